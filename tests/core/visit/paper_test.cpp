// 後追い入力: what of a paper can have been, and what the record says then.
#include "core/visit/paper.h"

#include <gtest/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using sample::at;
using sample::day;

const Instant noon = at("2022-12-05T12:00:00+09:00");

ConfirmedPerson person() {
    PersonRow row;
    row.person = sample::person(1);
    row.resident = sample::resident();
    for (const char* date : {"2022-01-10", "2022-06-01"}) {
        PersonDose dose{date, false, {}};
        dose.dose.date = day(date);
        row.doses.push_back(dose);
    }
    return *confirm(*found_person(NoneAtHand{}, row), {true, true});
}

Desk desk() {
    Desk desk;
    desk.staff_name = "見本 花子";
    desk.venue = "見本会場";
    desk.doctor = "見本 医師";
    return desk;
}

PaperEntered entered(const char* time = "2022-12-01T10:20:00+09:00") {
    PaperEntered paper;
    paper.at = at(time);
    paper.vial = {"comirnaty-ba1", "XX0001", day("2023-03-31")};
    paper.product.id = "comirnaty-ba1";
    paper.product.volume_ul = 300;
    paper.doctor = "作例 医師";
    paper.venue = "見本会場";
    paper.second_reader = "作例 太郎";
    return paper;
}

template <class Change>
PaperEntered with(const Change& change) {
    PaperEntered paper = entered();
    change(paper);
    return paper;
}

struct Row {
    const char* what;
    PaperEntered paper;
    const char* code;
};
class Paper : public testing::TestWithParam<Row> {};
TEST_P(Paper, IsRefusedForWhatCannotHaveBeenOrIsMissing) {
    const auto error = obstacle_to_enter(person(), GetParam().paper, desk(), noon);
    EXPECT_STREQ(error ? error->code.c_str() : "", GetParam().code);
    EXPECT_EQ(enter_from_paper(person(), GetParam().paper, desk(), noon).has_value(), !error);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Paper,
    testing::Values(
        Row{"good", entered(), ""}, Row{"this_minute", entered("2022-12-05T12:00:00+09:00"), ""},
        Row{"later", entered("2022-12-05T12:01:00+09:00"), "paper.time"},
        Row{"before_birth", entered("1950-04-04T10:00:00+09:00"), "paper.time"},
        Row{"five_years_ago", entered("2017-12-05T10:00:00+09:00"), ""},
        Row{"longer_ago", entered("2017-12-04T10:00:00+09:00"), "paper.time"},
        Row{"recorded_already", entered("2022-06-01T18:00:00+09:00"), "paper.same_day"},
        Row{"no_product", with([](PaperEntered& p) { p.product.id = ""; }), "vial.product"},
        Row{"no_lot", with([](PaperEntered& p) { p.vial.lot = ""; }), "vial.lot"},
        Row{"no_doctor", with([](PaperEntered& p) { p.doctor = ""; }), "paper.doctor"},
        Row{"no_venue", with([](PaperEntered& p) { p.venue = ""; }), "paper.venue"},
        Row{"read_by_one", with([](PaperEntered& p) { p.second_reader = ""; }), "paper.second"},
        Row{"read_by_one_twice", with([](PaperEntered& p) { p.second_reader = "見本 花子"; }),
            "paper.second"}),
    [](const auto& row) { return row.param.what; });

TEST(FromPaper, TheRecordSaysWhenItWasAndWhoReadIt) {
    const DoseGiven fact = enter_from_paper(person(), entered(), desk(), noon)->fact();
    EXPECT_EQ(fact.date, day("2022-12-01"));
    EXPECT_EQ(fact.at, at("2022-12-01T10:20:00+09:00"));
    EXPECT_TRUE(fact.from_paper);
    EXPECT_EQ(fact.recorder, "見本 花子");
    EXPECT_EQ(fact.second_reader, "作例 太郎");
    EXPECT_EQ(fact.doctor, "作例 医師");
    EXPECT_EQ(fact.dose_number, 3);
    EXPECT_EQ(fact.verdict, "") << "no rule has judged it before the needle";
    EXPECT_EQ(fact.name, sample::resident().name);
}

std::string doubts(const PaperEntered& paper, const Desk& at_desk = desk()) {
    std::string codes;
    for (const VialNotice& doubt : doubts_about(person(), paper, at_desk))
        codes += doubt.code + " ";
    return codes;
}

TEST(FromPaper, ADoseBetweenOthersIsNumberedByItsDayAndLookedAtAgain) {
    const PaperEntered between = entered("2022-03-01T10:00:00+09:00");
    EXPECT_EQ(enter_from_paper(person(), between, desk(), noon)->fact().dose_number, 2);
    EXPECT_EQ(doubts(between), "paper.order ");
    EXPECT_EQ(doubts(entered()), "");
}

TEST(FromPaper, AnotherVenueAndWhatTheListOfLotsSaysAreDoubtsAndNoRefusal) {
    EXPECT_EQ(doubts(with([](PaperEntered& p) { p.venue = "別の会場"; })), "paper.venue ");
    Desk listed = desk();
    Lots lots{.id = "sample",
              .version = "1",
              .name = {},
              .documents = {},
              .lots = {},
              .holds = {},
              .packages = {}};
    lots.lots = {{"comirnaty", "XX0001", day("2023-03-31"), day("2023-03-31"), "X"}};
    listed.rules.lots = std::make_shared<const Lots>(lots);
    EXPECT_NE(doubts(entered(), listed), "") << "the lot is known for another product alone";
    EXPECT_EQ(obstacle_to_enter(person(), entered(), listed, noon), std::nullopt);
}

}  // namespace
}  // namespace uketsuke
