// Wrong mixes do not compile; what compiles and is still wrong is refused with a reason.
#include <type_traits>

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

// A confirmed person, a decision and a dose come from one function each, out of the right things.
static_assert(!std::is_default_constructible_v<ConfirmedPerson>);
static_assert(!std::is_constructible_v<ConfirmedPerson, FoundPerson>);
static_assert(!std::is_constructible_v<Decision, ConfirmedPerson, Verdict, GoAhead>);
static_assert(!std::is_constructible_v<Dose, PersonId, DoseGiven, Listing>);
static_assert(!std::is_invocable_v<decltype(decide), FoundPerson, Verdict, GoAhead>);
static_assert(!std::is_invocable_v<decltype(decide), ConfirmedPerson, Verdict, ScreeningOutcome>);

FoundPerson found() { return *found_person(Presented{walk::voucher(), {"qr"}}, walk::person()); }
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

struct ListedRow {
    const char* product;
    const char* lot;
    Day printed;  // As typed.
    Day today;
    const char* code;
};

class GiveByTheList : public testing::TestWithParam<ListedRow> {};

TEST_P(GiveByTheList, ComparesTheVialWithTheListOfLots) {
    const ListedRow& row = GetParam();
    const auto lots = walk::lots();
    const Vial vial{row.product, row.lot, row.printed};
    const auto error = obstacle(vial, {walk::product, walk::other_product}, lots.get(), row.today);
    EXPECT_EQ(error ? error->code : "", row.code);
}

const Day printed = make_day(2023, 3, 31);

INSTANTIATE_TEST_SUITE_P(
    OfHolds, GiveByTheList,
    testing::Values(ListedRow{walk::product, "HELD01", printed, make_day(2022, 11, 30), ""},
                    ListedRow{walk::product, "HELD01", printed, make_day(2022, 12, 1), "vial.held"},
                    ListedRow{walk::product, "HELD01", printed, make_day(2022, 12, 2), "vial.held"},
                    ListedRow{walk::product, "HELD01", printed, make_day(2022, 12, 10),
                              "vial.held"},
                    ListedRow{walk::product, "HELD01", printed, make_day(2022, 12, 11), ""},
                    ListedRow{walk::other_product, "OTHER2", printed, that_day, "vial.held"},
                    ListedRow{walk::product, "held01", printed, make_day(2022, 12, 2), ""}));

INSTANTIATE_TEST_SUITE_P(
    OfLastDays, GiveByTheList,
    testing::Values(
        ListedRow{walk::product, "XX0001", printed, make_day(2023, 3, 30), ""},
        ListedRow{walk::product, "XX0001", printed, printed, ""},
        ListedRow{walk::product, "XX0001", printed, make_day(2023, 4, 1), "vial.expired"},
        // A slip of the finger does not make it last longer.
        ListedRow{walk::product, "XX0001", make_day(2033, 3, 31), make_day(2023, 4, 1),
                  "vial.expired"},
        ListedRow{walk::product, "EXT001", make_day(2022, 11, 30), make_day(2022, 12, 1), ""},
        ListedRow{walk::product, "EXT001", make_day(2022, 11, 30), make_day(2022, 12, 30), ""},
        ListedRow{walk::product, "EXT001", make_day(2022, 11, 30), make_day(2022, 12, 31), ""},
        ListedRow{walk::product, "EXT001", make_day(2022, 11, 30), make_day(2023, 1, 1),
                  "vial.expired"},
        ListedRow{walk::product, "XX0002", that_day, that_day, ""},
        ListedRow{walk::product, "XX0002", that_day, make_day(2022, 12, 2), "vial.expired"}));

INSTANTIATE_TEST_SUITE_P(
    OfOtherProducts, GiveByTheList,
    testing::Values(ListedRow{walk::product, "OTHER1", printed, that_day, "vial.product"},
                    ListedRow{walk::other_product, "OTHER1", printed, that_day, ""},
                    ListedRow{walk::product, "OTHER2", printed, that_day, "vial.product"},
                    ListedRow{walk::other_product, "XX0001", printed, that_day, "vial.product"}));

TEST(Give, RefusesAHeldLotInTheHoldsOwnWordsWithItsClause) {
    Desk desk;
    desk.rules.lots = walk::lots();
    const auto dose = give(decision(), {walk::product, "HELD01", printed}, walk::products().front(),
                           BodySite::right_upper_arm, desk, walk::noon());
    ASSERT_FALSE(dose.has_value());
    EXPECT_EQ(dose.error().code, "vial.held");
    EXPECT_NE(dose.error().what.ja.find("見本のため使えません。"), std::string::npos);
    EXPECT_NE(dose.error().what.en.find("SMP 2"), std::string::npos);
}

TEST(Give, RecordsTheDayThatIsPrintedNotTheExtendedOne) {
    Desk desk;
    desk.rules.lots = walk::lots();
    const Day on_the_vial = make_day(2022, 11, 30);
    const auto dose = give(decision(), {walk::product, "EXT001", on_the_vial},
                           walk::products().front(), BodySite::right_upper_arm, desk, walk::noon());
    EXPECT_EQ(dose.value().fact().expiry, on_the_vial);
}

