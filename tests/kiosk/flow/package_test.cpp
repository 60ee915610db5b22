// A vial's or box's GS1 code: what it fills, what it leaves to the keys, and what it stops.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

const std::string vial = std::string("(01)") + walk::vial_gtin;
const std::string box = std::string("(01)") + walk::box_gtin;
const std::string other = std::string("(01)") + walk::other_gtin;

template <class View>
std::string problem_of(const View& view) {
    return view.scan && view.scan->problem ? view.scan->problem->code : "";
}

template <class View>
std::string notices_of(const View& view) {
    std::string codes;
    for (const VialNotice& notice : notices_of_scan(view.scan)) codes += notice.what.en;
    return codes;
}

std::string fields_of(const LotForm& form) {
    return form.product + " " + form.lot + " " + form.expiry;
}

std::string fields_of(const StartForm& form) {
    return form.product + " " + form.lot + " " + form.expiry;
}

Terminal& scan(Terminal& terminal, const std::string& text) {
    return terminal.then(PackageSeen{terminal.screen.generation, walk::gs1(text)});
}

// The session's vial is `product`, XX0001, 2023-03-31.
struct ScanRow {
    const char* what;
    std::string text;
    std::string fields;   // After the scan.
    std::string problem;  // Of the scan.
    std::string to_key;   // "" where the code says all three.
    friend void PrintTo(const ScanRow& row, std::ostream* out) { *out << row.what; }
};

class LotCheckScan : public testing::TestWithParam<ScanRow> {};

TEST_P(LotCheckScan, FillsOrStops) {
    Terminal terminal;
    terminal.with(walk::lots()).to_lot_check();
    scan(terminal, GetParam().text);
    ASSERT_TRUE(terminal.shows<LotCheck>());
    const auto& view = terminal.view<LotCheck>();
    EXPECT_EQ(fields_of(view.form), GetParam().fields);
    EXPECT_EQ(problem_of(view), GetParam().problem);
    EXPECT_EQ(notices_of(view), GetParam().to_key);
}

const std::string session_fields = "sample-bivalent XX0001 2023-03-31";
const std::string no_lot_nor_date =
    "The code that was scanned does not say the lot number and date";

INSTANTIATE_TEST_SUITE_P(
    Tables, LotCheckScan,
    testing::Values(
        ScanRow{"TheVialItself", vial + "(17)230331(10)XX0001", session_fields, "", ""},
        ScanRow{"ItsBox", box + "(17)230331(10)XX0001", session_fields, "", ""},
        ScanRow{"DayZero", vial + "(17)230300(10)XX0001", session_fields, "", ""},
        ScanRow{"ProductAlone", vial, session_fields, "", no_lot_nor_date},
        ScanRow{"NoDate", vial + "(10)XX0001", session_fields, "",
                "The code that was scanned does not say the date"},
        ScanRow{"LotAlone", "(10)XX0001(17)230331", session_fields, "",
                "The code that was scanned does not say the product"},
        ScanRow{"AnotherDate", vial + "(17)230430(10)XX0001", "sample-bivalent XX0001 2023-04-30",
                "", ""},
        ScanRow{"DateAndMinute", vial + "(10)XX0001(7003)2303311200", session_fields, "", ""},
        ScanRow{"AnotherLot", vial + "(17)230331(10)XX0002", session_fields, "package.other_lot",
                ""},
        ScanRow{"AnotherLotAlone", "(10)XX0002", session_fields, "package.other_lot", ""},
        ScanRow{"ProductOfNoVerdict", other, session_fields, "vial.product", ""},
        ScanRow{"ProductOfNoVerdictWithLot", other + "(17)230331(10)OTHER1", session_fields,
                "vial.product", ""},
        ScanRow{"HeldLot", vial + "(17)230331(10)HELD01", session_fields, "vial.held", ""},
        ScanRow{"LotOfAnotherProduct", vial + "(17)230331(10)OTHER1", session_fields,
                "vial.product", ""},
        ScanRow{"Expired", vial + "(17)221130(10)XX0009", session_fields, "vial.expired", ""},
        ScanRow{"ExpiredAMinuteAgo", vial + "(10)XX0001(7003)2212011159", session_fields,
                "package.expired", ""},
        ScanRow{"UnknownGtin", "(01)09520000000110(17)230331(10)XX0001", session_fields,
                "package.unknown", ""},
        ScanRow{"TwoProducts", std::string("(01)") + walk::ambiguous_gtin, session_fields,
                "package.ambiguous", ""}),
    [](const auto& row) { return std::string(row.param.what); });

