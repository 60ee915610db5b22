// From paper to a row of the roster: camera, scanner, keypad, and what stops the line.
#include "core/voucher/municipalities.h"
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

Error no_voucher() { return Error{ErrorKind::bad_input, "voucher.length", {"短い", "short"}, {}}; }

TEST(Scan, AsksTheStoreForTheVoucherThatWasSeen) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr", "nw7"}}});
    ASSERT_TRUE(terminal.shows<LookingUp>());
    EXPECT_EQ(terminal.last<FindPerson>().voucher, walk::voucher());
    EXPECT_EQ(terminal.last<FindPerson>().ticket, terminal.view<LookingUp>().ticket);
}

TEST(Scan, ShowsWhyAReadingIsNoVoucherAndTakesTheNextOne) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherRefused{terminal.screen.generation, no_voucher()});
    ASSERT_TRUE(terminal.shows<ReadingProblem>());
    const Screen shown = terminal.screen;
    terminal.then(VoucherRefused{terminal.screen.generation, no_voucher()});
    EXPECT_EQ(terminal.screen, shown) << "the same paper again is nothing new";
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    EXPECT_TRUE(terminal.shows<LookingUp>());
}

TEST(Scan, StopsWhereTwoCarriersDisagreeUntilSomebodyGoesBack) {
    Terminal terminal;
    terminal.to_scan();
    const std::vector<CarrierReading> readings{{"qr", "234621520000000001"}, {"nw7", "0000000002"}};
    terminal.then(VoucherContradicted{terminal.screen.generation, readings});
    ASSERT_TRUE(terminal.shows<Contradiction>());
    EXPECT_EQ(terminal.view<Contradiction>().readings, readings);
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    EXPECT_TRUE(terminal.shows<Contradiction>()) << "nothing read meanwhile resolves it";
    terminal.then(Back{});
    EXPECT_TRUE(terminal.shows<Scan>());
    EXPECT_EQ(terminal.count<FindPerson>(), 0);
}

TEST(Keypad, LooksUpEighteenSoundDigits) {
    Terminal terminal;
    terminal.to_scan().then(KeypadOpened{});
    for (const char digit : std::string("2346215200000000019")) terminal.then(DigitTyped{digit});
    EXPECT_EQ(terminal.view<Keypad>().digits, "234621520000000001") << "a 19th digit is not taken";
    terminal.then(DigitsEntered{});
    ASSERT_TRUE(terminal.shows<LookingUp>());
    EXPECT_EQ(terminal.view<LookingUp>().presented.read_by, std::vector<std::string>{"typed"});
}

Terminal& type(Terminal& terminal, const char* digits) {
    terminal.then(KeypadOpened{});
    for (const char* digit = digits; *digit != 0; ++digit) terminal.then(DigitTyped{*digit});
    return terminal;
}

TEST(Keypad, TakesTenDigitsForANumberOfTheDesksMunicipality) {
    Terminal terminal;
    type(terminal.to_scan(), "0000000001");
    EXPECT_TRUE(may_enter(terminal.view<Keypad>()));
    terminal.then(DigitsEntered{});
    ASSERT_TRUE(terminal.shows<LookingUp>());
    EXPECT_EQ(terminal.last<FindPerson>().voucher.municipality.text(), "462152");
    EXPECT_EQ(terminal.last<FindPerson>().voucher.number.text(), "0000000001");
    terminal.then(PersonFound{terminal.ticket(), walk::person()});
    terminal.check_in();
    ASSERT_TRUE(terminal.shows<Assessing>());
    EXPECT_TRUE(is_number_only(terminal.last<Assess>().voucher)) << "no rule may ask for its dose";
}

TEST(Keypad, RecordsNoVoucherLineThatNobodyHasSeen) {
    Terminal terminal;
    type(terminal.to_scan(), "0000000001").then(DigitsEntered{});
    terminal.then(PersonFound{terminal.ticket(), walk::person()});
    terminal.check_in();
    terminal.then(
        {VerdictReady{terminal.ticket(), walk::verdict(Status::eligible), walk::products()},
         ScreeningWanted{}});
    Terminal closed = terminal;
    terminal.then(
        {Vaccinate{}, BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().voucher_line, "");
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().read_by, std::vector<std::string>{"typed"});
    closed.then(
        {NotTodayChosen{ScreeningOutcome::put_off}, ReasonChosen{"left"}, CloseScreening{}});
    EXPECT_EQ(closed.last<SaveScreening>().closed.voucher_line, "");
    EXPECT_EQ(closed.last<SaveScreening>().municipality, "462152");
}

