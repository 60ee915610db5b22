// 聞き取り: what the roster does not know of a visitor, and the verdict asked for again with it.
#include <algorithm>
#include <charconv>

#include "kiosk/flow/decimal.h"
#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

constexpr std::size_t number_bytes_max = 5;  // "170.5"
constexpr std::size_t day_bytes_max = 10;    // "2022-12-01"

// Wide enough for everybody.
constexpr Range height_cm{40, 250};
constexpr Range weight_kg{2, 300};
constexpr Range body_mass_index{5, 100};

bool may_be_a_body(std::optional<double> height, std::optional<double> weight) {
    if (!height || !weight) return false;
    const double metres = *height / 100;
    return body_mass_index.holds(*weight / (metres * metres));
}

Error not_understood(const char* code, Words what, Words next) {
    return Error{ErrorKind::refused, code, std::move(what), std::move(next)};
}

Error bad_measure() {
    return not_understood(
        "hearing.measures",
        {"身長と体重が読めません", "Height and weight cannot be used as they are"},
        {"身長は cm、体重は kg で、両方を入力するか両方を空にしてください",
         "Enter both, in cm and kg, or neither"});
}

Error bad_day() {
    return not_understood(
        "hearing.vaccine_day",
        {"予防接種の日が、今日までの日付として読めません",
         "The day of the other vaccine is not a day up to today"},
        {"年月日を8桁の数字で入力してください", "Enter year, month and day as eight digits"});
}

Hearing heard_in(const HearingAsked& view) {
    Hearing heard;
    heard.groups = view.form.groups;
    heard.height_cm = parse_decimal(view.form.height_cm, height_cm);
    heard.weight_kg = parse_decimal(view.form.weight_kg, weight_kg);
    const std::vector<std::string>& kinds = view.visit.desk.rules.questions.vaccine_kinds;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (const auto day = parse_day(view.form.vaccine_days[i])) {
            heard.other_vaccines.push_back({*day, kinds[i]});
        }
    }
    return heard;
}

bool asks_about(const HearingAsked& view, const std::string& group) {
    return std::ranges::any_of(view.visit.desk.rules.questions.groups,
                               [&](const GroupQuestion& asked) { return asked.id == group; });
}

bool roster_knows(const HearingAsked& view, const std::string& group) {
    const std::vector<std::string>& known = view.visit.person.resident().groups;
    return std::ranges::find(known, group) != known.end();
}

void say_group(const HearingAsked& view, const GroupSaid& answer, Turn& turn) {
    if (!asks_about(view, answer.group) || roster_knows(view, answer.group)) return;
    HearingForm form = view.form;
    std::erase(form.groups, answer.group);
    if (answer.said) form.groups.push_back(answer.group);
    turn.edit(HearingAsked{view.visit, std::move(form), std::nullopt});
}

void edit_field(const HearingAsked& view, std::string HearingForm::*field, const std::string& text,
                Turn& turn) {
    if (text.size() > number_bytes_max) return;
    HearingForm form = view.form;
    form.*field = text;
    turn.edit(HearingAsked{view.visit, std::move(form), std::nullopt});
}

void edit_day(const HearingAsked& view, const VaccineDayEdited& edited, Turn& turn) {
    const std::vector<std::string>& kinds = view.visit.desk.rules.questions.vaccine_kinds;
    const auto found = std::ranges::find(kinds, edited.kind);
    if (found == kinds.end() || edited.text.size() > day_bytes_max) return;
    HearingForm form = view.form;
    form.vaccine_days[static_cast<std::size_t>(found - kinds.begin())] = edited.text;
    turn.edit(HearingAsked{view.visit, std::move(form), std::nullopt});
}

void finish(const HearingAsked& view, Turn& turn) {
    if (auto problem = obstacle_to_hear(view, turn.day())) {
        turn.edit(HearingAsked{view.visit, view.form, std::move(problem)});
        return;
    }
    assess(view.visit.desk, person_of(view.visit), heard_in(view), Judged::first, turn);
}

// "170", "86.7": as it was typed.
std::string print_measure(std::optional<double> value) {
    if (!value) return "";
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, *value, std::chars_format::fixed).ptr;
    return std::string(text, end);
}

}  // namespace

HearingAsked hearing_of(const Visit& visit) {
    const Hearing& heard = visit.heard;
    HearingForm form{
        heard.groups, print_measure(heard.height_cm), print_measure(heard.weight_kg), {}};
    for (const std::string& kind : visit.desk.rules.questions.vaccine_kinds) {
        const auto of_kind = std::ranges::find(heard.other_vaccines, kind, &OtherVaccine::kind);
        const bool said = of_kind != heard.other_vaccines.end();
        form.vaccine_days.push_back(said ? format_day(of_kind->date) : "");
    }
    return HearingAsked{visit, std::move(form), std::nullopt};
}

std::optional<Error> obstacle_to_hear(const HearingAsked& view, Day today) {
    const HearingForm& form = view.form;
    const bool measured = !form.height_cm.empty() || !form.weight_kg.empty();
    const bool understood = may_be_a_body(parse_decimal(form.height_cm, height_cm),
                                          parse_decimal(form.weight_kg, weight_kg));
    if (measured && !understood) return bad_measure();
    for (const std::string& text : form.vaccine_days) {
        if (text.empty()) continue;
        const auto day = parse_day(text);
        if (!day || *day > today) return bad_day();
    }
    return std::nullopt;
}

void on(const HearingAsked& view, const Event& event, Turn& turn) {
    park(view.visit, event, turn);
    match(
        event, [&](const Back&) { turn.show(VerdictShown{view.visit}); },
        [&](const NextPerson&) { turn.show(Scan{view.visit.desk}); },
        [&](const GroupSaid& answer) { say_group(view, answer, turn); },
        [&](const HeightEdited& edited) {
            edit_field(view, &HearingForm::height_cm, edited.text, turn);
        },
        [&](const WeightEdited& edited) {
            edit_field(view, &HearingForm::weight_kg, edited.text, turn);
        },
        [&](const VaccineDayEdited& edited) { edit_day(view, edited, turn); },
        [&](const HearingDone&) { finish(view, turn); });
}

}  // namespace uketsuke
