-- SPDX-License-Identifier: Apache-2.0
--
-- A traveller checks in for a return flight: shows the boarding pass, the passport or card if there is
-- one, then a face, or a finger instead.

local document = require("steps.document")
local body = require("steps.body")

--- Says in one sentence why an officer helps on. Whoever declined knows why, and hears nothing.
local function tell(visit, why)
  if why == "elsewhere" then
    visit:say("elsewhere")
  elseif why == "used" then
    visit:say("used")
  elseif why == "retry" or why == "skipped" then
    visit:say("not-read")
  elseif why == "not_found" or why == "doubtful" then
    visit:say("not-listed")
  end
end

---@type cotejo.Workflow
return {
  api = 1,
  name = "return-flight",
  run = function(visit)
    visit:ask("document") -- notice, and consent where that is the basis
    local pass, unread = document.pass(visit)
    local entry, unfound = visit:find("manifest.entry", pass)

    -- Without an entry there is nothing to compare with, so nothing more is asked of the traveller.
    if not entry then
      tell(visit, pass and unfound or unread)
      return visit:decide()
    end
    local chip, called = document.papers(visit, entry)
    if called then
      return visit:decide()
    end

    -- Who would rather not show a face may use a finger; who wants neither meets an officer.
    if not body.compare(visit, "face", entry, chip) then
      visit:say("another-way")
      body.compare(visit, "finger", entry)
    end

    return visit:decide()
  end,
}
