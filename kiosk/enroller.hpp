// SPDX-License-Identifier: Apache-2.0
//
// Enroller: makes one gallery hold the flight's list, and nobody else of a list.

#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

#include "cotejo/audit.hpp"
#include "cotejo/entries.hpp"
#include "cotejo/keys.hpp"
#include "kiosk/enrolled.hpp"
#include "kiosk/enrolment_route.hpp"

namespace cotejo::kiosk {

/// Starts another instance as the one of this name is configured, for the caller alone.
using StartApart = std::function<Result<std::unique_ptr<Instance>>(const std::string& name)>;

/// What enrolment works with; all of it outlives the enrollers.
struct EnrolmentParts {
    const Keys& keys;
    AuditLog& audit;
    std::filesystem::path folder; ///< of the records of what was enrolled
    StartApart start;
    LogSink log;
};

/// One thread, but for left().
class Enroller {
public:
    Enroller(Route route, const EnrolmentParts& parts) : route_(std::move(route)), parts_(parts) {}

    /// Erases whom `entries` do not have, or have otherwise than before, then enrols whom the gallery
    /// lacks, each under their entry's own keys; null: there is no flight, and all are erased. Works
    /// through instances of its own, which end with it: the visits' are not kept waiting, and what a
    /// list showed them is gone. False: something stood in the way, the log says what, and calling
    /// again goes on from there; also when `stop` came.
    bool run(const Entries* entries, std::stop_token stop);

    /// How many entries wait for enrolment. Any thread.
    std::size_t left() const { return left_; }
    const std::string& gallery() const { return route_.gallery.instance->name(); }

private:
    struct Wanted;
    struct Made;

    bool open();
    std::vector<Wanted> wanted_of(const Entries& entries) const;
    bool erase_others(const std::vector<Wanted>& wanted, std::stop_token stop);
    bool erase(const std::vector<LookupKey>& keys, std::stop_token stop);
    void write_down(std::size_t erased) const;
    bool enrol(const Entries& entries, const std::vector<Wanted>& wanted, std::stop_token stop);
    bool enrol_batch(const Entries& entries, std::span<const Wanted> batch, std::stop_token stop);
    bool start_apart();
    std::optional<Made> make(FoundEntry entry, const Wanted& wanted, std::stop_token stop);
    bool keep(const std::vector<Made>& made, std::stop_token stop);
    void summarise(const std::vector<Wanted>& wanted);
    bool save();
    bool hindered(const std::string& why);
    void say(cotejo_level level, const std::string& text) const;

    Route route_;
    const EnrolmentParts& parts_;
    std::optional<Enrolled> enrolled_;
    std::vector<std::unique_ptr<Instance>> apart_; ///< one a step
    std::set<LookupKey> faulty_; ///< marks over which an instance failed: not again in this process
    std::string hindrance_;      ///< said last, so that it is said once
    std::string summary_;
    std::atomic<std::size_t> left_ = 0;
};

}  // namespace cotejo::kiosk