struct SecondRow {
    const char* what;
    const char* lot;
    const char* second;
    const char* entry;  // Of a vial that was entered as it was opened.
    const char* code;
    const char* recorded;  // As the second who compared it.
};

class GiveByTwo : public testing::TestWithParam<SecondRow> {};

TEST_P(GiveByTwo, IsAskedForALotThatNoListKnows) {
    const SecondRow& row = GetParam();
    Desk desk;
    desk.staff_name = "見本 花子";
    desk.rules.lots = walk::lots();
    Vial vial{walk::product, row.lot, printed, row.entry};
    vial.second = row.second;
    const auto dose = give(decision(), vial, walk::products().front(), BodySite::right_upper_arm,
                           desk, walk::noon());
    EXPECT_EQ(dose ? "" : dose.error().code, row.code);
    EXPECT_EQ(dose ? dose->fact().second_reader : "", row.recorded);
}

INSTANTIATE_TEST_SUITE_P(
    Tables, GiveByTwo,
    testing::Values(SecondRow{"listed", "XX0001", "", "", "", ""},
                    SecondRow{"listed_by_two", "XX0001", "作例 太郎", "", "", ""},
                    SecondRow{"unlisted", "YY0002", "", "", "vial.second", ""},
                    SecondRow{"by_one_twice", "YY0002", "見本 花子", "", "vial.second", ""},
                    SecondRow{"by_two", "YY0002", "作例 太郎", "", "", "作例 太郎"},
                    SecondRow{"as_it_was_opened", "YY0002", "", "aa/462152/7", "", ""},
                    SecondRow{"held_by_two", "HELD01", "作例 太郎", "", "vial.held", ""}),
    [](const auto& row) { return std::string(row.param.what); });

TEST(AnExtendedLot, ThatIsTooOldIsToldWithBothDays) {
    const Vial vial{walk::product, "EXT001", make_day(2022, 11, 30)};
    const auto error = obstacle(vial, {walk::product}, walk::lots().get(), make_day(2023, 1, 1));
    EXPECT_NE(error.value().what.ja.find("2022-11-30"), std::string::npos);
    EXPECT_NE(error.value().what.ja.find("2022-12-31"), std::string::npos);
}

TEST(TheList, SaysNothingWhereThereIsNone) {
    EXPECT_TRUE(notices_about({walk::product, "XX0002", that_day}, nullptr).empty());
    EXPECT_EQ(obstacle({walk::product, "HELD01", printed}, {walk::product}, nullptr, that_day),
              std::nullopt);
}

TEST(Dose, IsNumberedAfterTheHistoryWhereTheVerdictDoesNotSay) {
    Verdict verdict = walk::verdict(Status::eligible);
    verdict.dose_number.reset();
    EXPECT_EQ(decide(confirmed(), verdict, GoAhead{}).value().dose_number(), 2);
}

TEST(Person, WithoutARosterRowIsNotFound) {
    PersonRow row = walk::person();
    row.resident.reset();
    EXPECT_EQ(found_person(Presented{walk::voucher(), {"qr"}}, row), std::nullopt);
}

TEST(ScreeningReasons, HaveWordsInBothLanguagesAndDifferentCodes) {
    const auto reasons = screening_reasons(Programme{});
    EXPECT_FALSE(reasons.empty());
    for (const ScreeningReason& reason : reasons) {
        EXPECT_FALSE(reason.text.ja.empty() || reason.text.en.empty()) << reason.code;
        EXPECT_EQ(std::ranges::count(reasons, reason.code, &ScreeningReason::code), 1);
    }
    EXPECT_FALSE(is_screening_reason(reasons, ""));
}

TEST(ScreeningReasons, AreTheProgrammesInItsOwnWordsFirst) {
    Programme programme;
    const Words words{"見本の理由", "A sample reason"};
    programme.unsuitable = {{"sample_ill", "SMP 1", words}, {"physician", "SMP 2", words}};
    const auto reasons = screening_reasons(programme);
    EXPECT_EQ(reasons[0], (ScreeningReason{"sample_ill", words}));
    EXPECT_EQ(reasons[1], (ScreeningReason{"physician", words}));
    EXPECT_EQ(std::ranges::count(reasons, "physician", &ScreeningReason::code), 1);
    EXPECT_TRUE(is_screening_reason(reasons, "person_declined"));
    EXPECT_FALSE(is_screening_reason(screening_reasons(Programme{}), "sample_ill"));
}

TEST(ObservationTimes, AreTheProgrammesWithEveryonesFirst) {
    Programme programme;
    const Words words{"見本", "sample"};
    programme.observations = {
        {45, false, "SMP 2", words}, {30, false, "SMP 2", words}, {20, true, "SMP 1", words}};
    const auto times = observation_times(programme);
    ASSERT_EQ(times.size(), 3U);
    EXPECT_EQ(times[0], (ObservationTime{20, true, "SMP 1", words}));
    EXPECT_EQ(times[1].minutes, 30);
    EXPECT_EQ(times[2].minutes, 45);
}

}  // namespace
}  // namespace uketsuke
