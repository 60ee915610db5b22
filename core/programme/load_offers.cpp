// The positive rows of a programme file: what may be given to whom on which days.
#include <algorithm>

#include "core/programme/load_context.h"

namespace uketsuke::loading {

namespace {

void need(TableReader& table, const char* key) {
    if (!table.has(key)) table.text(key);
}

// One sentence answers for every way in which an offer can be out of reach; the code says which.
void add_reasons(Context& context, TableReader& table, Offer& offer) {
    const std::string code =
        table.text_or("before", offer.people >= 0 ? "group_not_open_yet" : "period_not_open");
    if (!is_reason_code(code)) {
        table.flaw("before", {"「" + code + "」という理由コードはありません。",
                              "There is no reason code \"" + code + "\"."});
    }
    const auto add = [&](const std::string& reason) {
        return add_reason(context, table, reason, offer.clause, offer.words);
    };
    offer.not_open = add(code);
    offer.closed = add("period_closed");
    if (offer.ages) {
        offer.too_young = add("age_too_young");
        offer.too_old = add("age_too_old");
        offer.wrong_age = add("wrong_product_for_age");
    }
}

void read_offer(Context& context, TableReader& table) {
    Offer offer;
    offer.line = table.line();
    offer.clause = read_clause(context, table);
    offer.words = table.words();
    offer.remark = table.words("remark_", true);
    offer.span = read_span(table);
    // A row without its own days holds for the whole period of the programme, and no longer.
    offer.span.from = std::max(offer.span.from, context.programme.span.from);
    offer.span.until = std::min(offer.span.until, context.programme.span.until);
    need(table, "doses");
    offer.doses = read_doses(table, 0);
    offer.products = read_products(context, table, "products", "class", 0);
    if (!table.has("products") && !table.has("class")) table.text("products");
    offer.series = read_series(context, table);
    offer.previous = read_previous(context, table);
    if (table.has("same_product")) offer.same_product = table.truth_or("same_product", true);
    offer.last.from = table.day("last_from").value_or(day_always);
    offer.last.until = table.day("last_until").value_or(day_never);
    if (offer.last.from > offer.last.until) {
        table.flaw("last_until", {"終わりの日が始まりの日より前です。成り立つ日がありません。",
                                  "The last day is before the first: this can never hold."});
    }
    offer.asked_only = table.truth_or("asked_only", false);
    offer.second_choice = table.truth_or("second_choice", false);
    offer.ages = read_ages(context, table);
    const std::string at = table.text_or("age_at", "injection");
    offer.age_at = at == "first_dose" ? AgeAt::first_dose : AgeAt::injection;
    if (at != "first_dose" && at != "injection") {
        table.flaw("age_at", {"injection か first_dose と書いてください。",
                              "Write injection or first_dose."});
    }
    offer.people = read_people(context, table, "people");
    add_reasons(context, table, offer);
    if (table.has("confirm")) {
        const std::string code = table.text("confirm");
        offer.condition = add_reason(context, table, code, offer.clause, offer.words);
        if (!is_reason_code(code)) {
            table.flaw("confirm", {"「" + code + "」という理由コードはありません。",
                                   "There is no reason code \"" + code + "\"."});
        }
    } else {
        table.text_or("confirm", "");
    }
    context.programme.offers.push_back(std::move(offer));
}

}  // namespace

void read_offers(Context& context, TableReader& root) {
    for (const TomlValue* value : root.tables("offer")) {
        TableReader table(*value, "offer", context.file, context.flaws);
        read_offer(context, table);
        table.finish();
    }
}

}  // namespace uketsuke::loading
