// 締め, 接種後の反応 and 間違い接種 over a real store: a day with ten planned differences, each
// found and put right; what is noted, and its paper.
#include <algorithm>
#include <array>
#include <fstream>

#include "tests/core/ledger/sample.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

using sample::given;
using sample::person;
using sample::step;

const Day today = make_day(2022, 12, 1);
const Subject vials = vials_subject("見本会場", today);

struct VenueOffice {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
};

// A venue whose people and vials are put there as other desks would have written them.
struct Venue : VenueOffice, Counter {
    Venue() : Counter(folder, *records) { happen(StartWork{}); }

    void say(std::uint8_t number, const Fact& fact) { write(subject_of(person(number)), fact); }
    void list_person() {
        for (const Fact& fact : OfficeFolder::facts_of_person())
            write(subject_of(OfficeFolder::listed_person()), fact);
    }
    void list(std::uint8_t number, const char* born = "1950-04-05") {
        Resident resident = sample::resident();
        resident.resident_id = "99000000000000" + std::to_string(number);
        resident.name = "見本 " + std::string(number, '~');
        resident.kana = "ミホン " + std::to_string(number);
        resident.address = "見本市見本町" + std::to_string(number);
        resident.birth_date = sample::day(born);
        resident.voucher_number = "00000001" + std::to_string(10 + number);
        say(number, resident);
    }
    void receive(std::uint8_t number) {
        list(number);
        say(number, step(DeskStep::received, "A0" + std::to_string(10 + number)));
    }
    // Given that day out of this vial, and gone.
    void vaccinate(std::uint8_t number, const std::string& vial) {
        say(number, dose_from(vial));
        say(number, step(DeskStep::left));
    }
    static DoseGiven dose_from(const std::string& vial) {
        DoseGiven dose = given("2022-12-01", 3);
        dose.vial = vial;
        return dose;
    }
    std::string open(const char* number, int doses) {
        VialOpened vial = sample::opened("2022-12-01T09:00:00+09:00", doses);
        vial.number = number;
        return entry_name(write(vials, vial));
    }
    EntryHeader write(const Subject& subject, const Fact& fact) {
        const auto entry = records->ledger().append({"462152", "", subject, fact}, walk::noon());
        require(entry.has_value(), entry ? "" : entry.error().code.c_str());
        return entry->header;
    }
    void collect(std::uint8_t number) {
        write(closing_subject("見本会場", today), FormCollected{person(number).hex(), "見本", {}});
    }
    const ClosingShown& closing() {
        if (shown() != "closing") happen(ClosingWanted{});
        return get<ClosingShown>(screen.view);
    }
    std::vector<DifferenceKind> kinds() {
        std::vector<DifferenceKind> kinds;
        for (const Difference& one : closing().balance.differences) kinds.push_back(one.kind);
        return kinds;
    }
    const Difference& difference(DifferenceKind kind) {
        return *std::ranges::find(closing().balance.differences, kind, &Difference::kind);
    }
};

struct SpoiledDay : Venue {
    std::string first = open("A1", 4);
    std::string second = open("A2", 1);

    SpoiledDay() {
        receive(1);  // Neither vaccinated nor sent home.
        receive(2);
        say(2, step(DeskStep::parked));
        receive(3);
        vaccinate(3, first);  // No form.
        list(4);
        say(4, closed());  // No form either.
        receive(5);
        say(5, step(DeskStep::left));  // A form, and no record.
        for (const std::uint8_t number : std::array<std::uint8_t, 2>{6, 7}) {
            receive(number);
            vaccinate(number, second);  // Two of a vial of one.
        }
        receive(8);
        vaccinate(8, "");  // Out of which vial?
        receive(9);
        say(9, dose_from(first));
        say(9, step(DeskStep::observing));  // Still there.
        list(10);
        say(10, dose_from(first));  // Twice in a day: 要確認.
        DoseGiven again = dose_from(first);
        again.lot = "GK0002";
        again.dose_number = 4;
        say(10, again);
        for (const std::uint8_t number : std::array<std::uint8_t, 6>{5, 6, 7, 8, 9, 10})
            collect(number);
    }
    static ScreeningClosed closed() {
        ScreeningClosed fact;
        fact.date = today;
        fact.outcome = ScreeningOutcome::put_off;
        fact.reason = "fever";
        fact.venue = "見本会場";
        return fact;
    }
};

TEST(ClerkClosing, ADayWithTenPlannedDifferencesShowsEach) {
    SpoiledDay day;
    using enum DifferenceKind;
    EXPECT_EQ(day.kinds(),
              (std::vector{not_finished, parked, form_missing, form_missing, form_without_record,
                           vial_overdrawn, dose_without_vial, observation_open, finding, unsent}));
    EXPECT_EQ(day.difference(not_finished).about, "A011");
    EXPECT_EQ(day.difference(parked).about, "A012");
    EXPECT_EQ(day.difference(form_missing).about, "A013") << "by its number";
    EXPECT_EQ(day.difference(form_without_record).about, "A015");
    EXPECT_EQ(day.difference(vial_overdrawn).about, "A2");
    EXPECT_EQ(day.difference(dose_without_vial).about, "A018");
    EXPECT_EQ(day.difference(observation_open).about, "A019");
    EXPECT_EQ(day.difference(finding).person, person(10));
    const DayFigures& figures = day.closing().balance.figures;
    EXPECT_EQ(figures.forms, 6);
    EXPECT_EQ(figures.doses, 7);
    EXPECT_EQ(figures.not_vaccinated, 1);
    EXPECT_EQ(figures.drawn, 5);
}

