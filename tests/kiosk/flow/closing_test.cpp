// 締め: forms come in one after another, differences lead to what they are about, and closing twice
// changes nothing.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

const Day today = make_day(2022, 12, 1);

DayBalance sound_day() {
    DayBalance day;
    day.venue = "見本会場";
    day.day = today;
    day.figures = {2, 2, 0, 6, 2, 4, 0};
    return day;
}

DayBalance day_with(Difference difference) {
    DayBalance day = sound_day();
    day.differences.push_back(std::move(difference));
    return day;
}

DayBalance closed(DayBalance day) {
    ClosedDay closed{"aa/462152/50", walk::noon(), close_day(day, {}, walk::desk())};
    day.closed = std::move(closed);
    return day;
}

Difference missing_form(const char* about = "A012") {
    Difference difference{DifferenceKind::form_missing, about, "見本 一"};
    difference.person = PersonId{{1}};
    return difference;
}

Terminal at_closing(const DayBalance& day, bool listed = false) {
    Terminal terminal;
    if (listed) terminal.listed();
    terminal.to_scan().then(ClosingWanted{});
    EXPECT_EQ(terminal.last<ListClosing>().venue, "見本会場");
    return terminal.then(ClosingListed{terminal.ticket(), day});
}

// What comes after it in the same step, that whoever was shown is forgotten, does not matter.
Day day_listed_last(const Terminal& terminal) {
    Day day{};
    for (const Effect& effect : terminal.effects) {
        if (const auto* list = get_if<ListClosing>(&effect)) day = list->day;
    }
    return day;
}

TEST(Closing, ADayThatAddsUpIsClosedByOneTapAndOnce) {
    Terminal terminal = at_closing(sound_day());
    terminal.then({ClosingConfirmed{}, ClosingConfirmed{}, Back{}});
    EXPECT_EQ(terminal.count<CloseDay>(), 1);
    ASSERT_TRUE(terminal.shows<ClosingShown>()) << "it is being written";
    EXPECT_EQ(terminal.last<CloseDay>().fact.doses, 2);
    EXPECT_EQ(terminal.last<CloseDay>().fact.recorder, "見本 花子");
    terminal.then(ClosingListed{terminal.ticket(), closed(sound_day())});
    EXPECT_FALSE(may_close_day(terminal.view<ClosingShown>()));
    terminal.then(ClosingConfirmed{});
    EXPECT_EQ(terminal.count<CloseDay>(), 1);
    terminal.then(ReportWanted{});
    const PaperOrder& order = terminal.last<PrintPaper>().order;
    EXPECT_EQ(order.paper.kind, PaperKind::closing_report);
    EXPECT_EQ(order.entry, "aa/462152/50");
    EXPECT_EQ(order.venue, "見本会場");
}

TEST(Closing, WithDifferencesItAsksWhyAndForAManager) {
    Terminal terminal = at_closing(day_with(missing_form()));
    terminal.then(ClosingConfirmed{});
    EXPECT_EQ(terminal.view<ClosingShown>().problem->code, "closing.note");
    terminal.then({FieldEdited{Field::note, "本人が持ち帰り"}, ClosingConfirmed{}});
    EXPECT_EQ(terminal.view<ClosingShown>().problem->code, "closing.approver");
    terminal.then({FieldEdited{Field::approver, "見本 責任者"}, ClosingConfirmed{}});
    EXPECT_EQ(terminal.last<CloseDay>().fact.note, "本人が持ち帰り");
    EXPECT_EQ(terminal.last<CloseDay>().fact.approver, "見本 責任者");
    EXPECT_EQ(terminal.last<CloseDay>().fact.differences,
              std::vector<std::string>{"form_missing A012"});
}

TEST(Closing, WhereStaffAreListedAManagersPinStandsForTheName) {
    Terminal terminal = at_closing(day_with(missing_form()), true);
    terminal.then({FieldEdited{Field::approver, "誰か"}, ApproverWanted{}});
    ASSERT_STREQ(name_of(terminal.screen), "approval");
    terminal.then(StaffChosen{StaffId{{3}}}).type_pin().identify(2);
    EXPECT_EQ(terminal.view<ClosingShown>().reason.approver, "架空 桜");
}

