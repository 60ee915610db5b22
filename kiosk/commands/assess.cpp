// `uketsuke assess`: cases on standard input, one JSON object a line; verdicts on standard output
// in the same order. A line that is wrong is told on standard error with its number and field, the
// others are still answered, and the exit status is 1.
#include <cstdio>
#include <iostream>
#include <memory>

#include "core/eligibility/case_lines.h"
#include "kiosk/commands/commands.h"
#include "platform/paths/assets.h"

namespace uketsuke {

namespace {

struct AssessArguments {
    std::string programme;
    std::string language;
    VerdictLines::Besides besides;
};

void tell_wrong_line(std::size_t line, const Error& error, Language language) {
    const bool japanese = language == Language::japanese;
    const std::string what = to_line(error, japanese);
    if (japanese) {
        std::fprintf(stderr, "%zu行目: %s\n", line, what.c_str());
    } else {
        std::fprintf(stderr, "line %zu: %s\n", line, what.c_str());
    }
}

int assess_lines(const Programme& programme, VerdictLines::Besides besides, Language language) {
    int status = 0;
    CaseReader reader;
    const VerdictLines answers(programme, language);
    std::string text;
    std::string out;
    for (std::size_t line = 1; std::getline(std::cin, text); ++line) {
        if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
        const auto facts = reader.read(text);
        if (!facts) {
            tell_wrong_line(line, facts.error(), language);
            status = 1;
            continue;
        }
        out.clear();
        answers.append(*facts, besides, out);
        std::fwrite(out.data(), 1, out.size(), stdout);
    }
    if (std::fflush(stdout) == 0) return status;
    return report(Error{ErrorKind::environment,
                        "assess.output",
                        {"判定を書き出せません。", "The verdicts cannot be written."},
                        {}});
}

int carry_out(const AssessArguments& arguments) {
    const bool known = arguments.language == "ja" || arguments.language == "en";
    if (!arguments.language.empty() && !known) {
        std::fprintf(stderr, "--lang: ja / en\n");
        return 2;
    }
    const bool japanese =
        arguments.language.empty() ? speaks_japanese() : arguments.language == "ja";
    const auto programme = open_programme(arguments.programme);
    if (!programme) return report(programme.error());
    std::ios::sync_with_stdio(false);
    return assess_lines(*programme, arguments.besides,
                        japanese ? Language::japanese : Language::english);
}

}  // namespace

Command assess_command() {
    return {
        "assess",
        "Verdicts for cases on standard input, one JSON object a line (core/eligibility).\n"
        "A wrong line is told on standard error with its number and field; the rest is answered\n"
        "and the exit status is 1.\n"
        "Example: uketsuke assess --programme ID --lang en < cases.jsonl",
        [](Options& options) -> Action {
            auto arguments = std::make_shared<AssessArguments>();
            options.text("--programme", arguments->programme,
                         "Id of a programme in assets/programmes, or a TOML file", Need::required);
            options.text("--lang", arguments->language,
                         "Language of the sentences: ja or en (default: the locale)");
            options.flag("--history", arguments->besides.history,
                         "Also judge each earlier dose of the history");
            options.flag(
                "--sending", arguments->besides.sending,
                "Also say who applies for the voucher of the next dose and when it is sent");
            return [arguments] { return carry_out(*arguments); };
        }};
}

}  // namespace uketsuke