TEST(Keypad, TakesTenDigitsNowhereElse) {
    Terminal terminal;
    get<StartOfWork>(terminal.screen.view).choices.municipality = "";
    type(terminal.to_scan(), "0000000001").then(DigitsEntered{});
    ASSERT_TRUE(terminal.shows<Keypad>());
    EXPECT_EQ(terminal.view<Keypad>().problem.value().code, "voucher.number_only");
    EXPECT_EQ(terminal.count<FindPerson>(), 0);
}

TEST(Keypad, StopsAtTenDigitsThatTheRosterDoesNotKnow) {
    Terminal terminal;
    type(terminal.to_scan(), "0000000009").then(DigitsEntered{});
    terminal.then(PersonMissing{terminal.ticket()});
    EXPECT_TRUE(terminal.shows<NotInRoster>());
}

TEST(Keypad, EntersTenOrEighteenDigitsAndNothingBetween) {
    const std::string digits = "234621520000000001";
    for (std::size_t count = 0; count <= digits.size(); ++count) {
        Terminal terminal;
        type(terminal.to_scan(), digits.substr(0, count).c_str());
        EXPECT_EQ(may_enter(terminal.view<Keypad>()), count == 10 || count == 18) << count;
    }
}

TEST(Keypad, KeepsTenDigitsWhenTheStoreSaysThatTheyCannotBe) {
    const Error unknown = unknown_municipality(walk::voucher().municipality);
    Terminal terminal;
    type(terminal.to_scan(), "0000000001").then(DigitsEntered{});
    terminal.then(EffectFailed{terminal.ticket(), unknown});
    EXPECT_EQ(terminal.view<Keypad>(), (Keypad{walk::desk(), "0000000001", unknown}));
}

TEST(Keypad, SaysWhatIsWrongAndLetsCorrect) {
    Terminal terminal;
    terminal.to_scan().then({KeypadOpened{}, DigitTyped{'2'}, DigitTyped{'x'}, DigitsEntered{}});
    EXPECT_EQ(terminal.view<Keypad>().problem.value().code, "voucher.length");
    EXPECT_EQ(terminal.view<Keypad>().digits, "2");
    terminal.then({DigitErased{}, DigitErased{}});
    EXPECT_EQ(terminal.view<Keypad>(), (Keypad{walk::desk(), "", std::nullopt}));
}

TEST(Keypad, KeepsTheDigitsWhenTheStoreSaysThatTheyCannotBe) {
    const Error unknown = unknown_municipality(walk::voucher().municipality);
    Terminal terminal;
    terminal.to_scan().then(KeypadOpened{});
    for (const char digit : std::string("234621520000000001")) terminal.then(DigitTyped{digit});
    terminal.then(DigitsEntered{});
    terminal.then(EffectFailed{terminal.ticket(), unknown});
    ASSERT_TRUE(terminal.shows<Keypad>());
    EXPECT_EQ(terminal.view<Keypad>(), (Keypad{walk::desk(), "234621520000000001", unknown}));
    terminal.then(DigitErased{});
    EXPECT_EQ(terminal.view<Keypad>().problem, std::nullopt);
}

TEST(Keypad, IsLeftForAStoreThatFails) {
    Terminal terminal;
    terminal.to_scan().then(KeypadOpened{});
    for (const char digit : std::string("234621520000000001")) terminal.then(DigitTyped{digit});
    terminal.then(DigitsEntered{});
    terminal.then(EffectFailed{terminal.ticket(), Error{ErrorKind::environment, "disk", {}, {}}});
    EXPECT_TRUE(terminal.shows<Trouble>());
}

TEST(Keypad, IsEmptyForTheNextPerson) {
    Terminal terminal;
    terminal.to_scan().then({KeypadOpened{}, DigitTyped{'2'}, Back{}, KeypadOpened{}});
    EXPECT_EQ(terminal.view<Keypad>().digits, "");
}

