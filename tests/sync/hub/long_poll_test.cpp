// News within a second: terminals that listen at a real hub.
#include <thread>

#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A second in a release build (tests/bench/door_bench.cpp has the figure). Sanitizers on a busy
// machine take a multiple; polling every five seconds, or waits of 25, would still show.
constexpr seconds soon{4};

class LongPollTest : public HubProcessTest {
  protected:
    LongPollTest() { run({"import-roster", csv()}); }

    std::unique_ptr<TerminalAtWork> at_work(const char* name) {
        Terminal terminal = enrolled(name);
        EXPECT_TRUE(exchange(terminal).has_value());
        return std::make_unique<TerminalAtWork>(std::move(terminal), *clock_);
    }
    std::string metrics() const {
        return curl_transport({url_, ""})
            .value()
            ->carry({"GET", "/metrics", "", {}, ""})
            .value()
            .body;
    }
    // Until as many terminals wait at the hub; false where that does not happen.
    bool listening(int count) const {
        const std::string expected = "uketsuke_waiting_polls " + std::to_string(count) + "\n";
        for (int i = 0; i < 40; ++i) {
            if (metrics().find(expected) != std::string::npos) return true;
            std::this_thread::sleep_for(milliseconds(250));
        }
        return false;
    }
};

TEST_F(LongPollTest, ARecordOfOneTerminalIsAtTheOtherWithinASecond) {
    start();
    const auto first = at_work("first");
    const auto second = at_work("second");
    ASSERT_TRUE(listening(2));
    milliseconds longest{0};
    for (int number = 1; number <= 5; ++number) {
        const Moment began = moment_now();
        first->record(number);
        second->until_doses(std::size_t(number));
        longest = std::max(longest, elapsed_since(began));
    }
    RecordProperty("longest_ms", int(longest.count()));
    EXPECT_LT(longest, soon);
    EXPECT_EQ(second->doses(), 5u);
}

TEST_F(LongPollTest, WhatIsRecordedWhileListeningInterruptsTheWait) {
    start();
    const auto only = at_work("only");
    ASSERT_TRUE(listening(1));
    const Moment began = moment_now();
    only->record(1);
    EXPECT_TRUE(only->wait_for([](const PostReport& report) {
        return report.exchange.acknowledged == 1 && report.unsent.count == 0;
    }));
    EXPECT_LT(elapsed_since(began), soon);
    EXPECT_TRUE(listening(1)) << "the wait that it left is replaced by its next";
}

TEST_F(LongPollTest, WhatTheHubItselfPublishesWakesTerminals) {
    start();
    const auto only = at_work("only");
    ASSERT_TRUE(listening(1));
    const Moment began = moment_now();
    run({"publish", "satsumasendai-2022-12"});
    EXPECT_TRUE(
        only->wait_for([](const PostReport& report) { return report.exchange.pulled > 0; }));
    EXPECT_LT(elapsed_since(began), seconds(3)) << "the command itself takes most of it";
}

TEST_F(LongPollTest, AHubThatStopsAnswersWhoWaitsAtOnce) {
    start();
    const auto only = at_work("only");
    ASSERT_TRUE(listening(1));
    const Moment began = moment_now();
    EXPECT_EQ(hub_->end(), 0);
    EXPECT_LT(elapsed_since(began), seconds(10)) << "not the 25 of a wait";
    EXPECT_TRUE(
        only->wait_for([](const PostReport& report) { return report.trouble.has_value(); }));
    EXPECT_EQ(only->with_ledger([](Ledger& ledger) { return ledger.verify_all().value(); }), 3u);
}

TEST_F(LongPollTest, ATerminalThatStopsDoesNotWaitForTheHub) {
    start();
    const auto only = at_work("only");
    ASSERT_TRUE(listening(1));
    const Moment began = moment_now();
    only->stop();
    EXPECT_LT(elapsed_since(began), soon);
}

TEST_F(LongPollTest, AListeningTerminalAsksRarely) {
    start();
    const auto only = at_work("only");
    ASSERT_TRUE(listening(1));
    const std::size_t before = only->jobs();
    std::this_thread::sleep_for(seconds(2));
    EXPECT_EQ(only->jobs(), before);
}

TEST_F(LongPollTest, AHubRestoredFromABackupIsNoticedByWhoListensThere) {
    start();
    Terminal terminal = enrolled("first");
    ASSERT_TRUE(exchange(terminal).has_value());
    ASSERT_EQ(hub_->end(), 0);
    std::filesystem::copy(folder_ / "hub", folder_ / "backup",
                          std::filesystem::copy_options::recursive);
    start({}, address());
    const auto work = std::make_unique<TerminalAtWork>(std::move(terminal), *clock_);
    work->record(1);
    EXPECT_TRUE(
        work->wait_for([](const PostReport& report) { return report.exchange.acknowledged == 1; }));
    ASSERT_TRUE(listening(1));
    ASSERT_EQ(hub_->end(), 0);
    std::filesystem::remove_all(folder_ / "hub");
    std::filesystem::rename(folder_ / "backup", folder_ / "hub");
    start({}, address());
    EXPECT_TRUE(
        work->wait_for([](const PostReport& report) { return report.exchange.hub_restored; }));
    EXPECT_TRUE(listening(1));
    work->stop();
    EXPECT_EQ(run({"status"})["entries"], 4) << "two residents, a device, the dose again";
}

}  // namespace
}  // namespace uketsuke
