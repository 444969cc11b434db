// SPDX-License-Identifier: Apache-2.0
//
// Right 9: samples live only while their visit does. A picture with a canary in it is shown to the
// real kiosk; afterwards neither the kiosk, nor any process of its, nor its disk holds the canary.
// The browser's part of this right is held in tests/flows/browser.

#include <gmock/gmock.h>
#include <fcntl.h>
#include <png.h>
#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <memory>

#include <opencv2/imgproc.hpp>

#include "canary.hpp"
#include "flows/program.hpp"
#include "picture.hpp"

namespace cotejo::flows {
namespace {

using cotejo::testing::family_of;
using cotejo::testing::found_in;
using cotejo::testing::found_under;
using cotejo::testing::noise;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr int kWide = 32; ///< pixels of the canary, in one row

/// The traveller's picture again, with the canary in its upper left corner, lossless.
void plant(const fs::path& from, const fs::path& to, const std::string& canary) {
    const std::string bytes = read_file(from);
    const auto picture = picture::decode({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    ASSERT_TRUE(picture);
    cv::Mat marked = picture->clone();
    std::copy(canary.begin(), canary.end(), reinterpret_cast<char*>(marked.ptr(8)) + 24);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(marked.cols);
    image.height = static_cast<png_uint_32>(marked.rows);
    image.format = PNG_FORMAT_BGR;
    ASSERT_TRUE(png_image_write_to_file(&image, to.c_str(), 0, marked.data,
                                        static_cast<png_int_32>(marked.step), nullptr));
}

/// The kiosk on a terminal of two pipes.
class Terminal {
public:
    Terminal(const SimulatedKiosk& kiosk, const std::string& options) {
        int in[2], out[2];
        EXPECT_EQ(::pipe2(in, O_CLOEXEC), 0);
        EXPECT_EQ(::pipe2(out, O_CLOEXEC), 0);
        id = ::fork();
        if (id == 0) {
            ::dup2(in[0], 0);
            ::dup2(out[1], 1);
            const std::string command = "exec " COTEJO_BIN "/cotejo-kiosk --config " +
                                        (kiosk.config() / "simulated.yaml").string() + " --state " +
                                        kiosk.state().string() + " --text " + options + " 2>" +
                                        (kiosk.folder() / "log").string();
            ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(in[0]);
        ::close(out[1]);
        keys_ = in[1];
        paper_ = out[0];
    }
    ~Terminal() {
        ::kill(id, SIGTERM);
        ::waitpid(id, nullptr, 0);
        ::close(keys_);
        ::close(paper_);
    }
    /// Reads until these words come, after those that were read before.
    void await(const std::string& words) {
        char bytes[4096];
        while (shown_.find(words, read_) == std::string::npos) {
            const ssize_t count = ::read(paper_, bytes, sizeof bytes);
            ASSERT_GT(count, 0) << "the kiosk ended; it had shown:\n" << shown_;
            shown_.append(bytes, static_cast<std::size_t>(count));
        }
        read_ = shown_.find(words, read_) + words.size();
    }
    void type(const std::string& line) { ASSERT_GT(::write(keys_, (line + "\n").data(), line.size() + 1), 0); }

    pid_t id = 0;

private:
    int keys_ = -1, paper_ = -1;
    std::string shown_;
    std::size_t read_ = 0;
};

/// Where the canary stands in the kiosk and all its processes.
std::vector<std::string> places(const Terminal& terminal, const std::string& canary) {
    std::vector<std::string> all;
    std::uint64_t read = 0;
    for (const pid_t process : family_of(terminal.id))
        for (std::string& place : found_in(process, canary, read)) all.push_back(std::move(place));
    EXPECT_GT(read, 10'000'000u) << "the processes could not be looked into";
    return all;
}

/// A kiosk whose camera shows one of the demo's pictures with the canary in it.
class Right09 : public ::testing::Test {
protected:
    /// A traveller says yes to everything, and has no passport, until the camera has opened.
    void look_into_the_camera(const std::string& picture) {
        plant(kiosk_.state() / "demo/camera" / picture, shown_ / "1.png", canary_);
        terminal_ = std::make_unique<Terminal>(
            kiosk_, "--scenario no-passport --set face-camera.folder=" + shown_.string());
        for (const char* screen : {"Elija su idioma", "Le damos la bienvenida",
                                   "leer sus documentos?", "Muestre su pasaporte", "mirar su cara?"}) {
            terminal_->await(screen);
            terminal_->type("1");
        }
        terminal_->await("Mire a la");
    }
    /// Looks until the canary is there, or is not, a minute at most; where it was at last.
    std::vector<std::string> look(bool until_found) const {
        const auto late = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        std::vector<std::string> all = places(*terminal_, canary_);
        while (all.empty() == until_found && std::chrono::steady_clock::now() < late)
            all = places(*terminal_, canary_);
        return all;
    }
    void expect_nothing_left() const {
        EXPECT_THAT(look(false), IsEmpty());
        fs::remove_all(shown_);
        EXPECT_THAT(found_under(kiosk_.folder(), canary_), IsEmpty());
    }

    const std::string canary_ = noise(kWide * 3);
    SimulatedKiosk kiosk_;
    const fs::path shown_ = kiosk_.folder() / "shown";
    std::unique_ptr<Terminal> terminal_;

    void SetUp() override {
        fs::create_directory(shown_);
        SimulatedKiosk::edit(kiosk_.config() / "policy.yaml", "wait: 3", "wait: 60"); // the search takes its time
    }
};

TEST_F(Right09, NothingOfASampleOutlivesAVisitThatEndedThrough) {
    look_into_the_camera("match/1.jpg");
    terminal_->await("Su registro est");
    terminal_->type("1");
    terminal_->await("Elija su idioma");
    expect_nothing_left();
}

TEST_F(Right09, NothingOfASampleOutlivesAVisitThatAnOfficerEnded) {
    look_into_the_camera("no-face/1.jpg");
    EXPECT_THAT(look(true), Not(IsEmpty())) << "while the camera is open the search must find it";
    terminal_->type("0");
    terminal_->await("Para oficiales");
    terminal_->type("close 135790 helped");
    terminal_->await("Elija su idioma");
    expect_nothing_left();
}

}  // namespace
}  // namespace cotejo::flows
