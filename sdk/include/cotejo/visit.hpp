// SPDX-License-Identifier: Apache-2.0
//
// Visit: one traveller's check-in and everything gathered in it.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
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

class AuditLog;
class Entries;
class Providers;
class Store;

/// Names a sample held by a visit; 0 is nil. Meaningless in any other visit.
using Handle = std::uint32_t;

/// Why a step gave nothing: the ABI's status word ("retry", "unavailable"), or "declined", "used",
/// "elsewhere", "missing" (given nil).
struct Miss {
    std::string word;
};

/// What the traveller may answer while a capture goes on.
struct Offers {
    bool unable = false; ///< they cannot do the active check that is asked of them
    bool skip = false;   ///< they have nothing of the kind
    bool type = false;   ///< they would rather type what a reader would read

    bool operator==(const Offers&) const = default;
};

/// One of them, taken.
struct Reply {
    enum class Word { unable, skip, typed } word = Word::unable;
    std::string text = {}; ///< what was typed
};

/// What a visit shows and asks. The kiosk implements it with a screen. Called on the visit's
/// thread; nothing but ask() may wait.
class Front {
public:
    virtual ~Front() = default;
    /// Shows the notice for `asked.<name>` and waits for the traveller: true when they agree, false
    /// when they decline or `stop` is requested.
    virtual bool ask(std::string_view name, std::stop_token stop) = 0;
    /// A capture of this kind begins, with what the traveller may say meanwhile. Called again when
    /// another active check was drawn for them; its time begins anew.
    virtual void capturing(std::string_view kind, const Offers& offers) = 0;
    /// What they said since the last call.
    virtual std::optional<Reply> reply() { return std::nullopt; }
    /// The newest frame of a running capture. Keeps the record no longer than it takes to draw it.
    virtual void preview(const Record& frame) = 0;
    /// What an assessor measured of a frame of the running capture: `quality`. Where it says who else
    /// is in the picture, they are shown to nobody.
    virtual void judged(const Record&) {}
    /// What the traveller can do now; an empty hint clears it.
    virtual void guide(const Guide& guide) = 0;
    /// The capture ended; the machine works or the next step follows.
    virtual void captured() = 0;
    /// Says one of the workflow's texts, by its key in config/text.
    virtual void say(std::string_view key) = 0;
    /// How much longer the traveller asked for since the last call.
    virtual std::chrono::milliseconds extension() { return std::chrono::milliseconds(0); }
};

/// Who measured something: an instance, its plugin and that plugin's version; `cotejo` alone for
/// what the SDK finds itself.
struct Provenance {
    std::string instance = "cotejo";
    std::string plugin;
    std::string version;
};

/// One thing found out in a visit. Only the SDK makes findings.
struct Finding {
    std::string name;            ///< "face.same", "manifest.entry.listed", "asked.face"
    std::vector<Handle> about;   ///< the samples it speaks of; for `.same` probe, then reference
    std::optional<double> score; ///< what was measured, and
    std::optional<double> limit; ///< what it was held against
    Provenance by;
};

/// Why a visit ends as it does.
struct Verdict {
    Decision decision = Decision::officer;
    std::string reference;          ///< for the receipt: short, random, no personal data
    std::vector<std::string> unmet; ///< lines of `through` that nothing met, for the officer
    std::string reason;             ///< a word when something else sent them to an officer
};

/// A kind that a traveller may type: which fact of it, and what that looks like as a whole
/// (an ECMAScript regular expression).
struct Typed {
    std::string fact;
    std::string pattern;
};

/// Fills bytes nobody can foretell; false when there are none to be had.
using RandomBytes = std::function<bool(std::span<std::uint8_t>)>;

/// What a visit works with; all of it outlives the visit.
struct VisitSetting {
    const Policy& policy;
    Providers& providers;
    Entries& entries;
    AuditLog& audit;
    Store& store;
    Front& front;
    std::string workflow;            ///< its name, for the audit log
    std::string retention = "check-in"; ///< class of what is kept of a traveller who is through
    bool attended = false;           ///< an officer attends this visit
    bool clock_trusted = false;      ///< else dates are unknown, and an officer decides
    LogSink log;
    RandomBytes random; ///< for challenges; empty: the system's cryptographic generator
    /// What a search of the flight's set cannot find yet, in words for the log; may be empty.
    std::function<std::string()> gallery_gap;
    std::map<std::string, Typed> typed = {}; ///< by kind
};

/// How a capture is made.
struct CaptureOptions {
    Handle unlock = 0; ///< what opens its source; 0: nothing
    int count = 1;     ///< impressions, 1 to 16
    bool skip = false; ///< the traveller may say that they have none: "skipped"
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
    /// Writes the visit's end down, then wipes every record.
    ~Visit();
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    /// Shows the notice for a name the policy knows and makes asked.<name>; "declined" otherwise.
    Result<void, Miss> ask(std::string_view name);
    /// Captures, freezes and assesses a sample of `kind`, or takes one that the traveller types. Where
    /// an instance extracts `kind` from `kind`, each record is reduced to its subject by that before
    /// it is frozen; a record that cannot be is not frozen ("refused").
    Result<Handle, Miss> capture(std::string_view kind, CaptureOptions options = {});
    /// Judges a held sample again; makes `<family>.good`.
    Result<void, Miss> assess(Handle sample);
    /// Looks for a presentation attack; makes `<family>.live`.
    Result<void, Miss> detect(Handle sample);
    /// Makes a part or template of `gives` from a sample.
    Result<Handle, Miss> extract(std::string_view gives, Handle sample);
    /// Compares two samples of a family; makes `<family>.same` if the policy's limit is kept.
    /// True when it held. Of an exact comparator a score between 0 and 1 is "doubtful": nothing differs,
    /// and too little is said.
    Result<bool, Miss> compare(Handle probe, Handle reference);
    /// Finds the entry this sample's facts are a key of. A body's sample is looked for in the gallery
    /// first, among this flight's travellers; with a `purpose`, a word, among all that the gallery's
    /// own settings grant for it ("elsewhere": someone of another flight). That is an attempt, held
    /// against the policy's rate divided by how many were searched, and the log has it before it is
    /// made. Whoever is found by their body alone is a candidate.
    Result<Handle, Miss> find(std::string_view kind, Handle by, std::string_view purpose = {});
    void say(std::string_view key);
    /// Ends the gathering: whatever was found, an officer decides.
    void officer(std::string_view reason);
    /// Holds the findings against the policy, writes them down durably, and says how it ends.
    /// Later steps do nothing; a second call gives the same verdict.
    Verdict decide();

    /// What an officer may want to see of a visit that is theirs: for each family that an instance puts
    /// side by side, one record of what its samples say; then the checks that were made of each sample,
    /// as facts without data. Personal data. Takes as long as those instances do. Nothing before decide().
    std::vector<Record> evidence() const;
    Glimpse glimpse(Handle sample) const;
    /// What was found so far; `.same` joins when the visit is decided.
    const std::vector<Finding>& findings() const;
    bool decided() const;
    /// The visit's name in the audit log: 32 hexadecimal digits.
    std::string id() const;

    struct State;

private:
    std::unique_ptr<State> state_;
};

}  // namespace cotejo
