// A finger on a target, and the event that comes of it.
#include <gtest/gtest.h>

#include <set>

#include "kiosk/flow/step.h"
#include "kiosk/screens/saver.h"
#include "kiosk/screens/screens.h"
#include "tests/kiosk/headless.h"
#include "tests/kiosk/screens/gallery.h"
#include "tests/kiosk/screens/sample.h"
#include "tests/kiosk/screens/tap.h"

namespace uketsuke::look {
namespace {

struct Tap {
    const char* exhibit;
    const char* target;
    Event event;
};

std::string sentence(const testing::TestParamInfo<Tap>& row) {
    std::string name = std::string(row.param.exhibit) + "_" + row.param.target;
    for (char& c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    }
    return name + "_" + std::to_string(row.index);
}

class Taps : public testing::TestWithParam<Tap> {};

TEST_P(Taps, GiveTheirEvent) {
    Headless window(1280, 800, Language::japanese);
    const auto happened = tap(window, exhibit(GetParam().exhibit), GetParam().target);
    ASSERT_TRUE(happened.has_value());
    EXPECT_EQ(happened->index(), GetParam().event.index());
    EXPECT_TRUE(*happened == GetParam().event);
}

INSTANTIATE_TEST_SUITE_P(
    Screens, Taps,
    testing::Values(
        Tap{"scan", "scan.keypad", KeypadOpened{}}, Tap{"scan", "scan.end", EndWork{}},
        Tap{"scan", "scan.findings", FindingsWanted{}}, Tap{"findings", "findings.back", Back{}},
        Tap{"elsewhere", "visit.next_person", NextPerson{}},
        Tap{"elsewhere", "elsewhere.take_over", TakeOver{}},
        Tap{"elsewhere_left_open", "elsewhere.go_on", TakeOver{}},
        Tap{"elsewhere_left_open", "visit.next_person", NextPerson{}},
        Tap{"start_filled", "start.begin", StartWork{}}, Tap{"sign_in", "key 7", DigitTyped{'7'}},
        Tap{"sign_in", "keys.erase", DigitErased{}},
        Tap{"sign_in", "sign_in.another", AnotherPerson{}},
        Tap{"sign_in_typed", "sign_in.enter", DigitsEntered{}},
        Tap{"sign_in_list", "staff 2", StaffChosen{StaffId{{2}}}},
        Tap{"sign_in_list", "row 2", KanaRowChosen{"ま"}},
        Tap{"start_signed_in", "start.staff_name", AnotherPerson{}},
        Tap{"scan_signed_in", "bar.lock", LockWanted{}},
        Tap{"locked", "sign_in.another", AnotherPerson{}},
        Tap{"take_back_after_close", "mending.approver", ApproverWanted{}},
        Tap{"approval", "visit.back", Back{}}, Tap{"start_new_venue", "start.begin", StartWork{}},
        Tap{"start_empty", "start.staff_name 1", FieldEdited{Field::staff_name, "見本 花子"}},
        Tap{"start_empty", "key か", FieldEdited{Field::staff_name, "か"}},
        Tap{"start_filled", "keys.erase", FieldEdited{Field::staff_name, "見本 花"}},
        Tap{"keypad", "key 7", DigitTyped{'7'}}, Tap{"keypad", "keys.erase", DigitErased{}},
        Tap{"keypad", "keypad.back", Back{}},
        Tap{"keypad_problem", "keypad.enter", DigitsEntered{}},
        Tap{"keypad_ten", "keypad.enter", DigitsEntered{}},
        Tap{"start_unlisted", "start.begin", StartWork{}},
        Tap{"reading_problem", "reading.again", Back{}},
        Tap{"reading_problem", "scan.keypad", KeypadOpened{}},
        Tap{"contradiction", "contradiction.stop", Back{}},
        Tap{"not_in_roster", "visit.next_person", NextPerson{}},
        Tap{"scan", "search.open", SearchWanted{}}, Tap{"keypad", "search.open", SearchWanted{}},
        Tap{"not_in_roster", "search.open", SearchWanted{}},
        Tap{"voucher_replaced", "search.open", SearchWanted{}},
        Tap{"voucher_replaced", "reading.again", Back{}},
        Tap{"search", "key か", SearchEdited{SearchField::kana, "か"}},
        Tap{"search_filled", "keys.space",
            SearchEdited{SearchField::kana, "わたなべ　よしのすけ　"}},
        Tap{"search_filled", "search.start", SearchStarted{}}, Tap{"search", "keypad.back", Back{}},
        Tap{"scan", "troubles.open", TroublesWanted{}},
        Tap{"reading_problem", "troubles.open", TroublesWanted{}},
        Tap{"not_in_roster", "troubles.open", TroublesWanted{}},
        Tap{"not_in_roster", "provisional.open", ProvisionalWanted{}},
        Tap{"people_none", "provisional.open", ProvisionalWanted{}},
        Tap{"troubles", "why forgotten", ReasonChosen{"forgotten"}},
        Tap{"troubles", "why old_address", ReasonChosen{"old_address"}},
        Tap{"troubles", "keypad.back", Back{}},
        Tap{"trouble_forgotten", "search.open", SearchWanted{}},
        Tap{"trouble_damaged", "scan.keypad", KeypadOpened{}},
        Tap{"trouble_wrong_dose", "search.open", SearchWanted{}},
        Tap{"trouble_sticker", "visit.next_person", NextPerson{}},
        Tap{"trouble_presented", "provisional.open", ProvisionalWanted{}},
        Tap{"provisional", "key か", ProvisionalEdited{ProvisionalField::kana, "か"}},
        Tap{"provisional", "who.female", SexChosen{Sex::female}},
        Tap{"provisional", "provisional.enter", ProvisionalEntered{}},
        Tap{"provisional_alike", "person 1", PersonChosen{sample::person().person}},
        Tap{"provisional_alike", "provisional.nobody_of_these", ProvisionalWanted{}},
        Tap{"provisional_check", "document health_insurance",
            DocumentSeen{IdentityDocument::health_insurance}},
        Tap{"provisional_check", "visit.back", Back{}},
        Tap{"provisional_check_failed", "provisional.confirmed", PersonConfirmed{}},
        Tap{"people", "person 1", PersonChosen{sample::person().person}},
        Tap{"people", "person 3", PersonChosen{PersonId{{3}}}},
        Tap{"people_none", "search.again", Back{}},
        Tap{"people", "visit.next_person", NextPerson{}},
        Tap{"not_in_roster_print", "reading.again", Back{}},
        Tap{"not_in_roster_print", "scan.keypad", KeypadOpened{}},
        Tap{"not_in_roster_print", "visit.next_person", NextPerson{}},
        Tap{"who_at_certificate", "who.confirmed", PersonConfirmed{}},
        Tap{"who_is_it", "document health_insurance",
            PersonConfirmed{IdentityDocument::health_insurance}},
        Tap{"who_is_it", "document none", PersonConfirmed{IdentityDocument::none}},
        Tap{"at_observation_longer", "reaction.open", ReactionWanted{}},
        Tap{"at_observation_not_well", "reaction 1", ReactionChosen{"aa/462152/70"}},
        Tap{"reaction", "sign rash", SignChosen{"rash"}},
        Tap{"reaction", "measure doctor", MeasureChosen{"doctor"}},
        Tap{"reaction", "noticed 10", NoticedAgo{10}},
        Tap{"reaction", "reaction.record", ReactionConfirmed{}},
        Tap{"reaction", "visit.back", Back{}},
        Tap{"reaction_noted", "reaction.slip", PrintWanted{}},
        Tap{"reaction_noted", "reaction.report", ReportWanted{}},
        Tap{"reaction_noted", "visit.next_person", NextPerson{}},
        Tap{"mending", "mending.report", MendingChosen{MendingWay::report}},
        Tap{"incident", "kind interval", ReasonChosen{"interval"}},
        Tap{"incident", "harm unknown", HarmChosen{"unknown"}},
        Tap{"incident", "incident.told", ToldChosen{false}},
        Tap{"incident", "incident.record", IncidentConfirmed{}},
        Tap{"incident_noted", "incident.print", ReportWanted{}},
        Tap{"scan", "scan.closing", ClosingWanted{}},
        Tap{"closing_agrees", "closing.close", ClosingConfirmed{}},
        Tap{"closing_differs", "closing.form_here 2", FormTicked{PersonId{{2}}}},
        Tap{"closing_differs", "difference 1", DifferenceChosen{0}},
        Tap{"closing_earlier", "closing.open_earlier", EarlierDayWanted{}},
        Tap{"closing_closed", "closing.print", ReportWanted{}},
        Tap{"closing_closed", "visitors.back", Back{}},
        Tap{"move_to", "who.name_agrees", NameCompared{false}},
        Tap{"move_to", "who.birth_agrees", BirthDateCompared{true}},
        Tap{"who_is_it", "who.other_person", Back{}},
        Tap{"verdict_eligible", "verdict.to_screening", ScreeningWanted{}},
        Tap{"verdict_eligible", "visit.back", Back{}},
        Tap{"verdict_near_the_end", "verdict.to_screening", ScreeningWanted{}},
        Tap{"verdict_not_yet", "verdict.slip", SlipWanted{}},
        Tap{"verdict_not_eligible", "visit.next_person", NextPerson{}},
        Tap{"verdict_not_eligible", "verdict.hearing", HearingWanted{}},
        Tap{"hearing", "group underlying_condition", GroupSaid{"underlying_condition", true}},
        Tap{"hearing", "group essential_worker", GroupSaid{"essential_worker", false}},
        Tap{"hearing", "hearing.done", HearingDone{}}, Tap{"hearing", "visit.back", Back{}},
        Tap{"form", "form.nothing_unusual", FormDone{}},
        Tap{"form", "question unwell_today", AnswerDeviates{"unwell_today", true}},
        Tap{"form_answered", "question under_treatment", AnswerDeviates{"under_treatment", false}},
        Tap{"form_answered", "form.guardian_signed", GuardianSigned{true}},
        Tap{"form_answered", "form.done", FormDone{}}, Tap{"form", "visit.back", Back{}},
        Tap{"slip", "visit.next_person", NextPerson{}},
        Tap{"screening", "screening.vaccinate", Vaccinate{}},
        Tap{"screening", "screening.only", NotTodayChosen{ScreeningOutcome::screening_only}},
        Tap{"screening", "screening.put_off", NotTodayChosen{ScreeningOutcome::put_off}},
        Tap{"screening_confirm", "screening.doctor_says_yes", DoctorAnswered{DoctorsWord::yes}},
        Tap{"not_today", "why fever", ReasonChosen{"fever"}},
        Tap{"not_today", "screening.only", NotTodayChosen{ScreeningOutcome::screening_only}},
        Tap{"not_today", "not_today.record", CloseScreening{}},
        Tap{"lot_check", "site left_upper_arm", BodySiteChosen{BodySite::left_upper_arm}},
        Tap{"lot_unlisted", "vial.compared", VialCompared{true}},
        Tap{"lot_unlisted_by_two", "vial.compared", VialCompared{false}},
        Tap{"lot_check_ready", "vial.record", Record{}},
        Tap{"save_failed", "save_failed.retry", Retry{}},
        Tap{"recorded", "record.certificate", CertificateWanted{}},
        Tap{"recorded", "visit.next_person", NextPerson{}},
        Tap{"screening_save_failed", "save_failed.retry", Retry{}},
        Tap{"screening_recorded", "visit.next_person", NextPerson{}},
        Tap{"certificate", "certificate.print", PrintWanted{}},
        Tap{"certificate", "paper 3", PaperChosen{{PaperKind::overprint}}},
        Tap{"certificate_on_its_way", "visit.next_person", NextPerson{}},
        Tap{"certificate_printed", "visit.next_person", NextPerson{}},
        Tap{"certificate_printed", "certificate.print_again", PrintWanted{}},
        Tap{"slip", "slip.print", PrintWanted{}},
        Tap{"received_unprinted", "step_done.sticker", PrintWanted{}},
        Tap{"scan_jammed", "scan.papers", PapersWanted{}},
        Tap{"papers", "papers.drop 1", PaperDropped{"p1"}},
        Tap{"papers", "papers.again 3", PaperAgain{"p3"}}, Tap{"papers", "papers.back", Back{}},
        Tap{"saver", "saver", LanguageChosen{Language::japanese}},
        Tap{"observation_board", "observed 1", PersonChosen{PersonId{{1}}}},
        Tap{"observation_board", "visitor 1", PersonChosen{PersonId{{6}}}},
        Tap{"certificate_failed", "save_failed.retry", Retry{}},
        Tap{"trouble", "trouble.back", Back{}}),
    sentence);

struct Disabled {
    const char* exhibit;
    const char* target;
};

class DisabledTargets : public testing::TestWithParam<Disabled> {};

TEST_P(DisabledTargets, AnswerNoTap) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit(GetParam().exhibit);
    EXPECT_EQ(tap(window, screen, GetParam().target), std::nullopt);
    for (const Target& target : window.inventory().targets) {
        EXPECT_FALSE(target.id == GetParam().target && target.enabled);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Screens, DisabledTargets,
    testing::Values(
        Disabled{"reaction_empty", "reaction.record"},
        Disabled{"incident_empty", "incident.record"}, Disabled{"closing_closed", "closing.close"},
        Disabled{"start_empty", "start.begin"}, Disabled{"start_held", "start.begin"},
        Disabled{"start_other_product", "start.begin"}, Disabled{"keypad", "keypad.enter"},
        Disabled{"search", "search.start"}, Disabled{"provisional_check", "provisional.confirmed"},
        Disabled{"screening_confirm", "screening.vaccinate"},
        Disabled{"screening_stopped", "screening.vaccinate"},
        Disabled{"hearing", "group healthcare_worker"}, Disabled{"lot_check", "vial.record"},
        Disabled{"certificate_printing", "certificate.print"},
        Disabled{"certificate_printing", "visit.next_person"},
        Disabled{"certificate_on_its_way", "certificate.print_again"},
        Disabled{"slip_printing", "slip.print"}));

// Of the simple words the flow knows nothing.
TEST(Screens, OneButtonLeadsFromJapaneseOverSimpleWordsToEnglishAndBack) {
    for (const char* name : {"scan", "locked"}) {
        Headless window(1280, 800, Language::japanese);
        Screen screen = exhibit(name);
        EXPECT_EQ(tap(window, screen, "bar.language"), std::nullopt);
        EXPECT_EQ(window.look().words().tongue(), Tongue::easy_japanese);
        const auto english = tap(window, screen, "bar.language");
        ASSERT_EQ(english, Event(LanguageChosen{Language::english})) << name;
        screen = step(screen, *english).screen;
        EXPECT_EQ(tap(window, screen, "bar.language"), Event(LanguageChosen{Language::japanese}));
        EXPECT_FALSE(window.look().words().tongue() == Tongue::easy_japanese);
    }
}

TEST(Screens, ASlidingFingerThatLeavesAButtonGivesNothing) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("keypad");
    std::optional<Event> happened;
    const auto frame = [&](Look& look) {
        if (auto event = draw(screen, look)) happened = std::move(event);
    };
    window.frame(frame);
    window.drag(1000, 300, 20, frame);
    EXPECT_EQ(happened, std::nullopt);
}

TEST(TheSaver, IsGoneAfterATapAndNothingElseIsAnother) {
    Headless window(1280, 800, Language::japanese);
    const Screen saved = exhibit("saver");
    const Screen after = step(saved, *tap(window, saved, "saver")).screen;
    EXPECT_EQ(after.view, saved.view);
    EXPECT_EQ(after.asked, saved.asked);
    EXPECT_FALSE(is_saved(after));
}

TEST(TheSaver, NeverComesWhileSomebodyIsServed) {
    for (const char* name : {"verdict_eligible", "lot_check", "recorded", "keypad", "vials_opened",
                             "observation_board", "trouble"}) {
        Screen screen = exhibit(name);
        screen.bar.now = screen.touched + std::chrono::hours(1);
        EXPECT_FALSE(is_saved(screen)) << name;
    }
}

TEST(TheSaver, PutsTheTimeElsewhereEachMinute) {
    Headless window(1280, 800, Language::japanese);
    Screen screen = exhibit("saver");
    std::set<std::pair<float, float>> places;
    for (int minute = 0; minute < 60; ++minute) {
        screen.bar.now += std::chrono::minutes(1);
        window.frame([&](Look& look) { draw(screen, look); });
        const Box box = window.inventory().texts.front().box;
        places.insert({box.x, box.y});
    }
    EXPECT_EQ(places.size(), 60U);
}

TEST(Screens, AProductIsChosenFromTheList) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("start_filled");
    tap(window, screen, "start.product");
    EXPECT_EQ(tap(window, screen, "product nuvaxovid"), Event(ProductChosen{"nuvaxovid"}));
}

