// 範囲: a store that is sent only whom its terminal has seen says of them what the city says, and
// of everybody else nothing, in the order of a hub that withholds.
#include <gtest/gtest.h>

#include "tests/core/store/small_city.h"
#include "tests/core/store/store_dump.h"

namespace uketsuke {
namespace {

using namespace sample;

// Two stores beside a small city: one of the whole city, one that holds whom it has seen.
class Beside {
  public:
    explicit Beside(SmallCity& city) : whole_(city, "whole.db"), scoped_(city, "scoped.db") {
        require(scoped_.ledger->set_scope(DeviceScope::seen).has_value(), "it is new");
    }
    // As a hub hands them out: without the bodies of people whom the terminal has not seen.
    void receive(const std::vector<Entry>& entries, const std::set<Subject>& seen) {
        std::vector<Entry> withheld = entries;
        for (Entry& entry : withheld) {
            const Subject& subject = entry.header.subject;
            if (subject.kind == "person" && !seen.contains(subject))
                entry = without_body(std::move(entry));
        }
        ASSERT_TRUE(whole().receive(entries).has_value());
        ASSERT_TRUE(scoped().receive(withheld).has_value());
    }
    Ledger& whole() { return *whole_.ledger; }
    Ledger& scoped() { return *scoped_.ledger; }
    std::optional<PersonRow> row(std::uint8_t number) {
        return scoped().person(person(number)).value();
    }

