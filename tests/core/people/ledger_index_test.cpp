// The index of a ledger says at any time what the ledger's rows say.
#include "core/people/ledger_index.h"

#include <gtest/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

const Day today = make_day(2022, 12, 1);

struct Book {
    std::unique_ptr<Store> store = open_sqlite_store(":memory:").value();
    Ledger ledger{*store, data_key(), device(1), signer(1), Numbering::positions, salts()};
    LedgerIndex index;
    std::chrono::seconds passed{0};

    void append(Fact fact, std::uint8_t number = 1) {
        const Instant now = at("2022-12-01T09:00:00+09:00") + passed++;
        ASSERT_TRUE(ledger.append(draft(std::move(fact), number), now).has_value());
    }
    std::size_t count(const char* kana, const char* number = "") {
        EXPECT_TRUE(index.read_all(ledger).has_value());
        return index.people().find(parse_people_query(kana, "", number, today).value()).all;
    }
};

TEST(LedgerIndex, HoldsWhoeverIsInTheRosterAndNobodyElse) {
    Book book;
    book.append(resident());
    book.append(reported("2021-06-01", 1), 2);  // Of somebody whom no roster lists.
    EXPECT_EQ(book.count("みほん"), 1u);
    EXPECT_EQ(book.index.people().size(), 1u);
    EXPECT_FALSE(book.index.percent_read());
}

TEST(LedgerIndex, HoldsWhoeverWasTakenInProvisionally) {
    Book book;
    book.append(provisional(), 3);
    EXPECT_EQ(book.count("かりたろう"), 1u);
    EXPECT_EQ(book.count("", "9900000077"), 1u);
}

TEST(LedgerIndex, FollowsWhatIsRecorded) {
    Book book;
    EXPECT_EQ(book.count("みほん"), 0u);
    book.append(resident());
    EXPECT_EQ(book.count("みほん"), 1u);
    Resident married = reissued();
    married.kana = "カリノ ヨシベタロウ";
    book.append(married);
    EXPECT_EQ(book.count("みほん"), 0u);
    EXPECT_EQ(book.count("かりの"), 1u);
    EXPECT_EQ(book.count("", "9900000099"), 1u);
    EXPECT_EQ(book.count("", "9900000017"), 1u) << "by the number that is void now";
    EXPECT_EQ(book.index.people().size(), 1u);
}

TEST(LedgerIndex, ReadsInSlicesAndSaysHowFarItIs) {
    Book book;
    std::vector<Draft> drafts;
    for (std::uint32_t i = 0; i < LedgerIndex::slice_rows + 100; ++i) {
        PersonId person;
        person.bytes[0] = static_cast<std::uint8_t>(i % 256);
        person.bytes[1] = static_cast<std::uint8_t>(i / 256 + 1);
        drafts.push_back({municipality, "", subject_of(person), resident()});
    }
    ASSERT_TRUE(book.ledger.append_all(drafts, at("2022-12-01T09:00:00+09:00")).has_value());
    EXPECT_EQ(book.index.percent_read(), 0);
    EXPECT_EQ(book.index.read_further(book.ledger), true);
    EXPECT_EQ(book.index.people().size(), LedgerIndex::slice_rows);
    EXPECT_EQ(book.index.percent_read(), 100 * 512 / 612);
    // Who is recorded meanwhile is not waited for.
    book.append(resident(), 250);
    EXPECT_EQ(book.index.read_further(book.ledger), false);
    EXPECT_EQ(book.index.people().size(), drafts.size() + 1);
    EXPECT_FALSE(book.index.percent_read());
}

TEST(LedgerIndex, BeginsAnewWithAnotherLedger) {
    Book book;
    book.append(resident());
    EXPECT_EQ(book.count("みほん"), 1u);
    Ledger other{*book.store, data_key(), device(1), signer(1), Numbering::positions, salts()};
    EXPECT_TRUE(book.index.read_all(other).has_value());
    EXPECT_EQ(book.index.people().size(), 1u);
    const auto empty = open_sqlite_store(":memory:").value();
    Ledger nobody{*empty, data_key(), device(1), signer(1), Numbering::positions, salts()};
    EXPECT_TRUE(book.index.read_all(nobody).has_value());
    EXPECT_EQ(book.index.people().size(), 0u);
}

TEST(LedgerIndex, ForgetsWhoseRowIsGone) {
    Book book;
    book.append(resident());
    EXPECT_EQ(book.count("みほん"), 1u);
    const LookupKey row = book.index.people()
                              .find(parse_people_query("みほん", "", "", today).value())
                              .best.at(0)
                              .row;
    ASSERT_EQ(row_under(book.ledger, row).value()->person, person(1));
    ASSERT_TRUE(book.store->replace(row, {}).has_value());
    EXPECT_EQ(row_under(book.ledger, row).value(), std::nullopt);
    EXPECT_EQ(book.ledger.rebuild(Ledger::Rebuild::replace)->size(), 1u);
    EXPECT_EQ(book.count("みほん"), 1u) << "made anew from the records";
}

TEST(Ledger, TellsWhichRowsWereWrittenOnceSomebodyAsks) {
    Book book;
    book.append(resident());
    EXPECT_EQ(book.ledger.take_changed_rows(), std::nullopt) << "nobody noted them until now";
    EXPECT_EQ(book.ledger.take_changed_rows()->size(), 0u);
    book.append(reported("2021-06-01", 1));
    book.append(resident(), 2);
    const auto changed = book.ledger.take_changed_rows().value();
    ASSERT_EQ(changed.size(), 2u);
    EXPECT_EQ(row_under(book.ledger, changed[0]).value()->person, person(1));
    EXPECT_EQ(row_under(book.ledger, changed[1]).value()->person, person(2));
    EXPECT_EQ(book.ledger.take_changed_rows()->size(), 0u);
}

}  // namespace
}  // namespace uketsuke
