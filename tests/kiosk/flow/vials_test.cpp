// 接種液 from the filling desk to the lane: what may be opened, what a lane may use, and what is
// discarded.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

VialRow opened(const char* lot = "XX0001", int doses = 6) {
    VialRow vial{"aa/462152/77", {}, 0, 0};
    vial.fact.number = "A1";
    vial.fact.product = walk::product;
    vial.fact.lot = lot;
    vial.fact.expiry = make_day(2023, 3, 31);
    vial.fact.doses = doses;
    vial.fact.opened = walk::noon() - std::chrono::hours(2);
    vial.fact.use_until = walk::noon() + std::chrono::hours(4);
    return vial;
}

VialRow over() {
    VialRow vial = opened();
    vial.entry = "aa/462152/70";
    vial.fact.use_until = walk::noon() - std::chrono::minutes(1);
    vial.given = 4;
    return vial;
}

// A desk of that kind with a list of lots; a vial of `product` holds six doses for six hours.
class Site : public Terminal {
  public:
    explicit Site(DeskKind kind, Colleagues staff = {}) {
        StartChoices choices = walk::choices();
        choices.rules.lots = walk::lots();
        choices.rules.products[0].doses_per_vial = 6;
        choices.rules.products[0].hours_to_use = 6;
        choices.rules.products[0].diluted = true;
        choices.staff = std::move(staff);
        StartForm form = walk::form();
        form.desk = kind;
        if (kind != DeskKind::all_in_one) form.product = form.lot = form.expiry = "";
        screen = first_screen(walk::noon(), Language::japanese, choices, form);
        if (choices.staff) type_pin().identify(0);
        then(StartWork{}).then(WorkOpened{ticket(), {}});
    }
    Site& listed(std::vector<VialRow> vials, const char* just_opened = "") {
        then(VialsListed{ticket(), std::move(vials), just_opened});
        return *this;
    }
    // At the filling desk with a vial that may be opened.
    Site& enter(const char* lot = "XX0001") {
        listed({});
        then({VialEntryWanted{}, ProductChosen{walk::product}, FieldEdited{Field::lot, lot},
              FieldEdited{Field::expiry, "2023-03-31"}});
        return *this;
    }
    // From a scan page that waits for somebody.
    void bring_to_the_needle() {
        then(VoucherSeen{screen.generation, {walk::voucher(), {"qr"}}});
        then(PersonFound{ticket(), walk::person()}).then(PersonConfirmed{});
        then(CheckedInHere{ticket(), walk::check_in_name});
        then(VerdictReady{ticket(), walk::verdict(Status::eligible), walk::products()});
        then({ScreeningWanted{}, Vaccinate{}, BodySiteChosen{BodySite::left_upper_arm}});
    }
    std::string obstacle() const {
        const auto error = obstacle_to_open(view<VialAsked>(), screen.bar.now);
        return error ? error->code : "";
    }
};

TEST(Filling, WaitsForVialsAndForNobody) {
    Site site(DeskKind::filling);
    EXPECT_EQ(site.last<ListVials>().venue, walk::desk().venue);
    site.listed({opened()});
    ASSERT_TRUE(site.shows<VialsShown>());
    EXPECT_FALSE(awaits_voucher(site.screen.view));
    site.then(VoucherSeen{site.screen.generation, {walk::voucher(), {"qr"}}});
    site.then(VialChosen{opened().entry}).then(Back{});
    EXPECT_TRUE(site.shows<VialsShown>()) << "nothing is injected here";
    site.then(EndWork{});
    EXPECT_TRUE(site.shows<ClosingWork>());
}

