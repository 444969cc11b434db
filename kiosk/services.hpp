// SPDX-License-Identifier: Apache-2.0
//
// Services: everything a kiosk starts once and every visit uses.

#pragma once

#include <memory>
#include <string>

#include "cotejo/audit.hpp"
#include "cotejo/entries.hpp"
#include "cotejo/keys.hpp"
#include "cotejo/providers.hpp"
#include "cotejo/store.hpp"
#include "kiosk/config.hpp"
#include "kiosk/enrolment.hpp"

namespace cotejo::kiosk {

/// Instances, keys, audit log, store and the flight's lists. One thread, but for what their own
/// headers allow.
class Services {
public:
    /// Starts the instances (side by side), opens keys, log and store, ends what a crash left, and
    /// reads the lists. What is wrong is said with the file to mend; nothing keeps running then, but
    /// for a list: an error in the log, nobody is listed by it, and refresh_lists() tries again.
    static Result<std::unique_ptr<Services>> open(const Configuration& configuration,
                                                  WallClock clock, LogSink log);

    const KioskConfig& config() const { return config_; }
    Providers& providers() { return providers_; }
    AuditLog& audit() { return *audit_; }
    Store& store() { return *store_; }
    Entries& entries() { return *entries_; }
    const Flight& flight() const { return flight_; }
    const WallClock& clock() const { return clock_; }
    const LogSink& log() const { return log_; }
    /// What the galleries lack of the flight's lists, in words; "" when nothing.
    std::string gallery_gap() const { return enrolment_->gap(); }
    bool clock_trusted() const;
    /// Days that a check-in is kept.
    int check_in_days() const;

    /// Reads the lists anew if a file, or the day, has changed since. Between visits only. When a
    /// list cannot be read, the entries of before stay and the log says why.
    void refresh_lists();

    /// Signs what the audit log is now, in audit.checkpoint beside it, and erases what has outlived
    /// its retention. Between visits, as often as you like: it writes only when there is something new.
    void tidy();

    /// The first instance that stays down; "" when all are up.
    std::string down() const;

private:
    explicit Services(const Configuration& configuration, WallClock clock, LogSink log);

    Result<void> start_instances(const Registry& registry);
    Result<void> open_keeping();
    Result<void> open_enrolment();
    Result<std::unique_ptr<Instance>> start_apart(const std::string& name) const;
    void follow_lists();
    Result<void> hold_log_against_checkpoint(const PublicKey& machine) const;
    Result<void> note_versions();
    /// Without `all`, a list that cannot be read is said in the log and left out.
    Result<void> load_lists(bool all);
    Result<void> load(const ListConfig& list, const Flight& flight, Entries& entries);
    Result<std::vector<Record>> decode(const ListConfig& list);
    void say(cotejo_level level, const std::string& text) const;

    const KioskConfig config_;
    WallClock clock_;
    LogSink log_;
    Providers providers_;
    std::unique_ptr<Keys> keys_;
    std::unique_ptr<AuditLog> audit_;
    std::unique_ptr<Store> store_;
    std::shared_ptr<Entries> entries_;
    Flight flight_;
    std::uint64_t signed_entries_ = 0; ///< of the audit log, by its last checkpoint
    std::string lists_seen_; ///< what refresh_lists() compares: day, times and sizes
    std::unique_ptr<Enrolment> enrolment_; ///< goes first: it uses all of the above
};

}  // namespace cotejo::kiosk
