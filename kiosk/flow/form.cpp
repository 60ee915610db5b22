// 予診票: the paper stays with the doctor; the desk enters the answers that are not as they should
// be.
#include <algorithm>
#include <cmath>

#include "kiosk/flow/decimal.h"
#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

constexpr std::string_view proxy_prefix = "proxy.";
constexpr std::size_t temperature_bytes_max = 4;  // "36.5"
constexpr Range celsius{30, 43};  // Nobody below it stands at a desk; above it nobody lives.

// "36.5" and "36" to tenths of a degree.
std::optional<int> parse_tenths(const std::string& text) {
    const auto degrees = parse_decimal(text, celsius);
    if (!degrees) return std::nullopt;
    return static_cast<int>(std::lround(*degrees * 10));
}

bool asks(const FormAsked& view, const std::string& question) {
    return std::ranges::find(view.visit.desk.rules.form->questions, question, &Question::id) !=
           view.visit.desk.rules.form->questions.end();
}

void edit(const FormAsked& view, FormAnswers answers, Turn& turn) {
    turn.edit(FormAsked{view.visit, std::move(answers), std::nullopt});
}

void answer(const FormAsked& view, const AnswerDeviates& given, Turn& turn) {
    if (!asks(view, given.question)) return;
    FormAnswers answers = view.answers;
    std::erase(answers.deviating, given.question);
    if (given.deviates) answers.deviating.push_back(given.question);
    edit(view, std::move(answers), turn);
}

void finish(const FormAsked& view, Turn& turn) {
    if (auto problem = obstacle_to_screen(view)) {
        turn.edit(FormAsked{view.visit, view.answers, std::move(problem)});
        return;
    }
    const Visit& visit = view.visit;
    if (visit.desk.kind != DeskKind::form_check)
        return turn.show(ScreeningAsked{visit, view.answers, DoctorsWord::not_asked});
    Stepping stepping = stepping_of(visit.desk, visit.person, DeskStep::form_checked);
    const FormSeen seen = seen_of(view.answers);
    stepping.fact.form_deviates = seen.deviates;
    stepping.fact.temperature_tenths = seen.temperature_tenths;
    stepping.fact.signatures = seen.signatures;
    take_step(visit.desk, std::move(stepping), turn);
}

// As an earlier desk of today entered it.
std::optional<FormAnswers> checked_before(const Visit& visit) {
    const auto& steps = visit.person.row().steps;
    const auto found = std::find_if(steps.rbegin(), steps.rend(), [&](const PastStep& step) {
        return step.fact.step == DeskStep::form_checked && day_in_japan(step.at) == visit.on;
    });
    if (found == steps.rend()) return std::nullopt;
    FormAnswers answers{found->fact.form_deviates, "", false};
    if (const int tenths = found->fact.temperature_tenths; tenths > 0)
        answers.temperature = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    answers.guardian_signed = std::ranges::count(found->fact.signatures, "guardian") > 0;
    for (const std::string& signature : found->fact.signatures) {
        if (signature.starts_with(proxy_prefix))
            answers.proxy = signature.substr(proxy_prefix.size());
    }
    return answers;
}

}  // namespace

// The consent is signed wherever somebody says that the form is done: no signature, no dose.
FormSeen seen_of(const FormAnswers& answers) {
    FormSeen seen{answers.deviating, parse_tenths(answers.temperature).value_or(0), {"consent"}};
    if (answers.guardian_signed) seen.signatures.emplace_back("guardian");
    if (!answers.proxy.empty())
        seen.signatures.push_back(std::string(proxy_prefix) + answers.proxy);
    return seen;
}

void ask_form(const Visit& visit, FormAnswers answers, Turn& turn) {
    if (visit.desk.kind == DeskKind::injection && answers == FormAnswers{}) {
        if (auto before = checked_before(visit))
            return turn.show(ScreeningAsked{visit, *std::move(before), DoctorsWord::not_asked});
    }
    if (!visit.desk.rules.form) {
        turn.show(ScreeningAsked{visit, {}, DoctorsWord::not_asked});
        return;
    }
    turn.show(FormAsked{visit, std::move(answers), std::nullopt});
}

std::vector<ScreeningReason> proxy_writers() {
    return {{"family", {"家族", "Family"}},
            {"guardian", {"保護者・後見人", "Guardian"}},
            {"carer", {"施設・介護の職員", "Carer"}},
            {"staff", {"会場の職員", "Staff here"}}};
}

bool guardian_asked(const FormAsked& view) {
    return needs_guardian(*view.visit.desk.rules.form, view.visit.person.resident().birth_date,
                          view.visit.on);
}

std::optional<Error> obstacle_to_screen(const FormAsked& view) {
    if (!view.answers.temperature.empty() && !parse_tenths(view.answers.temperature)) {
        return Error{
            ErrorKind::refused,
            "form.temperature",
            {"体温が読めません", "The temperature cannot be used as it is"},
            {"36.5 のように入力するか、空にしてください", "Enter it like 36.5, or nothing"}};
    }
    if (guardian_asked(view) && !view.answers.guardian_signed) {
        return Error{ErrorKind::refused,
                     "form.guardian",
                     {"保護者の署名がまだです", "The guardian's signature is missing"},
                     {"予診票の署名を見て確認してください", "Look for it on the form and confirm"}};
    }
    return std::nullopt;
}

FormJudgement judgement_of(const ScreeningAsked& view) {
    const auto& form = view.visit.desk.rules.form;
    if (!form) return {};
    const std::vector<std::string>& deviating = view.answers.deviating;
    std::vector<GivenAnswer> given;
    for (const Question& question : form->questions) {
        if (std::ranges::find(deviating, question.id) == deviating.end()) continue;
        given.push_back({question.id, question.on_yes != AnswerMeans::nothing});
    }
    return judge_form(*form, given, parse_tenths(view.answers.temperature));
}

void on(const FormAsked& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(VerdictShown{view.visit}); },
        [&](const NextPerson&) { turn.show(Scan{view.visit.desk}); },
        [&](const ParkWanted&) { park(view.visit, event, turn); },
        [&](const AnswerDeviates& given) { answer(view, given, turn); },
        [&](const TemperatureEdited& edited) {
            if (edited.text.size() > temperature_bytes_max) return;
            FormAnswers answers = view.answers;
            answers.temperature = edited.text;
            edit(view, std::move(answers), turn);
        },
        [&](const GuardianSigned& signature) {
            if (!guardian_asked(view)) return;
            FormAnswers answers = view.answers;
            answers.guardian_signed = signature.yes;
            edit(view, std::move(answers), turn);
        },
        [&](const ProxyWrote& wrote) {
            const bool offered = is_screening_reason(proxy_writers(), wrote.writer);
            if (!offered && !wrote.writer.empty()) return;
            FormAnswers answers = view.answers;
            answers.proxy = wrote.writer;
            edit(view, std::move(answers), turn);
        },
        [&](const FormDone&) { finish(view, turn); });
}

}  // namespace uketsuke
