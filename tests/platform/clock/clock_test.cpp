// Pinned time stands still, started time runs on, and malformed options are told.
#include "platform/clock/clock.h"

#include <gtest/gtest.h>

#include <thread>

namespace uketsuke {
namespace {

const Instant morning = parse_instant("2022-12-01T09:30:00+09:00").value();

TEST(Clock, APinnedClockStandsStill) {
    const auto clock = clock_from_options("2022-12-01T09:30:00+09:00", "").value();
    EXPECT_EQ(clock->now(), morning);
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    EXPECT_EQ(clock->now(), morning);
    EXPECT_EQ(format_day(clock->today()), "2022-12-01");
}

TEST(Clock, AStartedClockRunsOnFromItsStart) {
    const auto clock =
        clock_from_options("2022-12-01T09:30:00+09:00", "", PinnedTime::runs_on).value();
    const Instant first = clock->now();
    EXPECT_GE(first, morning);
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    EXPECT_GE(clock->now(), first + std::chrono::milliseconds(3));
    EXPECT_LT(clock->now(), morning + std::chrono::minutes(10));
}

TEST(Clock, TodayIsNineInTheMorningOfThatDayInJapan) {
    const auto clock = clock_from_options("", "2024-02-29").value();
    EXPECT_EQ(format_instant(clock->now()), "2024-02-29T09:00:00+09:00");
    EXPECT_EQ(format_day(clock->today()), "2024-02-29");
}

TEST(Clock, TheDayTurnsAtMidnightInJapan) {
    const auto at = [](const char* text) {
        return format_day(pinned_clock(parse_instant(text).value())->today());
    };
    EXPECT_EQ(at("2022-12-01T23:59:59+09:00"), "2022-12-01");
    EXPECT_EQ(at("2022-12-02T00:00:00+09:00"), "2022-12-02");
}

TEST(Clock, TheSystemClockIsUsedWhereNothingIsPinned) {
    const auto clock = clock_from_options("", "").value();
    const auto before = std::chrono::system_clock::now() - std::chrono::milliseconds(1);
    const Instant now = clock->now();
    EXPECT_GE(now, before);
    EXPECT_LE(now, std::chrono::system_clock::now());
}

struct OptionsRow {
    const char* now;
    const char* today;
    const char* code;
};
class BadOptions : public testing::TestWithParam<OptionsRow> {};
TEST_P(BadOptions, AreRefused) {
    const auto clock = clock_from_options(GetParam().now, GetParam().today);
    ASSERT_FALSE(clock);
    EXPECT_EQ(clock.error().code, GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(Clock, BadOptions,
                         testing::Values(OptionsRow{"", "2022-02-30", "clock.today"},
                                         OptionsRow{"", "today", "clock.today"},
                                         OptionsRow{"2022-12-01", "", "clock.now"},
                                         OptionsRow{"2022-12-01T09:30:00Z", "", "clock.now"},
                                         OptionsRow{"2022-12-01T09:30:00+09:00", "2022-12-01",
                                                    "clock.both"}));

TEST(Clock, ElapsedTimeGrows) {
    const Moment start = moment_now();
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    EXPECT_GE(elapsed_since(start), std::chrono::milliseconds(3));
}

}  // namespace
}  // namespace uketsuke