// Ready but for the vial: what the list says decides whether the last button works.
TEST(Screens, AVialIsRecordedUnlessTheListStandsAgainstIt) {
    for (const auto& [name, recorded] :
         {std::pair{"lot_extended", true}, std::pair{"lot_unlisted", true},
          std::pair{"lot_other_date", true}, std::pair{"lot_held", false},
          std::pair{"lot_too_old", false}, std::pair{"lot_other_product", false}}) {
        SCOPED_TRACE(name);
        Headless window(1280, 800, Language::japanese);
        Screen screen = exhibit(name);
        screen = step(screen, BodySiteChosen{BodySite::left_upper_arm}).screen;
        screen = step(screen, VialCompared{true}).screen;
        screen = step(screen, FieldEdited{Field::second, "作例 太郎"}).screen;
        EXPECT_EQ(tap(window, screen, "vial.record").has_value(), recorded);
    }
}

// By PIN or card where the hub lists staff; else the name is typed.
TEST(Screens, ASecondPersonIsAskedForALotThatNoListKnows) {
    Headless window(1280, 800, Language::japanese);
    Screen screen = exhibit("lot_unlisted");
    screen = step(screen, BodySiteChosen{BodySite::left_upper_arm}).screen;
    screen = step(screen, VialCompared{true}).screen;
    EXPECT_EQ(tap(window, screen, "vial.record"), std::nullopt);
    EXPECT_EQ(tap(window, screen, "vial.second"), std::nullopt) << "its editor opens";
    const auto typed = tap(window, screen, "key か");
    ASSERT_TRUE(typed);
    EXPECT_EQ(get<FieldEdited>(*typed).field, Field::second);
    screen.staff = exhibit("scan_signed_in").staff;
    screen.generation.number += 1;  // Another view: nothing is edited.
    EXPECT_EQ(tap(window, screen, "vial.second"), Event(ApproverWanted{}));
}

