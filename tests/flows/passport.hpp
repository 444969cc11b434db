// SPDX-License-Identifier: Apache-2.0
//
// Passport: the demo traveller's passport on the simulated kiosk's chip reader.

#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program.hpp"

namespace cotejo::flows {

/// Lies there until destroyed. `fault` is a word of `cotejo-passport list-faults`, or "".
class Passport {
public:
    explicit Passport(const SimulatedKiosk& kiosk, const std::string& fault = "") {
        const fs::path chip = kiosk.state() / "demo/chip";
        std::vector<std::string> words{COTEJO_BIN "/cotejo-passport", "serve", "--until-eof",
                                       "--socket", chip / "socket", "--trust", chip / "trust",
                                       "--portrait", chip / "portrait.jpg"};
        std::ifstream choices(chip / "choices");
        for (std::string word; std::getline(choices, word);) words.push_back(word);
        if (!fault.empty()) words.insert(words.end(), {"--fault", fault});
        start(words);
    }
    /// The files of a folder that `cotejo-passport make` wrote.
    Passport(const SimulatedKiosk& kiosk, const fs::path& files, int) {
        std::vector<std::string> words{COTEJO_BIN "/cotejo-passport", "serve", "--until-eof", "--socket",
                                       kiosk.state() / "demo/chip/socket", "--files", files};
        start(words);
    }
    ~Passport() {
        ::close(in_);
        ::close(out_);
        ::waitpid(child_, nullptr, 0);
    }
    Passport(const Passport&) = delete;
    Passport& operator=(const Passport&) = delete;

private:
    void start(std::vector<std::string>& words) {
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        int to[2], from[2];
        ASSERT_EQ(::pipe2(to, O_CLOEXEC) | ::pipe2(from, O_CLOEXEC), 0);
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(to[0], STDIN_FILENO);
            ::dup2(from[1], STDOUT_FILENO);
            ::execv(argv[0], argv.data());
            ::_exit(127);
        }
        ::close(to[0]);
        ::close(from[1]);
        in_ = to[1];
        out_ = from[0];
        std::string said;
        char byte = 0;
        while (said.find("serving at") == std::string::npos && ::read(out_, &byte, 1) == 1) said += byte;
        ASSERT_NE(said.find("serving at"), std::string::npos) << said;
    }

    pid_t child_ = -1;
    int in_ = -1, out_ = -1;
};

}  // namespace cotejo::flows
