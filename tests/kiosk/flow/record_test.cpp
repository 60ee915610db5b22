// From the vial to the disk and the certificate: nothing but the store's answer says "recorded".
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

Error disk_full() { return Error{ErrorKind::environment, "disk.full", {}, {}}; }

struct Hindrance {
    const char* what;
    std::vector<Event> events;
    const char* code;
};

class LotCheckBefore : public testing::TestWithParam<Hindrance> {};

TEST_P(LotCheckBefore, RecordNamesTheObstacleAndSavesNothing) {
    Terminal terminal;
    terminal.to_lot_check();
    for (const Event& event : GetParam().events) terminal.then(event);
    const auto obstacle = obstacle_to_record(terminal.view<LotCheck>(), terminal.screen.bar.now);
    EXPECT_EQ(obstacle.value().code, GetParam().code);
    terminal.then(Record{});
    EXPECT_TRUE(terminal.shows<LotCheck>());
    EXPECT_EQ(terminal.count<SaveDose>(), 0);
}

const BodySiteChosen arm{BodySite::left_upper_arm};

INSTANTIATE_TEST_SUITE_P(
    Tables, LotCheckBefore,
    testing::Values(
        Hindrance{"Site", {VialCompared{true}}, "visit.body_site"},
        Hindrance{"Compared", {arm, FieldEdited{Field::lot, "YY0002"}}, "visit.not_compared"},
        Hindrance{"ComparedNoMore",
                  {arm, FieldEdited{Field::lot, "YY0002"}, VialCompared{true}, VialCompared{false}},
                  "visit.not_compared"},
        Hindrance{"Product",
                  {arm, ProductChosen{walk::other_product}, VialCompared{true}},
                  "vial.product"},
        Hindrance{"Lot", {arm, FieldEdited{Field::lot, ""}, VialCompared{true}}, "vial.lot"},
        Hindrance{
            "Expiry", {arm, FieldEdited{Field::expiry, "31"}, VialCompared{true}}, "work.expiry"},
        Hindrance{"Expired",
                  {arm, FieldEdited{Field::expiry, "2022-11-30"}, VialCompared{true}},
                  "vial.expired"},
        Hindrance{"Midnight",
                  {arm, VialCompared{true}, ClockTicked{walk::noon() + std::chrono::hours(12)}},
                  "visit.day_changed"},
        Hindrance{"AnotherLotAfterComparing",
                  {arm, VialCompared{true}, FieldEdited{Field::lot, "YY0002"}},
                  "visit.not_compared"}),
    [](const auto& name) { return name.param.what; });

struct Listed {
    const char* lot;
    const char* expiry;  // As typed.
    const char* obstacle;
    std::vector<std::string> notices;
};

class LotCheckWithAList : public testing::TestWithParam<Listed> {};

TEST_P(LotCheckWithAList, StopsOrWarnsByWhatTheListSays) {
    Terminal terminal;
    terminal.with(walk::lots()).to_lot_check();
    terminal.then({FieldEdited{Field::lot, GetParam().lot},
                   FieldEdited{Field::expiry, GetParam().expiry},
                   FieldEdited{Field::second, "作例 太郎"}, arm, VialCompared{true}});
    const auto obstacle = obstacle_of_vial(terminal.view<LotCheck>(), terminal.screen.bar.now);
    EXPECT_EQ(obstacle ? obstacle->code : "", GetParam().obstacle);
    std::vector<std::string> codes;
    for (const VialNotice& notice : notices_of_vial(terminal.view<LotCheck>())) {
        codes.push_back(notice.code);
    }
    EXPECT_EQ(codes, GetParam().notices);
    terminal.then(Record{});
    ASSERT_EQ(terminal.count<SaveDose>(), obstacle ? 0 : 1);
    if (obstacle) return;
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().lot, GetParam().lot);
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().expiry, parse_day(GetParam().expiry))
        << "recorded as it is printed on the vial";
}

INSTANTIATE_TEST_SUITE_P(
    Tables, LotCheckWithAList,
    testing::Values(Listed{"XX0001", "2023-03-31", "", {}},
                    Listed{"XX0002", "2023-03-31", "", {"vial.unlisted"}},
                    Listed{"XX0001", "2023-03-30", "", {"vial.printed_expiry"}},
                    Listed{"EXT001", "2022-11-30", "", {"vial.extended"}},
                    Listed{"EXT001", "2022-11-29", "", {"vial.printed_expiry", "vial.extended"}},
                    Listed{"HELD01", "2023-03-31", "vial.held", {}},
                    Listed{"OTHER1", "2023-03-31", "vial.product", {"vial.unlisted"}}));

Terminal with_unlisted_lot() {
    Terminal terminal;
    terminal.with(walk::lots()).to_lot_check();
    terminal.then({FieldEdited{Field::lot, "YY0002"}, arm, VialCompared{true}});
    return terminal;
}

