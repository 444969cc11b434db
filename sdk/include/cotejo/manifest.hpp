// SPDX-License-Identifier: Apache-2.0
//
// Manifest: what a plugin.yaml says, read before any foreign code is loaded.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/mistake.hpp"
#include "cotejo/result.hpp"

namespace cotejo {

/// One entry of `takes`: "kind", "kind+" or "kind?".
struct Input {
    enum class Many { one, one_or_more, at_most_one };
    std::string kind;
    Many many = Many::one;
};

/// One entry of `does`.
struct Role {
    std::string role;
    std::vector<Input> takes;
    std::string gives;                 ///< "" when the role gives nothing
    std::map<double, double> scores;   ///< compare: false match rate -> lowest score that keeps it
    bool exact = false;                ///< compare: 1 means equal, takes nothing from `far`
};

/// One declared setting. An optional setting without a value is "".
struct Setting {
    enum class Type { text, number, switch_, file, folder, secret };
    Type type = Type::text;
    std::optional<std::string> otherwise; ///< `default`
    bool required = false;
    bool writable = false;                ///< folder: `access: write`
    std::string help;
};

/// One file the plugin ships: a model or other data.
struct PluginFile {
    std::string sha256; ///< 64 hexadecimal digits
    std::string origin, license, problems;
};

/// What the plugin asks of the machine; the sandbox grants nothing more.
struct Needs {
    std::uint64_t memory = 256u << 20; ///< bytes of RLIMIT_DATA
    std::uint32_t blocks = 0;          ///< slots in the pool
    std::uint64_t block_size = 0;      ///< bytes a slot
    std::vector<std::string> devices;  ///< video, usb, printer, smartcard
    std::vector<std::string> connect;  ///< host:port
    std::vector<std::uint16_t> listen;
    std::vector<std::string> sockets;  ///< unix, netlink
    bool jit = false;
    std::uint32_t descriptors = 64;    ///< RLIMIT_NOFILE
};

/// A plugin.yaml. Immutable once loaded.
struct Manifest {
    std::filesystem::path folder;
    std::filesystem::path library; ///< absolute
    std::string id, name, version, license, vendor;
    std::uint32_t abi = 0;
    std::vector<Role> does;
    std::map<std::string, Setting> settings;
    std::map<std::string, PluginFile> files; ///< by path inside the folder
    Needs needs;

    /// Reads <folder>/plugin.yaml. On failure gives every mistake in it, each with its place, and
    /// loads no code. Does not look at the library.
    static Result<Manifest, Mistakes> load(const std::filesystem::path& folder);

    /// Parses text as if it stood in `file`; for editors, tests and fuzzing.
    static Result<Manifest, Mistakes> parse(const std::string& text,
                                            const std::filesystem::path& file);

    /// Says so when the library is not there; does not open it.
    Mistakes verify_library() const;

    /// Compares every listed file's SHA-256 with what lies in the folder.
    Mistakes verify_files() const;
};

}  // namespace cotejo
