// SPDX-License-Identifier: Apache-2.0
//
// Enrolled: what the kiosk has put into one gallery, so that it is not made twice and nothing stays.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/keys.hpp"
#include "cotejo/result.hpp"

namespace cotejo::kiosk {

/// One entry of a list, as far as a gallery is concerned.
struct EnrolledEntry {
    enum class State : char {
        begun = '+',    ///< about to be kept: whether the gallery has it is not known
        kept = '=',     ///< the gallery acknowledged it
        unusable = '0', ///< nothing could be made of it, and nothing was kept
    };
    State state = State::begun;
    std::vector<LookupKey> keys; ///< what it is, or may be, kept under
};

/// A file of lookup keys and marks, all of them keyed hashes: it names nobody and holds no template.
/// It is written before a gallery is asked to keep and after it has, whole or not at all, durable on
/// return, mode 0600. One thread.
class Enrolled {
public:
    /// Reads the file; where there is none nothing was enrolled. Status::failed: it is damaged or cannot
    /// be read; what says what to do.
    static Result<Enrolled> open(std::filesystem::path file);

    Result<void> save() const;

    std::string set;                        ///< of the gallery; all are in it
    std::map<LookupKey, EnrolledEntry> entries; ///< by the mark of an entry: its keys and all its bytes

private:
    explicit Enrolled(std::filesystem::path file) : file_(std::move(file)) {}
    bool read(std::string_view text);

    std::filesystem::path file_;
};

}  // namespace cotejo::kiosk
