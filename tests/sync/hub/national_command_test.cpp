// export national and import-national on a hub's real store.
#include "sync/hub/national_export.h"
#include "sync/hub/national_import.h"
#include "tests/sync/hub/hub_under_test.h"

namespace uketsuke {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace testing_tools;

class NationalCommands : public testing::Test {
  protected:
    int write_out(NationalWish wish) {
        wish.file = hub_.path(wish.file.empty() ? "out.csv" : wish.file.c_str());
        return hub_.done(export_national(hub_.records(), wish, hub_.speech()));
    }
    // Without the header; in UTF-8.
    std::string lines_of(NationalWish wish = {}) {
        wish.encoding = "utf8";
        EXPECT_EQ(write_out(wish), 0);
        const std::string text = hub_.read("out.csv");
        return text.substr(text.find("\r\n") + 2);
    }
    int take_in(const std::string& lines) {
        const std::string file = hub_.write("in.csv", lines);
        return hub_.done(import_national(hub_.records(), file, hub_.speech(),
                                         sample::at("2022-12-31T09:00:00+09:00")));
    }
    void give(const char* id, const DoseGiven& dose, const char* at) {
        last_ = hub_.write_down(hub_.row(id).person, dose, at);
    }
    HubUnderTest hub_;
    std::string last_;  // The name of the entry that give() made.
};

TEST_F(NationalCommands, ADoseGivenHereIsWrittenWithVoucherMakerLotAndTheTimeOfItsRecord) {
    give("001", given_to("0000000017", "2022-12-01", 1), "2022-12-01T10:11:12+09:00");
    EXPECT_EQ(
        lines_of(),
        "001,20221201101112,20221201,0000000017,462152,見本会場,見本医師,ファイザー,GJ7140\r\n");
    EXPECT_THAT(hub_.heard(), HasSubstr("Records of 1 people, 1 doses"));
    EXPECT_EQ(mode_of(hub_.path("out.csv")), 0600u);
}

TEST_F(NationalCommands, ADoseThatTheCityReportedHasItsPlaceAndNeitherNumberNorCode) {
    hub_.write_down(hub_.row("002").person,
                    DoseReported{sample::day("2021-06-01"), "spikevax", 0, "3002614", "", ""},
                    "2022-12-01T09:00:00+09:00");
    give("002", given_to("0000000025", "2022-12-01", 2), "2022-12-01T10:00:00+09:00");
    EXPECT_EQ(lines_of(),
              "002,20221201090000,20210601,,,,,武田/モデルナ,             3002614,"
              "20221201100000,20221201,0000000025,462152,見本会場,見本医師,ファイザー,GJ7140\r\n");
}

TEST_F(NationalCommands, ADoseFoundWithoutAVoucherHasTheResidentsNumber) {
    DoseGiven dose = given_to("0000000017", "2022-12-01", 1);
    dose.voucher_line.clear();
    give("001", dose, "2022-12-01T10:00:00+09:00");
    EXPECT_THAT(lines_of(), HasSubstr(",0000000017,462152,"));
}

TEST_F(NationalCommands, ACorrectionStandsInThePlaceOfItsRecordAndAWithdrawnDoseNowhere) {
    give("001", given_to("0000000017", "2022-12-01", 1), "2022-12-01T10:00:00+09:00");
    DoseGiven better = given_to("0000000017", "2022-12-01", 1);
    better.lot = "GK0001";
    better.in_place_of = last_;
    better.correction_reason = "ロット番号の入力誤り";
    give("001", better, "2022-12-01T11:00:00+09:00");
    give("002", given_to("0000000025", "2022-12-01", 1), "2022-12-01T12:00:00+09:00");
    hub_.write_down(hub_.row("002").person, sample::withdrawn(last_), "2022-12-01T12:05:00+09:00");
    EXPECT_EQ(
        lines_of(),
        "001,20221201110000,20221201,0000000017,462152,見本会場,見本医師,ファイザー,GK0001\r\n");
}

struct LeftOutCase {
    const char* name;
    void (*change)(DoseGiven&);
    const char* code;
    const char* told;
};
class WhoIsLeftOut : public NationalCommands, public testing::WithParamInterface<LeftOutCase> {};
TEST_P(WhoIsLeftOut, IsToldWithTheReasonAndCountedAndOthersAreWritten) {
    give("001", given_to("0000000017", "2022-12-01", 1), "2022-12-01T10:00:00+09:00");
    give("002", given_to("0000000025", "2022-11-01", 1), "2022-12-01T10:00:01+09:00");
    DoseGiven flawed = given_to("0000000025", "2022-12-01", 2);
    GetParam().change(flawed);
    give("002", flawed, "2022-12-01T10:00:02+09:00");
    EXPECT_THAT(lines_of(), testing::AllOf(testing::StartsWith("001,"), Not(HasSubstr("002,"))));
    const std::string heard = hub_.heard();
    EXPECT_THAT(heard, HasSubstr(GetParam().told));
    EXPECT_THAT(heard,
                HasSubstr("Left out: " + std::string(GetParam().code) + ": 1 people (2 doses)."));
}
INSTANTIATE_TEST_SUITE_P(
    Table, WhoIsLeftOut,
    testing::Values(
        LeftOutCase{"maker",
                    [](DoseGiven& dose) { dose.maker = "", dose.product = "見本ワクチン"; },
                    "missing.maker", "002: ワクチンメーカー(2回目): The maker"},
        LeftOutCase{
            "doctor",
            [](DoseGiven& dose) { dose.doctor = "一二三四五六七八九十一二三四五六七八九十外"; },
            "national.too_long", "002: 接種医師名(2回目): Too long"},
        LeftOutCase{"number", [](DoseGiven& dose) { dose.dose_number = 1; }, "dose_numbers",
                    "002: Dose numbers repeat"},
        LeftOutCase{"voucher",
                    [](DoseGiven& dose) { dose.voucher_line = "", dose.municipality = "431001"; },
                    "missing.voucher", "002: 券番号(2回目): The voucher number"},
        LeftOutCase{"later", [](DoseGiven& dose) { dose.date = sample::day("2022-12-02"); },
                    "national.after_registration", "002: 接種日(2回目): This day is later"}));

TEST_F(NationalCommands, WhoWasTakenInProvisionallyIsLeftOutAndNeverNamed) {
    hub_.write_down(sample::person(7), sample::provisional(), "2022-12-01T10:00:00+09:00");
    hub_.write_down(sample::person(7), sample::given("2022-12-01", 1), "2022-12-01T10:01:00+09:00");
    EXPECT_EQ(lines_of(), "");
    const std::string heard = hub_.heard();
    EXPECT_THAT(heard, HasSubstr(sample::person(7).hex() + ": Taken in provisionally"));
    EXPECT_THAT(heard, HasSubstr("provisional: 1 people (1 doses)"));
    EXPECT_THAT(heard, Not(HasSubstr("見本")));
}

TEST_F(NationalCommands, ThePeriodChoosesPeopleAndTheirLinesStayWhole) {
    give("001", given_to("0000000017", "2022-11-01", 1), "2022-12-01T10:00:00+09:00");
    give("001", given_to("0000000017", "2022-12-01", 2), "2022-12-01T10:00:01+09:00");
    give("002", given_to("0000000025", "2022-11-01", 1), "2022-12-01T10:00:02+09:00");
    const std::string both = lines_of();
    EXPECT_THAT(both, HasSubstr("\r\n002,"));
    const std::string first = both.substr(0, both.find("\r\n") + 2);
    EXPECT_EQ(lines_of({.from = "2022-12-01", .until = "2022-12-01"}), first);
    EXPECT_EQ(lines_of({.from = "2022-12-02"}), "");
    EXPECT_EQ(lines_of({.until = "2022-11-30"}), both);
    EXPECT_EQ(lines_of({.municipality = "431001"}), "");
    EXPECT_THAT(hub_.heard(), HasSubstr("other_municipality: 2 people"));
}

struct WrongWish {
    NationalWish wish;
    const char* told;
};
class WrongExports : public NationalCommands, public testing::WithParamInterface<WrongWish> {};
TEST_P(WrongExports, AreRefusedAndWriteNothing) {
    EXPECT_EQ(write_out(GetParam().wish), 1);
    EXPECT_THAT(hub_.heard(), HasSubstr(GetParam().told));
    EXPECT_FALSE(hub_.is_there("out.csv"));
}
INSTANTIATE_TEST_SUITE_P(
    Table, WrongExports,
    testing::Values(WrongWish{{.encoding = "sjis"}, "There is no --encoding sjis"},
                    WrongWish{{.municipality = "462153"}, "check digit"},
                    WrongWish{{.from = "2022/12/1"}, "--from 2022/12/1 is not a day"},
                    WrongWish{{.until = "yesterday"}, "--until yesterday is not a day"},
                    WrongWish{{.from = "2022-12-02", .until = "2022-12-01"}, "--from lies after"}));

TEST_F(NationalCommands, WhatCp932CannotSayRefusesTheFileByCellAndLeavesTheOldOne) {
    EXPECT_EQ(write_out({}), 0);
    const std::string before = hub_.read("out.csv");
    DoseGiven dose = given_to("0000000017", "2022-12-01", 1);
    dose.doctor = "見本 𠮷子";
    give("001", dose, "2022-12-01T10:00:00+09:00");
    hub_.heard();
    EXPECT_EQ(write_out({}), 1);
    EXPECT_THAT(hub_.heard(),
                HasSubstr("out.csv:2: 接種医師名(1回目): 「𠮷」(U+20BB7) of resident 001"));
    EXPECT_EQ(hub_.read("out.csv"), before);
    EXPECT_THAT(lines_of(), HasSubstr("見本 𠮷子"));
}

TEST_F(NationalCommands, AFolderThatIsNotThereIsToldAndNothingIsLeftBehind) {
    EXPECT_EQ(write_out({.file = "no/out.csv"}), 3);
    EXPECT_FALSE(hub_.is_there("no"));
}

TEST_F(NationalCommands, ProgressIsToldToTheEnd) {
    std::size_t told = 0, of = 0;
    const auto plan =
        plan_national_export(hub_.ledger(), {sample::municipality, {}, {}}, Makers(),
                             [&](std::size_t done, std::size_t all) { told = done, of = all; });
    ASSERT_TRUE(plan);
    EXPECT_EQ(told, of);
    EXPECT_GE(of, 3u);
}

const std::string dose_one = "20210601101112,20210601,0000000017,462152,見本会場,見本医師,";

TEST_F(NationalCommands, PriorDosesAreTakenAsDosesCsvIsAndAgainChangeNothing) {
    const std::string file = "001," + dose_one + "ファイザー,EP2163\r\n";
    EXPECT_EQ(take_in(file), 0) << hub_.heard();
    EXPECT_THAT(hub_.heard(), HasSubstr("1 new, 0 known, 0 not taken"));
    const PersonRow row = hub_.row("001");
    ASSERT_EQ(row.doses.size(), 1u);
    EXPECT_FALSE(row.doses[0].given_here);
    const DoseGiven& dose = row.doses[0].dose;
    EXPECT_EQ(dose.date, sample::day("2021-06-01"));
    EXPECT_EQ(dose.product, "comirnaty");
    EXPECT_EQ(dose.dose_number, 1);
    EXPECT_EQ(dose.lot, "EP2163");
    EXPECT_EQ(dose.venue, "見本会場");
    EXPECT_EQ(dose.doctor, "見本医師");
    const auto before = hub_.entries();
    EXPECT_EQ(take_in(file), 0);
    EXPECT_THAT(hub_.heard(), HasSubstr("0 new, 1 known, 0 not taken"));
    EXPECT_EQ(hub_.entries(), before);
}

TEST_F(NationalCommands, WhatWasGivenHereIsKnownWhenItComesBack) {
    give("001", given_to("0000000017", "2022-12-01", 4), "2022-12-01T10:00:00+09:00");
    EXPECT_EQ(write_out({}), 0);
    const auto before = hub_.entries();
    EXPECT_EQ(take_in(hub_.read("out.csv")), 0);
    EXPECT_THAT(hub_.heard(), HasSubstr("0 new, 1 known, 0 not taken"));
    EXPECT_EQ(hub_.entries(), before);
}

TEST_F(NationalCommands, AProductThatCouldBeSeveralStandsUnderItsMaker) {
    EXPECT_EQ(
        take_in("001" + std::string(24, ',') + ",20221201101112,20221201,,,,,ファイザー,YY1\r\n"),
        0);
    EXPECT_THAT(hub_.heard(), HasSubstr("Of the new, 1 have a maker and no known product"));
    EXPECT_EQ(hub_.row("001").doses.at(0).dose.product, "ファイザー");
    EXPECT_EQ(hub_.row("001").doses.at(0).dose.dose_number, 4);
}

TEST_F(NationalCommands, ALineWithoutAnIdIsFoundByItsVoucherNumber) {
    EXPECT_EQ(take_in("," + dose_one + "ファイザー,EP2163\r\n"), 0);
    EXPECT_EQ(hub_.row("001").doses.size(), 1u);
}

struct Differs {
    const char* cells;
    const char* told;
};
class DosesThatDiffer : public NationalCommands, public testing::WithParamInterface<Differs> {};
TEST_P(DosesThatDiffer, AreToldAndNotTakenAndTheOthersAre) {
    ASSERT_EQ(take_in("001," + dose_one + "ファイザー,EP2163\r\n"), 0);
    hub_.heard();
    const auto before = hub_.entries();
    EXPECT_EQ(take_in("001," + std::string(GetParam().cells) + "\r\n002," +
                      "20210601101112,20210601,0000000025,462152,,,ファイザー,EP2163\r\n"),
              0);
    const std::string heard = hub_.heard();
    EXPECT_THAT(heard, HasSubstr(GetParam().told));
    EXPECT_THAT(heard, HasSubstr("1 new, 0 known, 1 not taken"));
    EXPECT_EQ(hub_.entries(), before + 1);
    EXPECT_EQ(hub_.row("001").doses.size(), 1u);
}
INSTANTIATE_TEST_SUITE_P(
    Table, DosesThatDiffer,
    testing::Values(
        Differs{"20210601101112,20210601,0000000017,462152,見本会場,見本医師,ファイザー,EP9999",
                "in.csv:1: ワクチンロット番号(1回目): The ledger says \"EP2163\", this file "
                "\"EP9999\""},
        Differs{
            "20210701101112,20210602,0000000017,462152,見本会場,見本医師,ファイザー,EP2163",
            "in.csv:1: 接種日(1回目): The ledger says \"2021-06-01\", this file \"2021-06-02\""},
        Differs{"20210601101112,20210601,0000000017,462152,,見本医師,ファイザー,EP2163",
                "in.csv:1: 接種会場名(1回目): The ledger says \"見本会場\""},
        Differs{"20210601101112,20210601,0000000017,462152,見本会場,作例医師,ファイザー,EP2163",
                "in.csv:1: 接種医師名(1回目): "},
        Differs{"20210601101112,20210601,0000000017,462152,見本会場,見本医師,武田/モデルナ,EP2163",
                "in.csv:1: ワクチンメーカー(1回目): The ledger says \"ファイザー\""}));

TEST_F(NationalCommands, ADoseThatWasTakenBackHereDoesNotComeBack) {
    give("001", given_to("0000000017", "2022-12-01", 4), "2022-12-01T10:00:00+09:00");
    EXPECT_EQ(write_out({}), 0);
    hub_.write_down(hub_.row("001").person, sample::withdrawn(last_), "2022-12-01T10:05:00+09:00");
    EXPECT_EQ(take_in(hub_.read("out.csv")), 0);
    EXPECT_THAT(hub_.heard(), HasSubstr("接種日(4回目): This record was withdrawn here"));
    EXPECT_TRUE(hub_.row("001").doses.empty());
}

struct Refused {
    std::string lines;
    const char* told;
};
class RefusedImports : public NationalCommands, public testing::WithParamInterface<Refused> {};
TEST_P(RefusedImports, TellLineAndColumnAndWriteNothing) {
    const auto before = hub_.entries();
    EXPECT_EQ(take_in("002,20210601101112,20210601,0000000025,462152,,,ファイザー,EP2163\r\n" +
                      GetParam().lines),
              1);
    const std::string heard = hub_.heard();
    EXPECT_THAT(heard, HasSubstr("in.csv:2: " + std::string(GetParam().told)));
    EXPECT_THAT(heard, HasSubstr("Nothing was imported"));
    EXPECT_EQ(hub_.entries(), before);
}
INSTANTIATE_TEST_SUITE_P(
    Table, RefusedImports,
    testing::Values(
        Refused{"009," + dose_one + "ファイザー,EP2163\r\n", "個別宛名番号: No resident"},
        Refused{"001,20210601101112,20210601,0000000025,462152,,,ファイザー,EP2163\r\n",
                "券番号(1回目): The roster gives this number to somebody else"},
        Refused{",20210601101112,20210601,0000000099,462152,,,ファイザー,EP2163\r\n",
                "券番号(1回目): No resident of the roster has this number"},
        Refused{",20210601101112,20210601,0000000017,431001,,,ファイザー,EP2163\r\n",
                "個別宛名番号: There is no resident's id"},
        Refused{",20210601101112,20210601,0000000025,462152,,,ファイザー,EP2163\r\n",
                "個別宛名番号: The same person as on line 1"},
        Refused{"001,20230601101112,20230601,0000000017,462152,,,ファイザー,EP2163\r\n",
                "接種日(1回目): This day is still to come"},
        Refused{"001," + dose_one + "見本製薬,EP2163\r\n", "ワクチンメーカー(1回目): No maker"},
        Refused{"001,2021/6/1,1.23E+09,17,462153,,,ファイザー,EP2163\r\n",
                "接種履歴登録日時(1回目): \"2021/6/1\""}));

TEST_F(NationalCommands, ANumberThatTheRosterDoesNotKnowIsToldAndTheRecordTaken) {
    EXPECT_EQ(take_in("001,20210601101112,20210601,0000000099,462152,,,ファイザー,EP2163\r\n"), 0);
    EXPECT_THAT(hub_.heard(), HasSubstr("券番号(1回目): The roster knows no such number"));
    EXPECT_EQ(hub_.row("001").doses.size(), 1u);
}

TEST_F(NationalCommands, MyNumberIsRefusedByName) {
    EXPECT_EQ(take_in("個人番号,接種日\r\n123456789018,20210601\r\n"), 1);
    EXPECT_THAT(hub_.heard(),
                HasSubstr("in.csv:1: 個人番号: This file has a column of Individual"));
}

}  // namespace
}  // namespace uketsuke