TEST(ClerkClosing, EachDifferenceIsPutRightAndTheDayIsClosed) {
    SpoiledDay day;
    day.closing();
    day.happen(StickerSeen{day.screen.generation, {today, "A013"}});
    EXPECT_EQ(day.closing().scanned, "A013");
    const Voucher voucher = parse_voucher_line("134621520000000114").value();
    day.happen(VoucherSeen{day.screen.generation, {voucher, {"scanner"}}});
    day.happen(StickerSeen{day.screen.generation, {today, "A999"}});
    EXPECT_EQ(day.closing().problem->code, "closing.not_here");
    const auto kinds = day.kinds();
    EXPECT_EQ(std::ranges::count(kinds, DifferenceKind::form_missing), 0);
    day.say(1, SpoiledDay::closed());
    day.collect(1);
    day.say(2, step(DeskStep::left));
    day.say(5, SpoiledDay::closed());
    day.say(9, step(DeskStep::left));
    const auto entry = day.records->ledger().person(person(8)).value()->doses.back().entry;
    DoseGiven named = Venue::dose_from(day.first);
    named.in_place_of = entry;
    named.correction_reason = "typing";
    day.say(8, named);
    const PersonRow twice = *day.records->ledger().person(person(10)).value();
    day.say(10, DoseWithdrawn{twice.doses.back().entry, today, WithdrawnAs::undone, "", "twice",
                              "見本", ""});
    day.write(vials, DosesWasted{day.second, 0, "dropped", "見本", {}});
    day.happen_all({Back{}, ClosingWanted{}});
    using enum DifferenceKind;
    EXPECT_EQ(day.kinds(), (std::vector{vial_overdrawn, unsent}));
    day.happen_all({FieldEdited{Field::note, "一本から七回"},
                    FieldEdited{Field::approver, "見本 責任者"}, ClosingConfirmed{}});
    ASSERT_TRUE(day.closing().balance.closed.has_value());
    EXPECT_EQ(day.closing().balance.closed->fact.approver, "見本 責任者");
    EXPECT_FALSE(may_close_day(day.closing()));
    day.happen(ReportWanted{});
    ASSERT_TRUE(std::holds_alternative<Printed>(day.closing().report));
    std::ifstream pdf(day.folder.office.print_to.files);
    std::string head(5, ' ');
    pdf.read(head.data(), 5);
    EXPECT_EQ(head, "%PDF-");
    EXPECT_TRUE(day.records->ledger().rebuild(Ledger::Rebuild::compare)->empty());
}