TEST(Filling, OpensAVialWithItsHoursAndItsDoses) {
    Site site(DeskKind::filling);
    site.enter().then({OpenedAgo{10}, DosesCounted{7}});
    EXPECT_EQ(site.obstacle(), "");
    site.then(VialConfirmed{});
    const VialOpened& fact = site.last<OpenVial>().fact;
    EXPECT_EQ(fact.product, walk::product);
    EXPECT_EQ(fact.lot, "XX0001");
    EXPECT_EQ(fact.doses, 7);
    EXPECT_EQ(fact.opened, walk::noon() - std::chrono::minutes(10));
    EXPECT_EQ(fact.use_until, fact.opened + std::chrono::hours(6));
    EXPECT_EQ(fact.recorder, walk::form().staff_name);
    site.then(VialConfirmed{});
    EXPECT_EQ(site.count<OpenVial>(), 1) << "a double tap opens one vial";
    site.listed({opened()}, "aa/462152/77");
    EXPECT_EQ(site.view<VialsShown>().opened, "aa/462152/77");
}

TEST(Filling, WhatWasNotWrittenIsStillOnTheScreen) {
    Site site(DeskKind::filling);
    site.enter().then(VialConfirmed{});
    site.then(EffectFailed{site.ticket(), Error{ErrorKind::environment, "disk.full", {}, {}}});
    EXPECT_EQ(site.view<VialAsked>().problem->code, "disk.full");
    EXPECT_EQ(site.view<VialAsked>().form.lot, "XX0001");
    site.then(VialConfirmed{});
    EXPECT_EQ(site.count<OpenVial>(), 2);
}

struct EnteredRow {
    const char* what;
    std::vector<Event> events;
    const char* code;
};
class Entered : public testing::TestWithParam<EnteredRow> {};
TEST_P(Entered, VialIsRefusedForWhatIsWrong) {
    Site site(DeskKind::filling);
    site.enter();
    for (const Event& event : GetParam().events) site.then(event);
    EXPECT_EQ(site.obstacle(), GetParam().code);
    site.then(VialConfirmed{});
    EXPECT_EQ(site.count<OpenVial>(), std::string(GetParam().code).empty() ? 1 : 0);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Entered,
    testing::Values(
        EnteredRow{"good", {}, ""}, EnteredRow{"lot", {FieldEdited{Field::lot, ""}}, "vial.lot"},
        EnteredRow{"date", {FieldEdited{Field::expiry, "31"}}, "work.expiry"},
        EnteredRow{
            "expired",
            {FieldEdited{Field::lot, "EXT001"}, ClockTicked{walk::noon() + std::chrono::days(31)}},
            "vial.expired"},
        EnteredRow{"held", {FieldEdited{Field::lot, "HELD01"}}, "vial.held"},
        EnteredRow{"of_another_product", {FieldEdited{Field::lot, "OTHER1"}}, "vial.product"},
        EnteredRow{"doses", {DosesCounted{0}}, "vial.doses"},
        EnteredRow{"no_negative_count", {DosesCounted{-1}}, ""},
        EnteredRow{"no_such_product", {ProductChosen{"whim"}}, ""},
        EnteredRow{"product_alone", {ProductChosen{walk::other_product}}, "vial.lot"},
        EnteredRow{"not_offered", {OpenedAgo{400}}, ""},
        EnteredRow{"an_hour_ago", {OpenedAgo{60}}, ""},
        EnteredRow{
            "forgotten", {ClockTicked{walk::noon() + std::chrono::hours(7)}}, "vial.time_over"},
        EnteredRow{"unlisted", {FieldEdited{Field::lot, "YY0002"}}, "vial.second"},
        EnteredRow{"unlisted_by_two",
                   {FieldEdited{Field::lot, "YY0002"}, FieldEdited{Field::second, "作例 太郎"}},
                   ""},
        EnteredRow{"another_lot_after_the_second_look",
                   {FieldEdited{Field::lot, "YY0002"}, FieldEdited{Field::second, "作例 太郎"},
                    FieldEdited{Field::lot, "YY0003"}},
                   "vial.second"}),
    [](const auto& row) { return row.param.what; });