TEST(Closing, AFormIsCollectedByItsStickerItsVoucherOrATap) {
    Terminal terminal = at_closing(day_with(missing_form()));
    terminal.then(StickerSeen{terminal.screen.generation, {today, "A012"}});
    EXPECT_EQ(std::get<std::string>(terminal.last<CollectForm>().whose), "A012");
    EXPECT_EQ(terminal.last<CollectForm>().fact.recorder, "見本 花子");
    terminal.then(ClosingListed{terminal.ticket(), sound_day(), "A012"});
    EXPECT_EQ(terminal.view<ClosingShown>().scanned, "A012");
    EXPECT_TRUE(terminal.view<ClosingShown>().balance.differences.empty());
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"scanner"}}});
    EXPECT_EQ(std::get<Voucher>(terminal.last<CollectForm>().whose), walk::voucher());
    terminal.then(FormTicked{PersonId{{1}}});
    EXPECT_EQ(std::get<PersonId>(terminal.last<CollectForm>().whose), PersonId{{1}});
    EXPECT_EQ(terminal.count<CollectForm>(), 3) << "no scan waits for the one before";
}

TEST(Closing, AFormOfAnotherDayOrOfNobodyIsToldAndNothingIsWritten) {
    Terminal terminal = at_closing(sound_day());
    terminal.then(StickerSeen{terminal.screen.generation, {make_day(2022, 11, 30), "A012"}});
    EXPECT_EQ(terminal.view<ClosingShown>().problem->code, "sticker.day");
    EXPECT_EQ(terminal.count<CollectForm>(), 0);
    terminal.then(StickerSeen{terminal.screen.generation, {today, "A999"}});
    terminal.then(
        EffectFailed{terminal.ticket(), Error{ErrorKind::not_found, "closing.not_here", {}, {}}});
    EXPECT_EQ(terminal.view<ClosingShown>().problem->code, "closing.not_here");
    EXPECT_FALSE(terminal.view<ClosingShown>().awaited);
}

TEST(Closing, AFailureOfAnEarlierScanIsToldThoughAnotherFollowed) {
    Terminal terminal = at_closing(sound_day());
    terminal.then(StickerSeen{terminal.screen.generation, {today, "A999"}});
    const Ticket first = terminal.ticket();
    terminal.then(StickerSeen{terminal.screen.generation, {today, "A012"}});
    EXPECT_FALSE(may_close_day(terminal.view<ClosingShown>())) << "a form is not counted yet";
    terminal.then(EffectFailed{first, Error{ErrorKind::not_found, "closing.not_here", {}, {}}});
    EXPECT_EQ(terminal.view<ClosingShown>().problem->code, "closing.not_here");
}

TEST(Closing, AfterMidnightTheDayThatIsShownIsClosedAndNotTheNewOne) {
    Terminal terminal = at_closing(sound_day());
    terminal.then(ClockTicked{walk::noon() + std::chrono::hours(13)});
    terminal.then(FormTicked{PersonId{{1}}});
    EXPECT_EQ(terminal.last<CollectForm>().day, today);
    terminal.then(ClosingListed{terminal.ticket(), sound_day(), "見本 一"});
    terminal.then(VisitorsChanged{});
    EXPECT_EQ(terminal.last<ListClosing>().day, today);
    terminal.then(ClosingListed{terminal.ticket(), sound_day()});
    terminal.then(ClosingConfirmed{});
    EXPECT_EQ(terminal.last<CloseDay>().fact.date, today);
}

TEST(Closing, ADayThatNobodyClosedIsOfferedAndClosedLate) {
    Terminal terminal;
    terminal.to_scan().then(ClosingWanted{});
    EXPECT_EQ(terminal.last<ListClosing>().day, today);
    EXPECT_TRUE(terminal.last<ListClosing>().look_back);
    const Day before = make_day(2022, 11, 30);
    terminal.then(ClosingListed{terminal.ticket(), sound_day(), "", before});
    EXPECT_EQ(terminal.view<ClosingShown>().earlier, before);
    terminal.then(EarlierDayWanted{});
    EXPECT_EQ(day_listed_last(terminal), before);
    DayBalance day = day_with(missing_form());
    day.day = before;
    terminal.then(ClosingListed{terminal.ticket(), day});
    terminal.then(StickerSeen{terminal.screen.generation, {today, "A012"}});
    EXPECT_EQ(terminal.view<ClosingShown>().problem->code, "sticker.day");
    terminal.then(StickerSeen{terminal.screen.generation, {before, "A012"}});
    EXPECT_EQ(terminal.last<CollectForm>().day, before);
    day.differences.clear();
    terminal.then(ClosingListed{terminal.ticket(), day, "A012"});
    terminal.then(ClosingConfirmed{});
    EXPECT_EQ(terminal.last<CloseDay>().fact.date, before);
    terminal.then(ClosingListed{terminal.ticket(), closed(day)});
    terminal.then(ReportWanted{});
    EXPECT_EQ(terminal.last<PrintPaper>().order.day, before);
}

