// SPDX-License-Identifier: Apache-2.0
//
// RunMessage: a job as it is sent to a child, its inputs inside it or beside it.

#pragma once

#include <memory>
#include <vector>

#include "isolation/channel.hpp"
#include "isolation/pool.hpp"
#include "isolation/wire.hpp"

#include "cotejo/instance.hpp"

namespace cotejo {

/// The pools that one reader has mapped, by the number it knows them under.
class KnownPools {
public:
    struct Known {
        std::uint32_t number;
        bool before; ///< false: its descriptor must go along this time
    };
    /// A number of a pool that is gone is given to the next.
    Known know(const std::shared_ptr<Pool>& pool);

private:
    std::vector<std::weak_ptr<Pool>> pools_;
};

/// Decides where each input crosses: small ones are copied into the message, a slot goes by its
/// pool's number, a frozen record as a read-only descriptor; everything else is copied, and a message
/// that grows past a datagram travels whole in a memory file. Borrows the job.
class RunMessage {
public:
    RunMessage(std::uint64_t id, const Job& job, KnownPools& known);
    /// Status::failed when there is no memory to send it, Status::unavailable when nobody is there.
    Result<void> send(const Channel& channel);

private:
    void place(const Record& record, wire::RecordOnWire& input, KnownPools& known);

    wire::Run run_;
    std::vector<int> descriptors_;
};

}  // namespace cotejo
