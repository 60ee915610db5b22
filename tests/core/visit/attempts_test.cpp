// How long a person's PIN is not compared after so many wrong ones.
#include "core/visit/attempts.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

using std::chrono::seconds;

const StaffId hanako{{1}};
const StaffId taro{{2}};

Instant noon() { return *parse_instant("2022-12-01T12:00:00+09:00"); }

Attempts wrong_times(int count, Instant last) {
    Attempts attempts;
    for (int i = 0; i < count; ++i) attempts.count(hanako, last);
    return attempts;
}

struct Wait {
    int wrong;
    int seconds;
    int left;
};
class Waits : public testing::TestWithParam<Wait> {};
TEST_P(Waits, BeginWithTheFifthAndDoubleUpToAQuarterOfAnHour) {
    const Attempts attempts = wrong_times(GetParam().wrong, noon());
    EXPECT_EQ(attempts.wait_before(hanako, noon()).count(), GetParam().seconds);
    EXPECT_EQ(attempts.left(hanako), GetParam().left);
}
INSTANTIATE_TEST_SUITE_P(Table, Waits,
                         testing::Values(Wait{0, 0, 5}, Wait{1, 0, 4}, Wait{4, 0, 1},
                                         Wait{5, 60, 0}, Wait{6, 120, 0}, Wait{7, 240, 0},
                                         Wait{8, 480, 0}, Wait{9, 900, 0}, Wait{10, 900, 0},
                                         Wait{5000, 900, 0}));

TEST(Attempts, TheWaitRunsOutAndTheCountStays) {
    Attempts attempts = wrong_times(5, noon());
    EXPECT_EQ(attempts.wait_before(hanako, noon() + seconds(59)), seconds(1));
    EXPECT_EQ(attempts.wait_before(hanako, noon() + std::chrono::milliseconds(59'001)), seconds(1));
    EXPECT_EQ(attempts.wait_before(hanako, noon() + seconds(60)), seconds(0));
    attempts.count(hanako, noon() + seconds(60));
    EXPECT_EQ(attempts.wait_before(hanako, noon() + seconds(60)), seconds(120));
}

TEST(Attempts, OnePersonsDoNotLockAnother) {
    Attempts attempts = wrong_times(9, noon());
    EXPECT_EQ(attempts.wait_before(taro, noon()), seconds(0));
    EXPECT_EQ(attempts.left(taro), Attempts::free_max);
    attempts.forget(taro);
    EXPECT_EQ(attempts.wait_before(hanako, noon()), seconds(900));
    attempts.forget(hanako);
    EXPECT_EQ(attempts, Attempts{});
}

TEST(Attempts, AClockThatIsSetBackNeitherEndsNorLengthensTheWait) {
    const Attempts attempts = wrong_times(5, noon());
    EXPECT_EQ(attempts.wait_before(hanako, noon() - std::chrono::hours(24)), seconds(60));
}

TEST(Attempts, AreTheSameAfterTheyWereKept) {
    Attempts attempts = wrong_times(7, noon());
    attempts.count(taro, noon() + seconds(5));
    EXPECT_EQ(Attempts::parse(attempts.print()), attempts);
}

class Unreadable : public testing::TestWithParam<const char*> {};
TEST_P(Unreadable, IsNothing) { EXPECT_EQ(Attempts::parse(GetParam()), Attempts{}); }
INSTANTIATE_TEST_SUITE_P(
    Table, Unreadable,
    testing::Values("", "x", "[]", "{}", R"({"attempts":7})", R"({"attempts":[7]})",
                    R"({"attempts":[{"staff":"x","wrong":5,"last":"2022-12-01T12:00:00+09:00"}]})",
                    R"({"attempts":[{"staff":"01000000000000000000000000000000","wrong":-5,)"
                    R"("last":"2022-12-01T12:00:00+09:00"}]})"));

}  // namespace
}  // namespace uketsuke
