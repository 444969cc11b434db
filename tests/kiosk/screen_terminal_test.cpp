// SPDX-License-Identifier: Apache-2.0
//
// TextScreen through a pipe, as a remote hand would use it; OnceScreen, which nobody uses.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <condition_variable>
#include <future>
#include <mutex>
#include <sstream>

#include "kiosk/once_screen.hpp"
#include "kiosk/screen_front.hpp"
#include "kiosk/text_screen.hpp"
#include "screen_fixture.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Collects what is written and lets a test wait for words.
class Paper : public std::stringbuf {
public:
    void await(const std::string& words) {
        std::unique_lock lock(mutex_);
        grown_.wait(lock, [&] { return written_.find(words) != std::string::npos; });
    }
    void await_more_than(std::size_t size) {
        std::unique_lock lock(mutex_);
        grown_.wait(lock, [&] { return written_.size() > size; });
    }
    std::string written() {
        const std::lock_guard lock(mutex_);
        return written_;
    }

protected:
    int sync() override {
        {
            const std::lock_guard lock(mutex_);
            written_ += str();
        }
        str("");
        grown_.notify_all();
        return 0;
    }

private:
    std::mutex mutex_;
    std::condition_variable grown_;
    std::string written_;
};

class TextScreenTest : public ::testing::Test {
protected:
    TextScreenTest() {
        EXPECT_EQ(::pipe(pipe_), 0);
        screen_ = std::make_unique<TextScreen>(the_text(), true, pipe_[0], out_);
        screen_->begin(person_);
    }
    ~TextScreenTest() override {
        screen_.reset();
        ::close(pipe_[0]);
        if (pipe_[1] >= 0) ::close(pipe_[1]);
    }
    void type(const std::string& line) {
        ASSERT_EQ(::write(pipe_[1], (line + "\n").data(), line.size() + 1), ssize_t(line.size() + 1));
    }
    /// Returns once the step is shown: what is typed before goes to no step.
    std::future<Answer> ask(Step step) {
        const std::size_t before = paper_.written().size();
        auto answer = std::async(std::launch::async,
                                 [this, step] { return screen_->ask(step, stop_.get_token()); });
        paper_.await_more_than(before);
        return answer;
    }

    int pipe_[2];
    Paper paper_;
    std::ostream out_{&paper_};
    std::stop_source person_, stop_;
    std::unique_ptr<TextScreen> screen_;
};

TEST_F(TextScreenTest, TakesTheNumberOfAChoice) {
    auto answer = ask({.name = "language", .choices = {"es", "en"}});
    paper_.await("2  English");
    type("2");
    EXPECT_EQ(answer.get().choice, "en");
}

TEST_F(TextScreenTest, ShowsTheWholeNoticeAndTheOfficerWhoAttends) {
    screen_->language("en");
    auto answer = ask({.name = "ask", .topic = "face", .choices = {"agree", "decline"}});
    paper_.await("0  I want to talk to a person");
    EXPECT_THAT(paper_.written(), HasSubstr("Pictures of your face"));
    EXPECT_THAT(paper_.written(), HasSubstr("An officer attends this kiosk."));
    type("2");
    EXPECT_EQ(answer.get().choice, "decline");
}

TEST_F(TextScreenTest, CallsAPersonAtZeroWhateverIsShown) {
    std::promise<void> called;
    const std::stop_callback call(person_.get_token(), [&] { called.set_value(); });
    screen_->show({.name = "working"});
    type("0");
    called.get_future().wait();
}

TEST_F(TextScreenTest, CallsAPersonWhenTheInputEnds) {
    std::promise<void> called;
    const std::stop_callback call(person_.get_token(), [&] { called.set_value(); });
    ::close(std::exchange(pipe_[1], -1));
    called.get_future().wait();
    std::stop_source next;
    screen_->begin(next);
    EXPECT_TRUE(next.stop_requested()) << "nobody is there for the next visit either";
}

TEST_F(TextScreenTest, ChangesTheLanguageAtAnyTime) {
    auto answer = ask({.name = "notice", .choices = {"next"}});
    paper_.await("Continuar");
    type("en");
    paper_.await("Continue");
    type("1");
    EXPECT_EQ(answer.get().choice, "next");
}

