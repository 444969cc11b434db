// SPDX-License-Identifier: Apache-2.0
//
// What a plugin tries against the machine from inside the sandbox, one system call after another.

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <fstream>

#include "isolation/sanitizer.hpp"
#include "sdk/isolation/fake_instance.hpp"

namespace cotejo {
namespace {

using namespace test;

/// A folder that is gone when the test is.
class Folder {
public:
    Folder() {
        std::string name = testing::TempDir() + "cotejo-attacks-XXXXXX";
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::filesystem::path file(const char* name) const {
        std::ofstream(path_ / name) << "contents\n";
        return path_ / name;
    }
    std::filesystem::path folder(const char* name) const {
        std::filesystem::create_directory(path_ / name);
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

Record attempts(Instance& instance, std::vector<Fact> options = {}) {
    Job job = misbehave(std::move(options));
    job.deadline = Clock::time_point::max();
    const Results results = instance.run(std::move(job));
    EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
    EXPECT_EQ(results.records.size(), 1u);
    return results.records.at(0);
}

bool through(const Record& record, const char* what) {
    const std::optional<double> error = record.number(what);
    EXPECT_TRUE(error) << what << " was not tried";
    return error == 0.0;
}

TEST(Attacks, FilesOutsideThoseGrantedAreRefused) {
    const Folder folder;
    const std::string allowed = folder.file("allowed"), other = folder.file("other");
    const auto plugin = fake("opens", {.settings = {{"allowed", allowed},
                                                    {"other", other},
                                                    {"folder", folder.folder("own")}}});
    const Record tried = attempts(*plugin);
    for (const char* granted : {"allowed.read", "library.read", "folder.create"})
        EXPECT_TRUE(through(tried, granted)) << granted;
    for (const char* refused :
         {"allowed.write", "other.read", "passwd.read", "root.list", "temporary.create",
          "device.read", "folder.above", "allowed.chmod"})
        EXPECT_FALSE(through(tried, refused)) << refused;
    if (!kSanitized) {
        EXPECT_FALSE(through(tried, "environ.read"));
        EXPECT_FALSE(through(tried, "memory.write"));
    }
    expect_survived(*plugin);
}

TEST(Attacks, ProcessesAreRefused) {
    const auto plugin = fake("starts_processes");
    const Record tried = attempts(*plugin);
    EXPECT_EQ(tried.facts().size(), 6u);
    for (const Fact& fact : tried.facts()) EXPECT_FALSE(through(tried, fact.name.c_str())) << fact.name;
    expect_survived(*plugin);
}

TEST(Attacks, WhatReachesBeyondItsOwnProcessIsRefused) {
    const auto plugin = fake("pries");
    const Record tried = attempts(*plugin, {{"parent", {}, static_cast<double>(::getpid())}});
    EXPECT_GE(tried.facts().size(), 30u);
    for (const Fact& fact : tried.facts()) {
        if (fact.name.starts_with("fine.")) {
            EXPECT_TRUE(through(tried, fact.name.c_str())) << fact.name;
            continue;
        }
        const bool sanitizers = fact.name.starts_with("code.") || fact.name == "limit" ||
                                fact.name == "own.limit" || fact.name == "dumpable";
        if (kSanitized && sanitizers) continue;
        EXPECT_FALSE(through(tried, fact.name.c_str())) << fact.name;
    }
    expect_survived(*plugin);
}

TEST(Attacks, AnAbstractSocketOfSomebodyElseIsRefused) {
    const std::string name = "cotejo-attacks-" + std::to_string(::getpid());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    name.copy(address.sun_path + 1, sizeof address.sun_path - 1);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address),
                     static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size())),
              0);
    ASSERT_EQ(::listen(listener, 1), 0);
    Lines lines;
    const auto plugin = fake("connects_abstract", {.log = lines.sink()});
    const Record tried = attempts(*plugin, {{"name", name, 1}});
    EXPECT_TRUE(through(tried, "socket.stream")) << "its manifest asks for Unix sockets";
    if (lines.holding("abstract Unix sockets") == 0) {
        EXPECT_FALSE(through(tried, "connect"));
    }
    EXPECT_FALSE(through(tried, "socket.datagram"));
    EXPECT_FALSE(through(tried, "socket.inet"));
    expect_survived(*plugin);
    ::close(listener);
}

}  // namespace
}  // namespace cotejo
