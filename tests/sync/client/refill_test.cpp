// A hub that was restored from a backup gets back what it wrote itself since, from those to whom it
// had given it, and writes nothing before.
#include "core/store/refill.h"

#include <gtest/gtest.h>

#include "sync/hub/restoration.h"
#include "tests/sync/town.h"

namespace uketsuke {
namespace {

using sample::Town;

const ChainId hubs_chain{sample::device(9), sample::municipality};

// Terminal 2 has heard of a resident; then the hub is put back to before it wrote that.
struct RestoredTown : Town {
    RestoredTown() {
        EXPECT_TRUE(exchange(1));
        std::vector<Entry> backup;
        const auto held = hub.ledger->after_position(sample::municipality, 0, 100).value();
        for (const auto& item : held) backup.push_back(item.entry);
        EXPECT_TRUE(write());
        EXPECT_TRUE(exchange(2));
        hub = open("hub_restored", 9, Numbering::positions);
        EXPECT_TRUE(hub.ledger->receive(backup));
    }
    Result<Entry> write() {
        now += std::chrono::seconds(1);
        return hub.ledger->append(sample::draft(sample::resident()), now);
    }
    void await(std::set<BearerId> awaited) const {
        const auto last = hub.store->last_position(sample::municipality).value();
        EXPECT_TRUE(Refill(*hub.store).begin(last, awaited));
    }
    bool refilling() const { return Refill(*hub.store).awaited().value().has_value(); }
    std::uint64_t hubs_end() const { return hub.store->head(hubs_chain)->sequence; }
};

TEST(Refill, TheHubGetsItsOwnEntriesBackBeforeItWritesAgain) {
    RestoredTown town;
    const std::uint64_t end = town.terminals[2].store->head(hubs_chain)->sequence;
    ASSERT_LT(town.hubs_end(), end);
    town.await({sample::device(1).bytes, sample::device(2).bytes});
    EXPECT_EQ(town.write().error().code, "hub.refilling");
    ASSERT_TRUE(town.exchange(1)) << "who has nothing to bring is heard too";
    EXPECT_EQ(town.write().error().code, "hub.refilling");
    const auto report = town.exchange(2);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->given_back, 1u);
    EXPECT_TRUE(report->hub_restored);
    EXPECT_EQ(town.hubs_end(), end);
    ASSERT_TRUE(town.exchange(2));
    EXPECT_FALSE(town.refilling());
    EXPECT_TRUE(town.write());
    EXPECT_EQ(town.exchange(2)->pulled, 1u);
    EXPECT_EQ(town.exchange(1)->pulled, 2u);
}

TEST(Refill, OwnEntriesThatArriveProveThatTheHubWasRestored) {
    RestoredTown town;
    EXPECT_FALSE(town.refilling()) << "nobody said so";
    Exchange exchange = town.exchange_of(2);
    Ledger& ledger = *town.terminals[2].ledger;
    for (int request = 0; request < 3; ++request) {  // Another history, a page, what is lacking.
        const Reply reply = exchange.read(town.ask(**exchange.next(ledger, town.now))).value();
        ASSERT_TRUE(exchange.take(ledger, reply));
    }
    EXPECT_TRUE(town.refilling());
    ASSERT_TRUE(town.exchange(2));
    ASSERT_TRUE(town.exchange(2));
    EXPECT_FALSE(town.refilling());
}

TEST(Refill, ATerminalDoesNotTakeAPageBeforeItHasGivenBack) {
    RestoredTown town;
    Exchange exchange = town.exchange_of(2);
    Ledger& ledger = *town.terminals[2].ledger;
    for (int request = 0; request < 2; ++request) {
        const Reply reply = exchange.read(town.ask(**exchange.next(ledger, town.now))).value();
        ASSERT_TRUE(exchange.take(ledger, reply));
    }
    EXPECT_EQ(ledger.store().cursor(sample::hub(), sample::municipality).value(), Place{});
    EXPECT_EQ((*exchange.next(ledger, town.now))->method, "POST");
}

TEST(Refill, AHubThatForkedItsChainIsNotSentTheOtherBranch) {
    RestoredTown town;
    ASSERT_TRUE(town.write()) << "nobody said that it was restored";
    Exchange exchange = town.exchange_of(2);
    Ledger& ledger = *town.terminals[2].ledger;
    Reply reply = exchange.read(town.ask(**exchange.next(ledger, town.now))).value();
    ASSERT_TRUE(std::holds_alternative<OtherHistory>(reply));
    ASSERT_TRUE(exchange.take(ledger, reply));
    reply = exchange.read(town.ask(**exchange.next(ledger, town.now))).value();
    EXPECT_EQ(exchange.take(ledger, reply).error().code, "chain.fork");
    EXPECT_EQ(exchange.report().given_back, 0u);
}

TEST(Refill, AwaitedAreThoseWhoWereHereAndAreNotRevoked) {
    Town town;
    Attendance attendance;
    for (const std::uint8_t number : {std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{7}})
        attendance.saw(sample::device(number), town.now, town.now);
    ASSERT_TRUE(attendance.save(*town.hub.store));
    ASSERT_TRUE(town.hub.ledger->append(
        {sample::municipality, "", subject_of(sample::device(2)), DeviceRevoked{"紛失"}},
        town.now));
    ASSERT_TRUE(note_restored(*town.hub.ledger, sample::municipality, sample::hub()));
    EXPECT_EQ(Refill(*town.hub.store).awaited().value(),
              (std::set<BearerId>{sample::device(1).bytes, sample::hub().bytes}))
        << "the revoked one and the unknown one are not";
}

TEST(Refill, WhoStandsBeforeTheBackupWasNotHereYet) {
    Town town;
    Refill refill(*town.hub.store);
    ASSERT_TRUE(refill.begin(5, {sample::device(1).bytes, sample::device(2).bytes}));
    ASSERT_TRUE(refill.was_here(sample::device(1).bytes, 4));
    EXPECT_EQ(refill.awaited().value()->size(), 2u);
    ASSERT_TRUE(refill.was_here(sample::device(1).bytes, 5));
    ASSERT_TRUE(refill.was_here(sample::device(7).bytes, 5));
    EXPECT_EQ(refill.awaited().value(), std::set<BearerId>{sample::device(2).bytes});
    EXPECT_TRUE(refill.end().value());
    EXPECT_FALSE(refill.end().value());
    EXPECT_TRUE(refill.allow_own_entries());
}

}  // namespace
}  // namespace uketsuke
