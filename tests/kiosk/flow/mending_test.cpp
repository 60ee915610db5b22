// A record that is wrong: from the record, or from today's list, to what counts instead.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

Error disk_full() { return Error{ErrorKind::environment, "disk.full", {}, {}}; }

Terminal& to_mending(Terminal& terminal) { return terminal.to_recorded().then(MendingWanted{}); }

PersonRow right_person() {
    PersonRow row = walk::person("0000000002");
    row.person = PersonId{{7}};
    return row;
}

Terminal& to_right_person(Terminal& terminal) {
    to_mending(terminal).then(MendingChosen{MendingWay::move});
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher("0000000002"), {"qr"}}});
    return terminal.then(PersonFound{terminal.ticket(), right_person()});
}

TEST(Mending, UndoWithinTheVisitNeedsNoReasonAndOneTapWritesOnce) {
    Terminal terminal;
    to_mending(terminal).then(
        {MendingChosen{MendingWay::take_back}, MendingConfirmed{}, MendingConfirmed{}, Back{}});
    EXPECT_EQ(terminal.count<SaveMending>(), 1);
    ASSERT_TRUE(terminal.shows<SavingMending>());
    terminal.then(MendingSaved{terminal.ticket(), ""});
    ASSERT_TRUE(terminal.shows<MendingDone>());
    terminal.then(CertificateWanted{});
    EXPECT_TRUE(terminal.shows<MendingDone>()) << "there is nothing to certify";
    terminal.then(NextPerson{});
    EXPECT_TRUE(terminal.shows<Scan>());
}

TEST(Mending, BackLeadsToTheRecordAndNothingIsWritten) {
    Terminal terminal;
    to_mending(terminal).then({MendingChosen{MendingWay::correct}, Back{}, Back{}});
    EXPECT_TRUE(terminal.shows<Recorded>());
    EXPECT_EQ(terminal.count<SaveMending>(), 0);
}

TEST(Mending, ACorrectionIsComparedAnewAfterEachChange) {
    Terminal terminal;
    to_mending(terminal).then(MendingChosen{MendingWay::correct});
    EXPECT_EQ(terminal.view<CorrectionAsked>().lot, "XX0001");
    terminal.then({VialCompared{true}, FieldEdited{Field::lot, "YY0002"}});
    EXPECT_EQ(obstacle_to_mend(terminal.view<CorrectionAsked>())->code, "mending.not_compared");
    terminal.then(MendingConfirmed{});
    EXPECT_EQ(terminal.count<SaveMending>(), 0);
    terminal.then({BodySiteChosen{BodySite::left_thigh}, VialCompared{true}, MendingConfirmed{}});
    const DoseGiven& fact = terminal.last<SaveMending>().mending.instead->fact();
    EXPECT_EQ(fact.lot, "YY0002");
    EXPECT_EQ(fact.body_site, "left_thigh");
    terminal.then(MendingSaved{terminal.ticket(), "aa/462152/99"});
    terminal.then(CertificateWanted{});
    EXPECT_EQ(terminal.last<MakePreview>().order.entry, "aa/462152/99");
}

TEST(Mending, AnotherProductBringsItsNameAndWhatIsNotOfferedIsNotTaken) {
    Terminal terminal;
    to_mending(terminal).then({MendingChosen{MendingWay::correct}, ProductChosen{"unheard-of"},
                               ProductChosen{walk::other_product}, VialCompared{true},
                               MendingConfirmed{}});
    const DoseGiven& fact = terminal.last<SaveMending>().mending.instead->fact();
    EXPECT_EQ(fact.product, walk::other_product);
    EXPECT_NE(fact.product_name, walk::person().doses.front().dose.product_name);
}

struct BadCorrection {
    Event event;
    const char* code;
};
class BadCorrections : public testing::TestWithParam<BadCorrection> {};
TEST_P(BadCorrections, AreNotRecorded) {
    Terminal terminal;
    to_mending(terminal).then(
        {MendingChosen{MendingWay::correct}, GetParam().event, VialCompared{true}});
    EXPECT_EQ(obstacle_to_mend(terminal.view<CorrectionAsked>())->code, GetParam().code);
    terminal.then(MendingConfirmed{});
    EXPECT_EQ(terminal.count<SaveMending>(), 0);
}
INSTANTIATE_TEST_SUITE_P(
    Table, BadCorrections,
    testing::Values(BadCorrection{FieldEdited{Field::lot, ""}, "vial.lot"},
                    BadCorrection{FieldEdited{Field::lot, std::string(21, 'X')}, "vial.lot"},
                    BadCorrection{FieldEdited{Field::expiry, "31"}, "work.expiry"}));