TEST(LotCheckScanned, WithoutAListKnowsNoPackage) {
    Terminal terminal;
    terminal.to_lot_check();
    scan(terminal, vial + "(17)230331(10)XX0001");
    EXPECT_EQ(problem_of(terminal.view<LotCheck>()), "package.unknown");
    scan(terminal, "(10)XX0001(17)230331");
    EXPECT_EQ(problem_of(terminal.view<LotCheck>()), "") << "lot and date need no list";
}

// A scan compares for nobody: a person looks at vial and screen.
TEST(LotCheckScanned, IsNotComparedByTheScan) {
    Terminal terminal;
    terminal.with(walk::lots()).to_lot_check();
    scan(terminal, vial + "(17)230331(10)XX0001");
    EXPECT_FALSE(terminal.view<LotCheck>().compared);
    terminal.then(VialCompared{true});
    scan(terminal, vial + "(17)230331(10)XX0001");
    EXPECT_TRUE(terminal.view<LotCheck>().compared) << "nothing has changed";
    scan(terminal, vial + "(17)230430(10)XX0001");
    EXPECT_FALSE(terminal.view<LotCheck>().compared) << "another date";
}

TEST(LotCheckScanned, AWrongVialStopsTheRecordUntilTheRightOneIsCompared) {
    Terminal terminal;
    terminal.with(walk::lots()).to_lot_check();
    terminal.then({BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}});
    scan(terminal, vial + "(17)230331(10)XX0002");
    EXPECT_EQ(obstacle_to_record(terminal.view<LotCheck>(), terminal.screen.bar.now)->code,
              "visit.not_compared");
    terminal.then(Record{});
    EXPECT_EQ(terminal.count<SaveDose>(), 0);
    terminal.then(VialCompared{true});
    EXPECT_EQ(problem_of(terminal.view<LotCheck>()), "");
    terminal.then(Record{});
    ASSERT_EQ(terminal.count<SaveDose>(), 1);
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().lot, "XX0001");
}

TEST(LotCheckScanned, ALotThatWasKeyedIsConfirmedByTheScan) {
    Terminal terminal;
    terminal.with(walk::lots()).to_lot_check();
    terminal.then(FieldEdited{Field::lot, "XX0002"});
    scan(terminal, vial + "(17)230331(10)XX0002");
    EXPECT_EQ(problem_of(terminal.view<LotCheck>()), "");
    EXPECT_EQ(fields_of(terminal.view<LotCheck>().form), "sample-bivalent XX0002 2023-03-31");
}

TEST(LotCheckScanned, AnotherProductThatTheVerdictAllowsTakesThePlaceOfTheFirst) {
    Terminal terminal;
    Verdict both = walk::verdict(Status::eligible);
    both.products = {walk::product, walk::other_product};
    terminal.with(walk::lots()).to_who_is_it().check_in();
    terminal.then(VerdictReady{terminal.ticket(), both, walk::products()});
    terminal.then({ScreeningWanted{}, Vaccinate{}});
    scan(terminal, other);
    EXPECT_EQ(fields_of(terminal.view<LotCheck>().form), "sample-original  ")
        << "lot and date were those of the other product";
    EXPECT_EQ(obstacle_of_vial(terminal.view<LotCheck>(), terminal.screen.bar.now)->code,
              "work.expiry");
    scan(terminal, other + "(17)230331(10)OTHER1");
    EXPECT_EQ(fields_of(terminal.view<LotCheck>().form), "sample-original OTHER1 2023-03-31");
}

