// SPDX-License-Identifier: Apache-2.0
//
// cotejo-child: confines itself, then loads one plugin and does the jobs its host sends.

#include <sys/prctl.h>
#include <signal.h>
#include <unistd.h>

#include <clocale>
#include <memory>
#include <thread>

#include "isolation/child_host.hpp"
#include "isolation/child_inputs.hpp"
#include "isolation/crash.hpp"
#include "isolation/lifeline.hpp"
#include "isolation/sandbox.hpp"
#include "isolation/spawn.hpp"
#include "plugin/library.hpp"

namespace {

using namespace cotejo;

/// What hello brings.
struct Assignment {
    wire::Config config;
    Map control;
    std::unique_ptr<Channel> bell;
    Blocks blocks;
};

/// A message too big for a datagram lies in the last descriptor that came; maps it into `file`.
/// Empty when it cannot be had.
wire::Bytes whole(Inbox& inbox, Map& file) {
    const std::uint64_t size = wire::size_in_file(inbox.message());
    if (!size) return inbox.message();
    if (inbox.descriptors.empty()) return {};
    Result<Map> map = Map::of(inbox.descriptors.back().get(), size, Map::Access::read);
    inbox.descriptors.pop_back();
    if (map) file = std::move(*map);
    return file.bytes();
}

/// Reads the host's hello and maps what comes with it. Nothing when it is not one of ours.
std::unique_ptr<Assignment> assigned(const Channel& wire) {
    const auto inbox = std::make_unique<Inbox>();
    if (wire.receive(*inbox, true) != Arrived::message) return nullptr;
    auto assignment = std::make_unique<Assignment>();
    Map file;
    const bool ours = wire::decode(whole(*inbox, file), assignment->config);
    auto next = inbox->descriptors.begin();
    const auto end = inbox->descriptors.end();
    if (!ours || end - next < 2) return nullptr;
    Result<Map> control = Map::of((next++)->get(), kControlSize, Map::Access::write);
    if (!control) return nullptr;
    assignment->control = std::move(*control);
    assignment->bell = std::make_unique<Channel>(std::move(*next++));
    const Needs& needs = assignment->config.manifest.needs;
    if (next == end) return assignment;
    Result<Map> pool =
        Map::of(next->get(), needs.blocks * needs.block_size, Map::Access::write);
    if (!pool) return nullptr;
    pool->lock();
    assignment->blocks = Blocks(std::move(*pool), needs.blocks);
    return assignment;
}

std::uint64_t now_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000u +
           static_cast<std::uint64_t>(now.tv_nsec);
}

/// Gives up everything that is not granted. Before this line runs no foreign code, after it all.
wire::Ready confined(const wire::Config& config) {
    Grants grants{config.manifest.needs, config.readable, config.writable};
    grants.readable.push_back(config.manifest.folder);
    grants.readable.push_back(config.manifest.library.parent_path());
    wire::Ready ready;
    const std::uint64_t before = now_ns();
    Result<std::vector<std::string>> missing = confine(grants);
    ready.confine_ns = now_ns() - before;
    if (!missing) {
        ready.status = missing.error().status;
        ready.what = missing.error().what;
        return ready;
    }
    ready.missing = std::move(*missing);
    if (!config.require_sandbox || ready.missing.empty()) return ready;
    ready.status = Status::unavailable;
    ready.what = "the sandbox is incomplete here: " + ready.missing.front();
    return ready;
}

/// Loads the library and makes the one instance.
wire::Ready created(const Manifest& manifest, const HostTable& table, cotejo_plugin& plugin,
                    wire::Ready ready) {
    const Result<Library> library = Library::open(manifest);
    if (!library) {
        ready.status = library.error().status;
        ready.what = library.error().what;
        return ready;
    }
    cotejo_status status = COTEJO_FAILED;
    try {
        status = library->entry().create(table.c(), &plugin);
    } catch (...) {
        ready.what = "create() threw an exception; ";
    }
    if (status == COTEJO_OK && plugin.run && plugin.destroy) return ready;
    const Outcome outcome = outcome_of(status, {});
    ready.status = status == COTEJO_OK ? Status::invalid : outcome.status;
    ready.what += status == COTEJO_OK ? "create() gave no run() or no destroy()"
                                      : "create() ended as " + std::string(name(outcome.status));
    return ready;
}

