// SPDX-License-Identifier: Apache-2.0
//
// The program `cotejo` as a test runs it; COTEJO is its file.

#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace cotejo::test {

struct Ended {
    int code;
    std::string output; ///< standard output, and errors after `2>&1`
};

/// Runs `cotejo` with these words of a shell.
inline Ended run_cotejo(const std::string& words) {
    std::string line = COTEJO;
    FILE* pipe = popen(line.append(" ").append(words).c_str(), "r");
    std::string output;
    std::array<char, 4096> piece;
    while (const std::size_t got = fread(piece.data(), 1, piece.size(), pipe))
        output.append(piece.data(), got);
    const int status = pclose(pipe);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, output};
}

/// Both outputs together.
inline Ended cotejo(const std::string& words) { return run_cotejo(words + " 2>&1"); }

}  // namespace cotejo::test
