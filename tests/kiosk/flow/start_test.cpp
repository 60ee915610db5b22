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
    EXPECT_EQ(obstacle_to_start(form, make_day(2022, 12, 1)), std::nullopt);
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

}  // namespace
}  // namespace uketsuke
