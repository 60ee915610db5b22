// 受付: which check-in of a person counts, whatever came first.
#include "core/ledger/check_in.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

#include "core/ledger/fold.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

// Desks 2 and 3, each with a chain of its own; every entry one second after the one before.
class Desks {
  public:
    std::string write(std::uint8_t desk, const Fact& fact) {
        now_ += std::chrono::seconds(1);
        entries.push_back(
            make_entry(draft(fact), device(desk), heads_[desk], now_, Salt{}, signer(desk))
                .value());
        heads_[desk] = head_after(entries.back());
        return entry_name(entries.back().header);
    }
    void sleep_until(const char* when) { now_ = at(when); }
    std::string standing(const char* today = "2022-12-01") const {
        const PersonRow row = fold_person(person(1), entries);
        const CheckIn* found = standing_check_in(row, day(today));
        return found ? found->entry : "";
    }
    std::vector<Entry> entries;

  private:
    std::map<std::uint8_t, ChainHead> heads_;
    Instant now_ = at("2022-12-01T09:00:00+09:00");
};

TEST(StandingCheckIn, IsTheFirstOfTwoDesks) {
    Desks desks;
    EXPECT_EQ(desks.standing(), "");
    const std::string first = desks.write(3, checked_in(3));
    desks.write(2, checked_in(2));
    EXPECT_EQ(desks.standing(), first);
}

TEST(StandingCheckIn, EndsWithADoseOrAClosedScreeningOfItsSessionAndWithNoOther) {
    DoseGiven dose = given("2022-12-01", 3);
    ScreeningClosed closed;
    closed.date = day("2022-12-01");
    dose.session = closed.session = session(2);
    for (const Fact& end : {Fact{dose}, Fact{closed}}) {
        Desks desks;
        const std::string other = desks.write(3, checked_in(3));
        desks.write(3, end);
        EXPECT_EQ(desks.standing(), other) << "desk 3's session is another one";
        Desks own;
        own.write(2, checked_in(2));
        own.write(2, end);
        EXPECT_EQ(own.standing(), "");
    }
}

TEST(StandingCheckIn, MovesToTheDeskThatTakesOverAndDoesNotComeBack) {
    Desks desks;
    const std::string first = desks.write(2, checked_in(2));
    const std::string second = desks.write(3, checked_in(3, first));
    EXPECT_EQ(desks.standing(), second);
    desks.write(3, CheckInEnded{second, "見本"});
    EXPECT_EQ(desks.standing(), "");
}

TEST(StandingCheckIn, OfADeskThatLeftGoesToTheOneThatWaits) {
    Desks desks;
    const std::string first = desks.write(2, checked_in(2));
    const std::string second = desks.write(3, checked_in(3));
    desks.write(2, CheckInEnded{first, "見本"});
    EXPECT_EQ(desks.standing(), second);
}

TEST(StandingCheckIn, IsOfItsDayAlone) {
    Desks desks;
    const std::string first = desks.write(2, checked_in(2));
    EXPECT_EQ(desks.standing("2022-12-02"), "");
    desks.sleep_until("2022-12-02T08:59:59+09:00");
    const std::string second = desks.write(3, checked_in(3));
    EXPECT_EQ(desks.standing("2022-12-02"), second);
    EXPECT_EQ(fold_person(person(1), desks.entries).check_ins.size(), 1u)
        << "a row keeps one day's";
}

TEST(StandingCheckIn, KeepsNoVoucherInTheRow) {
    Desks desks;
    desks.write(2, checked_in(2));
    const PersonRow row = fold_person(person(1), desks.entries);
    EXPECT_EQ(row.check_ins.front().fact.voucher_line, "");
    EXPECT_TRUE(row.check_ins.front().fact.read_by.empty());
}

RC_GTEST_PROP(StandingCheckIn, IsTheSameWhateverCameFirst, (unsigned seed)) {
    Desks desks;
    std::mt19937 chance(seed);
    std::vector<std::string> names{""};
    for (int i = 0; i < 8; ++i) {
        const auto desk = static_cast<std::uint8_t>(2 + chance() % 3);
        const std::string& one = names[chance() % names.size()];
        names.push_back(chance() % 3 ? desks.write(desk, checked_in(desk, one))
                                     : desks.write(desk, CheckInEnded{one, "見本"}));
    }
    const std::string before = desks.standing();
    std::shuffle(desks.entries.begin(), desks.entries.end(), chance);
    RC_ASSERT(desks.standing() == before);
}

}  // namespace
}  // namespace uketsuke
