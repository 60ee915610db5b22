// Reading a form and judging what was answered on it.
#include "core/programme/form.h"

#include <algorithm>

#include "core/programme/load.h"
#include "core/programme/sources.h"

namespace uketsuke {

namespace {

class FormReader {
  public:
    explicit FormReader(const std::string& file) : file_(file) {}

    LoadedForm read(const TomlValue& root_value) {
        TableReader root(root_value, "", file_, flaws_);
        read_head(root);
        form_.documents = loading::read_sources(root, file_, flaws_);
        for (const TomlValue* value : root.tables("question")) read_question(*value);
        if (form_.questions.empty()) root.flaw("question", {"質問がありません。", "No question."});
        if (root.has("guardian")) read_guardian(root.table("guardian"));
        root.finish();
        return loading::value_or_flaws<LoadedForm>(std::move(form_), std::move(flaws_));
    }

  private:
    void read_head(TableReader& root) {
        TableReader table = root.table("form");
        form_.id = table.text("id");
        form_.version = table.text("version");
        form_.name = table.words();
        form_.span = {table.day("from").value_or(day_always),
                      table.day("until").value_or(day_never)};
        if (form_.span.from > form_.span.until) {
            table.flaw("until", {"終わりの日が始まりの日より前です。成り立つ日がありません。",
                                 "The last day is before the first: this can never hold."});
        }
        form_.stop_from_tenths_celsius =
            table.number("stop_from_tenths_celsius", 350, 420).value_or(0);
        form_.fever = table.words("fever_", form_.stop_from_tenths_celsius == 0);
        table.finish();
    }

    static AnswerMeans read_means(TableReader& table, const char* key) {
        const std::string means = table.text_or(key, "nothing");
        if (means == "desk") return AnswerMeans::desk;
        if (means == "doctor") return AnswerMeans::doctor;
        if (means == "stop") return AnswerMeans::stop;
        if (means != "nothing") {
            table.flaw(key, {"nothing・desk・doctor・stop のどれかです。",
                             "Write nothing, desk, doctor or stop."});
        }
        return AnswerMeans::nothing;
    }

    void read_question(const TomlValue& value) {
        TableReader table(value, "question", file_, flaws_);
        Question question;
        question.id = table.text("id");
        question.number = table.number("number", 1, 99).value_or(0);
        question.on_yes = read_means(table, "yes");
        question.on_no = read_means(table, "no");
        if (question.on_yes != AnswerMeans::nothing && question.on_no != AnswerMeans::nothing) {
            table.flaw("no", {"yes と no の両方が問題になる質問は書けません。",
                              "One of yes and no must be the answer that is as it should be."});
        }
        question.observe_longer = table.truth_or("observe_longer", false);
        question.clause = loading::read_clause(form_.documents, table);
        question.words = table.words();
        question.advice = table.words("advice_", true);
        table.finish();
        for (const Question& other : form_.questions) {
            if (other.id != question.id || question.id.empty()) continue;
            table.flaw("id", {"「" + question.id + "」は二度決められています。",
                              "\"" + question.id + "\" is defined twice."});
        }
        form_.questions.push_back(std::move(question));
    }

    void read_guardian(TableReader table) {
        GuardianRule rule;
        rule.below_years = table.number("below_years", 1, 30).value_or(0);
        if (!table.has("below_years")) table.text("below_years");
        rule.clause = loading::read_clause(form_.documents, table);
        rule.words = table.words();
        table.finish();
        form_.guardian = std::move(rule);
    }

    const std::string& file_;
    ScreeningForm form_;
    std::vector<Flaw> flaws_;
};

}  // namespace

LoadedForm load_form(std::string_view text, const std::string& file) {
    TomlParsed parsed = parse_toml(text, file);
    if (!parsed.flaws.empty()) return {std::nullopt, std::move(parsed.flaws)};
    return FormReader(file).read(parsed.root);
}

Result<ScreeningForm> parse_form(std::string_view text, const std::string& file) {
    LoadedForm loaded = load_form(text, file);
    if (loaded.form) return std::move(*loaded.form);
    return std::unexpected(error_of("form.flaws",
                                    {"予診票のファイルに誤りがあります。何も変えていません。",
                                     "The file of the screening form has errors; nothing was "
                                     "changed."},
                                    loaded.flaws));
}

FormJudgement judge_form(const ScreeningForm& form, const std::vector<GivenAnswer>& answers,
                         std::optional<int> tenths_celsius) {
    FormJudgement out;
    for (const Question& question : form.questions) {
        for (const GivenAnswer& answer : answers) {
            if (answer.question != question.id) continue;
            const AnswerMeans means = answer.yes ? question.on_yes : question.on_no;
            if (means == AnswerMeans::nothing) continue;
            out.worst = std::max(out.worst, means);
            out.because.push_back(&question);
        }
    }
    out.fever = form.stop_from_tenths_celsius != 0 && tenths_celsius &&
                *tenths_celsius >= form.stop_from_tenths_celsius;
    if (out.fever) out.worst = AnswerMeans::stop;
    return out;
}

bool needs_guardian(const ScreeningForm& form, Day birth, Day day) {
    return form.guardian && day < reaches_years(birth, form.guardian->below_years);
}

}  // namespace uketsuke