TEST(Closing, OfADayBeforeAPersonIsOpenedAndAVialIsNot) {
    Difference vial{DifferenceKind::vial_not_used_up, "A1"};
    vial.vial = "aa/462152/9";
    DayBalance day = day_with(missing_form());
    day.differences.push_back(vial);
    day.day = make_day(2022, 11, 30);
    Terminal terminal = at_closing(day);
    terminal.then(DifferenceChosen{1});
    EXPECT_EQ(terminal.view<ClosingShown>().problem->code, "closing.vial_of_before");
    terminal.then(DifferenceChosen{0});
    EXPECT_STREQ(name_of(terminal.screen.view), "opening_person")
        << "its number may be another person's today";
}

TEST(Closing, AnApprovalIsOfWhatWasThere) {
    Terminal terminal = at_closing(day_with(missing_form()));
    terminal.then({FieldEdited{Field::note, "持ち帰り"}, FieldEdited{Field::approver, "見本"},
                   VisitorsChanged{}});
    DayBalance more = day_with(missing_form());
    more.differences.push_back(missing_form("A013"));
    terminal.then(ClosingListed{terminal.ticket(), more});
    EXPECT_EQ(terminal.view<ClosingShown>().reason.approver, "");
    EXPECT_EQ(terminal.view<ClosingShown>().reason.note, "持ち帰り");
}

TEST(Closing, OnlyTheHandScannerIsHeard) {
    const Terminal terminal = at_closing(sound_day());
    EXPECT_TRUE(takes_scan(terminal.screen.view));
    EXPECT_FALSE(awaits_voucher(terminal.screen.view));
}

struct WayRow {
    const char* what;
    Difference difference;
    const char* view;
};
class WayToADifference : public testing::TestWithParam<WayRow> {};
TEST_P(WayToADifference, LeadsToWhatItIsAbout) {
    Terminal terminal = at_closing(day_with(GetParam().difference));
    terminal.then(DifferenceChosen{0});
    EXPECT_STREQ(name_of(terminal.screen.view), GetParam().view);
}
Difference about_a_vial() {
    Difference difference{DifferenceKind::vial_not_used_up, "A1"};
    difference.vial = "aa/462152/9";
    return difference;
}
INSTANTIATE_TEST_SUITE_P(
    Table, WayToADifference,
    testing::Values(WayRow{"number", missing_form(), "opening_number"},
                    WayRow{"person", missing_form("見本 一"), "opening_person"},
                    WayRow{"vial", about_a_vial(), "listing_vials"},
                    WayRow{"count", Difference{DifferenceKind::unsent, "4"}, "closing"}),
    [](const auto& row) { return row.param.what; });

TEST(Closing, ADifferenceThatIsNotThereLeadsNowhere) {
    Terminal terminal = at_closing(sound_day());
    terminal.then(DifferenceChosen{0});
    EXPECT_TRUE(terminal.shows<ClosingShown>());
}

TEST(Closing, FollowsWhatOtherDesksDo) {
    Terminal terminal = at_closing(sound_day());
    terminal.then({VisitorsChanged{}, VisitorsChanged{}});
    EXPECT_EQ(terminal.count<ListClosing>(), 2) << "one answer at a time is awaited";
    terminal.then(ClosingListed{terminal.ticket(), day_with(missing_form())});
    EXPECT_EQ(terminal.count<ListClosing>(), 3) << "something happened while it was asked for";
    EXPECT_EQ(terminal.view<ClosingShown>().balance.differences.size(), 1u);
}

TEST(Closing, ThatCannotBeWrittenIsToldAndMayBeTriedAgain) {
    Terminal terminal = at_closing(sound_day());
    terminal.then(ClosingConfirmed{});
    terminal.then(EffectFailed{terminal.ticket(), Error{ErrorKind::environment, "disk", {}, {}}});
    EXPECT_EQ(terminal.view<ClosingShown>().problem->code, "disk");
    terminal.then(ClosingConfirmed{});
    EXPECT_EQ(terminal.count<CloseDay>(), 2);
}

}  // namespace
}  // namespace uketsuke
