-- SPDX-License-Identifier: Apache-2.0
--
-- What travellers show of themselves: the pass that leads to their entry, and a passport or card.

local document = {}

--- The boarding pass or, on flights without one, the number of a wristband or list.
---@param visit cotejo.Visit
---@return cotejo.Sample|nil
---@return cotejo.Status? status when the first is nil
function document.pass(visit)
  local pass, why = visit:capture("document.boarding-pass", { skip = true })
  if why == "skipped" or why == "retry" then
    return visit:capture("document.list-number", { skip = true })
  end
  return pass, why
end

--- The passport or card: its printed lines, then the chip that they open. Who has none goes on without.
--- An officer is called where two of the sources contradict each other, or the chip is a copy or was
--- altered: then nothing more is asked of the traveller.
---@param visit cotejo.Visit
---@param entry cotejo.Sample
---@return cotejo.Sample|nil chip only one that proved itself, and is this entry's
---@return boolean called an officer was
function document.papers(visit, entry)
  local lines, why = visit:capture("document.mrz", { skip = true })
  if not lines then
    if why == "retry" then
      visit:say("no-lines")
    end
    return nil, false
  end
  local chip = visit:capture("document.chip", lines, { skip = true })
  local same = visit:compare(chip, entry)
  local reason = nil
  if chip and (chip.failed or 0) > 0 then
    reason = "chip-not-genuine"
  elseif visit:compare(lines, entry) == false or same == false then
    reason = "document-differs"
  elseif chip and visit:compare(lines, chip) ~= true then
    reason = "page-differs-from-chip"
  end
  if reason then
    visit:officer(reason)
  end
  -- Whoever says too little to be told from others is nobody's portrait.
  if chip and chip.valid == 1 and same and not reason then
    return chip, false
  end
  return nil, reason ~= nil
end

return document
