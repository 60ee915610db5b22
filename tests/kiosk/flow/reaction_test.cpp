// 接種後の反応 and 間違い接種: from the first tap to the disk and the papers.
#include "kiosk/flow/reaction.h"

#include "kiosk/flow/slip.h"
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

const Day today = make_day(2022, 12, 1);

// Injected at 11:40 of today.
PersonRow vaccinated() {
    Terminal terminal;
    DoseGiven dose = terminal.to_recorded().view<Recorded>().record.dose.fact();
    dose.at = walk::noon() - std::chrono::minutes(20);
    PersonRow row = walk::person();
    row.doses.push_back({"aa/462152/6", true, dose});
    return row;
}

Terminal at_observation(const PersonRow& row = vaccinated()) {
    StartForm form = walk::form();
    form.desk = DeskKind::observation;
    form.doctor = form.product = form.lot = form.expiry = "";
    StartChoices choices = walk::choices();
    choices.rules.observation = {{15, true, "SMP 1", {"どなたも", "Everybody"}},
                                 {30, false, "SMP 2", {"アレルギーの方", "With allergies"}}};
    choices.rules.aftercare = {{"見本の相談先", "A made-up contact"}};
    Terminal terminal;
    terminal.screen = first_screen(walk::noon(), Language::japanese, choices, form);
    terminal.then(StartWork{}).then(WorkOpened{terminal.ticket(), {}});
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    terminal.then(PersonFound{terminal.ticket(), row}).then(PersonConfirmed{});
    return terminal;
}

Terminal at_reaction() {
    Terminal terminal = at_observation();
    return terminal.then(ReactionWanted{});
}

TEST(Reaction, IsNotedAtTheObservationOfWhoWasVaccinatedToday) {
    EXPECT_TRUE(at_reaction().shows<ReactionAsked>());
    Terminal nobody = at_observation(walk::person());
    EXPECT_FALSE(may_note_reaction(nobody.view<AtDesk>(), today));
    EXPECT_TRUE(nobody.then(ReactionWanted{}).shows<AtDesk>());
}

TEST(Reaction, TapsChooseAndTakeBackAndWhatIsOfferedNowhereIsNotTaken) {
    Terminal terminal = at_reaction();
    terminal.then({SignChosen{"rash"}, SignChosen{"pale"}, SignChosen{"rash"},
                   SignChosen{"nonsense"}, MeasureChosen{"doctor"}, MeasureChosen{"nonsense"},
                   FieldEdited{Field::note, "腕に発疹"}, NoticedAgo{5}, NoticedAgo{7}});
    const ReactionForm& form = terminal.view<ReactionAsked>().form;
    EXPECT_EQ(form.signs, std::vector<std::string>{"pale"});
    EXPECT_EQ(form.done, std::vector<std::string>{"doctor"});
    EXPECT_EQ(form.note, "腕に発疹");
    EXPECT_EQ(form.noticed, walk::noon() - std::chrono::minutes(5));
}

TEST(Reaction, ThatIsNotedIsShownOnceMoreForItsPapers) {
    PersonRow row = vaccinated();
    ReactionNoted noted;
    noted.date = today;
    noted.signs = {"rash"};
    row.reactions.push_back({"aa/462152/70", walk::noon(), noted});
    noted.date = make_day(2022, 11, 1);
    row.reactions.push_back({"aa/462152/40", {}, noted});
    Terminal terminal = at_observation(row);
    ASSERT_EQ(reactions_of(terminal.view<AtDesk>(), today).size(), 1u) << "of today only";
    EXPECT_TRUE(terminal.then(ReactionChosen{"aa/462152/40"}).shows<AtDesk>());
    terminal.then({ReactionChosen{"aa/462152/70"}, ReportWanted{}});
    EXPECT_EQ(terminal.last<PrintPaper>().order.entry, "aa/462152/70");
    EXPECT_EQ(terminal.count<NoteFact>(), 0);
}

TEST(Reaction, IsWrittenOnceAndLeadsToItsPapers) {
    Terminal terminal = at_reaction();
    terminal.then({SignChosen{"rash"}, ReactionConfirmed{}, ReactionConfirmed{}, Back{}});
    ASSERT_EQ(terminal.count<NoteFact>(), 1);
    const auto& fact = std::get<ReactionNoted>(terminal.last<NoteFact>().fact);
    EXPECT_EQ(fact.dose, "aa/462152/6");
    EXPECT_EQ(fact.signs, std::vector<std::string>{"rash"});
    EXPECT_EQ(terminal.last<NoteFact>().person, walk::person().person);
    terminal.then(FactNoted{terminal.ticket(), "aa/462152/70"});
    ASSERT_TRUE(terminal.shows<ReactionShown>());
    terminal.then({PrintWanted{}, PrintWanted{}});
    EXPECT_EQ(terminal.count<PrintPaper>(), 1);
    EXPECT_EQ(terminal.last<PrintPaper>().order.paper.kind, PaperKind::slip);
    terminal.then(ReportWanted{});
    EXPECT_EQ(terminal.last<PrintPaper>().order.paper.kind, PaperKind::reaction_report);
    EXPECT_EQ(terminal.last<PrintPaper>().order.entry, "aa/462152/70");
    EXPECT_TRUE(terminal.then(Back{}).shows<AtDesk>());
}

