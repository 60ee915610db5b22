// Loading in order: parse, read the nouns, the offers and the rules, check the whole, number the
// sentences in the order of the file, arrange the plans.
#include "core/programme/load.h"

#include <algorithm>
#include <numeric>

#include "core/programme/load_context.h"

namespace uketsuke {

namespace {

// Sentences were read table by table; verdicts give them in the order of the file.
void number_reasons_by_line(Programme& programme) {
    std::vector<std::size_t> order(programme.reasons.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return programme.reasons[a].line < programme.reasons[b].line;
    });
    std::vector<ReasonText> sorted;
    std::vector<int> place(order.size());
    for (const std::size_t old : order) {
        place[old] = static_cast<int>(sorted.size());
        sorted.push_back(std::move(programme.reasons[old]));
    }
    programme.reasons = std::move(sorted);
    const auto renumber = [&](int& reason) {
        if (reason >= 0) reason = place[static_cast<std::size_t>(reason)];
    };
    for (Group& group : programme.groups) renumber(group.needs_confirmation);
    for (People& people : programme.people) renumber(people.reason);
    for (Rule& rule : programme.rules) renumber(rule.reason);
    for (Offer& offer : programme.offers) {
        for (int* reason : {&offer.not_open, &offer.closed, &offer.too_young, &offer.too_old,
                            &offer.wrong_age, &offer.condition}) {
            renumber(*reason);
        }
    }
    for (Deadline& deadline : programme.deadlines) {
        renumber(deadline.reason);
        renumber(deadline.small_print);
    }
    for (int* reason : {&programme.wrong_product_for_dose, &programme.wrong_product_for_age,
                        &programme.unknown_product, &programme.no_rule}) {
        renumber(*reason);
    }
}

}  // namespace

LoadedProgramme load_programme(std::string_view text, const std::string& file) {
    TomlParsed parsed = parse_toml(text, file);
    if (!parsed.flaws.empty()) return {std::nullopt, std::move(parsed.flaws)};
    loading::Context context;
    context.file = file;
    TableReader root(parsed.root, "", context.file, context.flaws);
    loading::read_definitions(context, root);
    loading::read_offers(context, root);
    loading::read_rules(context, root);
    root.finish();
    // What a wrong name left out would only show up again as a missing piece of the whole.
    if (context.flaws.empty()) loading::check_whole(context);
    std::stable_sort(context.flaws.begin(), context.flaws.end(),
                     [](const Flaw& a, const Flaw& b) { return a.line < b.line; });
    if (!context.flaws.empty()) return {std::nullopt, std::move(context.flaws)};
    number_reasons_by_line(context.programme);
    arrange_plans(context.programme);
    return {std::move(context.programme), {}};
}

std::string to_line(const Flaw& flaw, Language language) {
    std::string out = flaw.file + ":" + std::to_string(flaw.line) + ": ";
    if (!flaw.key.empty()) out += flaw.key + ": ";
    return out + (language == Language::japanese ? flaw.words.ja : flaw.words.en);
}

Result<Programme> parse_programme(std::string_view text, const std::string& file) {
    LoadedProgramme loaded = load_programme(text, file);
    if (loaded.programme) return std::move(*loaded.programme);
    Words what{"事業ファイルに誤りがあります。何も変えていません。",
               "The programme file has errors; nothing was changed."};
    for (const Flaw& flaw : loaded.flaws) {
        what.ja += "\n" + to_line(flaw, Language::japanese);
        what.en += "\n" + to_line(flaw, Language::english);
    }
    return fail(ErrorKind::bad_input, "programme.flaws", std::move(what),
                {"\n直してからもう一度読み込んでください。", "\nCorrect them and load it again."});
}

}  // namespace uketsuke
