// SPDX-License-Identifier: Apache-2.0
//
// IsolatedInstance: Instance over a Dispatcher.

#include "isolation/isolated_instance.hpp"

#include <algorithm>

#include "isolation/dispatcher.hpp"
#include "plugin/contract.hpp"

namespace cotejo {
namespace {

class IsolatedRunning final : public Running {
public:
    IsolatedRunning(std::shared_ptr<Ticket> ticket, std::shared_ptr<Dispatcher> dispatcher,
                    const std::stop_token& stop)
        : ticket_(std::move(ticket)), dispatcher_(std::move(dispatcher)) {
        if (stop.stop_possible()) on_stop_.emplace(stop, [this] { cancel(); });
    }
    ~IsolatedRunning() override {
        on_stop_.reset();
        cancel();
        while (!std::holds_alternative<Outcome>(next(Clock::time_point::max()))) {
        }
    }

    Event next(Clock::time_point until) override { return dispatcher_->next(*ticket_, until); }
    void cancel() override { dispatcher_->cancel(*ticket_, "cancelled"); }
    int descriptor() const override { return dispatcher_->descriptor(*ticket_); }

private:
    std::shared_ptr<Ticket> ticket_;
    std::shared_ptr<Dispatcher> dispatcher_;
    std::optional<std::stop_callback<std::function<void()>>> on_stop_;
};

class IsolatedInstance final : public Instance {
public:
    IsolatedInstance(const Manifest& manifest, std::string name, Keeping keeping)
        : manifest_(manifest),
          name_(std::move(name)),
          dispatcher_(std::make_shared<Dispatcher>(std::move(keeping))) {}
    ~IsolatedInstance() override { dispatcher_->close(); }

    Result<void> first() { return dispatcher_->first(); }

    const Manifest& manifest() const override { return manifest_; }
    const std::string& name() const override { return name_; }
    void replace() override { dispatcher_->replace(); }
    bool up() const override { return dispatcher_->up(); }

    std::unique_ptr<Running> start(Job job, std::stop_token stop) override {
        const Result<void> checked = check_job(manifest_, job);
        auto ticket = std::make_shared<Ticket>(std::move(job));
        if (checked) {
            dispatcher_->start(ticket);
        } else {
            ticket->state = Ticket::State::ended;
            ticket->outcome = {checked.error().status, checked.error().what};
        }
        return std::make_unique<IsolatedRunning>(std::move(ticket), dispatcher_, stop);
    }

private:
    Manifest manifest_;
    std::string name_;
    std::shared_ptr<Dispatcher> dispatcher_;
};

/// The paths that settings name: the plugin may read them, and write the folders declared so.
void grant(const Manifest& manifest, wire::Config& config) {
    for (const auto& [name, setting] : manifest.settings) {
        const auto value = config.settings.find(name);
        const bool path =
            setting.type == Setting::Type::file || setting.type == Setting::Type::folder;
        if (!path || value == config.settings.end() || value->second.empty()) continue;
        (setting.writable ? config.writable : config.readable).push_back(value->second);
    }
}

/// A spare is worth its memory where children are replaced after every visit, and harms nobody.
bool spare_is_worth_it(const Manifest& manifest, const wire::Config& config) {
    if (!config.writable.empty() || !manifest.needs.listen.empty()) return false;
    constexpr std::array kReplaced = {"capture", "assess", "detect", "extract", "compare"};
    return std::ranges::any_of(manifest.does, [&](const Role& role) {
        return std::ranges::find(kReplaced, role.role) != kReplaced.end();
    });
}

Keeping keeping_of(const Manifest& manifest, InstanceOptions&& options,
                   std::map<std::string, std::string>&& settings) {
    Keeping keeping;
    wire::Config& config = keeping.plan.config;
    config.manifest.id = manifest.id;
    config.manifest.abi = manifest.abi;
    config.manifest.folder = manifest.folder;
    config.manifest.library = manifest.library;
    config.manifest.needs = manifest.needs;
    config.settings = std::move(settings);
    config.require_sandbox = options.require_sandbox;
    grant(manifest, config);
    keeping.plan.program = child_program(options.child);
    keeping.name = std::move(options.name);
    keeping.log = std::move(options.log);
    keeping.start_within = options.start_within;
    keeping.grace = options.grace;
    keeping.standby = options.spare && spare_is_worth_it(manifest, config);
    return keeping;
}

}  // namespace

Result<std::unique_ptr<Instance>> create_isolated(const Manifest& manifest,
                                                  InstanceOptions options) {
    auto settings = check_settings(manifest, options.settings);
    if (!settings) return settings.error();
    std::string name = options.name;
    auto instance = std::make_unique<IsolatedInstance>(
        manifest, std::move(name), keeping_of(manifest, std::move(options), std::move(*settings)));
    const Result<void> started = instance->first();
    if (!started) return Error{started.error().status, manifest.id + ": " + started.error().what};
    return std::unique_ptr<Instance>(std::move(instance));
}

}  // namespace cotejo
