// The nouns of a programme file: documents, ages, products, series, groups, people, contacts.
#include <algorithm>

#include "core/programme/load_context.h"
#include "core/programme/sources.h"

namespace uketsuke::loading {

namespace {

template <class Noun>
void check_new(TableReader& table, const std::vector<Noun>& all, const std::string& id) {
    for (const Noun& other : all) {
        if (!id.empty() && other.id == id) {
            table.flaw("id", {"「" + id + "」は二度決められています。",
                              "\"" + id + "\" is defined twice."});
        }
    }
}

void read_programme(Context& context, TableReader& root) {
    Programme& programme = context.programme;
    TableReader table = root.table("programme");
    programme.id = table.text("id");
    const std::string base_version = programme.version;
    programme.version = table.text("version");
    programme.builds_on = table.text_or("builds_on", "");
    if (!base_version.empty()) {
        programme.version += "+" + programme.builds_on + "-" + base_version;
    }
    programme.name = table.words();
    programme.municipality = table.text_or("municipality", "");
    programme.form = table.text_or("form", programme.form);
    programme.span = read_span(table);
    for (const char* key : {"from", "until"}) {
        if (!table.has(key)) {
            table.flaw(key, {"実施期間の日付を書いてください。", "State the programme's period."});
        }
    }
    table.finish();
}

void read_document(Context& context, TableReader& table) {
    SourceDocument document = read_source(table);
    check_new(table, context.programme.documents, document.id);
    context.programme.documents.push_back(std::move(document));
}

int edge_index(Programme& programme, const AgeEdge& edge) {
    auto& all = programme.age_edges;
    const auto found = std::find(all.begin(), all.end(), edge);
    const auto index = found - all.begin();
    if (found == all.end()) all.push_back(edge);
    return static_cast<int>(index);
}

void set_edges(Programme& programme, Ages& ages) {
    using Kind = AgeEdge::Kind;
    // Nobody is too young for "from 0 years", so that a wrong birth date alone opens nothing.
    AgeEdge opens{Kind::birth, 0};
    if (ages.from_years != 0) opens = {Kind::years, ages.from_years};
    if (ages.from_months != 0) opens = {Kind::months, ages.from_months};
    const AgeEdge closes =
        ages.below_years == 0 ? AgeEdge{Kind::never, 0} : AgeEdge{Kind::years, ages.below_years};
    ages.opens = edge_index(programme, opens);
    ages.closes = edge_index(programme, closes);
}

void read_age_class_row(Context& context, TableReader& table) {
    AgeClass age_class{table.text("id"), table.words(), {}};
    check_new(table, context.programme.age_classes, age_class.id);
    age_class.ages.from_years = table.number("from_years", 0, 130).value_or(0);
    age_class.ages.from_months = table.number("from_months", 1, 60).value_or(0);
    if (table.has("from_years") && table.has("from_months")) {
        table.flaw("from_months", {"from_years と from_months はどちらか一つです。",
                                   "Write from_years or from_months, not both."});
    }
    // "until 15 years" includes the whole of being 15: too old is who reaches 16.
    if (const auto until = table.number("until_years", 0, 130)) {
        age_class.ages.below_years = *until + 1;
        if (age_class.ages.from_years > *until) {
            table.flaw("until_years", {"この年齢の人はいません。", "Nobody is of this age."});
        }
    }
    set_edges(context.programme, age_class.ages);
    context.programme.age_classes.push_back(std::move(age_class));
}

void read_product_class(Context& context, TableReader& table) {
    ProductClass product_class{table.text("id"), table.words(), 0};
    check_new(table, context.programme.product_classes, product_class.id);
    context.programme.product_classes.push_back(std::move(product_class));
}

void read_volumes(Context& context, TableReader& table, Product& product) {
    for (const TomlValue* value : table.tables("volumes")) {
        TableReader row(*value, "product.volumes", context.file, context.flaws);
        Volume volume;
        volume.doses = read_doses(row, mask_all);
        volume.microlitres = row.number("microlitres", 1, 10000).value_or(0);
        if (!row.has("microlitres")) row.text("microlitres");
        row.finish();
        product.volumes.push_back(volume);
    }
}

// The keys say the unit; a value that no source gives is left out of the file.
void read_preparation(TableReader& table, Product& product) {
    product.preparation = {table.number("diluent_microlitres", 0, 100000),
                           table.number("doses_per_vial", 1, 100),
                           table.number("hours_after_dilution", 1, 1000),
                           table.number("hours_after_puncture", 1, 1000)};
    product.cvx = table.text_or("cvx", "");
    product.approval_number = table.text_or("approval_number", "");
}

void read_product(Context& context, TableReader& table) {
    Programme& programme = context.programme;
    Product product;
    product.id = table.text("id");
    product.name = table.words();
    product.maker = table.words("maker_");
    check_new(table, programme.products, product.id);
    const std::string class_id = table.text("class");
    for (std::size_t i = 0; i < programme.product_classes.size(); ++i) {
        if (programme.product_classes[i].id != class_id) continue;
        product.product_class = static_cast<int>(i);
        programme.product_classes[i].products |=
            mask_of(static_cast<int>(programme.products.size()));
    }
    if (programme.product_classes.empty() ||
        programme.product_classes[static_cast<std::size_t>(product.product_class)].id != class_id) {
        table.flaw("class", {"この種類は [[class]] にありません。", "No [[class]] has this id."});
    }
    product.age_class = std::max(read_age_class(context, table, "ages"), 0);
    if (!table.has("ages")) table.text("ages");
    read_volumes(context, table, product);
    read_preparation(table, product);
    if (programme.products.size() == products_max) {
        table.flaw("id", {"製品が多すぎます。", "There are too many products."});
        return;
    }
    context.product_lines.push_back(table.line());
    programme.products.push_back(std::move(product));
}

void read_series_row(Context& context, TableReader& table) {
    Series series;
    series.id = table.text("id");
    series.name = table.words();
    check_new(table, context.programme.series, series.id);
    series.clause = read_clause(context, table);
    series.products = read_products(context, table, "products", "", 0);
    series.doses = table.number("primary_doses", 1, dose_number_max).value_or(0);
    series.age_class = std::max(read_age_class(context, table, "ages"), 0);
    for (const char* key : {"products", "primary_doses", "ages"}) {
        if (!table.has(key)) table.text(key);
    }
    if (context.programme.series.size() >= groups_max) return;
    context.programme.series.push_back(std::move(series));
}

void read_group(Context& context, TableReader& table) {
    Group group;
    group.id = table.text("id");
    group.name = table.words("name_");
    group.question = table.words("question_");
    const std::string by = table.text("established_by");
    group.established_by = by == "doctor" ? EstablishedBy::doctor : EstablishedBy::desk;
    if (by != "doctor" && by != "desk") {
        table.flaw("established_by",
                   {"desk か doctor と書いてください。", "Write desk or doctor."});
    }
    group.bmi_from = table.number("bmi_from", 10, 100).value_or(0);
    const std::string clause = read_clause(context, table);
    Words words = table.words();
    if (group.established_by == EstablishedBy::doctor) {
        group.needs_confirmation =
            add_reason(context, table, "group_needs_confirmation", clause, std::move(words));
    }
    auto& groups = context.programme.groups;
    // A group of the base may be said in the file's own words; its rules then speak of that one.
    for (std::size_t i = 0; i < context.base_groups; ++i) {
        if (groups[i].id != group.id) continue;
        groups[i] = std::move(group);
        return;
    }
    check_new(table, groups, group.id);
    if (groups.size() == groups_max) {
        table.flaw("id", {"区分が多すぎます。", "There are too many groups."});
        return;
    }
    groups.push_back(std::move(group));
}

void read_people_row(Context& context, TableReader& table) {
    People people;
    people.id = table.text("id");
    check_new(table, context.programme.people, people.id);
    for (const TomlValue* value : table.tables("any")) {
        TableReader row(*value, "people.any", context.file, context.flaws);
        PeopleAlternative alternative{read_ages(context, row), read_groups(context, row, "groups")};
        row.finish();
        people.any.push_back(std::move(alternative));
    }
    if (people.any.empty()) {
        table.flaw("any", {"誰も当てはまりません。", "Nobody is among these people."});
    }
    for (const std::string& other : table.texts("except")) {
        const auto& all = context.programme.people;
        std::size_t i = 0;
        while (i < all.size() && all[i].id != other) ++i;
        if (i < all.size()) {
            people.except.push_back(static_cast<int>(i));
        } else {
            table.flaw("except", {"「" + other + "」はこの行より前で決めてください。",
                                  "Define \"" + other + "\" before this row."});
        }
    }
    const std::string code = read_code(table, "group_required");
    const std::string clause = read_clause(context, table);
    people.reason = add_reason(context, table, code, clause, table.words());
    context.programme.people.push_back(std::move(people));
}

void read_contact(Context& context, TableReader& table) {
    Contact contact;
    contact.id = table.text("id");
    contact.answers = table.texts("answers");
    for (const std::string& code : contact.answers) {
        if (!is_reason_code(code)) {
            table.flaw("answers", {"「" + code + "」という理由コードはありません。",
                                   "There is no reason code \"" + code + "\"."});
        }
    }
    contact.telephone = table.text_or("telephone", "");
    contact.clause = read_clause(context, table);
    contact.words = table.words();
    auto& contacts = context.programme.contacts;
    // A contact of the base may be said in the file's own words.
    for (std::size_t i = 0; i < context.base_contacts; ++i) {
        if (contacts[i].id != contact.id) continue;
        contacts[i] = std::move(contact);
        return;
    }
    check_new(table, contacts, contact.id);
    contacts.push_back(std::move(contact));
}

void read_slip(Context& context, TableReader& table) {
    DocumentSlip slip;
    slip.clause = read_clause(context, table);
    slip.printed = table.text("printed");
    slip.words = table.words();
    context.programme.document_slips.push_back(std::move(slip));
}

}  // namespace

void read_definitions(Context& context, TableReader& root) {
    read_programme(context, root);
    read_each(context, root, "document", read_document);
    read_each(context, root, "age_class", read_age_class_row);
    read_each(context, root, "class", read_product_class);
    read_each(context, root, "product", read_product);
    read_each(context, root, "series", read_series_row);
    read_each(context, root, "group", read_group);
    read_each(context, root, "people", read_people_row);
    read_each(context, root, "contact", read_contact);
    read_each(context, root, "document_slip", read_slip);
}

}  // namespace uketsuke::loading
