// Start and end of work, and the bar that stands on every view.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

struct Incomplete {
    const char* what;
    void (*spoil)(StartForm&);
    const char* code;
};

class StartOfWorkForm : public testing::TestWithParam<Incomplete> {};

TEST_P(StartOfWorkForm, IsRefusedWithItsReason) {
    StartForm form = walk::form();
    GetParam().spoil(form);
    Terminal terminal;
    terminal.screen = first_screen(walk::noon(), Language::english, walk::choices(), form);
    terminal.then(StartWork{});
    ASSERT_TRUE(terminal.shows<StartOfWork>());
    EXPECT_EQ(terminal.view<StartOfWork>().problem.value().code, GetParam().code);
    EXPECT_TRUE(terminal.effects.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Tables, StartOfWorkForm,
    testing::Values(
        Incomplete{"NoName", [](StartForm& f) { f.staff_name = ""; }, "work.staff_name"},
        Incomplete{"NoVenue", [](StartForm& f) { f.venue = ""; }, "work.venue"},
        Incomplete{"NoDoctor", [](StartForm& f) { f.doctor = ""; }, "work.doctor"},
        Incomplete{"NoProduct", [](StartForm& f) { f.product = ""; }, "work.product"},
        Incomplete{"NoLot", [](StartForm& f) { f.lot = ""; }, "vial.lot"},
        Incomplete{"LongLot", [](StartForm& f) { f.lot = std::string(21, 'X'); }, "vial.lot"},
        Incomplete{"NoExpiry", [](StartForm& f) { f.expiry = "soon"; }, "work.expiry"},
        Incomplete{"Expired", [](StartForm& f) { f.expiry = "2022-11-30"; }, "vial.expired"}),
    [](const auto& name) { return name.param.what; });

TEST(StartOfWork, AcceptsAVialOnItsLastDay) {
    StartForm form = walk::form();
    form.expiry = "2022-12-01";
    EXPECT_EQ(obstacle_to_start({form, walk::choices(), {}}, make_day(2022, 12, 1)), std::nullopt);
}

struct ListedSession {
    const char* lot;
    const char* expiry;
    const char* obstacle;  // Empty: work starts.
    const char* notice;    // The first; empty: none.
};

class StartWithAList : public testing::TestWithParam<ListedSession> {};

TEST_P(StartWithAList, SaysWhatTheListSaysOfTheSessionsLot) {
    StartForm form = walk::form();
    form.lot = GetParam().lot;
    form.expiry = GetParam().expiry;
    Terminal terminal;
    terminal.screen = first_screen(walk::noon(), Language::japanese, walk::choices(), form);
    terminal.with(walk::lots());
    const auto& view = terminal.view<StartOfWork>();
    const auto obstacle = obstacle_of_vial(view, today(terminal.screen.bar));
    EXPECT_EQ(obstacle ? obstacle->code : "", GetParam().obstacle);
    const auto notices = notices_of_vial(view);
    EXPECT_EQ(notices.empty() ? "" : notices.front().code, GetParam().notice);
    terminal.then(StartWork{});
    EXPECT_EQ(terminal.shows<OpeningWork>(), !obstacle);
    if (obstacle) {
        EXPECT_EQ(terminal.view<StartOfWork>().problem, obstacle);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Tables, StartWithAList,
    testing::Values(ListedSession{"XX0001", "2023-03-31", "", ""},
                    ListedSession{"XX0001", "2023-04-30", "", "vial.printed_expiry"},
                    ListedSession{"XX0002", "2023-03-31", "", "vial.unlisted"},
                    ListedSession{"EXT001", "2022-11-30", "", "vial.extended"},
                    ListedSession{"HELD01", "2023-03-31", "vial.held", ""},
                    ListedSession{"OTHER1", "2023-03-31", "vial.product", "vial.unlisted"}));

TEST(StartOfWork, SaysNothingOfAVialThatIsNotThereYet) {
    for (auto spoil : {+[](StartForm& f) { f.product = ""; }, +[](StartForm& f) { f.lot = ""; },
                       +[](StartForm& f) { f.expiry = "2022-1"; }}) {
        StartOfWork view{walk::form(), walk::choices(), {}};
        view.choices.rules.lots = walk::lots();
        view.form.lot = "HELD01";
        spoil(view.form);
        EXPECT_EQ(obstacle_of_vial(view, make_day(2022, 12, 1)), std::nullopt);
        EXPECT_TRUE(notices_of_vial(view).empty());
    }
}

TEST(StartOfWork, IsTypedFieldByField) {
    Terminal terminal;
    terminal.screen = first_screen(walk::noon(), Language::japanese, walk::choices());
    terminal.then({FieldEdited{Field::staff_name, "見本 花子"}, FieldEdited{Field::venue, "会場"},
                   FieldEdited{Field::doctor, "医師"}, FieldEdited{Field::lot, "XX0001"},
                   FieldEdited{Field::expiry, "2023-03-31"}, ProductChosen{walk::product},
                   StartWork{}});
    ASSERT_TRUE(terminal.shows<OpeningWork>());
    const auto& effect = terminal.last<OpenWork>();
    EXPECT_EQ(effect.session.venue, "会場");
    EXPECT_EQ(effect.session.lot, "XX0001");
    EXPECT_EQ(effect.session.expiry, make_day(2023, 3, 31));
}

TEST(StartOfWork, TakesNoProductThatTheProgrammeDoesNotKnow) {
    Terminal terminal;
    terminal.then(ProductChosen{"unheard-of"});
    EXPECT_EQ(terminal.view<StartOfWork>().form.product, walk::product);
}

TEST(StartOfWork, IgnoresTextWithoutEnd) {
    Terminal terminal;
    terminal.then(FieldEdited{Field::venue, std::string(5000, 'x')});
    EXPECT_EQ(terminal.view<StartOfWork>().form.venue, "見本会場");
}

TEST(StartOfWork, ShowsWhyTheStoreRefusedIt) {
    Terminal terminal;
    terminal.then(StartWork{});
    terminal.then(
        EffectFailed{terminal.ticket(), Error{ErrorKind::environment, "disk.full", {}, {}}});
    ASSERT_TRUE(terminal.shows<StartOfWork>());
    EXPECT_EQ(terminal.view<StartOfWork>().problem.value().code, "disk.full");
    EXPECT_EQ(terminal.view<StartOfWork>().form, walk::form());
}

TEST(StartOfWork, PutsTheSessionOnTheDesk) {
    Terminal terminal;
    SessionId session;
    session.bytes[3] = 9;
    terminal.then(StartWork{});
    terminal.then(WorkOpened{terminal.ticket(), session});
    const Desk& desk = terminal.view<Scan>().desk;
    EXPECT_EQ(desk.session, session);
    EXPECT_EQ(desk.vial, (Vial{walk::product, "XX0001", make_day(2023, 3, 31)}));
    EXPECT_EQ(desk.rules.programme, "sample");
}

TEST(EndOfWork, LeadsBackToAFormWithoutTheNameOfWhoLeft) {
    Terminal terminal;
    terminal.to_scan().then(EndWork{});
    ASSERT_TRUE(terminal.shows<ClosingWork>());
    terminal.then(WorkClosed{terminal.ticket(), walk::choices()});
    ASSERT_TRUE(terminal.shows<StartOfWork>());
    EXPECT_EQ(terminal.view<StartOfWork>().form.staff_name, "");
    EXPECT_EQ(terminal.view<StartOfWork>().form.venue, "見本会場");
}

HubReported unsent(std::size_t count) { return HubReported{{count, {}, {}, true}}; }

TEST(Bar, SaysHowManyOfTheUnsentOnesWereExported) {
    Terminal terminal;
    const auto exported = [&] {
        const auto& report = terminal.screen.bar.exported;
        return report ? report->count : 0;
    };
    terminal.then({unsent(12), Exported{12, walk::noon()}});
    EXPECT_EQ(terminal.screen.bar.exported, (ExportReport{12, walk::noon()}));
    terminal.then(unsent(15));
    EXPECT_EQ(exported(), 12U) << "what was recorded after the file is not in it";
    terminal.then(unsent(10));
    EXPECT_EQ(exported(), 7U) << "the hub has acknowledged five, and they were the oldest";
    terminal.then(unsent(3));
    EXPECT_EQ(terminal.screen.bar.exported, std::nullopt);
    terminal.then({Exported{3, walk::noon()}, Exported{0, walk::noon()}});
    EXPECT_EQ(terminal.screen.bar.exported, std::nullopt) << "an empty file";
}

TEST(Bar, IsKeptUpToDateOnAnyView) {
    Terminal terminal;
    terminal.to_lot_check();
    const View before = terminal.screen.view;
    const Generation generation = terminal.screen.generation;
    const HubReport hub{3, walk::noon(), std::nullopt, true};
    const Error away{ErrorKind::environment, "camera.away", {}, {}};
    terminal.then({LanguageChosen{Language::english},
                   ClockTicked{walk::noon() + std::chrono::minutes(1)}, HubReported{hub},
                   CameraReported{away}});
    EXPECT_EQ(terminal.screen.bar.language, Language::english);
    EXPECT_EQ(terminal.screen.bar.now, walk::noon() + std::chrono::minutes(1));
    EXPECT_EQ(terminal.screen.bar.hub, hub);
    EXPECT_EQ(terminal.screen.bar.camera_trouble, away);
    EXPECT_EQ(terminal.screen.view, before);
    EXPECT_EQ(terminal.screen.generation, generation);
}

TEST(Unheard, ATerminalIsAloneTwoMinutesAfterTheLastAnswer) {
    const auto bar_with = [](std::optional<Instant> answer, bool enrolled) {
        Bar bar;
        bar.now = walk::noon();
        bar.hub = {0, std::nullopt, answer, enrolled};
        return bar;
    };
    const auto before = [](int seconds) { return walk::noon() - std::chrono::seconds(seconds); };
    EXPECT_EQ(unheard(bar_with(before(0), true)), std::nullopt);
    EXPECT_EQ(unheard(bar_with(before(119), true)), std::nullopt);
    EXPECT_EQ(unheard(bar_with(before(120), true)), std::nullopt);
    EXPECT_EQ(unheard(bar_with(before(121), true)), Unheard{before(121)});
    EXPECT_EQ(unheard(bar_with(std::nullopt, true)), Unheard{}) << "it never answered";
    EXPECT_EQ(unheard(bar_with(before(0), false)), Unheard{}) << "enrolled nowhere any more";
}

}  // namespace
}  // namespace uketsuke
