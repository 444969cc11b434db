---@meta
-- SPDX-License-Identifier: Apache-2.0
--
-- The whole Lua API of a workflow, for editors and checkers. Nobody runs it. It is made from
-- kiosk/script_api.cpp: cotejo-script --stubs >scripts/api/cotejo.d.lua
error("Cannot require a meta file")

---What a workflow file returns.
---@class cotejo.Workflow
---@field api 1 the version of the steps it is written for
---@field name string what it is called in logs
---@field run fun(visit: cotejo.Visit) one traveller's check-in

---Something that a visit holds. A workflow sees its kind and the facts that the policy lists under
---`visible`; the bytes stay in the kiosk. It cannot be made, changed or carried to another visit.
---@class cotejo.Sample
---@field kind string what it is: "ticket.code"
---@field [string] string|number|nil a visible fact: ticket.legs, ticket["leg.1.to"]

---Why a step gave nothing. The ABI's words: retry, refused, cancelled, not_found, failed, invalid,
---unsupported, busy, unavailable; and: declined (the traveller said no), used (there is a check-in
---already), elsewhere (another flight or day), skipped (the traveller has none), missing (the step was
---given nil).
---@alias cotejo.Status string

---@class cotejo.CaptureOptions
---@field count? integer how many impressions, 1 to 16
---@field skip? boolean the traveller may say that they have none

---@class cotejo.FindOptions
---@field purpose? string why more than this flight is searched: "lost-child"

---@class cotejo
---@field api integer the version of the steps that this kiosk has
cotejo = {}

---One traveller's check-in. A step given nil does nothing and gives nil and "missing"; a mistake in
---the workflow, such as a wrong name or type, is an error. Ending without decide() is an officer.
---@class cotejo.Visit
local Visit = {}

---Shows the notice `name` and waits for the traveller.
---True when they agree; nil and "declined" when they do not.
---
---    visit:ask("ticket")
---@param name string
---@return true|nil
---@return cotejo.Status? status when the first is nil
function Visit:ask(name) end

---Captures a sample of a kind and holds it for good.
---Where the policy has a challenge, the traveller is asked to do it meanwhile.
---`unlock` is what opens its source; `options.count` asks for several impressions, 1 to 16;
---with `options.skip` the traveller may say that they have none: nil and "skipped".
---
---    local ticket = visit:capture("ticket.code")
---@param kind string
---@param unlock? cotejo.Sample
---@param options? cotejo.CaptureOptions
---@return cotejo.Sample|nil
---@return cotejo.Status? status when the first is nil
function Visit:capture(kind, unlock, options) end

---Judges a sample's quality once more.
---
---    visit:assess(picture)
---@param sample cotejo.Sample|nil
---@return true|nil
---@return cotejo.Status? status when the first is nil
function Visit:assess(sample) end

---Looks for an attack on the sensor: a mask, a picture of a picture, a challenge not done.
---
---    visit:detect(body)
---@param sample cotejo.Sample|nil
---@return true|nil
---@return cotejo.Status? status when the first is nil
function Visit:detect(sample) end

---Makes a part of a sample: the picture out of a list's entry.
---
---    local picture = visit:extract("body.image", entry)
---@param kind string
---@param sample cotejo.Sample|nil
---@return cotejo.Sample|nil
---@return cotejo.Status? status when the first is nil
function Visit:extract(kind, sample) end

---Compares two samples of one family. True when the policy's limit is kept, false when not;
---where fields are compared, nil and "doubtful" when nothing differs and too little is said.
---The policy bounds how often this may count.
---
---    visit:compare(body, picture)
---@param probe cotejo.Sample|nil
---@param reference cotejo.Sample|nil
---@return boolean|nil held
---@return cotejo.Status? status when the first is nil
function Visit:compare(probe, reference) end

---Finds the record of a kind that a sample's facts, or a body, are a key of.
---A body is looked for among this flight's travellers. With `options.purpose`, a word that the
---gallery's settings grant and the log gets, among all.
---Nil and "used" when it has a check-in, "elsewhere" when it is for another flight or day.
---
---    local entry = visit:find("manifest.entry", ticket)
---@param kind string
---@param by cotejo.Sample|nil
---@param options? cotejo.FindOptions
---@return cotejo.Sample|nil
---@return cotejo.Status? status when the first is nil
function Visit:find(kind, by, options) end

---Shows one of the texts under `says` in config/text.
---
---    visit:say("one-more-try")
---@param key string
function Visit:say(key) end

---Ends the gathering: whatever was found, an officer decides.
---The reason is a word for the log, such as "group-of-travellers".
---
---    visit:officer("group-of-travellers")
---@param reason string
function Visit:officer(reason) end

---Holds what was found against the policy and ends the visit.
---
---    return visit:decide()
---@return "through"|"officer"
function Visit:decide() end