TEST(Filling, ASecondPersonComparesAnUnlistedLotByPinOrCard) {
    Site site(DeskKind::filling, walk::staff());
    site.enter("YY0002").then(FieldEdited{Field::second, "作例 太郎"});
    EXPECT_EQ(site.obstacle(), "vial.second") << "not by typing a name";
    site.then(ApproverWanted{});
    ASSERT_TRUE(site.screen.asked);
    EXPECT_EQ(site.screen.asked->what, AskedFor::second);
    site.then(StaffChosen{walk::staff()->at(0).id}).type_pin().identify(0);
    EXPECT_EQ(site.screen.asked->form.problem->code, "staff.same_person");
    site.then(StaffChosen{walk::staff()->at(2).id}).type_pin().identify(2);
    EXPECT_FALSE(site.screen.asked);
    EXPECT_EQ(site.view<VialAsked>().second, "架空 桜");
    site.then(VialConfirmed{});
    EXPECT_EQ(site.last<OpenVial>().fact.second, "架空 桜");
}

TEST(Filling, AListedLotAsksForNobodyElse) {
    Site site(DeskKind::filling, walk::staff());
    site.enter().then(ApproverWanted{});
    EXPECT_FALSE(site.screen.asked);
}

TEST(Filling, ALotOfTodayBringsItsDateAndAScanFillsAllThree) {
    Site site(DeskKind::filling);
    site.listed({opened()}).then({VialEntryWanted{}, FieldEdited{Field::lot, "XX0001"}});
    EXPECT_EQ(site.view<VialAsked>().form, (LotForm{walk::product, "XX0001", "2023-03-31"}));
    EXPECT_EQ(site.view<VialAsked>().doses, 6);
    site.then(Back{});
    site.listed({}).then(VialEntryWanted{});
    const std::string code = std::string("(01)") + walk::box_gtin + "(17)230331(10)XX0001";
    site.then(PackageSeen{site.screen.generation, walk::gs1(code)});
    EXPECT_EQ(site.view<VialAsked>().form, (LotForm{walk::product, "XX0001", "2023-03-31"}));
    site.then(
        PackageSeen{site.screen.generation, walk::gs1(std::string("(01)") + walk::foreign_gtin)});
    EXPECT_TRUE(site.view<VialAsked>().scan->problem);
    EXPECT_EQ(site.view<VialAsked>().form.lot, "XX0001") << "the screen is as it was";
}

TEST(Filling, FollowsTheLanesOneListAtATime) {
    Site site(DeskKind::filling);
    site.listed({opened()});
    const int before = site.count<ListVials>();
    site.then({VisitorsChanged{}, VisitorsChanged{}, VisitorsChanged{}});
    EXPECT_EQ(site.count<ListVials>(), before + 1);
    VialRow used = opened();
    used.given = 2;
    site.listed({used});
    EXPECT_EQ(doses_left(site.view<VialsShown>().vials[0]), 4);
    EXPECT_EQ(site.count<ListVials>(), before + 2) << "something happened meanwhile";
}

TEST(Filling, NewRulesAreTakenOverBetweenTwoVials) {
    Site site(DeskKind::filling);
    site.listed({});
    DeskRules rules = walk::choices().rules;
    rules.edition = "the next one";
    site.then(RulesArrived{rules});
    EXPECT_EQ(site.view<VialsShown>().desk.rules.edition, "the next one");
}

// At a lane whose vial is A1, the person before the needle.
Site lane(const VialRow& vial = opened()) {
    Site site(DeskKind::injection);
    site.then(VialsWanted{});
    site.listed({vial}).then(VialChosen{vial.entry});
    site.bring_to_the_needle();
    return site;
}

TEST(Lane, ItsDosesNameTheVialAndAreCounted) {
    Site site = lane();
    site.then(Record{});
    EXPECT_EQ(site.last<SaveDose>().dose.fact().vial, "aa/462152/77");
    site.then(DoseRecorded{site.ticket(), "aa/462152/90"});
    site.then(NextPerson{});
    EXPECT_EQ(site.view<Scan>().desk.doses_left, 5);
    site.then(VisitorsChanged{});
    VialRow shared = opened();
    shared.given = 4;  // Another lane took some.
    site.listed({shared});
    EXPECT_EQ(site.view<Scan>().desk.doses_left, 2);
}

