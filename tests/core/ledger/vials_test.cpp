// 接種液: how many doses are left in the vials of a venue and day, whoever says what and when.
#include "core/ledger/vials.h"

#include <gtest/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

const Day today = day("2022-12-01");

// Two vials of one terminal at 9:00 and 9:30, "d/m/1" and "d/m/2" for short.
struct Shelf {
    std::vector<Entry> entries;
    ChainHead head;

    Shelf() {
        add(opened("2022-12-01T09:30:00+09:00", 6));
        add(opened("2022-12-01T09:00:00+09:00", 10));
    }
    std::string add(const Fact& fact) {
        const Draft draft{municipality, "", vials_subject("見本会場", today), fact};
        entries.push_back(
            make_entry(draft, device(2), head, at("2022-12-01T10:00:00+09:00"), Salt{}, signer(2))
                .value());
        head = head_after(entries.back());
        return entry_name(entries.back().header);
    }
    std::string name(std::size_t i) const { return entry_name(entries[i].header); }
};

PersonRow vaccinated_from(const std::string& vial, int times = 1) {
    PersonRow row;
    DoseGiven dose = given("2022-12-01", 3);
    dose.vial = vial;
    for (int i = 0; i < times; ++i) row.doses.push_back({"x", true, dose});
    return row;
}

TEST(Vials, StandInTheOrderInWhichTheyWereOpened) {
    const Shelf shelf;
    const auto vials = vials_of(shelf.entries, {});
    ASSERT_EQ(vials.size(), 2u);
    EXPECT_EQ(vials[0].entry, shelf.name(1));
    EXPECT_EQ(doses_left(vials[0]), 10);
    EXPECT_EQ(vials[1].entry, shelf.name(0));
}

TEST(Vials, HaveTheDosesLeftThatWereNeitherGivenNorWasted) {
    Shelf shelf;
    shelf.add(DosesWasted{shelf.name(0), 2, "dropped", "見本職員", {}});
    const auto vials =
        vials_of(shelf.entries, {vaccinated_from(shelf.name(0)), vaccinated_from(shelf.name(0)),
                                 vaccinated_from(shelf.name(1)), vaccinated_from("")});
    EXPECT_EQ(vials[1].given, 2);
    EXPECT_EQ(vials[1].wasted, 2);
    EXPECT_EQ(doses_left(vials[1]), 2);
    EXPECT_EQ(doses_left(vials[0]), 9);
}

TEST(Vials, AreNeverCountedBelowNothing) {
    Shelf shelf;
    shelf.add(DosesWasted{shelf.name(1), 4, "dropped", "見本職員", {}});
    shelf.add(DosesWasted{shelf.name(1), -9, "counted_anew", "見本職員", {}});
    shelf.add(DosesWasted{"nobody's", 3, "dropped", "見本職員", {}});
    const auto vials = vials_of(shelf.entries, {vaccinated_from(shelf.name(0), 7)});
    EXPECT_EQ(vials[0].wasted, 0);
    EXPECT_EQ(doses_left(vials[0]), 10);
    EXPECT_EQ(doses_left(vials[1]), 0) << "a seventh dose was drawn from a vial of six";
    EXPECT_EQ(vials[1].given, 7);
}

TEST(Vials, OfAnotherVenueOrDayAreAboutAnotherSubject) {
    const Subject here = vials_subject("見本会場", today);
    EXPECT_NE(vials_subject("見本会場2", today), here);
    EXPECT_NE(vials_subject("見本会場", day("2022-12-02")), here);
    EXPECT_EQ(here.id.find("見本"), here.id.npos) << "an id says no name";
    EXPECT_LE(here.id.size(), 64u);
}

TEST(Vials, MayBeUsedToTheLastMinuteOfTheirHours) {
    VialOpened vial = opened("2022-12-01T09:00:00+09:00");
    EXPECT_FALSE(is_over(vial, at("2022-12-01T15:00:00+09:00")));
    EXPECT_TRUE(is_over(vial, at("2022-12-01T15:00:01+09:00")));
    vial.use_until = Instant{};
    EXPECT_FALSE(is_over(vial, at("2022-12-02T15:00:01+09:00"))) << "no hours are known";
}

}  // namespace
}  // namespace uketsuke
