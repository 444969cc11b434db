// SPDX-License-Identifier: Apache-2.0
//
// Child: one process that runs a plugin, as its host sees it.

#include "isolation/child.hpp"

#include <fcntl.h>

namespace cotejo {
namespace {

/// A pipe whose ends never block: a plugin that prints without end waits for nobody.
Result<std::pair<Descriptor, Descriptor>> output_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0) return Error{Status::unavailable, "no pipe"};
    return std::pair{Descriptor(ends[0]), Descriptor(ends[1])};
}

}  // namespace

Result<std::shared_ptr<Child>> Child::start(const ChildPlan& plan) {
    auto wire = Channel::pair();
    if (!wire) return wire.error();
    auto bell = Channel::pair();
    if (!bell) return bell.error();
    auto output = output_pipe();
    if (!output) return output.error();
    Result<Descriptor> control = fixed_memory_file("cotejo-control", kControlSize);
    if (!control) return control.error();
    Result<Map> word = Map::of(control->get(), kControlSize, Map::Access::write);
    if (!word) return word.error();

    auto child = std::make_shared<Child>();
    child->control_ = std::move(*word);
    child->wire_ = std::make_shared<Channel>(std::move(wire->first));
    child->bell_ = std::make_unique<Channel>(std::move(bell->first));
    child->output = OutputLog(std::move(output->first));
    const Needs& needs = plan.config.manifest.needs;
    if (needs.blocks) {
        Result<std::shared_ptr<Pool>> pool = Pool::create(needs.blocks, needs.block_size);
        if (!pool) return pool.error();
        child->pool_ = std::move(*pool);
        child->pool_->notify(child->wire_);
    }
    Result<Process> process =
        Process::start(plan.program, std::move(wire->second), std::move(output->second));
    if (!process) return process.error();
    child->process = std::move(*process);
    const Result<void> told = child->hello(plan.config, control->get(), bell->second.get());
    if (!told) return told.error();
    return child;
}

Child::~Child() {
    control().cancelled = UINT64_MAX;
    process = Process();  // killed, if need be, and reaped
}

Result<void> Child::hello(const wire::Config& config, int control, int bell) {
    wire::Config exact = config;
    std::vector<int> descriptors = {control, bell};
    if (pool_) {
        exact.manifest.needs.block_size = pool_->slot_size();
        descriptors.push_back(pool_->descriptor());
    }
    wire::Buffer message;
    wire::encode(exact, message);
    Result<Descriptor> file = Descriptor();
    if (message.size() > kMostMessage) {
        file = sealed_memory_file("cotejo-hello", message);
        if (!file) return file.error();
        descriptors.push_back(file->get());
        wire::encode_in_file(wire::Type::hello, message.size(), message);
    }
    if (wire_->send(message, descriptors) == Channel::Sent::yes) return {};
    return Error{Status::unavailable, "the child ended at once"};
}

std::optional<wire::Ready> Child::greet(const std::function<void(const wire::Log&)>& log) {
    const auto broken = [](const char* what) {
        wire::Ready ready;
        ready.status = Status::unavailable;
        ready.what = what;
        return ready;
    };
    for (;;) {
        const Arrived arrived = wire_->poll(inbox, false);
        if (arrived == Arrived::nothing) return std::nullopt;
        if (arrived == Arrived::closed) return broken("its process ended before it was ready");
        const wire::ToHost said = wire::decode_to_host(inbox.message());
        if (const auto* line = std::get_if<wire::Log>(&said)) {
            log(*line);
            continue;
        }
        wire::Ready ready;
        if (!wire::decode(inbox.message(), ready))
            return broken("cotejo-child is of another version, or the plugin wrote to its socket");
        // The pool is mapped by now: nobody gets another writable map of it.
        if (pool_ && !pool_->seal()) return broken("this kernel cannot seal a pool");
        lifeline_ = std::make_unique<Lifeline>(control(), wire_);
        return ready;
    }
}

Result<void> Child::run(std::uint64_t id, const Job& job) {
    ++jobs;
    return RunMessage(id, job, known_).send(*wire_);
}

void Child::cancel(std::uint64_t id) {
    control().cancelled.store(id, std::memory_order_relaxed);
    wire::Buffer message;
    wire::encode(wire::Cancel{id}, message);
    bell_->send(message);
}

}  // namespace cotejo