TEST(Roster, ThatDoesNotKnowTheVoucherIsToldPlainly) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    terminal.then(PersonMissing{terminal.ticket()});
    ASSERT_TRUE(terminal.shows<NotInRoster>());
    EXPECT_EQ(terminal.view<NotInRoster>().presented.voucher, walk::voucher());
    terminal.then(NextPerson{});
    EXPECT_TRUE(terminal.shows<Scan>());
}

Terminal& to_proposal(Terminal& terminal) {
    terminal.to_scan();
    return terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"ocr"}}});
}

TEST(Print, OpensAPersonOnlyByRosterAndConfirmation) {
    Terminal terminal;
    to_proposal(terminal);
    EXPECT_EQ(terminal.last<FindPerson>().voucher, walk::voucher());
    terminal.then(PersonFound{terminal.ticket(), walk::person()});
    ASSERT_TRUE(terminal.shows<WhoIsIt>());
    EXPECT_TRUE(is_proposal(terminal.view<WhoIsIt>().found.voucher));
    terminal.then(PersonConfirmed{});
    EXPECT_TRUE(terminal.shows<CheckingIn>());
    EXPECT_EQ(terminal.last<CheckPersonIn>().fact.read_by, std::vector<std::string>{"ocr"});
}

TEST(Print, ThatTheRosterDoesNotKnowLeadsToKeypadOrCameraAndTakesNobodyIn) {
    Terminal missing;
    to_proposal(missing).then(PersonMissing{missing.ticket()});
    ASSERT_TRUE(missing.shows<NotInRoster>());
    const Screen stopped = missing.screen;
    missing.then({PersonConfirmed{}, ScreeningWanted{}, Record{}, Retry{}});
    EXPECT_EQ(missing.screen, stopped);
    Terminal typed = missing;
    typed.then(KeypadOpened{});
    ASSERT_TRUE(typed.shows<Keypad>());
    EXPECT_EQ(typed.view<Keypad>().digits, "") << "what may be misread is not offered for typing";
    missing.then(Back{});
    EXPECT_TRUE(missing.shows<Scan>());
}

TEST(Print, AloneIsWhatTheKeypadIsOfferedFor) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"nw7", "ocr"}}});
    terminal.then(PersonMissing{terminal.ticket()});
    ASSERT_TRUE(terminal.shows<NotInRoster>());
    terminal.then(KeypadOpened{});
    EXPECT_TRUE(terminal.shows<NotInRoster>());
}

// A terminal that holds only whom it has seen.
Terminal& to_asking(Terminal& terminal) {
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    return terminal.then(PersonMissing{terminal.ticket(), true});
}

TEST(Hub, IsAskedForWhomThisTerminalDoesNotHold) {
    Terminal terminal;
    to_asking(terminal);
    ASSERT_TRUE(terminal.shows<AskingHub>());
    EXPECT_EQ(terminal.last<AskHub>(), (AskHub{terminal.ticket(), "0000000001"}));
    terminal.then(HubAnswered{terminal.ticket(), true, {}});
    ASSERT_TRUE(terminal.shows<LookingUp>());
    EXPECT_EQ(terminal.last<FindPerson>(), (FindPerson{terminal.ticket(), walk::voucher()}));
    terminal.then(PersonFound{terminal.ticket(), walk::person()});
    EXPECT_TRUE(terminal.shows<WhoIsIt>());
}

TEST(Hub, ThatKnowsNobodyMeansNotInTheRoster) {
    Terminal terminal;
    to_asking(terminal).then(HubAnswered{terminal.ticket(), false, {}});
    EXPECT_TRUE(terminal.shows<NotInRoster>());
}

TEST(Hub, ThatCannotBeAskedStopsTheLineAndMayBeAskedAgain) {
    const Error away{ErrorKind::environment, "hub.unreachable", {"届かない", "away"}, {}};
    Terminal terminal;
    to_asking(terminal).then(HubAnswered{terminal.ticket(), false, away});
    ASSERT_TRUE(terminal.shows<HubNotReached>());
    EXPECT_EQ(terminal.view<HubNotReached>().error, away);
    terminal.then(PersonConfirmed{});
    EXPECT_TRUE(terminal.shows<HubNotReached>());
    terminal.then(Retry{});
    ASSERT_TRUE(terminal.shows<AskingHub>());
    EXPECT_EQ(terminal.count<AskHub>(), 2);
    terminal.then(NextPerson{});
    EXPECT_TRUE(terminal.shows<Scan>());
}

