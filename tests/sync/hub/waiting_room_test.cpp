// Who waits, for how long, and who must not.
#include "sync/hub/waiting_room.h"

#include <gtest/gtest.h>

#include <atomic>

#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

PollWait wait_of(std::uint8_t device, std::uint64_t after, std::atomic<int>& over,
                 milliseconds time = seconds(60)) {
    PullAsked asked;
    asked.claim.device = sample::device(device);
    asked.municipality = sample::municipality;
    asked.after = after;
    return {asked, steady_clock::now() + time, [&over](PollWait) { ++over; }};
}

bool becomes(const std::atomic<int>& count, int expected) {
    for (int i = 0; i < 200 && count != expected; ++i)
        std::this_thread::sleep_for(milliseconds(10));
    return count == expected;
}

TEST(WaitingRoom, NewsEndTheWaitsOfThatMunicipalityAlone) {
    WaitingRoom room(9);
    std::atomic<int> here = 0, elsewhere = 0;
    PollWait other = wait_of(2, 7, elsewhere);
    other.asked.municipality = "432016";
    ASSERT_TRUE(room.add(wait_of(1, 7, here)));
    ASSERT_TRUE(room.add(std::move(other)));
    EXPECT_EQ(room.municipalities(), (std::set<std::string>{sample::municipality, "432016"}));
    room.moved(sample::municipality, 7);
    EXPECT_EQ(here, 0) << "nothing new";
    room.moved(sample::municipality, 8);
    EXPECT_EQ(here, 1);
    EXPECT_EQ(elsewhere, 0);
}

TEST(WaitingRoom, AHistoryThatBecameShorterIsNewsToo) {
    WaitingRoom room(9);
    std::atomic<int> over = 0;
    ASSERT_TRUE(room.add(wait_of(1, 7, over)));
    room.moved(sample::municipality, 3);
    EXPECT_EQ(over, 1);
}

TEST(WaitingRoom, AWaitEndsWithItsTimeAlsoWhereALongerOneCameBefore) {
    WaitingRoom room(9);
    std::atomic<int> late = 0, soon = 0;
    ASSERT_TRUE(room.add(wait_of(1, 7, late)));
    ASSERT_TRUE(room.add(wait_of(2, 7, soon, milliseconds(50))));
    EXPECT_TRUE(becomes(soon, 1));
    EXPECT_EQ(late, 0);
    EXPECT_EQ(room.size(), 1u);
}

TEST(WaitingRoom, ADeviceWaitsOnceAndItsOlderWaitIsOver) {
    WaitingRoom room(1);
    std::atomic<int> first = 0, second = 0;
    ASSERT_TRUE(room.add(wait_of(1, 7, first)));
    ASSERT_TRUE(room.add(wait_of(1, 7, second))) << "the room is full, and it has its place";
    EXPECT_EQ(first, 1);
    EXPECT_EQ(second, 0);
    EXPECT_EQ(room.size(), 1u);
}

TEST(WaitingRoom, InAFullRoomNobodyElseWaits) {
    WaitingRoom room(1);
    std::atomic<int> over = 0;
    ASSERT_TRUE(room.add(wait_of(1, 7, over)));
    EXPECT_FALSE(room.add(wait_of(2, 7, over)));
    EXPECT_EQ(over, 0);
}

TEST(WaitingRoom, ClosingEndsAllWaitsAtOnceAndForGood) {
    WaitingRoom room(9);
    std::atomic<int> over = 0;
    ASSERT_TRUE(room.add(wait_of(1, 7, over)));
    ASSERT_TRUE(room.add(wait_of(2, 7, over)));
    room.close();
    EXPECT_EQ(over, 2);
    EXPECT_FALSE(room.add(wait_of(3, 7, over)));
}

}  // namespace
}  // namespace uketsuke
