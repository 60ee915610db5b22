// The order of several hubs, told minute by minute.
#include "sync/client/hub_choice.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

using std::chrono::seconds;

const Moment morning{};

TEST(HubChoice, TheFirstIsSpokenToWhileItAnswers) {
    HubChoice choice(3, seconds(30));
    EXPECT_EQ(choice.at(morning), 0u);
    choice.answered();
    EXPECT_EQ(choice.at(morning + seconds(3600)), 0u);
}

TEST(HubChoice, WhereItIsAwayTheNextIsTriedAtOnce) {
    HubChoice choice(3, seconds(30));
    EXPECT_TRUE(choice.failed(morning));
    EXPECT_EQ(choice.at(morning), 1u);
    choice.answered();
    EXPECT_EQ(choice.at(morning + seconds(29)), 1u) << "it is left alone for a while";
    EXPECT_EQ(choice.at(morning + seconds(30)), 0u) << "and then tried again";
    choice.answered();
    EXPECT_EQ(choice.at(morning + seconds(31)), 0u);
}

TEST(HubChoice, WhereAllAreAwayItIsTimeToWait) {
    HubChoice choice(3, seconds(30));
    EXPECT_TRUE(choice.failed(morning));
    EXPECT_TRUE(choice.failed(morning));
    EXPECT_FALSE(choice.failed(morning)) << "all three in turn";
    EXPECT_EQ(choice.at(morning + seconds(1)), 0u);
    EXPECT_TRUE(choice.failed(morning + seconds(1)));
}

TEST(HubChoice, OneHubAloneIsWaitedForWhenItIsAway) {
    HubChoice choice(1);
    EXPECT_FALSE(choice.failed(morning));
    EXPECT_EQ(choice.at(morning), 0u);
}

TEST(HubChoice, AnAnswerEndsTheRound) {
    HubChoice choice(2, seconds(30));
    EXPECT_TRUE(choice.failed(morning));
    choice.answered();
    EXPECT_TRUE(choice.failed(morning + seconds(5))) << "the second is away now, the first is new";
    EXPECT_EQ(choice.at(morning + seconds(5)), 0u);
    EXPECT_FALSE(choice.failed(morning + seconds(5)));
}

}  // namespace
}  // namespace uketsuke
