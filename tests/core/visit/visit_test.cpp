// Wrong mixes do not compile; what compiles and is still wrong is refused with a reason.
#include <type_traits>

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

// A confirmed person, a decision and a dose come from one function each, out of the right things.
static_assert(!std::is_default_constructible_v<ConfirmedPerson>);
static_assert(!std::is_constructible_v<ConfirmedPerson, FoundPerson>);
static_assert(!std::is_constructible_v<Decision, ConfirmedPerson, Verdict, GoAhead>);
static_assert(!std::is_constructible_v<Dose, PersonId, DoseGiven>);
static_assert(!std::is_invocable_v<decltype(decide), FoundPerson, Verdict, GoAhead>);
static_assert(!std::is_invocable_v<decltype(decide), ConfirmedPerson, Verdict, ScreeningOutcome>);

FoundPerson found() { return *found_person({walk::voucher(), {"qr"}}, walk::person()); }
ConfirmedPerson confirmed() { return *confirm(found(), {true, true}); }
Decision decision() {
    return decide(confirmed(), walk::verdict(Status::eligible), GoAhead{}).value();
}

struct DecideRow {
    Status status;
    DoctorsWord word;
    AnswerMeans form;
    const char* code;  // Empty: decided.
};

class Decide : public testing::TestWithParam<DecideRow> {};

TEST_P(Decide, NeedsTheVerdictsYesAndTheDoctorsWhereAsked) {
    const auto decided = decide(confirmed(), walk::verdict(GetParam().status),
                                GoAhead{GetParam().word, GetParam().form});
    EXPECT_EQ(decided ? "" : decided.error().code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Tables, Decide,
    testing::Values(
        DecideRow{Status::eligible, DoctorsWord::not_asked, AnswerMeans::nothing, ""},
        DecideRow{Status::eligible, DoctorsWord::yes, AnswerMeans::nothing, ""},
        DecideRow{Status::confirm, DoctorsWord::not_asked, AnswerMeans::nothing,
                  "visit.doctor_not_asked"},
        DecideRow{Status::confirm, DoctorsWord::yes, AnswerMeans::nothing, ""},
        DecideRow{Status::not_yet, DoctorsWord::yes, AnswerMeans::nothing, "visit.not_eligible"},
        DecideRow{Status::not_eligible, DoctorsWord::yes, AnswerMeans::nothing,
                  "visit.not_eligible"},
        DecideRow{Status::eligible, DoctorsWord::not_asked, AnswerMeans::desk, ""},
        DecideRow{Status::eligible, DoctorsWord::not_asked, AnswerMeans::doctor,
                  "visit.doctor_not_asked"},
        DecideRow{Status::eligible, DoctorsWord::yes, AnswerMeans::doctor, ""},
        DecideRow{Status::eligible, DoctorsWord::yes, AnswerMeans::stop, "visit.form_stops"},
        DecideRow{Status::confirm, DoctorsWord::yes, AnswerMeans::stop, "visit.form_stops"}));

struct GiveRow {
    Vial vial;
    const char* code;
};

class Give : public testing::TestWithParam<GiveRow> {};

TEST_P(Give, ComparesTheVialWithTheVerdictAndTheDay) {
    const auto dose = give(decision(), GetParam().vial, walk::products().front(),
                           BodySite::right_upper_arm, Desk{}, walk::noon());
    EXPECT_EQ(dose ? "" : dose.error().code, GetParam().code);
}

const Day that_day = make_day(2022, 12, 1);

INSTANTIATE_TEST_SUITE_P(
    Tables, Give,
    testing::Values(GiveRow{{walk::product, "XX0001", that_day}, ""},
                    GiveRow{{walk::product, std::string(20, 'X'), that_day}, ""},
                    GiveRow{{walk::product, std::string(21, 'X'), that_day}, "vial.lot"},
                    GiveRow{{walk::product, "", that_day}, "vial.lot"},
                    GiveRow{{walk::product, "XX0001", make_day(2022, 11, 30)}, "vial.expired"},
                    GiveRow{{walk::other_product, "XX0001", that_day}, "vial.product"}));

TEST(Dose, IsNumberedAfterTheHistoryWhereTheVerdictDoesNotSay) {
    Verdict verdict = walk::verdict(Status::eligible);
    verdict.dose_number.reset();
    EXPECT_EQ(decide(confirmed(), verdict, GoAhead{}).value().dose_number(), 2);
}

TEST(Person, WithoutARosterRowIsNotFound) {
    PersonRow row = walk::person();
    row.resident.reset();
    EXPECT_EQ(found_person({walk::voucher(), {"qr"}}, row), std::nullopt);
}

TEST(ScreeningReasons, HaveWordsInBothLanguagesAndDifferentCodes) {
    for (const ScreeningReason& reason : screening_reasons()) {
        EXPECT_FALSE(reason.text.ja.empty() || reason.text.en.empty()) << reason.code;
        const auto same = [&](const ScreeningReason& other) {
            return std::string_view(other.code) == reason.code;
        };
        EXPECT_EQ(std::ranges::count_if(screening_reasons(), same), 1) << reason.code;
    }
    EXPECT_FALSE(is_screening_reason(""));
}

}  // namespace
}  // namespace uketsuke
