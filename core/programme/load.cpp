// Loading in order: parse, read the nouns, the offers and the rules, check the whole, number the
// sentences in the order of the file, arrange the plans.
#include "core/programme/load.h"

#include <algorithm>
#include <numeric>

#include "core/programme/load_context.h"
#include "core/programme/sources.h"

namespace uketsuke {

namespace {

// Calls `visit` with every place where a programme keeps the number of a sentence.
template <class Visit>
void each_reason(Programme& programme, Visit visit) {
    for (Group& group : programme.groups) visit(group.needs_confirmation);
    for (People& people : programme.people) visit(people.reason);
    for (Rule& rule : programme.rules) visit(rule.reason);
    for (Offer& offer : programme.offers) {
        for (int* reason : {&offer.not_open, &offer.closed, &offer.too_young, &offer.too_old,
                            &offer.wrong_age, &offer.condition}) {
            visit(*reason);
        }
    }
    for (Deadline& deadline : programme.deadlines) {
        visit(deadline.reason);
        visit(deadline.small_print);
    }
    for (int* reason : {&programme.wrong_product_for_dose, &programme.wrong_product_for_age,
                        &programme.unknown_product, &programme.no_rule}) {
        visit(*reason);
    }
}

// Sentences were read table by table; verdicts give them in the order of the file, and after them
// those of the programme that it builds on. What nothing says any more is left out.
void number_reasons_by_line(Programme& programme) {
    std::vector<std::size_t> order;
    std::vector<bool> said(programme.reasons.size());
    each_reason(programme, [&](int& reason) {
        if (reason >= 0) said[static_cast<std::size_t>(reason)] = true;
    });
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (said[i]) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const ReasonText& first = programme.reasons[a];
        const ReasonText& second = programme.reasons[b];
        return std::pair(first.base, first.line) < std::pair(second.base, second.line);
    });
    std::vector<ReasonText> sorted;
    std::vector<int> place(programme.reasons.size());
    for (const std::size_t old : order) {
        place[old] = static_cast<int>(sorted.size());
        sorted.push_back(std::move(programme.reasons[old]));
    }
    programme.reasons = std::move(sorted);
    each_reason(programme, [&](int& reason) {
        if (reason >= 0) reason = place[static_cast<std::size_t>(reason)];
    });
}

// Programmes being loaded, each built on by the one before it.
using Chain = std::vector<std::string>;

LoadedProgramme load(std::string_view text, const std::string& file, const FindProgramme& find,
                     Chain chain);

// What the file builds on, if anything: the base's own flaws name the base's file.
LoadedProgramme load_base(const TomlValue& root, const std::string& file, const FindProgramme& find,
                          Chain chain) {
    std::vector<Flaw> flaws;
    TableReader reader(root, "", file, flaws);
    if (!reader.has("programme")) return {};
    TableReader programme = reader.table("programme");
    if (!programme.has("builds_on")) return {};
    const std::string base = programme.text("builds_on");
    chain.push_back(programme.text_or("id", file));
    if (base.find('/') != std::string::npos) {
        programme.flaw("builds_on",
                       {"パスではなく id を書いてください。", "Write an id, not a path."});
    }
    if (!flaws.empty()) return {std::nullopt, std::move(flaws)};
    if (std::find(chain.begin(), chain.end(), base) != chain.end()) {
        programme.flaw("builds_on", {"「" + base + "」は、めぐってこのファイルをもとにしています。",
                                     "\"" + base + "\" builds on this file in turn."});
        return {std::nullopt, std::move(flaws)};
    }
    const auto found = find ? find(base)
                            : Result<ProgrammeText>(fail(
                                  ErrorKind::not_found, "programme.base",
                                  {"探す場所がありません。", "There is no place to look for it."}));
    chain.push_back(base);  // By this name too: the file may give itself another id.
    if (found) return load(found->text, found->file, find, std::move(chain));
    programme.flaw("builds_on", {"もとになる「" + base + "」を読めません。" + found.error().what.ja,
                                 "\"" + base + "\", which it builds on, cannot be read. " +
                                     found.error().what.en});
    return {std::nullopt, std::move(flaws)};
}

LoadedProgramme load(std::string_view text, const std::string& file, const FindProgramme& find,
                     Chain chain) {
    TomlParsed parsed = parse_toml(text, file);
    if (!parsed.flaws.empty()) return {std::nullopt, std::move(parsed.flaws)};
    LoadedProgramme base = load_base(parsed.root, file, find, std::move(chain));
    if (!base.flaws.empty()) return base;
    loading::Context context;
    context.file = file;
    const bool builds_on = base.programme.has_value();
    if (builds_on) {
        loading::begin_on(context, std::move(*base.programme));
        number_reasons_by_line(context.programme);  // Without those of its offers.
    }
    TableReader root(parsed.root, "", context.file, context.flaws);
    loading::read_definitions(context, root);
    loading::read_offers(context, root);
    loading::read_rules(context, root);
    loading::read_desk(context, root);
    root.finish();
    // What a wrong name left out would only show up again as a missing piece of the whole.
    if (context.flaws.empty()) loading::check_whole(context);
    if (context.flaws.empty() && builds_on) {
        loading::check_base_offers(context);
        loading::settle_spacing(context);
    }
    if (context.flaws.empty()) {
        number_reasons_by_line(context.programme);
        arrange_plans(context.programme);
    }
    return loading::value_or_flaws<LoadedProgramme>(std::move(context.programme),
                                                    std::move(context.flaws));
}

}  // namespace

LoadedProgramme load_programme(std::string_view text, const std::string& file,
                               const FindProgramme& find) {
    return load(text, file, find, {});
}

std::string to_line(const Flaw& flaw, Language language) {
    std::string out = flaw.file + ":" + std::to_string(flaw.line) + ": ";
    if (!flaw.key.empty()) out += flaw.key + ": ";
    return out + (language == Language::japanese ? flaw.words.ja : flaw.words.en);
}

Result<Programme> parse_programme(std::string_view text, const std::string& file,
                                  const FindProgramme& find) {
    LoadedProgramme loaded = load_programme(text, file, find);
    if (loaded.programme) return std::move(*loaded.programme);
    return std::unexpected(error_of("programme.flaws",
                                    {"事業ファイルに誤りがあります。何も変えていません。",
                                     "The programme file has errors; nothing was changed."},
                                    loaded.flaws));
}

Error error_of(std::string code, Words what, const std::vector<Flaw>& flaws) {
    for (const Flaw& flaw : flaws) {
        what.ja += "\n" + to_line(flaw, Language::japanese);
        what.en += "\n" + to_line(flaw, Language::english);
    }
    return Error{ErrorKind::bad_input,
                 std::move(code),
                 std::move(what),
                 {"\n直してからもう一度読み込んでください。", "\nCorrect them and load it again."}};
}

}  // namespace uketsuke
