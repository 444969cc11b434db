-- SPDX-License-Identifier: Apache-2.0
--
-- A traveller walks up and shows nothing at first: their face finds a candidate among this flight's
-- travellers, and their boarding pass, or else a finger, confirms it. Needs a gallery.

local body = require("steps.body")

--- Captures a face and looks for its entry. Both nil when the traveller would rather not show it.
local function look(visit)
  if not visit:ask("face") then
    return nil, nil
  end
  local face = visit:capture("face.image")
  return face, visit:find("manifest.entry", face)
end

---@type cotejo.Workflow
return {
  api = 1,
  name = "walk-up",
  run = function(visit)
    local face, candidate = look(visit)

    visit:ask("document")
    local pass = visit:capture("document.boarding-pass")
    local entry = visit:find("manifest.entry", pass) or candidate
    if not entry then
      visit:say(pass and "not-listed" or "not-read")
    elseif pass and face then
      -- The pass names the candidate, or somebody else: the face must be that one's.
      visit:compare(face, visit:extract("face.image", entry))
    else
      -- A face alone is not enough, and neither is a pass.
      visit:say("another-way")
      body.compare(visit, "finger", entry)
    end

    return visit:decide()
  end,
}