TEST(Screens, TheVialIsCorrectedInPlace) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("lot_check_ready");
    tap(window, screen, "start.lot");
    EXPECT_EQ(tap(window, screen, "keys.erase"), Event(FieldEdited{Field::lot, "FJ592"}));
    EXPECT_EQ(tap(window, screen, "vial.record"), std::nullopt);
    tap(window, screen, "vial.edited");
    EXPECT_EQ(tap(window, screen, "vial.record"), Event(Record{}));
}

TEST(Screens, AListThatIsTooLongIsDragged) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("who_is_it_long");
    const auto frame = [&](Look& look) { draw(screen, look); };
    const auto first_dose = [&] {
        for (const DrawnText& text : window.inventory().texts) {
            if (text.scrolls) return text.box.y;
        }
        return -1.0F;
    };
    window.frame(frame);
    const float before = first_dose();
    window.drag(1000, 420, 300, frame);
    window.frame(frame);
    EXPECT_LT(first_dose(), before);
}

// On the form it was a deviating answer, in a list of people somebody was opened.
TEST(Screens, AFingerThatDragsAListTapsNothing) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("form");
    std::optional<Event> happened;
    const auto frame = [&](Look& look) {
        if (auto event = draw(screen, look)) happened = std::move(event);
    };
    window.frame(frame);
    const Target question =
        *std::ranges::find_if(window.inventory().targets,
                              [](const Target& one) { return one.scrolls && one.box.y > 300; });
    const float x = question.box.centre_x();
    const float y = question.box.centre_y();
    window.drag(x, y, y - 60, frame);
    EXPECT_EQ(happened, std::nullopt);
    window.tap(x, y, frame);
    EXPECT_NE(happened, std::nullopt) << "a tap is one again";
}

TEST(Screens, DrawingTheSameScreenTwiceGivesTheSamePicture) {
    Headless window(1280, 800, Language::japanese);
    const Screen screen = exhibit("recorded");
    window.frame([&](Look& look) { draw(screen, look); });
    window.frame([&](Look& look) { draw(screen, look); });
    const Picture first = window.picture();
    window.frame([&](Look& look) { draw(screen, look); });
    EXPECT_EQ(window.picture(), first);
}

}  // namespace
}  // namespace uketsuke::look
