// Who is alike, who does not feel well, what went wrong, and the close of a day.
#include "tests/kiosk/screens/gallery_day.h"

#include "tests/kiosk/screens/gallery_walk.h"

namespace uketsuke::look {

namespace {

// Vaccinated at 11:40, with an allergy on the form.
PersonRow vaccinated() {
    DoseGiven dose = get<Recorded>(Walk().to_recorded().screen().view).record.dose.fact();
    dose.at = noon() - std::chrono::minutes{20};
    dose.form_deviates = {"severe_allergy"};
    PersonRow row = person();
    PastStep step{"aa/462152/5", noon() - std::chrono::minutes{30}, {}};
    step.fact.number = "A012";
    row.steps.push_back(step);
    row.doses.push_back({"aa/462152/6", true, dose});
    return row;
}

// Somebody of whom a reaction was noted at this desk before.
PersonRow not_well() {
    PersonRow row = vaccinated();
    ReactionNoted noted;
    noted.date = make_day(2022, 12, 1);
    noted.noticed = noon() - std::chrono::minutes(5);
    noted.signs = {"rash", "pale"};
    row.reactions.push_back({"aa/462152/70", noted.noticed, noted});
    return row;
}

Walk at_observation(const PersonRow& row = vaccinated()) {
    Walk walk;
    walk.at(DeskKind::observation);
    StartChoices& choices = get<StartOfWork>(walk.start()).choices;
    choices.rules.form = screening_form();
    choices.rules.aftercare = {
        {"接種後に気になる症状があれば、まず身近な医療機関を受診してください。",
         "If you feel unwell afterwards, first see the nearest clinic."},
        {"健康被害が生じたときは、予防接種健康被害救済制度があります。",
         "There is a relief system for injury caused by vaccination."}};
    return walk.to_at_desk(row);
}

Walk noting() {
    return at_observation().tap({ReactionWanted{}, SignChosen{"rash"}, SignChosen{"pale"},
                                 MeasureChosen{"lay_down"}, NoticedAgo{5},
                                 FieldEdited{Field::note, "左腕に発疹"}});
}

std::vector<AlikeVisitor> alike() {
    AlikeVisitor twin{"見本 次郎", make_day(1950, 4, 5), "A011"};
    twin.same_surname = twin.same_birth = twin.same_address = true;
    AlikeVisitor other{"見本 花子", make_day(1971, 2, 3), "A014"};
    other.same_surname = true;
    return {twin, other, other};
}

Difference of_person(DifferenceKind kind, const char* number, std::uint8_t id) {
    Difference difference{kind, number, "見本 邊󠄀太郎", PersonId{{id}}};
    return difference;
}

DayBalance balance_of_a_day(bool agrees) {
    DayBalance day;
    day.venue = "見本会場";
    day.day = make_day(2022, 12, 1);
    day.figures =
        agrees ? DayFigures{174, 171, 3, 174, 171, 3, 0} : DayFigures{172, 171, 3, 180, 171, 3, 12};
    if (agrees) return day;
    Difference vial{DifferenceKind::vial_not_used_up, "A7"};
    vial.vial = "aa/462152/9";
    vial.count = 6;
    Difference finding = of_person(DifferenceKind::finding, "A033", 4);
    finding.more = {"同じ日に二回の記録があります", "Two records of one day"};
    Difference unsent{DifferenceKind::unsent, "12"};
    unsent.count = 12;
    day.differences = {of_person(DifferenceKind::not_finished, "A101", 1),
                       of_person(DifferenceKind::form_missing, "A012", 2),
                       of_person(DifferenceKind::form_missing, "見本 邊󠄀太郎", 3),
                       vial,
                       finding,
                       unsent};
    return day;
}

DayBalance closed(DayBalance day) {
    ClosedDay closed{"aa/462152/90", noon(), {}};
    closed.fact.recorder = "見本 花子";
    closed.fact.forms = day.figures.forms;
    closed.fact.doses = day.figures.doses;
    closed.fact.not_vaccinated = day.figures.not_vaccinated;
    closed.fact.drawn = day.figures.drawn;
    closed.fact.wasted = day.figures.wasted;
    day.closed = closed;
    return day;
}

Walk at_closing(const DayBalance& day, std::optional<Day> earlier = {}) {
    Walk walk;
    walk.to_scan().tap({ClosingWanted{}});
    return walk.tap({ClosingListed{walk.ticket(), day, "", earlier}});
}

}  // namespace

void add_reactions(std::vector<Exhibit>& all) {
    Walk twin;
    twin.to_looking();
    all.push_back(
        {"who_is_it_alike", twin.tap({PersonFound{twin.ticket(), person(), alike()}}).screen()});
    PersonRow known_otherwise = person();
    known_otherwise.resident->common_name = "山田 見本";
    Walk later;
    later.at(DeskKind::certificate).to_scan();
    later.tap({StickerSeen{later.generation(), {today(later.screen().bar), "A012"}}});
    PersonRow row = vaccinated();
    row.resident = known_otherwise.resident;
    all.push_back({"who_at_certificate", later.tap({PersonFound{later.ticket(), row}}).screen()});
    all.push_back({"at_observation_longer", at_observation().screen()});
    all.push_back({"at_observation_not_well", at_observation(not_well()).screen()});
    all.push_back({"reaction", noting().screen()});
    all.push_back({"reaction_empty", at_observation().tap({ReactionWanted{}}).screen()});
    Walk noted = noting();
    noted.tap({ReactionConfirmed{}});
    noted.tap({FactNoted{noted.ticket(), "aa/462152/70"}});
    all.push_back({"reaction_noted", noted.screen()});
    noted.tap({PrintWanted{}});
    noted.tap({PaperHandedOver{noted.ticket(), "受診のご案内.pdf"}});
    all.push_back({"reaction_printed", noted.screen()});
    Walk wrong = Walk().to_mending(MendingWay::report);
    all.push_back({"incident_empty", wrong.screen()});
    wrong.tap({ReasonChosen{"interval"}, HarmChosen{"none"}, ToldChosen{true}});
    all.push_back({"incident", wrong.screen()});
    wrong.tap({IncidentConfirmed{}});
    wrong.tap({FactNoted{wrong.ticket(), "aa/462152/71"}});
    all.push_back({"incident_noted", wrong.screen()});
    all.push_back(
        {"form_by_proxy", Walk().to_form(child()).tap({ProxyWrote{"guardian"}}).screen()});
}

void add_closing(std::vector<Exhibit>& all) {
    Walk listing;
    all.push_back({"listing_closing", listing.to_scan().tap({ClosingWanted{}}).screen()});
    all.push_back({"closing_agrees", at_closing(balance_of_a_day(true)).screen()});
    Walk open = at_closing(balance_of_a_day(false));
    all.push_back({"closing_differs", open.screen()});
    open.tap({ClosingConfirmed{}});
    all.push_back({"closing_problem", open.screen()});
    Walk scanned = at_closing(balance_of_a_day(false));
    scanned.tap({StickerSeen{scanned.generation(), {make_day(2022, 12, 1), "A012"}}});
    all.push_back(
        {"closing_scanned",
         scanned.tap({ClosingListed{scanned.ticket(), balance_of_a_day(false), "A012"}}).screen()});
    Walk late = at_closing(balance_of_a_day(true), make_day(2022, 11, 30));
    all.push_back({"closing_earlier", late.screen()});
    DayBalance before = balance_of_a_day(false);
    before.day = make_day(2022, 11, 30);
    all.push_back({"closing_day_before", at_closing(before).screen()});
    all.push_back({"closing_closed", at_closing(closed(balance_of_a_day(true))).screen()});
}

}  // namespace uketsuke::look
