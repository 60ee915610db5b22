// The screening form (予診票) as data: its questions, which answers stop, which need the doctor or
// the desk, the temperature from which nobody is vaccinated, and the guardian rule. One TOML file
// a version, for the form changed several times; README.md of this room describes it. The form
// itself stays on paper: only deviating answers are entered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/programme.h"
#include "core/programme/toml_tree.h"

namespace uketsuke {

// What an answer asks for, from the least to the most.
enum class AnswerMeans {
    nothing,
    desk,    // Cleared up at the desk: explain, or compare papers; then the answer may change.
    doctor,  // The doctor decides.
    stop,    // Not vaccinated today.
};

struct Question {
    std::string id;
    int number = 0;  // As printed; 0 for what stands outside the numbered list.
    AnswerMeans on_yes = AnswerMeans::nothing;
    AnswerMeans on_no = AnswerMeans::nothing;
    bool observe_longer = false;  // Whose answer deviates is observed for the longest time.
    std::string clause;
    Words words;
    Words advice;  // What to do about a deviating answer. May be empty.
};

// 保護者の同意: who is younger needs the guardian's signature.
struct GuardianRule {
    int below_years = 0;
    std::string clause;
    Words words;
};

struct ScreeningForm {
    std::string id;
    std::string version;
    Words name;
    Span span;  // In use on these days.
    std::vector<SourceDocument> documents;
    std::vector<Question> questions;
    int stop_from_tenths_celsius = 0;  // 375: 37.5 °C and more.
    Words fever;
    std::optional<GuardianRule> guardian;
};

struct LoadedForm {
    std::optional<ScreeningForm> form;  // Only when there is no flaw.
    std::vector<Flaw> flaws;            // By line.
};

LoadedForm load_form(std::string_view text, const std::string& file);

// The same, with all flaws in one error (bad_input, form.flaws), one a line.
Result<ScreeningForm> parse_form(std::string_view text, const std::string& file);

struct GivenAnswer {
    std::string question;  // Id.
    bool yes = false;
};

struct FormJudgement {
    AnswerMeans worst = AnswerMeans::nothing;
    std::vector<const Question*> because;  // Deviating answers in the form's order.
    bool fever = false;
};

// Questions that are not among `answers` were answered as they should be. An answer to a question
// that the form does not have is ignored. Pointers into `form`.
FormJudgement judge_form(const ScreeningForm& form, const std::vector<GivenAnswer>& answers,
                         std::optional<int> tenths_celsius);

// Whether the guardian's signature is needed on `day`, by the law of the eve.
bool needs_guardian(const ScreeningForm& form, Day birth, Day day);

}  // namespace uketsuke
