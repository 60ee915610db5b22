// Names to bits and numbers, each unknown name a flaw where it stands.
#include "core/programme/load_context.h"

#include <algorithm>

#include "core/programme/sources.h"

namespace uketsuke::loading {

namespace {

template <class Noun>
int index_of(const std::vector<Noun>& all, std::string_view id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Noun& n) { return n.id == id; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

void unknown_name(TableReader& table, std::string_view key, const std::string& name) {
    table.flaw(key, {"「" + name + "」はこのファイルで決められていません。",
                     "\"" + name + "\" is not defined in this file."});
}

template <class Noun>
Mask mask_of_names(TableReader& table, std::string_view key, const std::vector<Noun>& all) {
    Mask mask = 0;
    for (const std::string& name : table.texts(key)) {
        const int index = index_of(all, name);
        if (index < 0) {
            unknown_name(table, key, name);
        } else {
            mask |= mask_of(index);
        }
    }
    return mask;
}

template <class Noun>
int index_of_name(TableReader& table, std::string_view key, const std::vector<Noun>& all) {
    const std::string name = table.text_or(key, "");
    if (name.empty()) return -1;
    const int index = index_of(all, name);
    if (index < 0) unknown_name(table, key, name);
    return index;
}

}  // namespace

int add_reason(Context& context, TableReader& table, const std::string& code,
               const std::string& clause, Words words) {
    auto& reasons = context.programme.reasons;
    if (reasons.size() == reasons_max) {
        table.flaw("", {"規則が多すぎます。", "The file has too many rules."});
        return 0;
    }
    reasons.push_back({code, clause, std::move(words), table.line()});
    return static_cast<int>(reasons.size()) - 1;
}

std::string read_clause(Context& context, TableReader& table) {
    return read_clause(context.programme.documents, table);
}

std::string read_code(TableReader& table, const std::string& otherwise) {
    std::string code = table.text_or("code", otherwise);
    if (!is_reason_code(code)) {
        table.flaw("code", {"「" + code + "」という理由コードはありません。",
                            "There is no reason code \"" + code + "\"."});
    }
    return code;
}

Span read_span(TableReader& table) {
    Span span;
    span.from = table.day("from").value_or(day_always);
    span.until = table.day("until").value_or(day_never);
    if (span.from > span.until) {
        table.flaw("until", {"終わりの日が始まりの日より前です。成り立つ日がありません。",
                             "The last day is before the first: this can never hold."});
    }
    return span;
}

Mask read_products(Context& context, TableReader& table, std::string_view key,
                   std::string_view class_key, Mask absent) {
    Mask mask = mask_of_names(table, key, context.programme.products);
    bool named = table.has(key);
    if (!class_key.empty()) {
        const int index = index_of_name(table, class_key, context.programme.product_classes);
        named = named || table.has(class_key);
        if (index >= 0) {
            mask |= context.programme.product_classes[static_cast<std::size_t>(index)].products;
        }
    }
    return named ? mask : absent;
}

Mask read_series(Context& context, TableReader& table) {
    const bool named = table.has("series");
    const Mask mask = mask_of_names(table, "series", context.programme.series);
    return named ? mask : mask_all;
}

Mask read_groups(Context& context, TableReader& table, std::string_view key) {
    return mask_of_names(table, key, context.programme.groups);
}

Mask read_doses(TableReader& table, Mask absent) {
    if (!table.has("doses")) return absent;
    Mask mask = 0;
    for (const int dose : table.numbers("doses", 1, dose_number_max)) mask |= mask_of(dose);
    return mask;
}

Mask read_previous(Context& context, TableReader& table) {
    Mask mask = read_products(context, table, "previous", "", mask_all);
    if (table.has("previous_not")) {
        mask &= ~read_products(context, table, "previous_not", "", 0) & ~mask_of(none_index);
    } else {
        table.texts("previous_not");
    }
    return mask;
}

int read_age_class(Context& context, TableReader& table, std::string_view key) {
    return index_of_name(table, key, context.programme.age_classes);
}

std::optional<Ages> read_ages(Context& context, TableReader& table) {
    const int index = read_age_class(context, table, "ages");
    if (index < 0) return std::nullopt;
    return context.programme.age_classes[static_cast<std::size_t>(index)].ages;
}

int read_people(Context& context, TableReader& table, std::string_view key) {
    return index_of_name(table, key, context.programme.people);
}

void read_each(Context& context, TableReader& root, const char* key,
               void (*read)(Context&, TableReader&)) {
    for (const TomlValue* value : root.tables(key)) {
        TableReader table(*value, key, context.file, context.flaws);
        read(context, table);
        table.finish();
    }
}

}  // namespace uketsuke::loading
