-- SPDX-License-Identifier: Apache-2.0
--
-- Compares a part of the body with what a genuine chip, or else the list, has of it.

local body = {}

--- Asks for a part of the body, captures it and compares it. A hand that shook or an eye that
--- closed sends nobody to the officer: there is a second try. How many count, the policy says.
--- False when the traveller declined, the list has nothing to compare with or the sensor is not
--- there: another part may do.
---@param visit cotejo.Visit
---@param part "face"|"finger"
---@param entry cotejo.Sample
---@param chip cotejo.Sample|nil one that proved itself
---@return boolean tried
function body.compare(visit, part, entry, chip)
  local kind = part .. ".image"
  local reference = visit:extract(kind, chip) or visit:extract(kind, entry)
  if not reference or not visit:ask(part) then
    return false
  end
  for try = 1, 2 do
    if try == 2 then
      visit:say("try-again")
    end
    -- A face that is seen three times is known better; a finger is put down once.
    local sample, why = visit:capture(kind, { count = part == "face" and 3 or 1 })
    if why == "unavailable" then
      return false
    end
    -- Whoever was not seen in all that time, and could have asked for more, is helped by a person.
    if why == "retry" or visit:compare(sample, reference) then
      break
    end
  end
  return true
end

return body