TEST(Record, OfALotThatNoListKnowsWaitsForASecondPersonOnceForTheVial) {
    Terminal terminal = with_unlisted_lot();
    terminal.then(Record{});
    EXPECT_EQ(terminal.count<SaveDose>(), 0);
    EXPECT_EQ(obstacle_to_record(terminal.view<LotCheck>(), walk::noon())->code, "vial.second");
    terminal.then({FieldEdited{Field::second, "作例 太郎"}, Record{}});
    ASSERT_EQ(terminal.count<SaveDose>(), 1);
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().second_reader, "作例 太郎");
    terminal.then(DoseRecorded{terminal.ticket(), "aa/462152/7"}).then(NextPerson{});
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    terminal.then(PersonFound{terminal.ticket(), walk::person()}).check_in();
    terminal.then(
        VerdictReady{terminal.ticket(), walk::verdict(Status::eligible), walk::products()});
    terminal.then({ScreeningWanted{}, Vaccinate{}, arm, VialCompared{true}});
    EXPECT_EQ(second_in(terminal.view<LotCheck>()), "作例 太郎");
    EXPECT_EQ(obstacle_to_record(terminal.view<LotCheck>(), walk::noon()), std::nullopt);
    terminal.then({FieldEdited{Field::lot, "YY0003"}, VialCompared{true}});
    EXPECT_EQ(obstacle_to_record(terminal.view<LotCheck>(), walk::noon())->code, "vial.second")
        << "another vial";
}

TEST(Record, ASecondPersonConfirmsByPinWhereStaffIsListed) {
    Terminal terminal = with_unlisted_lot();
    terminal.screen.staff = walk::staff();
    terminal.then(FieldEdited{Field::second, "作例 太郎"});
    EXPECT_EQ(second_in(terminal.view<LotCheck>()), "") << "not by typing a name";
    terminal.then(ApproverWanted{});
    ASSERT_TRUE(terminal.screen.asked);
    EXPECT_EQ(terminal.screen.asked->what, AskedFor::second);
    terminal.then(StaffChosen{walk::staff()->at(2).id}).type_pin().identify(2);
    EXPECT_FALSE(terminal.screen.asked);
    EXPECT_EQ(second_in(terminal.view<LotCheck>()), walk::staff()->at(2).name);
    terminal.then(Record{});
    EXPECT_EQ(terminal.count<SaveDose>(), 1);
}

TEST(Record, OfAListedLotAsksForNobodyElse) {
    Terminal terminal;
    terminal.with(walk::lots()).to_lot_check();
    terminal.screen.staff = walk::staff();
    terminal.then(ApproverWanted{});
    EXPECT_FALSE(terminal.screen.asked);
    EXPECT_FALSE(second_asked(terminal.view<LotCheck>()));
}

// No tap is spent on leaving whoever has been served; the paper under the camera is still his.
TEST(Record, TheNextVoucherIsTakenFromAHandScannerAtOnce) {
    Terminal terminal;
    terminal.to_recorded();
    EXPECT_TRUE(takes_scan(terminal.screen.view));
    EXPECT_EQ(sought_in(terminal.screen), std::nullopt) << "the camera rests";
    const Voucher next = walk::voucher("0000000002");
    terminal.then(VoucherSeen{terminal.screen.generation, {next, {"scanner"}}});
    EXPECT_EQ(terminal.view<LookingUp>().presented.voucher, next);
    EXPECT_EQ(terminal.count<ForgetPerson>(), 1) << "nothing stays of the first";
    Terminal certified;
    certified.to_certificate();
    certified.then(VoucherSeen{certified.screen.generation, {next, {"scanner"}}});
    EXPECT_TRUE(certified.shows<LookingUp>());
}

// The tap that records says that vial and screen were compared; another vial is confirmed on its
// own.
TEST(Record, OfTheDesksOwnVialTakesNoTapOfItsOwnForTheComparison) {
    Terminal terminal;
    terminal.to_lot_check().then({arm, Record{}});
    EXPECT_EQ(terminal.count<SaveDose>(), 1);
    Terminal other;
    other.to_lot_check().then({arm, FieldEdited{Field::lot, "YY0002"}, Record{}});
    EXPECT_EQ(other.count<SaveDose>(), 0);
}

TEST(Record, MakesOneSaveEffectHoweverOftenItIsTapped) {
    Terminal terminal;
    terminal.to_saving().then({Record{}, Record{}, Back{}, NextPerson{}, Retry{}});
    EXPECT_EQ(terminal.count<SaveDose>(), 1);
    EXPECT_TRUE(terminal.shows<SavingDose>());
}

