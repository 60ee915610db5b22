// Two clocks and a round trip.
#include "sync/wire/clock_skew.h"

#include <gtest/gtest.h>

#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const Instant nine = sample::at("2022-12-01T09:00:00+09:00");

Response said(Instant hub) {
    return {
        200, {{std::string(hub_time_header), std::to_string(hub.time_since_epoch().count())}}, ""};
}

TEST(ClockSkew, IsTakenFromTheMiddleOfTheRoundTrip) {
    EXPECT_EQ(clock_skew_from(said(nine), nine - seconds(1), nine + seconds(1)), milliseconds(0));
    EXPECT_EQ(clock_skew_from(said(nine), nine + minutes(3), nine + minutes(3) + seconds(2)),
              minutes(3) + seconds(1));
    EXPECT_EQ(clock_skew_from(said(nine), nine - minutes(9), nine - minutes(9)), -minutes(9));
}

TEST(ClockSkew, ALongWaitSaysNothing) {
    EXPECT_EQ(clock_skew_from(said(nine), nine - seconds(20), nine), std::nullopt);
}

TEST(ClockSkew, AClockThatWasSetBackMeanwhileSaysNothing) {
    EXPECT_EQ(clock_skew_from(said(nine), nine, nine - seconds(1)), std::nullopt);
}

TEST(ClockSkew, AnAnswerWithoutTheTimeOrWithNonsenseSaysNothing) {
    EXPECT_EQ(clock_skew_from({200, {}, ""}, nine, nine), std::nullopt);
    for (const char* text : {"", "x", "12x", "99999999999999999999", "1.5"}) {
        const Response answer{200, {{std::string(hub_time_header), text}}, ""};
        EXPECT_EQ(clock_skew_from(answer, nine, nine), std::nullopt) << text;
    }
}

TEST(ClockSkew, PeopleAreToldBeyondTwoMinutesAndInWhichDirection) {
    EXPECT_FALSE(is_skewed(minutes(2)));
    EXPECT_TRUE(is_skewed(-minutes(2) - milliseconds(1)));
    EXPECT_EQ(say_clock_skew(minutes(12)).en,
              "the terminal's clock is 12 minutes ahead of the hub's");
    EXPECT_EQ(say_clock_skew(-minutes(12)).ja, "端末の時計がハブより12分遅れています");
}

}  // namespace
}  // namespace uketsuke
