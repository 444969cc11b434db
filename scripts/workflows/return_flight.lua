-- SPDX-License-Identifier: Apache-2.0
--
-- A traveller checks in for a return flight: shows the boarding pass, then a face, or a finger
-- instead.

local body = require("steps.body")

---@type cotejo.Workflow
return {
  api = 1,
  name = "return-flight",
  run = function(visit)
    visit:ask("document") -- notice, and consent where that is the basis
    local pass = visit:capture("document.boarding-pass")
    local entry = visit:find("manifest.entry", pass)

    -- Without an entry there is nothing to compare with, so nothing more is asked of the traveller.
    -- Who would rather not show a face may use a finger; who wants neither meets an officer.
    if entry and not body.compare(visit, "face", entry) then
      visit:say("another-way")
      body.compare(visit, "finger", entry)
    end

    return visit:decide()
  end,
}
