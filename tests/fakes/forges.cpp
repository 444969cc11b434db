// SPDX-License-Identifier: Apache-2.0
//
// Speaks the wire past its host's checks: messages that are well formed, and lie.

#include <sys/socket.h>

#include "fake.hpp"
#include "isolation/wire.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        wire::Emit emit;
        emit.job = job.raw()->id;
        emit.record.record.kind = job.raw()->gives;
        emit.record.record.format = COTEJO_FORMAT_BYTES;
        emit.record.record.size = 64;
        emit.record.place = wire::Place::slot;
        const cotejo_fact verdict{COTEJO_FACT_LISTED, nullptr, 1};
        const std::string_view lie = job.option("lie");
        if (lie == "slot") emit.record.number = 2;
        if (lie == "offset") emit.record.offset = 64 * 1024 - 63;
        if (lie == "size") emit.record.record.size = UINT64_MAX;
        if (lie == "job") ++emit.job;
        if (lie == "kind") emit.record.record.kind = "fake.other";
        if (lie == "file") emit.record.place = wire::Place::file;
        if (lie == "pool") emit.record.place = wire::Place::pool;
        if (lie == "raster") {
            emit.record.record.format = COTEJO_FORMAT_GRAY8;
            emit.record.record.width = emit.record.record.height = emit.record.record.stride = 64;
        }
        if (lie == "verdict") {
            emit.record.record.facts = &verdict;
            emit.record.record.fact_count = 1;
        }
        send(emit);
        if (lie == "twice") send(emit);
        if (lie == "done") say_done(job.raw()->id + 1);
        while (!job.cancelled()) {
        }
        return {};
    }

    template <class Message>
    static void send(const Message& message) {
        wire::Buffer buffer;
        wire::encode(message, buffer);
        ::send(3, buffer.data(), buffer.size(), MSG_NOSIGNAL);
    }
    static void say_done(std::uint64_t job) { send(wire::Done{job, COTEJO_OK}); }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.forges", Plugin)
