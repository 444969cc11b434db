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

--- The passport or card: its printed lines, then the chip that they open. Who has none goes on without,
--- and an officer is called where two of the sources contradict each other, or the chip is a copy or was altered.
---@param visit cotejo.Visit
---@param entry cotejo.Sample
---@return cotejo.Sample|nil chip only one that proved itself
function document.papers(visit, entry)
  local lines, why = visit:capture("document.mrz", { skip = true })
  if not lines then
    if why == "retry" then
      visit:say("no-lines")
    end
    return nil
  end
  local chip = visit:capture("document.chip", lines, { skip = true })
  if chip and (chip.failed or 0) > 0 then
    visit:officer("chip-not-genuine")
  end
  if visit:compare(lines, entry) == false or visit:compare(chip, entry) == false then
    visit:officer("document-differs")
  elseif visit:compare(lines, chip) == false then
    visit:officer("page-differs-from-chip")
  end
  if chip and chip.valid ~= 1 then
    return nil
  end
  return chip
end

return document
