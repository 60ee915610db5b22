// Gathers a file and what it needs, reads each, then the whole book as it would be.
#include "core/programme/publication.h"

#include <algorithm>
#include <set>

namespace uketsuke {

namespace {

class Plan {
  public:
    Plan(const Rulebook& book, const FindRules& find) : book_(book), find_(find) {}

    Result<void> add(const ProgrammeText& file) {
        const RulesHead head = TRY(read_rules_head(file.text, file.file));
        if (!asked_.insert(head.name).second) return {};  // Builds on itself: the loader says so.
        for (const RulesName& need : head.needs) {
            if (book_.newest(need) != nullptr || asked_.contains(need)) continue;
            const ProgrammeText found = TRY(find_(need));
            TRY(add(found));
        }
        const RulesPublished wish{to_text(head.name.kind), head.name.id, head.version, file.text};
        const RulesPublished* newest = book_.newest(head.name);
        if (newest != nullptr && *newest == wish) return {};
        TRY(check_version(wish, file.file));
        TRY(check_file(head.name.kind, file));
        wishes_.push_back(wish);
        return {};
    }

    const std::vector<RulesPublished>& wishes() const { return wishes_; }

  private:
    // Doses name versions: one version is one text, for ever.
    Result<void> check_version(const RulesPublished& wish, const std::string& file) const {
        const bool other = std::ranges::any_of(book_.published(), [&](const RulesPublished& old) {
            return old.what == wish.what && old.id == wish.id && old.version == wish.version &&
                   old.text != wish.text;
        });
        if (!other) return {};
        return fail(
            ErrorKind::conflict, "rules.version",
            {file + "：版「" + wish.version + "」は別の内容で公開済みです。何も公開していません。",
             file + ": version \"" + wish.version +
                 "\" was published with another text. Nothing was published."},
            {"version を新しくしてから、もう一度公開してください。",
             "Give it a new version and publish again."});
    }

    // By itself, so that a clerk reads his own file's name, line and key.
    Result<void> check_file(RulesKind kind, const ProgrammeText& file) const {
        const Rulebook so_far = book_.with(wishes_);
        const FindProgramme find = [&](const std::string& id) -> Result<ProgrammeText> {
            const RulesPublished* base = so_far.newest({RulesKind::programme, id});
            if (base != nullptr) return ProgrammeText{base->text, id};
            return find_({RulesKind::programme, id});
        };
        if (kind == RulesKind::programme) TRY(parse_programme(file.text, file.file, find));
        if (kind == RulesKind::form) TRY(parse_form(file.text, file.file));
        if (kind == RulesKind::lots) TRY(parse_lots(file.text, file.file));
        return {};
    }

    const Rulebook& book_;
    const FindRules& find_;
    std::set<RulesName> asked_;
    std::vector<RulesPublished> wishes_;
};

Error would_break(const std::string& id, Error why) {
    why.code = "rules.breaks";
    why.what.ja = "公開すると「" + id + "」が読めません。何も公開していません。\n" + why.what.ja;
    why.what.en =
        "\"" + id + "\" could not be read with this. Nothing was published.\n" + why.what.en;
    return why;
}

// Every programme of the book at its newest; gives the products that they name.
Result<std::set<std::string>> check_programmes(const Rulebook& book) {
    std::set<std::string> products;
    for (const RulesPublished& one : book.published()) {
        if (one.what != to_text(RulesKind::programme)) continue;
        const auto read = book.in_force(one.id);
        if (!read) return std::unexpected(would_break(one.id, read.error()));
        if (read->newer) return std::unexpected(would_break(one.id, *read->newer));
        for (const Product& product : read->rules.programme.products) products.insert(product.id);
    }
    return products;
}

// A list of lots may come before the first programme. After it, a product that none names is a
// slip of the pen, and its hold would hold nothing.
Result<void> check_lots(const RulesPublished& wish, const std::set<std::string>& products) {
    const Lots lots = TRY(parse_lots(wish.text, wish.id));
    std::set<std::string> named;
    for (const Lot& lot : lots.lots) named.insert(lot.product);
    for (const Hold& hold : lots.holds) named.insert(hold.product);
    for (const Package& package : lots.packages) named.insert(package.product);
    for (const std::string& product : named) {
        if (products.empty() || products.contains(product)) continue;
        return fail(ErrorKind::bad_input, "rules.product",
                    {"ロット表の製品「" + product +
                         "」は、公開済みのどの接種プログラムにもありません。何も公開していません。",
                     "No published programme knows the product \"" + product +
                         "\" of this list. Nothing was published."},
                    {"製品の id を確かめてください。", "Check the product's id."});
    }
    return {};
}

Result<void> check_whole(const Rulebook& book, const std::vector<RulesPublished>& wishes) {
    const std::set<std::string> products = TRY(check_programmes(book));
    for (const RulesPublished& wish : wishes) {
        if (wish.what == to_text(RulesKind::lots)) TRY(check_lots(wish, products));
    }
    return {};
}

}  // namespace

Result<std::vector<RulesPublished>> plan_publication(const Rulebook& book,
                                                     const ProgrammeText& file,
                                                     const FindRules& find) {
    Plan plan(book, find);
    TRY(plan.add(file));
    if (!plan.wishes().empty()) TRY(check_whole(book.with(plan.wishes()), plan.wishes()));
    return plan.wishes();
}

}  // namespace uketsuke