TEST(Lane, AnotherLotThanTheVialsIsNotCountedAsItsDose) {
    Site site = lane();
    site.then({FieldEdited{Field::lot, "EXT001"}, FieldEdited{Field::expiry, "2022-11-30"},
               VialCompared{true}, Record{}});
    EXPECT_EQ(site.last<SaveDose>().dose.fact().vial, "");
    site.then(DoseRecorded{site.ticket(), "aa/462152/90"});
    EXPECT_EQ(site.view<Recorded>().desk.doses_left, std::nullopt);
}

TEST(Lane, AVialOfWhichTheTimeIsOverIsStoppedBeforeTheNeedle) {
    Site site = lane();
    site.then({ClockTicked{walk::noon() + std::chrono::hours(4)}});
    EXPECT_EQ(obstacle_to_record(site.view<LotCheck>(), site.screen.bar.now), std::nullopt);
    site.then({ClockTicked{walk::noon() + std::chrono::hours(4) + std::chrono::minutes(1)}});
    EXPECT_EQ(obstacle_to_record(site.view<LotCheck>(), site.screen.bar.now)->code,
              "vial.time_over");
    site.then({VialCompared{true}, Record{}});
    EXPECT_EQ(site.count<SaveDose>(), 0);
}

TEST(Lane, AVialThatIsUsedUpByTheCountHasToBeComparedAgain) {
    VialRow last = opened();
    last.given = 6;
    Site site = lane(last);
    EXPECT_EQ(obstacle_to_record(site.view<LotCheck>(), site.screen.bar.now)->code,
              "visit.not_compared");
    site.then({VialCompared{true}, Record{}});
    EXPECT_EQ(site.count<SaveDose>(), 1) << "a seventh dose is possible";
}

TEST(Lane, DoesNotTakeAVialOfWhichTheTimeIsOver) {
    Site site(DeskKind::injection);
    site.then(VialsWanted{});
    site.listed({over(), opened()});
    EXPECT_EQ(site.view<VialsShown>().vials.front().entry, opened().entry) << "usable ones first";
    site.then(VialChosen{over().entry});
    EXPECT_TRUE(site.shows<VialsShown>());
    site.then(VialChosen{opened().entry});
    EXPECT_EQ(site.view<Scan>().desk.vial.number, "A1");
}

TEST(Lane, MayBeginWithoutAVialAndInjectsNothingBeforeItHasOne) {
    Site site(DeskKind::injection);
    ASSERT_TRUE(site.shows<Scan>());
    site.bring_to_the_needle();
    EXPECT_EQ(obstacle_to_record(site.view<LotCheck>(), site.screen.bar.now)->code, "vial.none");
    site.then({VialCompared{true}, Record{}});
    EXPECT_EQ(site.count<SaveDose>(), 0);
}

TEST(Clinic, UsesTheVialThatItOpens) {
    Site site(DeskKind::all_in_one);
    site.then(VialsWanted{});
    site.enter().then(VialConfirmed{});
    site.listed({opened()}, "aa/462152/77");
    ASSERT_TRUE(site.shows<Scan>());
    EXPECT_EQ(site.view<Scan>().desk.vial.entry, "aa/462152/77");
    EXPECT_EQ(site.view<Scan>().desk.doses_left, 6);
}