TEST(ClerkClosing, AfterItARecordIsMendedWithAManager) {
    Venue day;
    day.list_person();
    day.happen(VoucherSeen{day.screen.generation, {walk::voucher(), {"qr"}}});
    day.happen_all({PersonConfirmed{}, ScreeningWanted{}, Vaccinate{},
                    BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    ASSERT_EQ(day.shown(), "recorded");
    const std::string entry = get<Recorded>(day.screen.view).record.entry;
    day.happen_all({NextPerson{}, RecordsWanted{}, RecordChosen{entry}});
    EXPECT_EQ(get<MendingAsked>(day.screen.view).base.when, MendingTime::before_close);
    day.happen_all({Back{}, Back{}, ClosingWanted{}, FormTicked{OfficeFolder::listed_person()}});
    EXPECT_EQ(day.closing().scanned, "見本 太郎");
    day.happen_all({ClosingConfirmed{}, Back{}, RecordsWanted{}, RecordChosen{entry}});
    EXPECT_EQ(get<MendingAsked>(day.screen.view).base.when, MendingTime::after_close);
}

TEST(ClerkClosing, ADayThatNobodyClosedIsFoundAndClosedTheDayAfter) {
    Venue day;
    const Day before = make_day(2022, 11, 30);
    day.list(1);
    day.say(1, given("2022-11-30", 3));
    ASSERT_EQ(day.closing().earlier, before);
    EXPECT_EQ(day.closing().balance.figures.doses, 0) << "nothing of it is today's";
    day.happen_all({EarlierDayWanted{}, FormTicked{person(1)}, ClosingConfirmed{}});
    ASSERT_TRUE(day.closing().balance.closed.has_value());
    EXPECT_EQ(day.closing().balance.closed->fact.date, before);
    EXPECT_EQ(day.closing().balance.closed->fact.forms, 1);
    day.happen(ReportWanted{});
    EXPECT_TRUE(std::holds_alternative<Printed>(day.closing().report));
    day.happen_all({Back{}, ClosingWanted{}});
    EXPECT_FALSE(day.closing().earlier.has_value());
    EXPECT_FALSE(day.closing().balance.closed.has_value()) << "today is still open";
}

TEST(ClerkClosing, WhatAnotherDeskRecordedMeanwhileStopsTheClose) {
    Venue day;
    day.list(1);
    day.say(1, Venue::dose_from(""));
    day.closing();
    day.happen(FormTicked{person(1)});
    ASSERT_TRUE(may_close_day(day.closing()));
    day.list(2);
    day.say(2, Venue::dose_from(""));
    day.happen(ClosingConfirmed{});
    EXPECT_EQ(day.closing().problem->code, "closing.changed");
    EXPECT_FALSE(day.closing().balance.closed.has_value());
}

TEST(ClerkClosing, ADoseOfWhomAnotherVenueReceivedIsOfTheVenueThatGaveIt) {
    Venue day;
    const std::string vial = day.open("A1", 1);
    day.list(1);
    StepTaken elsewhere = step(DeskStep::received, "B001");
    elsewhere.venue = "見本会場2";
    day.say(1, elsewhere);
    day.say(1, Venue::dose_from(vial));
    EXPECT_EQ(day.closing().balance.figures.doses, 1);
    EXPECT_EQ(day.closing().balance.figures.given, 1);
}

TEST(ClerkClosing, AFormCollectedTwiceIsWrittenOnce) {
    Venue day;
    day.receive(1);
    day.closing();
    for (int i = 0; i < 3; ++i) day.happen(FormTicked{person(1)});
    const auto entries =
        day.records->ledger().entries_about(closing_subject("見本会場", today)).value();
    EXPECT_EQ(entries.size(), 1u);
}

TEST(ClerkClosing, APersonOfAnotherVenueIsNotOfThisDay) {
    Venue day;
    day.list(1);
    DoseGiven elsewhere = Venue::dose_from("");
    elsewhere.venue = "別の会場";
    day.say(1, elsewhere);
    EXPECT_EQ(day.closing().balance.figures.doses, 0);
    EXPECT_EQ(day.kinds(), std::vector{DifferenceKind::unsent});
}

TEST(ClerkReports, AReactionAndAnIncidentAreInTheRowAndOnPaper) {
    Venue day;
    day.receive(1);
    day.say(1, Venue::dose_from(""));
    const std::string dose = day.records->ledger().person(person(1)).value()->doses.back().entry;
    ReactionNoted reaction = sample::reaction(dose);
    const auto noted = [&](const NoteFact& effect) {
        return get<FactNoted>(day.clerk.perform(effect, walk::noon()).value()).entry;
    };
    const std::string first = noted({Ticket{90}, person(1), "462152", reaction});
    const std::string second = noted({Ticket{91}, person(1), "462152", sample::incident(dose)});
    const PersonRow row = *day.records->ledger().person(person(1)).value();
    ASSERT_EQ(row.reactions.size(), 1u);
    EXPECT_EQ(row.reactions[0].fact, reaction);
    ASSERT_EQ(row.incidents.size(), 1u);
    EXPECT_EQ(row.incidents[0].entry, second);
    for (const auto& [kind, entry] : {std::pair{PaperKind::reaction_report, first},
                                      std::pair{PaperKind::incident_report, second}}) {
        PaperOrder order{.paper = {kind, Labels::japanese}, .person = person(1), .entry = entry};
        const auto answer = day.clerk.perform(PrintPaper{Ticket{92}, order}, walk::noon());
        EXPECT_TRUE(holds_alternative<PaperHandedOver>(*answer)) << to_text(kind);
        order.entry = "nobody's";
        const auto gone = day.clerk.perform(PrintPaper{Ticket{93}, order}, walk::noon());
        EXPECT_EQ(get<EffectFailed>(*gone).error.code, "report.gone");
    }
    EXPECT_EQ(row.certificates_made, 0) << "a report is no proof of a dose";
}

TEST(ClerkReports, AReactionToARecordThatWasTakenBackIsNotNoted) {
    Venue day;
    day.receive(1);
    day.say(1, Venue::dose_from(""));
    const std::string dose = day.records->ledger().person(person(1)).value()->doses.back().entry;
    day.say(1, DoseWithdrawn{dose, today, WithdrawnAs::moved, person(2).hex(), "x", "見本", ""});
    const auto answer = day.clerk.perform(
        NoteFact{Ticket{90}, person(1), "462152", sample::reaction(dose)}, walk::noon());
    EXPECT_EQ(get<EffectFailed>(*answer).error.code, "reaction.dose_changed");
}

TEST(ClerkFind, TellsWhoElseIsHereAndMayBeTakenForThePerson) {
    Venue day;
    day.list_person();
    day.receive(1);  // Of the same surname.
    day.happen(VoucherSeen{day.screen.generation, {walk::voucher(), {"qr"}}});
    const auto& alike = get<WhoIsIt>(day.screen.view).found.alike;
    ASSERT_EQ(alike.size(), 1u);
    EXPECT_EQ(alike[0].number, "A011");
    EXPECT_TRUE(alike[0].same_surname);
}

}  // namespace
}  // namespace uketsuke
