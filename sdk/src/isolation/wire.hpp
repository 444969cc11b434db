// SPDX-License-Identifier: Apache-2.0
//
// The wire between host and child: seven messages, each at most 64 KiB.
//
//   hello   both ways   what to load and what to grant; ready, or why not
//   run     to child    one job; inputs inside it, or as read-only descriptors
//   cancel  to child    the job is no longer wanted; comes on a channel of its own (see below)
//   block   to child    a slot of the child's pool is free again
//   emit    to host     one record of the job
//   say     to host     a hint for the traveller, or a line for the log
//   done    to host     the job's status
//
// cancelled() reads a word in shared memory. The message `cancel` is for plugins that wait on
// something else: the child's second thread sleeps on its channel only to call the plugin's
// cancel(), so that the worker's channel has one reader.
//
// Whatever is decoded points into the message and is valid as long as that.

#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "isolation/bytes.hpp"

#include "cotejo/abi.h"
#include "cotejo/manifest.hpp"
#include "cotejo/result.hpp"

namespace cotejo::wire {

constexpr std::uint32_t kVersion = 1;
constexpr std::uint64_t kMostInside = 32 * 1024; ///< bytes of data that an emit may carry inside it

enum class Type : std::uint8_t { hello = 1, run, cancel, block, emit, say, done };

/// Where a record's bytes lie.
enum class Place : std::uint8_t {
    none,   ///< there are none
    inside, ///< in the message
    file,   ///< in a memory file that comes with the message
    pool,   ///< in a producer's pool, by the number the host gave it
    slot,   ///< in a slot of the sender's own pool
};

/// A record on the wire. `record.data` is set for bytes inside the message alone.
struct RecordOnWire {
    cotejo_record record{};
    std::vector<cotejo_fact> facts;
    Place place = Place::none;
    std::uint32_t number = 0;     ///< pool: its number; slot: which one, from 0
    std::int32_t descriptor = -1; ///< index among the message's; pool: -1 if it is known already
    std::uint64_t file_size = 0;  ///< file, pool: bytes to map
    std::uint64_t offset = 0;     ///< file, pool: where the record's bytes begin
};

/// What a child is to be. Descriptors beside it: control word, cancel channel, and the pool if any.
struct Config {
    Manifest manifest; ///< id, abi, folder, library and needs alone
    std::map<std::string, std::string> settings;
    std::vector<std::string> readable; ///< files and folders that the settings name
    std::vector<std::string> writable;
    bool require_sandbox = false;
};

/// A child's answer: ready, or why not, and what the sandbox could not do here.
struct Ready {
    Status status = Status::ok;
    std::string what;
    std::vector<std::string> missing;
    std::uint64_t confine_ns = 0; ///< what confining took
};

struct Run {
    std::uint64_t job = 0;
    std::uint64_t deadline_ns = UINT64_MAX;
    const char* role = "";
    const char* gives = "";
    std::vector<cotejo_fact> options;
    std::vector<RecordOnWire> inputs;
};
struct Cancel {
    std::uint64_t job = 0;
};
struct Block {
    std::uint32_t slot = 0;
};
struct Emit {
    std::uint64_t job = 0;
    RecordOnWire record;
};
struct Guide {
    std::uint64_t job = 0;
    std::string_view hint;
    double progress = -1.0;
};
struct Log {
    std::uint64_t job = 0; ///< 0 outside a job
    cotejo_level level = COTEJO_INFO;
    std::string_view text;
};
struct Done {
    std::uint64_t job = 0;
    cotejo_status status = COTEJO_FAILED;
};

using Buffer = std::vector<std::uint8_t>;
using Bytes = std::span<const std::uint8_t>;

void encode(const Config& config, Buffer& into);
void encode(const Ready& ready, Buffer& into);
void encode(const Run& run, Buffer& into);
void encode(const Cancel& cancel, Buffer& into);
void encode(const Block& block, Buffer& into);
void encode(const Emit& emit, Buffer& into);
void encode(const Guide& guide, Buffer& into);
void encode(const Log& log, Buffer& into);
void encode(const Done& done, Buffer& into);

/// A message that does not fit a datagram: it lies whole in the one memory file beside this.
void encode_in_file(Type type, std::uint64_t size, Buffer& into);
/// The size of the file when the message is such a one, else 0.
std::uint64_t size_in_file(Bytes message);

/// What a child may be sent while it serves. Nothing when the message is malformed.
using ToChild = std::variant<std::monostate, Run, Cancel, Block>;
ToChild decode_to_child(Bytes message);
/// What a host may be sent while a job runs. Nothing when the message is malformed.
using ToHost = std::variant<std::monostate, Emit, Guide, Log, Done>;
ToHost decode_to_host(Bytes message);

/// The two hellos. False when malformed or of another version.
bool decode(Bytes message, Config& into);
bool decode(Bytes message, Ready& into);

}  // namespace cotejo::wire