// 余り: more than those who wait will take is for others, and somebody has to find them in time.
TEST(Left, IsCountedByProductUntilTheFirstOfThemIsOver) {
    VialRow later = opened();
    later.entry = "aa/462152/78";
    later.fact.use_until = walk::noon() + std::chrono::hours(5);
    later.given = 4;
    VialRow other = opened("OTHER1", 10);
    other.entry = "aa/462152/79";
    other.fact.product = walk::other_product;
    other.fact.use_until = Instant{};
    VialRow empty = opened();
    empty.given = 6;
    const auto left = doses_left_in({later, opened(), other, over(), empty}, walk::noon());
    ASSERT_EQ(left.size(), 2u);
    EXPECT_EQ(left[0], (DosesLeft{walk::product, 8, opened().fact.use_until}));
    EXPECT_EQ(left[1], (DosesLeft{walk::other_product, 10, Instant{}}));
}

TEST(Left, IsMoreThanTheyWillTakeOrNone) {
    for (const auto& [waiting, surplus] : {std::pair{0, 6}, {2, 4}, {6, 0}, {9, 0}}) {
        Site site(DeskKind::filling);
        site.then(VialsListed{site.ticket(), {opened(), over()}, "", waiting});
        EXPECT_EQ(surplus_in(site.view<VialsShown>(), walk::noon()), surplus) << waiting;
    }
}

TEST(Left, IsSeenWhereTheSiteIsLedAndNothingIsOpenedThere) {
    Site site(DeskKind::command);
    site.then(VialsWanted{});
    site.then(VialsListed{site.ticket(), {opened()}, "", 2});
    ASSERT_TRUE(site.shows<VialsShown>());
    site.then(VialEntryWanted{}).then(VialChosen{opened().entry});
    EXPECT_TRUE(site.shows<VialsShown>());
    site.then(VisitorsChanged{});
    site.then(VialsListed{site.ticket(), {opened()}, "", 5});
    EXPECT_EQ(site.view<VialsShown>().waiting, 5);
    Site reception(DeskKind::reception);
    reception.then(VialsWanted{});
    EXPECT_TRUE(reception.shows<Scan>());
}

TEST(Waste, OfAVialThatIsOverIsAllThatIsLeftInIt) {
    Site site(DeskKind::filling);
    site.listed({over()}).then(WasteWanted{over().entry});
    EXPECT_EQ(site.view<WasteAsked>().doses, 2);
    site.then(WasteConfirmed{});
    EXPECT_EQ(site.last<WasteDoses>().fact.doses, 2);
    EXPECT_EQ(site.last<WasteDoses>().fact.reason, "time_over");
    site.then(WasteConfirmed{});
    EXPECT_EQ(site.count<WasteDoses>(), 1);
    site.listed({});
    EXPECT_TRUE(site.shows<VialsShown>());
}

TEST(Waste, NeedsAReasonAndIsNeverMoreThanIsThere) {
    Site site(DeskKind::filling);
    site.listed({opened("XX0001", 3)}).then(WasteWanted{opened().entry});
    EXPECT_FALSE(may_waste(site.view<WasteAsked>()));
    site.then({ReasonChosen{"whim"}, DosesCounted{4}, WasteConfirmed{}});
    EXPECT_EQ(site.view<WasteAsked>().doses, 1);
    EXPECT_EQ(site.count<WasteDoses>(), 0);
    site.then({ReasonChosen{"dropped"}, DosesCounted{3}, WasteConfirmed{}});
    EXPECT_EQ(site.last<WasteDoses>().fact.doses, 3);
    site.then(EffectFailed{site.ticket(), Error{ErrorKind::environment, "disk.full", {}, {}}});
    EXPECT_EQ(site.view<WasteAsked>().problem->code, "disk.full");
}

TEST(Waste, ThatWasCountedWrongIsPutBack) {
    VialRow vial = opened();
    vial.wasted = 2;
    Site site(DeskKind::filling);
    site.listed({vial}).then({WasteWanted{vial.entry}, ReasonChosen{counted_anew}});
    site.then({DosesCounted{3}, DosesCounted{2}, WasteConfirmed{}});
    EXPECT_EQ(site.last<WasteDoses>().fact.doses, -2);
}

}  // namespace
}  // namespace uketsuke