TEST(Hub, ThatKnowsMoreThanCameIsAskedOnceAndThenItIsSaid) {
    Terminal terminal;
    to_asking(terminal).then(HubAnswered{terminal.ticket(), true, {}});
    terminal.then(PersonMissing{terminal.ticket(), true});
    ASSERT_TRUE(terminal.shows<HubNotReached>());
    EXPECT_EQ(terminal.view<HubNotReached>().error.code, "person.not_whole");
    EXPECT_EQ(terminal.count<AskHub>(), 1);
}

TEST(Hub, ThatAnswersForThePersonBeforeIsNotHeard) {
    Terminal terminal;
    to_asking(terminal);
    const Ticket first = terminal.ticket();
    terminal.then(NextPerson{});
    to_asking(terminal);
    terminal.then(HubAnswered{first, false, {}});
    EXPECT_TRUE(terminal.shows<AskingHub>());
}

TEST(Roster, ThatAnswersWithSomebodyElseIsNotShown) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    terminal.then(PersonFound{terminal.ticket(), walk::person("0000000002")});
    ASSERT_TRUE(terminal.shows<Trouble>());
    EXPECT_EQ(terminal.view<Trouble>().error.code, "flow.wrong_row");
}

TEST(Roster, ThatKnowsOnlyDosesOfAPersonCountsAsNotKnowing) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    PersonRow row = walk::person();
    row.resident.reset();
    terminal.then(PersonFound{terminal.ticket(), row});
    EXPECT_TRUE(terminal.shows<NotInRoster>());
}

TEST(Lookup, ThatFailsIsShownAndLeadsBackToScan) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    terminal.then(EffectFailed{terminal.ticket(), Error{ErrorKind::environment, "disk", {}, {}}});
    ASSERT_TRUE(terminal.shows<Trouble>());
    terminal.then(Back{});
    EXPECT_TRUE(terminal.shows<Scan>());
}

// Received today with that number, or not yet.
PersonRow numbered(const std::string& number) {
    PersonRow row = walk::person();
    if (number.empty()) return row;
    PastStep past{"aa/462152/5", walk::noon() - std::chrono::minutes(30), {}};
    past.fact.step = DeskStep::received;
    past.fact.number = number;
    past.fact.venue = walk::desk().venue;
    row.steps.push_back(past);
    return row;
}

// 予診票の取り違え: voucher and form lie under one camera.
struct BesideRow {
    const char* name;
    StickerReading beside;
    bool received;
    const char* code;
};
class Beside : public testing::TestWithParam<BesideRow> {};
TEST_P(Beside, AFormOfAnotherPersonStopsTheLine) {
    Terminal site;
    site.to_scan();
    site.then(VoucherSeen{site.screen.generation, {walk::voucher(), {"qr"}}, GetParam().beside});
    site.then(PersonFound{site.ticket(), numbered(GetParam().received ? "A012" : "")});
    const auto* trouble = get_if<Trouble>(&site.screen.view);
    EXPECT_EQ(trouble ? trouble->error.code : "", GetParam().code);
    EXPECT_EQ(site.shows<WhoIsIt>(), !trouble);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Beside,
    testing::Values(
        BesideRow{"own", {make_day(2022, 12, 1), "A012"}, true, ""},
        BesideRow{"another", {make_day(2022, 12, 1), "A013"}, true, "sticker.of_another"},
        BesideRow{"not_received", {make_day(2022, 12, 1), "A012"}, false, "sticker.of_another"},
        BesideRow{"of_another_day", {make_day(2022, 11, 30), "A013"}, true, ""}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(AScan, ForWhichNothingWaitsIsToldUntilSomebodyDoesSomething) {
    Terminal site;
    site.to_who_is_it();
    const Screen before = site.screen;
    site.then(ScanUnused{});
    EXPECT_TRUE(site.screen.bar.scan_unused);
    EXPECT_EQ(site.screen.view, before.view);
    EXPECT_EQ(site.screen.generation, before.generation);
    site.then(ClockTicked{walk::noon()});
    EXPECT_TRUE(site.screen.bar.scan_unused);
    site.then(NameCompared{true});
    EXPECT_FALSE(site.screen.bar.scan_unused);
}

}  // namespace
}  // namespace uketsuke
