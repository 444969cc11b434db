// SPDX-License-Identifier: Apache-2.0
//
// Instance over a LocalWorker.

#include "plugin/local_instance.hpp"

#include <atomic>

#include "plugin/local_worker.hpp"

namespace cotejo {
namespace {

class LocalRunning final : public Running {
public:
    LocalRunning(std::shared_ptr<LocalJob> job, std::shared_ptr<LocalWorker> worker,
                 std::stop_token stop)
        : job_(std::move(job)), worker_(std::move(worker)), on_stop_(stop, [this] { cancel(); }) {}
    ~LocalRunning() override {
        cancel();
        while (!std::holds_alternative<Outcome>(next(Clock::time_point::max()))) {
        }
    }

    Event next(Clock::time_point until) override { return job_->next(until); }
    void cancel() override {
        if (const std::shared_ptr<LocalWorker> worker = worker_.lock()) worker->cancel(*job_);
    }
    int descriptor() const override { return job_->descriptor(); }

private:
    std::shared_ptr<LocalJob> job_;
    std::weak_ptr<LocalWorker> worker_;
    std::stop_callback<std::function<void()>> on_stop_;
};

class LocalInstance final : public Instance {
public:
    LocalInstance(std::shared_ptr<const Manifest> manifest, std::string name,
                  std::shared_ptr<LocalWorker> worker)
        : manifest_(std::move(manifest)), name_(std::move(name)), worker_(std::move(worker)) {}

    const Manifest& manifest() const override { return *manifest_; }
    const std::string& name() const override { return name_; }
    void replace() override { worker_->renew(); }
    bool up() const override { return worker_->up(); }

    std::unique_ptr<Running> start(Job job, std::stop_token stop) override {
        const Result<void> checked = check_job(*manifest_, job);
        auto queued = std::make_shared<LocalJob>(++last_id_, std::move(job));
        if (queued->descriptor() < 0)
            queued->finish(COTEJO_FAILED, "no descriptor is left; raise the limit of open files");
        else if (!checked)
            queued->finish(static_cast<cotejo_status>(checked.error().status),
                           checked.error().what);
        else
            worker_->start(queued);
        return std::make_unique<LocalRunning>(std::move(queued), worker_, std::move(stop));
    }

private:
    std::shared_ptr<const Manifest> manifest_;
    std::string name_;
    std::atomic<std::uint64_t> last_id_ = 0;
    std::shared_ptr<LocalWorker> worker_;
};

}  // namespace

Result<std::unique_ptr<Instance>> create_local(const Manifest& manifest, InstanceOptions options) {
    auto settings = check_settings(manifest, options.settings);
    if (!settings) return settings.error();
    auto own = std::make_shared<const Manifest>(manifest);
    std::string name = options.name;
    auto worker = std::make_shared<LocalWorker>(*own, std::move(options), std::move(*settings));
    if (Result<void> started = worker->started(); !started) return started.error();
    return std::unique_ptr<Instance>(
        std::make_unique<LocalInstance>(std::move(own), std::move(name), std::move(worker)));
}

}  // namespace cotejo
