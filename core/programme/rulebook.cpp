// A book of publications is a list that only grows. The first n of them are its n-th state; going
// back from the last, the first state that can be read is in force.
#include "core/programme/rulebook.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/programme/load.h"
#include "core/programme/table_reader.h"

namespace uketsuke {

namespace {

constexpr std::array kinds{RulesKind::programme, RulesKind::form, RulesKind::lots};

std::optional<RulesKind> parse_kind(std::string_view text) {
    const auto found =
        std::ranges::find_if(kinds, [&](RulesKind kind) { return text == to_text(kind); });
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

bool is_of(const RulesPublished& published, const RulesName& name) {
    return published.what == to_text(name.kind) && published.id == name.id;
}

// How messages call a publication.
std::string title_of(const RulesPublished& published) {
    return published.id + " (" + published.version + ")";
}

std::unexpected<Error> not_published(const RulesName& name) {
    return fail(ErrorKind::not_found, "rules.not_published",
                {"「" + name.id + "」はハブからまだ公開されていません。",
                 "\"" + name.id + "\" has not been published by the hub yet."},
                {"市の担当者に公開（uketsuke-hub publish）を頼み、受信（uketsuke sync）して"
                 "ください。",
                 "Ask the city to publish it (uketsuke-hub publish), then receive it (uketsuke "
                 "sync)."});
}

std::unexpected<Error> no_kind(const std::string& file) {
    return fail(ErrorKind::bad_input, "rules.kind",
                {file + " は、接種プログラム・予診票・ロット表のどれでもありません。",
                 file + " is no programme, screening form or list of lots."},
                {"表 [programme]、[form]、[lots] のうち一つだけが必要です。",
                 "It needs one of the tables [programme], [form] and [lots]."});
}

}  // namespace

const char* to_text(RulesKind kind) {
    switch (kind) {
        case RulesKind::programme:
            return "programme";
        case RulesKind::form:
            return "form";
        case RulesKind::lots:
            break;
    }
    return "lots";
}

Result<RulesHead> read_rules_head(std::string_view text, const std::string& file) {
    const TomlParsed parsed = parse_toml(text, file);
    const Words broken{"ファイルを読めません。", "The file cannot be read."};
    if (!parsed.flaws.empty()) {
        return std::unexpected(error_of("rules.head", broken, parsed.flaws));
    }
    std::vector<Flaw> flaws;
    TableReader root(parsed.root, "", file, flaws);
    std::optional<RulesHead> head;
    for (const RulesKind kind : kinds) {
        if (!root.has(to_text(kind))) continue;
        if (head) return no_kind(file);
        TableReader table = root.table(to_text(kind));
        head = RulesHead{{kind, table.text("id")}, table.text("version"), {}};
        if (kind != RulesKind::programme) continue;
        const std::string base = table.text_or("builds_on", "");
        const std::string form = table.text_or("form", "");
        if (!base.empty()) head->needs.push_back({RulesKind::programme, base});
        if (!form.empty()) head->needs.push_back({RulesKind::form, form});
    }
    if (!head) return no_kind(file);
    if (!flaws.empty()) return std::unexpected(error_of("rules.head", broken, flaws));
    return *std::move(head);
}

Rulebook::Rulebook(std::vector<RulesPublished> published) : published_(std::move(published)) {
    std::erase_if(published_, [](const RulesPublished& one) { return !parse_kind(one.what); });
}

const RulesPublished* Rulebook::newest_of(std::size_t state, const RulesName& name) const {
    for (std::size_t i = state; i > 0; --i) {
        if (is_of(published_[i - 1], name)) return &published_[i - 1];
    }
    return nullptr;
}

const RulesPublished* Rulebook::newest(const RulesName& name) const {
    return newest_of(published_.size(), name);
}

Rulebook Rulebook::with(const std::vector<RulesPublished>& more) const {
    auto all = published_;
    all.insert(all.end(), more.begin(), more.end());
    return Rulebook(std::move(all));
}

// The lists are put together: a city may get them from several makers.
Result<std::shared_ptr<const Lots>> Rulebook::lots_in(std::size_t state,
                                                      std::string& edition) const {
    std::set<std::string> seen;
    auto all = std::make_shared<Lots>();
    for (std::size_t i = state; i > 0; --i) {
        const RulesPublished& list = published_[i - 1];
        if (list.what != to_text(RulesKind::lots) || !seen.insert(list.id).second) continue;
        Lots lots = TRY(parse_lots(list.text, title_of(list)));
        edition += ", " + list.id + " " + list.version;
        std::ranges::move(lots.documents, std::back_inserter(all->documents));
        std::ranges::move(lots.lots, std::back_inserter(all->lots));
        std::ranges::move(lots.holds, std::back_inserter(all->holds));
        std::ranges::move(lots.packages, std::back_inserter(all->packages));
    }
    return seen.empty() ? nullptr : std::shared_ptr<const Lots>(std::move(all));
}

Result<Rules> Rulebook::rules_in(std::size_t state, const std::string& programme) const {
    const RulesName name{RulesKind::programme, programme};
    const RulesPublished* published = newest_of(state, name);
    if (published == nullptr) return not_published(name);
    const FindProgramme find = [&](const std::string& id) -> Result<ProgrammeText> {
        const RulesName base{RulesKind::programme, id};
        const RulesPublished* found = newest_of(state, base);
        if (found == nullptr) return not_published(base);
        return ProgrammeText{found->text, title_of(*found)};
    };
    Rules rules{TRY(parse_programme(published->text, title_of(*published), find)), {}, {}, {}};
    rules.edition = rules.programme.id + " " + rules.programme.version;
    if (!rules.programme.form.empty()) {
        const RulesName form{RulesKind::form, rules.programme.form};
        const RulesPublished* found = newest_of(state, form);
        if (found == nullptr) return not_published(form);
        rules.form =
            std::make_shared<const ScreeningForm>(TRY(parse_form(found->text, title_of(*found))));
        rules.edition += ", " + found->id + " " + found->version;
    }
    rules.lots = TRY(lots_in(state, rules.edition));
    return rules;
}

Result<RulesInForce> Rulebook::in_force(const std::string& programme) const {
    std::optional<Error> newest_error;
    for (std::size_t state = published_.size(); state > 0; --state) {
        auto rules = rules_in(state, programme);
        if (rules) return RulesInForce{*std::move(rules), std::move(newest_error)};
        if (!newest_error) newest_error = rules.error();
    }
    if (newest_error) return std::unexpected(*std::move(newest_error));
    return not_published({RulesKind::programme, programme});
}

Rulebook rulebook_of(const std::vector<Entry>& entries) {
    std::vector<RulesPublished> published;
    for (const Entry& entry : entries) {
        auto fact = parse_fact(entry.header.kind, entry.json);
        if (!fact) continue;  // Of a newer program; its bytes are kept.
        if (auto* rules = std::get_if<RulesPublished>(&*fact))
            published.push_back(std::move(*rules));
    }
    return Rulebook(std::move(published));
}

}  // namespace uketsuke
