// The rules of a programme file that stand beside the offers: intervals, limits, residence, other
// vaccines, vouchers, what is wrong with a history, cautions, deadlines and the general answers.
#include <tuple>

#include "core/programme/load_context.h"

namespace uketsuke::loading {

namespace {

RuleEffect read_effect(TableReader& table, RuleEffect otherwise) {
    if (!table.has("effect")) {
        table.text_or("effect", "");
        return otherwise;
    }
    const std::string effect = table.text("effect");
    if (effect == "block") return RuleEffect::block;
    if (effect == "confirm") return RuleEffect::confirm;
    if (effect != "note") {
        table.flaw("effect",
                   {"block・confirm・note のどれかです。", "Write block, confirm or note."});
    }
    return RuleEffect::note;
}

Scope read_scope(Context& context, TableReader& table) {
    Scope scope;
    scope.doses = read_doses(table, mask_all);
    scope.products = read_products(context, table, "products", "class", mask_all);
    scope.series = read_series(context, table);
    scope.previous = read_previous(context, table);
    scope.earlier = read_products(context, table, "after_products", "after_class", 0);
    if (table.has("same_product")) scope.same_product = table.truth_or("same_product", true);
    scope.ages = read_ages(context, table);
    scope.people = read_people(context, table, "people");
    return scope;
}

// What every rule carries. `code` and `effect` are what the kind of rule means unless it says more.
Rule read_common(Context& context, TableReader& table, const std::string& code, RuleEffect effect) {
    Rule rule;
    rule.line = table.line();
    rule.effect = read_effect(table, effect);
    rule.taken_over = table.truth_or("taken_over", true);
    rule.span = read_span(table);
    rule.scope = read_scope(context, table);
    const std::string own_code = read_code(table, code);
    const std::string clause = read_clause(context, table);
    rule.reason = add_reason(context, table, own_code, clause, table.words());
    return rule;
}

void read_spacing(Context& context, TableReader& table) {
    Spacing spacing;
    spacing.days = table.number("days", 1, 4000).value_or(0);
    spacing.months = table.number("months", 1, 120).value_or(0);
    spacing.bound_days = table.number("bound_days", 1, 4000).value_or(0);
    spacing.bound_months = table.number("bound_months", 1, 120).value_or(0);
    if (table.has("bound_days") && table.has("bound_months")) {
        table.flaw("bound_months", {"bound_days と bound_months はどちらか一つです。",
                                    "Write bound_days or bound_months, not both."});
    }
    if (table.has("days") == table.has("months")) {
        table.flaw("days", {"days か months のどちらか一つを書いてください。",
                            "Write either days or months."});
    }
    for (const auto& [key, bound, whole] :
         {std::tuple("bound_days", spacing.bound_days, spacing.days),
          std::tuple("bound_months", spacing.bound_months, spacing.months)}) {
        if (bound == 0 || whole == 0 || bound < whole) continue;
        table.flaw(key, {"間隔より小さくしてください。成り立つ日がありません。",
                         "This must be less than the interval, or the rule can never hold."});
    }
    const bool bounded = spacing.bound_days != 0 || spacing.bound_months != 0;
    Rule rule =
        read_common(context, table, bounded ? "earlier_than_standard" : "interval_too_short",
                    bounded ? RuleEffect::confirm : RuleEffect::block);
    rule.what = spacing;
    context.programme.rules.push_back(std::move(rule));
}

void read_once(Context& context, TableReader& table) {
    Once once;
    once.from_dose = table.number("from_dose", 1, dose_number_max).value_or(1);
    Rule rule = read_common(context, table, "product_already_given", RuleEffect::block);
    if (!table.has("products") && !table.has("class")) table.text("products");
    once.given =
        read_products(context, table, "given_products", "given_class", rule.scope.products);
    once.given_from = table.day("given_from").value_or(day_always);
    rule.what = once;
    context.programme.rules.push_back(std::move(rule));
}

void read_total(Context& context, TableReader& table) {
    const auto most = table.number("most", 1, dose_number_max);
    if (!table.has("most")) table.text("most");
    Rule rule = read_common(context, table, "series_complete", RuleEffect::block);
    rule.what = Total{most.value_or(0)};
    context.programme.rules.push_back(std::move(rule));
}

void read_residence(Context& context, TableReader& table) {
    Residence residence;
    residence.groups = read_groups(context, table, "groups");
    residence.unless = read_groups(context, table, "unless_groups");
    Rule rule = read_common(context, table, "not_resident", RuleEffect::block);
    if (context.programme.municipality.empty()) {
        table.flaw("", {"[programme] に municipality がないので成り立ちません。",
                        "This can never hold: [programme] names no municipality."});
    }
    rule.what = residence;
    context.programme.rules.push_back(std::move(rule));
}

void read_other_vaccine(Context& context, TableReader& table) {
    OtherVaccineGap other;
    other.days = table.number("days", 1, 400).value_or(0);
    if (!table.has("days")) table.text("days");
    other.only = table.texts("kinds");
    other.except = table.texts("except_kinds");
    Rule rule = read_common(context, table, "other_vaccine_too_close", RuleEffect::block);
    rule.what = std::move(other);
    context.programme.rules.push_back(std::move(rule));
}

void read_caution(Context& context, TableReader& table) {
    if (!table.has("code")) table.text("code");
    Rule rule = read_common(context, table, "document_ambiguous", RuleEffect::confirm);
    rule.what = Caution{};
    context.programme.rules.push_back(std::move(rule));
}

void read_voucher(Context& context, TableReader& table) {
    VoucherRule voucher;
    const std::string check = table.text("check");
    std::string code = "voucher_void";
    if (check == "dose") {
        voucher.check = VoucherCheck::dose;
        code = "voucher_dose_mismatch";
    } else if (check == "municipality") {
        voucher.check = VoucherCheck::municipality;
    } else if (check == "kind") {
        voucher.check = VoucherCheck::kind;
        voucher.kinds = table.numbers("kinds", 0, 9);
        if (!table.has("kinds")) table.text("kinds");
        code = "screening_only_voucher";
    } else if (check == "missing") {
        voucher.check = VoucherCheck::missing;
        code = "voucher_missing";
    } else {
        table.flaw("check", {"dose・municipality・kind・missing のどれかです。",
                             "Write dose, municipality, kind or missing."});
    }
    Rule rule = read_common(context, table, code, RuleEffect::confirm);
    rule.what = std::move(voucher);
    context.programme.rules.push_back(std::move(rule));
}

void read_history(Context& context, TableReader& table) {
    const std::string check = table.text("check");
    HistoryCheck what = HistoryCheck::same_day;
    std::string code = "same_day_dose";
    RuleEffect effect = RuleEffect::block;
    if (check == "future") {
        what = HistoryCheck::future;
        code = "future_dose_in_history";
    } else if (check == "unknown_product") {
        what = HistoryCheck::unknown_product;
        code = "unknown_product";
        effect = RuleEffect::confirm;
    } else if (check != "same_day") {
        table.flaw("check", {"same_day・future・unknown_product のどれかです。",
                             "Write same_day, future or unknown_product."});
    }
    Rule rule = read_common(context, table, code, effect);
    rule.what = what;
    context.programme.rules.push_back(std::move(rule));
}

void read_deadline(Context& context, TableReader& table) {
    Deadline deadline;
    deadline.doses = read_doses(table, 0);
    if (!table.has("doses")) table.text("doses");
    deadline.series = read_series(context, table);
    deadline.target_products = read_products(context, table, "target_products", "target_class", 0);
    deadline.target_dose = table.number("target_dose", 2, dose_number_max).value_or(0);
    deadline.target_until = table.day("target_until").value_or(day_never);
    if (deadline.target_products == 0 && deadline.target_dose == 0) {
        table.flaw("target_dose", {"めざす回数か製品を書いてください。",
                                   "Name the dose or the products to be reached."});
    }
    const std::string clause = read_clause(context, table);
    const std::string code = read_code(table, "series_cannot_finish");
    deadline.reason = add_reason(context, table, code, clause, table.words());
    const Words small = table.words("small_print_", true);
    if (!small.ja.empty()) {
        deadline.small_print = add_reason(context, table, code, clause, small);
    }
    context.programme.deadlines.push_back(deadline);
}

void read_notice(Context& context, TableReader& table) {
    const std::string code = read_code(table, table.text("code"));
    const std::string clause = read_clause(context, table);
    const int reason = add_reason(context, table, code, clause, table.words());
    Programme& programme = context.programme;
    if (code == "wrong_product_for_dose") {
        programme.wrong_product_for_dose = reason;
    } else if (code == "wrong_product_for_age") {
        programme.wrong_product_for_age = reason;
    } else if (code == "unknown_product") {
        programme.unknown_product = reason;
    } else if (code == "document_ambiguous") {
        programme.no_rule = reason;
    } else {
        table.flaw("code", {"[[notice]] にこのコードは使えません。",
                            "A [[notice]] cannot have this code."});
    }
}

}  // namespace

void read_rules(Context& context, TableReader& root) {
    read_each(context, root, "spacing", read_spacing);
    read_each(context, root, "once", read_once);
    read_each(context, root, "total", read_total);
    read_each(context, root, "residence", read_residence);
    read_each(context, root, "other_vaccine", read_other_vaccine);
    read_each(context, root, "caution", read_caution);
    read_each(context, root, "voucher", read_voucher);
    read_each(context, root, "history", read_history);
    read_each(context, root, "deadline", read_deadline);
    read_each(context, root, "notice", read_notice);
}

}  // namespace uketsuke::loading