/// Sleeps until the host cancels a job, and then calls the plugin's cancel(). Ends with its channel.
class Bell {
public:
    Bell(const Channel& channel, const cotejo_plugin& plugin)
        : channel_(channel), plugin_(plugin), thread_([this] { listen(); }) {}
    ~Bell() {
        channel_.shut();
        thread_.join();
    }
    void now(const cotejo_job* job) {
        const std::lock_guard lock(mutex_);
        job_ = job;
    }

private:
    void listen() {
        const auto inbox = std::make_unique<Inbox>();
        while (channel_.receive(*inbox, false) == Arrived::message) {
            const wire::ToChild message = wire::decode_to_child(inbox->message());
            const auto* cancel = std::get_if<wire::Cancel>(&message);
            const std::lock_guard lock(mutex_);
            if (cancel && job_ && job_->id == cancel->job) plugin_.cancel(plugin_.self, job_);
        }
    }

    const Channel& channel_;
    const cotejo_plugin& plugin_;
    std::mutex mutex_;
    const cotejo_job* job_ = nullptr;
    std::thread thread_;
};

/// Does jobs until the host lets go of the socket.
class Server {
public:
    Server(const Channel& wire, ChildHost& host, const cotejo_plugin& plugin, Bell* bell)
        : wire_(wire), host_(host), plugin_(plugin), bell_(bell) {}

    void serve() {
        while (wire_.receive(*inbox_, true) == Arrived::message) {
            Map file;
            wire::ToChild decoded = wire::decode_to_child(whole(*inbox_, file));
            if (std::holds_alternative<std::monostate>(decoded)) return;
            if (auto* run = std::get_if<wire::Run>(&decoded)) work(*run);
            if (const auto* block = std::get_if<wire::Block>(&decoded))
                host_.blocks().returned(block->slot);
        }
    }

private:
    void work(wire::Run& run) {
        const cotejo_job* job = inputs_.open(run, inbox_->descriptors);
        inbox_->descriptors.clear();
        cotejo_status status = COTEJO_FAILED;
        if (job) {
            now(job);
            try {
                status = plugin_.run(plugin_.self, job);
            } catch (...) {
                host_.log(COTEJO_ERROR, "run() threw an exception");
            }
            now(nullptr);
        }
        inputs_.clear();
        wire::encode(wire::Done{run.job, status}, buffer_);
        wire_.send_while(buffer_, [] { return true; });
    }

    void now(const cotejo_job* job) {
        host_.now(job);
        if (bell_) bell_->now(job);
    }

    const Channel& wire_;
    ChildHost& host_;
    const cotejo_plugin& plugin_;
    Bell* bell_;
    std::unique_ptr<Inbox> inbox_ = std::make_unique<Inbox>();
    ChildInputs inputs_;
    wire::Buffer buffer_;
};

int serve(const Channel& wire) {
    std::unique_ptr<Assignment> assignment = assigned(wire);
    if (!assignment) return 2;
    wire::Config& config = assignment->config;
    auto& control = *reinterpret_cast<Control*>(assignment->control.data());
    hold_lifeline(control);
    wire::Ready ready = confined(config);
    ChildHost host(wire, control,
                   std::move(assignment->blocks), config.settings);
    const HostTable table(host);
    cotejo_plugin plugin{};
    if (ready.status == Status::ok) ready = created(config.manifest, table, plugin, ready);
    wire::Buffer buffer;
    wire::encode(ready, buffer);
    if (wire.send(buffer) != Channel::Sent::yes || ready.status != Status::ok) return 1;
    {
        const std::unique_ptr<Bell> bell =
            plugin.cancel ? std::make_unique<Bell>(*assignment->bell, plugin) : nullptr;
        Server(wire, host, plugin, bell.get()).serve();
    }
    plugin.destroy(plugin.self);
    return 0;
}

}  // namespace

int main() {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // What a terminal or a service manager sends to the whole group is the host's to answer.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::signal(signal, SIG_IGN);
    std::setlocale(LC_ALL, "C.UTF-8");
    const Channel wire{Descriptor(kWireDescriptor)};
    tell_crashes(kWireDescriptor);
    const int code = serve(wire);
    // No static destructor of a vendor's library runs: the host waits for none.
    ::_exit(code);
}