TEST(Mending, MovesTheDoseToWhomStaffConfirmedAndToNobodyElse) {
    Terminal terminal;
    to_right_person(terminal).then({NameCompared{true}, MendingConfirmed{}});
    EXPECT_EQ(terminal.count<SaveMending>(), 0);
    terminal.then({BirthDateCompared{true}, MendingConfirmed{}});
    const Mending& mending = terminal.last<SaveMending>().mending;
    EXPECT_EQ(mending.withdrawn->moved_to, right_person().person.hex());
    EXPECT_EQ(mending.instead->person(), right_person().person);
}

TEST(Mending, TheSamePersonAnUnknownVoucherAndAVoidOneMoveNothing) {
    Terminal terminal;
    to_mending(terminal).then(MendingChosen{MendingWay::move});
    const auto present = [&](const char* number, const PersonRow& row) {
        terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(number), {"qr"}}});
        terminal.then(PersonFound{terminal.ticket(), row});
    };
    present("0000000001", walk::person());
    terminal.then({NameCompared{true}, BirthDateCompared{true}, MendingConfirmed{}});
    EXPECT_EQ(terminal.view<MoveAsked>().problem->code, "mending.same_person");
    present("0000000002", walk::person());
    EXPECT_EQ(terminal.view<MoveAsked>().problem->code, "flow.wrong_row");
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher("0000000009"), {"qr"}}});
    terminal.then(PersonMissing{terminal.ticket()});
    EXPECT_EQ(terminal.view<MoveAsked>().problem->code, "mending.nobody");
    EXPECT_EQ(terminal.count<SaveMending>(), 0);
}

TEST(Mending, AVoucherThatWasSeenBeforeTheQuestionIsNotTheRightPersons) {
    Terminal terminal;
    to_mending(terminal);
    const Generation before = terminal.screen.generation;
    terminal.then(MendingChosen{MendingWay::move});
    terminal.then(VoucherSeen{before, {walk::voucher("0000000002"), {"qr"}}});
    EXPECT_TRUE(terminal.shows<MoveAsked>());
}

TEST(Mending, AFailedSaveSaysSoAndCanBeTriedAgain) {
    Terminal terminal;
    to_mending(terminal).then({MendingChosen{MendingWay::take_back}, MendingConfirmed{}});
    terminal.then(EffectFailed{terminal.ticket(), disk_full()});
    ASSERT_TRUE(terminal.shows<MendingFailed>());
    terminal.then(Retry{});
    EXPECT_EQ(terminal.count<SaveMending>(), 2);
    terminal.then(EffectFailed{terminal.ticket(), disk_full()}).then(Back{});
    EXPECT_TRUE(terminal.shows<MendingAsked>());
}

TEST(Mending, ALateAnswerIsDropped) {
    Terminal terminal;
    to_mending(terminal).then({MendingChosen{MendingWay::take_back}, MendingConfirmed{}});
    terminal.then(MendingSaved{Ticket{terminal.ticket().number - 1}, ""});
    EXPECT_TRUE(terminal.shows<SavingMending>());
}

TEST(TodaysRecords, LeadToARecordWhoseMendingNeedsAReason) {
    Terminal source;
    const RecordedDose record = source.to_recorded().view<Recorded>().record;
    Terminal terminal;
    terminal.to_scan().then(RecordsWanted{});
    EXPECT_EQ(terminal.last<ListRecords>().session, terminal.view<ListingRecords>().desk.session);
    terminal.then(RecordsListed{terminal.ticket(), {record}});
    terminal.then({RecordChosen{"aa/462152/0"}});
    ASSERT_TRUE(terminal.shows<RecordsShown>()) << "no such record";
    terminal.then(
        {RecordChosen{record.entry}, MendingChosen{MendingWay::take_back}, MendingConfirmed{}});
    EXPECT_EQ(terminal.count<SaveMending>(), 0);
    terminal.then({ReasonChosen{"no such reason"}, MendingConfirmed{}});
    EXPECT_EQ(terminal.count<SaveMending>(), 0);
    terminal.then({ReasonChosen{"twice"}, MendingConfirmed{}});
    EXPECT_EQ(terminal.last<SaveMending>().mending.withdrawn->reason, "twice");
}

TEST(TodaysRecords, LeadBackToReception) {
    Terminal terminal;
    terminal.to_scan().then(RecordsWanted{});
    terminal.then(RecordsListed{terminal.ticket(), {}}).then(Back{});
    EXPECT_TRUE(terminal.shows<Scan>());
    terminal.then(RecordsWanted{}).then(EffectFailed{terminal.ticket(), disk_full()});
    EXPECT_TRUE(terminal.shows<Trouble>());
}

}  // namespace
}  // namespace uketsuke
