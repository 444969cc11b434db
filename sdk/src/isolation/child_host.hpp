// SPDX-License-Identifier: Apache-2.0
//
// ChildHost: the host a plugin sees from inside a child; what it asks goes over the wire.

#pragma once

#include <atomic>
#include <map>
#include <string>

#include "isolation/channel.hpp"
#include "isolation/child_blocks.hpp"
#include "isolation/control.hpp"
#include "isolation/wire.hpp"
#include "plugin/host_table.hpp"

namespace cotejo {

/// Answers a plugin's calls. Checks what the plugin does, so that an honest mistake is told to it at
/// once; the host checks again.
class ChildHost final : public HostServices {
public:
    ChildHost(const Channel& wire, const Control& control, Blocks blocks,
              std::map<std::string, std::string> settings)
        : wire_(wire), control_(control), blocks_(std::move(blocks)),
          settings_(std::move(settings)) {}

    /// Says which job the plugin is about to do, or with null that it has ended. Worker.
    void now(const cotejo_job* job);
    Blocks& blocks() { return blocks_; }

    const char* setting(const char* name) override;
    void log(cotejo_level level, std::string line) override;
    cotejo_status acquire(std::uint64_t size, cotejo_block& block) override;
    void release(std::uint32_t block) override { blocks_.release(block); }
    cotejo_status emit(std::uint64_t job, Emitted record) override;
    void guide(std::uint64_t job, Guide guide) override;
    bool cancelled(std::uint64_t job) override;

private:
    bool place(const Emitted& record, wire::RecordOnWire& item) const;
    cotejo_status refuse(const Emitted& record, cotejo_status status, const std::string& what);
    void hear();

    const Channel& wire_;
    const Control& control_;
    Blocks blocks_;
    std::map<std::string, std::string> settings_;
    const cotejo_job* job_ = nullptr;
    std::atomic<std::uint64_t> current_{0}; ///< the job's number for [any] threads; 0: none
    std::atomic<std::uint64_t> deadline_ns_{UINT64_MAX};
    wire::Buffer buffer_;
    Inbox inbox_;
};

}  // namespace cotejo