  private:
    struct Held {
        Held(SmallCity& city, const char* file)
            : store(open_sqlite_store(city.file(file)).value()),
              ledger(std::make_unique<Ledger>(*store, data_key(), device(1), signer(1),
                                              Numbering::none, salts())) {
            require(ledger->trust_device(device(9), signer(9).public_key()).has_value(), "new");
        }
        std::unique_ptr<Store> store;
        std::unique_ptr<Ledger> ledger;
    };
    Held whole_;
    Held scoped_;
};

std::vector<Entry> about(const std::vector<Entry>& entries, std::uint8_t number) {
    std::vector<Entry> found;
    for (const Entry& entry : entries) {
        if (entry.header.subject == subject_of(person(number))) found.push_back(entry);
    }
    return found;
}

class SeenOnly : public testing::TestWithParam<int> {};

TEST_P(SeenOnly, SaysOfThemWhatTheWholeCitySaysAndNothingOfOthers) {
    SmallCity city(static_cast<std::uint32_t>(GetParam()));
    const std::vector<Entry> entries = city.entries();
    const auto middle = entries.begin() + std::ptrdiff_t(city.below(entries.size()));
    Beside beside(city);
    // Some are seen from the start, some are opened in the middle, some at the end.
    const auto seen_at = [](int number) { return number % 4; };
    std::set<Subject> seen;
    const auto open = [&](int when, const std::vector<Entry>& so_far) {
        for (int number = 1; number <= 20; ++number) {
            if (seen_at(number) != when) continue;
            seen.insert(subject_of(person(std::uint8_t(number))));
            ASSERT_TRUE(
                beside.scoped().take_bodies(about(so_far, std::uint8_t(number))).has_value());
        }
    };
    open(0, {});
    beside.receive({entries.begin(), middle}, seen);
    open(1, {entries.begin(), middle});
    beside.receive({middle, entries.end()}, seen);
    open(2, entries);
    for (int number = 1; number <= 20; ++number) {
        const auto there = beside.whole().person(person(std::uint8_t(number))).value();
        const auto here = beside.row(std::uint8_t(number));
        const bool opened = seen.contains(subject_of(person(std::uint8_t(number))));
        EXPECT_EQ(here, opened ? there : std::nullopt) << number;
        EXPECT_TRUE(!opened || beside.scoped().is_whole(person(std::uint8_t(number))).value());
    }
    EXPECT_EQ(beside.scoped().verify_all().value(), entries.size());
    EXPECT_TRUE(beside.scoped().rebuild(Ledger::Rebuild::compare).value().empty());
    EXPECT_TRUE(beside.scoped().rebuild(Ledger::Rebuild::replace).value().empty());
    EXPECT_TRUE(beside.scoped().people_lacking(100).value().empty());
}

TEST_P(SeenOnly, ListsInQuarantineOnlyWhatIsNotFoldedOfThoseWhomItHasSeen) {
    SmallCity city(static_cast<std::uint32_t>(GetParam()));
    const std::vector<Entry> entries = city.entries();
    Beside beside(city);
    std::set<Subject> seen;
    for (std::uint8_t number = 1; number <= 20; number += 2)
        seen.insert(subject_of(person(number)));
    beside.receive(entries, seen);
    std::set<std::string> expected;
    std::map<std::string, Subject> subjects;
    for (const Entry& entry : entries) subjects[entry_name(entry.header)] = entry.header.subject;
    const auto name = [](const Quarantined& mark) {
        return mark.chain.device.hex() + "/" + mark.chain.municipality + "/" +
               std::to_string(mark.sequence);
    };
    const auto marks_of = [](Ledger& ledger) { return ledger.store().quarantined(1000).value(); };
    const auto all = marks_of(beside.whole());
    for (const Quarantined& mark : all) {
        const Subject& subject = subjects.at(name(mark));
        if (subject.kind != "person" || seen.contains(subject)) expected.insert(name(mark));
    }
    std::set<std::string> listed;
    const auto here = marks_of(beside.scoped());
    for (const Quarantined& mark : here) listed.insert(name(mark));
    EXPECT_EQ(listed, expected);
}

INSTANTIATE_TEST_SUITE_P(Seeds, SeenOnly, testing::Range(1, 13));

class Scoped : public testing::Test {
  protected:
    // Without the body of any person.
    void receive_all() { beside_.receive(entries_, {}); }
    std::uint8_t somebody() const {
        for (const Entry& entry : entries_) {
            if (entry.header.kind == "resident_listed")
                return PersonId::parse(entry.header.subject.id)->bytes[0];
        }
        return 0;
    }
    SmallCity city_{7};
    std::vector<Entry> entries_ = city_.entries();
    Beside beside_{city_};
};

TEST_F(Scoped, OfWhomItHasSeenAndLacksSomethingItSaysSo) {
    receive_all();
    const std::uint8_t number = somebody();
    std::vector<Entry> all = about(entries_, number);
    ASSERT_GE(all.size(), 2u);
    const Entry last = all.back();
    all.pop_back();
    EXPECT_EQ(beside_.scoped().take_bodies(all).value().filled, all.size());
    EXPECT_FALSE(beside_.scoped().is_whole(person(number)).value());
    EXPECT_EQ(beside_.scoped().people_lacking(100).value(), std::vector{person(number)});
    EXPECT_EQ(beside_.scoped().take_bodies({last}).value().filled, 1u);
    EXPECT_TRUE(beside_.scoped().is_whole(person(number)).value());
    EXPECT_TRUE(beside_.scoped().people_lacking(100).value().empty());
}

TEST_F(Scoped, BodiesOfEntriesThatAreNotHereYetAreNotTaken) {
    const std::uint8_t number = somebody();
    const BodiesTaken taken = beside_.scoped().take_bodies(about(entries_, number)).value();
    EXPECT_EQ(taken.filled, 0u);
    EXPECT_EQ(taken.ahead, about(entries_, number).size());
    EXPECT_EQ(beside_.scoped().store().entry_count().value(), 0u);
}

TEST_F(Scoped, ABodyThatIsNotTheOneOfItsLinkIsNotTaken) {
    receive_all();
    Entry forged = about(entries_, somebody()).front();
    forged.json.replace(forged.json.find("見本"), 6, "偽物");
    EXPECT_EQ(beside_.scoped().take_bodies({forged}).value().filled, 0u);
    forged.link.fill(1);
    EXPECT_EQ(beside_.scoped().take_bodies({forged}).error().code, "chain.fork");
    EXPECT_FALSE(beside_.row(somebody()).has_value());
}

TEST_F(Scoped, NothingOfThoseWhomItHasNotSeenLiesInTheFileEvenUnderItsKey) {
    receive_all();
    const auto chains = beside_.scoped().store().chains().value();
    std::size_t withheld = 0;
    for (const ChainId& chain : chains) {
        const auto run = beside_.scoped().run_after(chain, 0, 10'000).value();
        for (const Entry& entry : run) {
            const bool person = entry.header.subject.kind == "person";
            EXPECT_EQ(has_body(entry), !person);
            withheld += person;
            if (person) {
                EXPECT_FALSE(beside_.row(PersonId::parse(entry.header.subject.id)->bytes[0]));
            }
        }
    }
    EXPECT_GT(withheld, 50u);
}

TEST_F(Scoped, ReadingEverythingAgainFillsInWhatComesWithItsBody) {
    receive_all();
    ASSERT_TRUE(beside_.scoped().receive(entries_).has_value());
    for (std::uint8_t number = 1; number <= 20; ++number)
        EXPECT_EQ(beside_.row(number), beside_.whole().person(person(number)).value());
}

TEST_F(Scoped, TheScopeOfAStoreThatHoldsOthersEntriesStays) {
    receive_all();
    EXPECT_EQ(beside_.scoped().set_scope(DeviceScope::city).error().code, "scope.other");
    EXPECT_TRUE(beside_.scoped().set_scope(DeviceScope::seen).has_value());
    EXPECT_EQ(beside_.whole().set_scope(DeviceScope::seen).error().code, "scope.other");
}

TEST(DeviceScope, TheNarrowestOfItsEnrolmentsStays) {
    const auto row_of = [](const std::vector<DeviceScope>& scopes) {
        ChainHead head;
        std::vector<Entry> entries;
        for (const DeviceScope scope : scopes) {
            const DeviceEnrolled fact{"見本医院", to_hex(signer(5).public_key()),
                                      DeviceRole::terminal, scope};
            entries.push_back(make_entry({municipality, "", subject_of(device(5)), fact}, device(9),
                                         head, at("2022-12-01T09:00:00+09:00"), Salt{}, signer(9))
                                  .value());
            head = head_after(entries.back());
        }
        std::vector<const Entry*> heard;
        for (const Entry& entry : entries) heard.push_back(&entry);
        const DeviceRow row = fold_device(heard).value();
        EXPECT_EQ(decode_device(encode_device(row)).value(), row);
        return row.scope;
    };
    EXPECT_EQ(row_of({DeviceScope::city}), DeviceScope::city);
    EXPECT_EQ(row_of({DeviceScope::seen}), DeviceScope::seen);
    EXPECT_EQ(row_of({DeviceScope::seen, DeviceScope::city}), DeviceScope::seen);
    EXPECT_EQ(row_of({DeviceScope::city, DeviceScope::seen}), DeviceScope::seen);
}

}  // namespace
}  // namespace uketsuke