TEST_F(TextScreenTest, AsksAgainForAnythingElse) {
    screen_->language("en");
    auto answer = ask({.name = "notice", .choices = {"next"}});
    for (const std::string line : {"7", "1x", "-1", "yes", "99999999999999999999"}) type(line);
    type(std::string(5000, '1'));
    type("1");
    EXPECT_EQ(answer.get().choice, "next");
    EXPECT_THAT(paper_.written(), HasSubstr("Please type one of the numbers shown."));
}

TEST_F(TextScreenTest, TakesAnOfficersCodeAndReason) {
    screen_->language("en");
    auto answer = ask({.name = "officer", .choices = {"close"}});
    paper_.await("close CODE REASON");
    type("close 123456 because");
    paper_.await("Please give your code");
    type("close 123456 checked");
    const Answer given = answer.get();
    EXPECT_EQ(given.choice, "close");
    EXPECT_EQ(given.fields.at("code"), "123456");
    EXPECT_EQ(given.fields.at("reason"), "checked");
    EXPECT_THAT(paper_.written(), Not(HasSubstr("123456")));
}

TEST_F(TextScreenTest, SaysHintsAsLinesAndNeverTwiceInARow) {
    screen_->language("en");
    screen_->show({.name = "capture", .topic = "face.image"});
    for (const double progress : {0.1, 0.2, 0.3}) screen_->guide({"come-closer", progress});
    screen_->guide({"hold-still"});
    const std::string text = paper_.written();
    EXPECT_EQ(text.find("Come a little closer"), text.rfind("Come a little closer"));
    EXPECT_THAT(text, HasSubstr("> Hold still"));
}

TEST_F(TextScreenTest, GivesMoreTimeAtPlus) {
    screen_->language("en");
    screen_->show({.name = "capture", .topic = "face.image", .lasts = std::chrono::hours(1)});
    EXPECT_THAT(paper_.written(), HasSubstr("+  I need more time"));
    type("+");
    type("nonsense");
    paper_.await("Please type one of the numbers shown.");
    EXPECT_EQ(screen_->extension(), std::chrono::hours(1));
}

TEST_F(TextScreenTest, TakesOneKeyFromWhoCannotDoWhatIsAsked) {
    screen_->language("en");
    ScreenFront front(*screen_, {});
    front.capturing("face.image", {.unable = true});
    EXPECT_FALSE(front.reply());
    EXPECT_THAT(paper_.written(), HasSubstr("1  I can't do this"));
    type("1");
    type("nonsense");
    paper_.await("Please type one of the numbers shown.");
    const auto reply = front.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->word, Reply::Word::unable);
    front.capturing("face.image", {.unable = true});
    EXPECT_THAT(paper_.written(), HasSubstr("That is fine. There is another way."));
    front.capturing("face.image", {});
    const std::string written = paper_.written();
    EXPECT_THAT(written.substr(written.rfind("==")), Not(HasSubstr("I can't do this")));
}

TEST_F(TextScreenTest, TakesANumberThatIsTypedOrThatThereIsNone) {
    screen_->language("en");
    ScreenFront front(*screen_, {});
    front.capturing("document.list-number", {.skip = true, .type = true});
    EXPECT_THAT(paper_.written(), HasSubstr("1  Type the number"));
    EXPECT_THAT(paper_.written(), HasSubstr("2  I don't have one here"));
    type("1");
    paper_.await("Write the word type, a blank and the number");
    type("type 0042");
    type("nonsense");
    paper_.await("Please type one of the numbers shown.");
    auto reply = front.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->word, Reply::Word::typed);
    EXPECT_EQ(reply->text, "0042");
    front.capturing("document.list-number", {.skip = true});
    type("1");
    do reply = front.reply();
    while (!reply); // what was typed is on its way
    EXPECT_EQ(reply->word, Reply::Word::skip);
}

TEST(OnceScreen, AgreesByItselfAndNeverPlaysTheOfficer) {
    std::ostringstream out;
    OnceScreen screen(the_text(), false, out);
    EXPECT_EQ(screen.ask({.name = "language", .choices = {"es", "en"}}, {}).choice, "es");
    EXPECT_EQ(screen.ask({.name = "notice", .choices = {"next"}}, {}).choice, "next");
    EXPECT_EQ(screen.ask({.name = "ask", .choices = {"decline", "agree"}}, {}).choice, "agree");
    EXPECT_EQ(screen.ask({.name = "officer", .choices = {"close"}}, {}).choice, "");
    EXPECT_THAT(out.str(), HasSubstr("Espere, por favor"));
}

}  // namespace
}  // namespace cotejo::kiosk