TEST(Reaction, WithoutASignOrBeforeTheInjectionIsNotWritten) {
    Terminal terminal = at_reaction();
    terminal.then(ReactionConfirmed{});
    EXPECT_EQ(terminal.view<ReactionAsked>().problem->code, "reaction.signs");
    terminal.then({SignChosen{"rash"}, NoticedAgo{30}, ReactionConfirmed{}});
    EXPECT_EQ(terminal.view<ReactionAsked>().problem->code, "reaction.noticed");
    EXPECT_EQ(terminal.count<NoteFact>(), 0);
}

TEST(Reaction, ThatCannotBeWrittenStaysOnTheScreen) {
    Terminal terminal = at_reaction();
    terminal.then({SignChosen{"rash"}, ReactionConfirmed{}});
    terminal.then(EffectFailed{terminal.ticket(), Error{ErrorKind::environment, "disk", {}, {}}});
    EXPECT_EQ(terminal.view<ReactionAsked>().problem->code, "disk");
    EXPECT_EQ(terminal.view<ReactionAsked>().form.signs, std::vector<std::string>{"rash"});
    terminal.then(ReactionConfirmed{});
    EXPECT_EQ(terminal.count<NoteFact>(), 2);
}

TEST(Referral, SaysWhatWasSeenAndWhomToTurnToAndNamesNobody) {
    Terminal terminal = at_reaction();
    terminal.then({SignChosen{"pale"}, MeasureChosen{"lay_down"}, ReactionConfirmed{}});
    terminal.then(FactNoted{terminal.ticket(), "aa/462152/70"});
    const auto& view = terminal.view<ReactionShown>();
    std::string text;
    for (const Words& line : referral_lines(view.fact, view.desk)) text += line.ja + "\n";
    for (const char* said : {"受診のご案内", "12:00", "顔面蒼白", "横にして", "見本の相談先"})
        EXPECT_NE(text.find(said), text.npos) << said;
    EXPECT_EQ(text.find(walk::person().resident->name), text.npos);
}

Terminal at_incident() {
    Terminal terminal;
    return terminal.to_recorded().then({MendingWanted{}, MendingChosen{MendingWay::report}});
}

TEST(Incident, IsWrittenWithItsRecordAndLeadsToItsReport) {
    Terminal terminal = at_incident();
    const std::string entry = terminal.view<IncidentAsked>().base.record.entry;
    terminal.then({ReasonChosen{"interval"}, HarmChosen{"none"}, ToldChosen{true},
                   FieldEdited{Field::note, "予約の数え違い"}, IncidentConfirmed{},
                   IncidentConfirmed{}});
    ASSERT_EQ(terminal.count<NoteFact>(), 1);
    const auto& fact = std::get<IncidentNoted>(terminal.last<NoteFact>().fact);
    EXPECT_EQ(fact.dose, entry);
    EXPECT_EQ(fact.kind, "interval");
    EXPECT_EQ(fact.harm, "none");
    EXPECT_TRUE(fact.told);
    EXPECT_EQ(fact.note, "予約の数え違い");
    EXPECT_EQ(fact.date, today);
    terminal.then(FactNoted{terminal.ticket(), "aa/462152/71"}).then(ReportWanted{});
    EXPECT_EQ(terminal.last<PrintPaper>().order.paper.kind, PaperKind::incident_report);
    EXPECT_EQ(terminal.last<PrintPaper>().order.entry, "aa/462152/71");
}

TEST(Incident, WithoutItsKindOrWhetherThereIsHarmIsNotWritten) {
    Terminal terminal = at_incident();
    terminal.then({ReasonChosen{"nonsense"}, HarmChosen{"nonsense"}, IncidentConfirmed{}});
    EXPECT_EQ(terminal.view<IncidentAsked>().problem->code, "incident.kind");
    terminal.then({ReasonChosen{"age"}, IncidentConfirmed{}});
    EXPECT_EQ(terminal.view<IncidentAsked>().problem->code, "incident.harm");
    EXPECT_EQ(terminal.count<NoteFact>(), 0);
    EXPECT_TRUE(terminal.then(Back{}).shows<MendingAsked>());
}

}  // namespace
}  // namespace uketsuke
