// SPDX-License-Identifier: Apache-2.0
//
// The whole program: from its start to the page served, and what it costs while nobody is there.

#include <arpa/inet.h>
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;

/// True when a GET on this loopback port is answered with a page.
bool page_served(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bool served = false;
    if (connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        const std::string get = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                                "\r\nConnection: close\r\n\r\n";
        char answer[16] = {};
        served = write(socket, get.data(), get.size()) == static_cast<ssize_t>(get.size()) &&
                 read(socket, answer, 15) == 15 && std::string(answer).ends_with("200");
        served = served || std::string(answer).find(" 200") != std::string::npos;
    }
    close(socket);
    return served;
}

/// A kiosk in a process group of its own.
class Program {
public:
    explicit Program(const fs::path& state) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) return;
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        std::string program = COTEJO_BIN "/cotejo-kiosk";
        std::string config = COTEJO_SOURCE "/config/simulated.yaml", folder = state;
        std::vector<std::string> words{program, "--config", config, "--state", folder, "--forget"};
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        posix_spawn(&pid, program.c_str(), &actions, &attributes, argv.data(), environ);
        close(ends[1]);
        char letter = 0;
        for (std::string line; read(ends[0], &letter, 1) == 1;) {
            line += letter;
            if (letter != '\n') continue;
            const auto at = line.find("127.0.0.1:");
            if (at == std::string::npos) continue;
            std::from_chars(line.data() + at + 10, line.data() + line.size(), port);
            break;
        }
        close(ends[0]);
    }
    ~Program() {
        kill(pid, SIGTERM);
        waitpid(pid, nullptr, 0);
    }
    /// Processor time of the program and its children, seconds.
    double cpu() const {
        double ticks = 0;
        for (const auto& entry : fs::directory_iterator("/proc")) {
            const std::string name = entry.path().filename();
            if (name.find_first_not_of("0123456789") != std::string::npos) continue;
            std::ifstream stat(entry.path() / "stat");
            std::string text((std::istreambuf_iterator<char>(stat)), {});
            const auto name_end = text.rfind(')');
            if (name_end == std::string::npos) continue;
            char state = 0;
            long parent = 0, group = 0;
            unsigned long user = 0, system = 0;
            if (std::sscanf(text.c_str() + name_end + 1,
                            " %c %ld %ld %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &state, &parent,
                            &group, &user, &system) == 5 &&
                (std::stol(name) == pid || parent == pid))
                ticks += double(user + system);
        }
        return ticks / double(sysconf(_SC_CLK_TCK));
    }

    pid_t pid = -1;
    int port = 0;
};

class State {
public:
    State() {
        std::string pattern = fs::temp_directory_path() / "cotejo-bench-XXXXXX";
        folder = mkdtemp(pattern.data());
        const std::string bin = COTEJO_BIN, at = folder;
        ready = std::system((bin + "/cotejo-kiosk demo-state --state " + at + " && " + bin +
                             "/cotejo-demo-data -o " + at + "/demo").c_str()) == 0;
    }
    ~State() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    fs::path folder;
    bool ready = false;
};

void start_to_page(benchmark::State& state) {
    const State demo;
    if (!demo.ready) return state.SkipWithError("the demo's state could not be made");
    for (auto _ : state) {
        const auto began = SteadyClock::now();
        const Program kiosk(demo.folder);
        while (kiosk.port && !page_served(kiosk.port)) std::this_thread::yield();
        state.SetIterationTime(std::chrono::duration<double>(SteadyClock::now() - began).count());
        if (!kiosk.port) return state.SkipWithError("the kiosk did not start");
    }
    state.SetLabel("all plugins isolated; target <= 1500 ms");
}
BENCHMARK(start_to_page)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);

void idle(benchmark::State& state) {
    const State demo;
    const Program kiosk(demo.folder);
    if (!kiosk.port) return state.SkipWithError("the kiosk did not start");
    std::this_thread::sleep_for(std::chrono::seconds(3));  // standby processes are ready by then
    for (auto _ : state) {
        const double before = kiosk.cpu();
        const auto began = SteadyClock::now();
        std::this_thread::sleep_for(std::chrono::seconds(10));
        const double passed = std::chrono::duration<double>(SteadyClock::now() - began).count();
        state.SetIterationTime(passed);
        state.counters["percent_of_a_core"] = 100.0 * (kiosk.cpu() - before) / passed;
    }
    state.SetLabel("target <= 2 %");
}
BENCHMARK(idle)->UseManualTime()->Unit(benchmark::kSecond)->Iterations(1);

}  // namespace

BENCHMARK_MAIN();