TEST(Record, HoldsWhatTheRegulationAsksFor) {
    Terminal terminal;
    terminal.to_lot_check().then(
        {FieldEdited{Field::lot, "YY0002"}, arm, VialCompared{true}, Record{}});
    const DoseGiven& fact = terminal.last<SaveDose>().dose.fact();
    EXPECT_EQ(fact.date, make_day(2022, 12, 1));
    EXPECT_EQ(fact.at, walk::noon());
    EXPECT_EQ(fact.dose_number, 3);
    EXPECT_EQ(fact.product_name, "見本ワクチン2価");
    EXPECT_EQ(fact.lot, "YY0002");
    EXPECT_EQ(fact.volume_ul, 300);
    EXPECT_EQ(fact.body_site, "left_upper_arm");
    EXPECT_EQ(fact.doctor, "見本 医師");
    EXPECT_EQ(fact.recorder, "見本 花子");
    EXPECT_EQ(fact.verdict, "eligible");
    EXPECT_EQ(fact.name, "見本 太郎");
    EXPECT_EQ(fact.birth_date, make_day(1960, 4, 2));
    EXPECT_EQ(fact.read_by, std::vector<std::string>{"qr"});
}

TEST(Record, IsShownOnlyForTheStoresAnswer) {
    Terminal terminal;
    terminal.to_saving();
    terminal.then({DoseRecorded{Ticket{1}, "aa/462152/7"}, ScreeningSaved{terminal.ticket()}});
    EXPECT_TRUE(terminal.shows<SavingDose>()) << "another effect's answer is not this one's";
    terminal.then(DoseRecorded{terminal.ticket(), "aa/462152/7"});
    ASSERT_TRUE(terminal.shows<Recorded>());
    EXPECT_EQ(terminal.view<Recorded>().record.entry, "aa/462152/7");
}

TEST(Record, ThatFailedKeepsTheDoseUntilItIsOnDiskOrPaper) {
    Terminal terminal;
    terminal.to_saving();
    const Dose dose = terminal.last<SaveDose>().dose;
    const Ticket first = terminal.ticket();
    terminal.then({EffectFailed{first, disk_full()}, Back{}, NextPerson{}});
    ASSERT_TRUE(terminal.shows<SaveFailed>());
    EXPECT_EQ(terminal.view<SaveFailed>().dose, dose);
    terminal.then(Retry{});
    EXPECT_EQ(terminal.last<SaveDose>().dose, dose);
    EXPECT_NE(terminal.ticket(), first);
    terminal.then({EffectFailed{terminal.ticket(), disk_full()}, NotedOnPaper{}});
    EXPECT_TRUE(terminal.shows<Scan>());
}

TEST(Record, OffersItsVialToTheNextPerson) {
    Terminal terminal;
    terminal.to_lot_check().then(
        {FieldEdited{Field::lot, "YY0002"}, arm, VialCompared{true}, Record{}});
    terminal.then({DoseRecorded{terminal.ticket(), "aa/462152/7"}, NextPerson{}});
    EXPECT_EQ(terminal.view<Scan>().desk.vial.lot, "YY0002");
}

TEST(LotCheck, CannotBeLeftForTheNextPersonByOneTap) {
    Terminal terminal;
    terminal.to_lot_check().then(NextPerson{});
    EXPECT_TRUE(terminal.shows<LotCheck>());
}

TEST(Certificate, IsAskedForOnlyOnceRecorded) {
    Terminal terminal;
    terminal.to_saving().then(CertificateWanted{});
    EXPECT_EQ(terminal.count<MakePreview>(), 0);
    terminal.then({DoseRecorded{terminal.ticket(), "aa/462152/7"}, CertificateWanted{}});
    EXPECT_EQ(terminal.last<MakePreview>().order.entry, "aa/462152/7");
}

TEST(Certificate, IsPrintedOnceForADoubleTapAndAgainWhenAsked) {
    Terminal terminal;
    terminal.to_certificate().then({PrintWanted{}, PrintWanted{}});
    EXPECT_EQ(terminal.count<PrintPaper>(), 1);
    terminal.then(PaperHandedOver{terminal.ticket(), "out.pdf"});
    EXPECT_EQ(terminal.view<CertificateShown>().print, PrintState{Printed{"out.pdf"}});
    terminal.then(PrintWanted{});
    EXPECT_EQ(terminal.count<PrintPaper>(), 2);
    terminal.then(EffectFailed{terminal.ticket(), disk_full()});
    EXPECT_EQ(terminal.view<CertificateShown>().print, PrintState{disk_full()});
}

TEST(Certificate, ThatFailedLeavesTheRecord) {
    Terminal terminal;
    terminal.to_recorded().then(CertificateWanted{});
    terminal.then(EffectFailed{terminal.ticket(), disk_full()});
    ASSERT_TRUE(terminal.shows<CertificateFailed>());
    terminal.then(Retry{});
    EXPECT_EQ(terminal.count<MakePreview>(), 2);
    terminal.then(Back{});
    EXPECT_EQ(terminal.view<Recorded>().record.entry, "aa/462152/7");
}

}  // namespace
}  // namespace uketsuke