TEST(LotCheckScanned, OfAnEarlierViewCountsForNobody) {
    Terminal terminal;
    terminal.with(walk::lots()).to_lot_check();
    const LotCheck before = terminal.view<LotCheck>();
    const Generation earlier{terminal.screen.generation.number - 1};
    terminal.then(
        {PackageSeen{earlier, walk::gs1(vial + "(10)XX0002")}, PackageRefused{earlier, Error{}}});
    EXPECT_EQ(terminal.view<LotCheck>(), before);
}

TEST(LotCheckScanned, ACodeThatIsNoneIsToldAndChangesNothing) {
    Terminal terminal;
    terminal.with(walk::lots()).to_lot_check();
    const LotForm before = terminal.view<LotCheck>().form;
    terminal.then(PackageRefused{terminal.screen.generation,
                                 Error{ErrorKind::bad_input, "gs1.not_gs1", {}, {}}});
    EXPECT_EQ(problem_of(terminal.view<LotCheck>()), "gs1.not_gs1");
    EXPECT_EQ(terminal.view<LotCheck>().form, before);
    terminal.then(FieldEdited{Field::lot, "XX0002"});
    EXPECT_EQ(problem_of(terminal.view<LotCheck>()), "") << "the keys go on";
}

class StartOfWorkScan : public testing::TestWithParam<ScanRow> {};

TEST_P(StartOfWorkScan, FillsOrStops) {
    Terminal terminal;
    terminal.with(walk::lots());
    scan(terminal, GetParam().text);
    ASSERT_TRUE(terminal.shows<StartOfWork>());
    const auto& view = terminal.view<StartOfWork>();
    EXPECT_EQ(fields_of(view.form), GetParam().fields);
    EXPECT_EQ(problem_of(view), GetParam().problem);
    EXPECT_EQ(notices_of(view), GetParam().to_key);
    EXPECT_EQ(view.form.staff_name, walk::form().staff_name);
}

INSTANTIATE_TEST_SUITE_P(
    Tables, StartOfWorkScan,
    testing::Values(
        ScanRow{"Whole", box + "(17)230430(10)XX0002", "sample-bivalent XX0002 2023-04-30", "", ""},
        ScanRow{"SameProductAlone", vial, session_fields, "", no_lot_nor_date},
        ScanRow{"AnotherProduct", other, "sample-original  ", "", no_lot_nor_date},
        ScanRow{"AnotherLotWithoutDate", vial + "(10)XX0002", "sample-bivalent XX0002 ", "",
                "The code that was scanned does not say the date"},
        ScanRow{"ForeignProduct", std::string("(01)") + walk::foreign_gtin, session_fields,
                "package.product", ""},
        ScanRow{"UnknownGtin", "(01)09520000000110", session_fields, "package.unknown", ""}),
    [](const auto& row) { return std::string(row.param.what); });

// Held and expired lots are judged as those that were typed.
TEST(StartOfWorkScanned, IsJudgedAsWhatIsTyped) {
    for (const auto& [text, code] : {std::pair{vial + "(17)230331(10)HELD01", "vial.held"},
                                     std::pair{vial + "(17)221130(10)XX0009", "vial.expired"},
                                     std::pair{vial + "(17)230331(10)OTHER1", "vial.product"}}) {
        Terminal terminal;
        terminal.with(walk::lots());
        scan(terminal, text);
        const auto obstacle =
            obstacle_to_start(terminal.view<StartOfWork>(), today(terminal.screen.bar));
        ASSERT_TRUE(obstacle) << text;
        EXPECT_EQ(obstacle->code, code);
        terminal.then(StartWork{});
        EXPECT_TRUE(terminal.effects.empty());
    }
}

TEST(Packages, AreScannedWhereAVialIsAskedForAndNowhereElse) {
    Terminal terminal;
    EXPECT_TRUE(awaits_package(terminal.screen.view));
    terminal.with(walk::lots()).to_scan();
    EXPECT_FALSE(awaits_package(terminal.screen.view));
    const Screen before = terminal.screen;
    scan(terminal, vial);
    EXPECT_EQ(terminal.screen, before);
    terminal = Terminal();
    terminal.to_lot_check();
    EXPECT_TRUE(awaits_package(terminal.screen.view));
    EXPECT_FALSE(awaits_voucher(terminal.screen.view));
}

}  // namespace
}  // namespace uketsuke
