// SPDX-License-Identifier: Apache-2.0
//
// Visit: one traveller's check-in and everything gathered in it.

#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/instance.hpp"
#include "cotejo/policy.hpp"
#include "cotejo/record.hpp"
#include "cotejo/result.hpp"

namespace cotejo {

class Providers;
class Ledger;

/// Names a sample held by a visit; 0 is nil. Meaningless in any other visit.
using Handle = std::uint32_t;

/// Why a step gave nothing: the ABI's status word ("retry", "unavailable"), or "declined", "used",
/// "elsewhere", "missing" (given nil).
struct Miss {
    std::string word;
};

/// What a visit shows and asks. The kiosk implements it with a screen. Called on the visit's
/// thread; nothing but ask() may wait.
class Front {
public:
    virtual ~Front() = default;
    /// Shows the notice for `asked.<name>` and waits for the traveller: true when they agree, false
    /// when they decline or `stop` is requested.
    virtual bool ask(std::string_view name, std::stop_token stop) = 0;
    /// A capture of this kind begins; `until` may be moved on by extend().
    virtual void capturing(std::string_view kind) = 0;
    /// The newest frame of a running capture. Keeps the record no longer than it takes to draw it.
    virtual void preview(const Record& frame) = 0;
    /// What the traveller can do now; an empty hint clears it.
    virtual void guide(const Guide& guide) = 0;
    /// The capture ended; the machine works or the next step follows.
    virtual void captured() = 0;
    /// Says one of the workflow's texts, by its key in config/text.
    virtual void say(std::string_view key) = 0;
    /// How much longer the traveller asked for since the last call.
    virtual std::chrono::seconds extension() { return std::chrono::seconds(0); }
};

/// One thing found out in a visit. Only the SDK makes findings.
struct Finding {
    std::string name;            ///< "face.same", "manifest.entry.listed", "asked.face"
    std::vector<Handle> about;   ///< the samples it speaks of; for `.same` probe, then reference
    std::optional<double> score; ///< what was measured, and
    std::optional<double> limit; ///< what it was held against
    std::string by;              ///< "<instance> <plugin id> <version>", or "cotejo"
};

/// Why a visit ends as it does.
struct Verdict {
    Decision decision = Decision::officer;
    std::string reference;          ///< for the receipt: short, random, no personal data
    std::vector<std::string> lines; ///< lines of `through` that nothing met, for the officer
};

/// What a visit works with; all of it outlives the visit.
struct VisitSetting {
    const Policy& policy;
    Providers& providers;
    Ledger& ledger;      ///< lists, audit log and store
    Front& front;
    bool attended = false;
    LogSink log;
};

/// The sample a workflow may see: its kind and the facts the policy makes visible.
struct Glimpse {
    std::string kind;
    std::vector<Fact> facts;
};

/// One traveller's check-in. Every step either gives a handle or says why not; none throws. One
/// thread. Ending it wipes every record.
class Visit {
public:
    /// `stop` is the traveller's wish for a person, a shutdown, or the workflow's end: every step
    /// under way then ends as "cancelled".
    Visit(VisitSetting setting, std::stop_token stop);
    ~Visit();

    /// Shows the notice for a name the policy knows and makes asked.<name>; "declined" otherwise.
    Result<void, Miss> ask(std::string_view name);
    /// Captures, freezes and assesses a sample of `kind`; `unlock` opens its source (0: nothing).
    Result<Handle, Miss> capture(std::string_view kind, Handle unlock = 0, int count = 1);
    /// Judges a held sample again; makes `<family>.good`.
    Result<void, Miss> assess(Handle sample);
    /// Looks for a presentation attack; makes `<family>.live`.
    Result<void, Miss> detect(Handle sample);
    /// Makes a part or template of `gives` from a sample.
    Result<Handle, Miss> extract(std::string_view gives, Handle sample);
    /// Compares two samples of a family; makes `<family>.same` if the policy's limit is kept.
    /// True when it held.
    Result<bool, Miss> compare(Handle probe, Handle reference);
    /// Finds the entry this sample's facts are a key of: a flight's list, a store.
    Result<Handle, Miss> find(std::string_view kind, Handle by);
    void say(std::string_view key);
    /// Ends the gathering: whatever was found, an officer decides.
    void officer(std::string_view reason);
    /// Holds the findings against the policy, writes them down durably, and says how it ends.
    /// Later steps do nothing; a second call gives the same verdict.
    Verdict decide();

    Glimpse glimpse(Handle sample) const;
    const std::vector<Finding>& findings() const;
    bool decided() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace cotejo
