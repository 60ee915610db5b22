// The city, its people, its products and the document's counts.
#include "sync/city/load_plan.h"

#include <algorithm>

#include "core/programme/load.h"
#include "core/programme/sources.h"
#include "core/voucher/voucher.h"
#include "sync/city/plan_reader.h"

namespace uketsuke {

namespace city {

namespace {

constexpr int people_max = 50'000'000;

void end_table(PlanReader& reader, TableReader& table) {
    loading::read_clause(reader.documents, table);
    table.finish();
}

void read_city(PlanReader& reader, TableReader& root) {
    CityPlan& plan = reader.plan;
    TableReader table = root.table("city");
    plan.municipality = table.text("municipality");
    if (!plan.municipality.empty() && !MunicipalityCode::parse(plan.municipality)) {
        table.flaw("municipality", {"検査数字まで正しい6桁の市町村コードを書いてください。",
                                    "Write a municipality code of six digits that checks."});
    }
    plan.today = read_day(table, "today");
    plan.lots_from = read_day(table, "lots_from");
    plan.name = table.words();
    plan.certificate_title = table.words("certificate_");
    end_table(reader, table);
}

void read_ages(PlanReader& reader, TableReader& root) {
    TableReader table = root.table("ages");
    RowAges& ages = reader.plan.ages;
    ages.infant_months = read_number(table, "infant_months", 1, 120);
    ages.child = read_number(table, "child_years", 1, years_max);
    ages.adult = read_number(table, "adult_years", 1, years_max);
    ages.elderly = read_number(table, "elderly_years", 1, years_max);
    ages.oldest = read_number(table, "oldest_years", 1, years_max);
    const Words rising{"行の年齢は下から順に大きくしてください。",
                       "The ages of the rows must rise from row to row."};
    if (ages.child * 12 <= ages.infant_months) table.flaw("child_years", rising);
    if (ages.adult <= ages.child) table.flaw("adult_years", rising);
    if (ages.elderly <= ages.adult) table.flaw("elderly_years", rising);
    if (ages.oldest <= ages.elderly) table.flaw("oldest_years", rising);
    end_table(reader, table);
}

void read_groups(PlanReader& reader, TableReader& root) {
    TableReader table = root.table("groups");
    GroupShares& groups = reader.plan.groups;
    groups.years_from = read_number(table, "years_from", 0, years_max);
    groups.years_until = read_number(table, "years_until", 0, years_max);
    int all = 0;
    for (const TomlValue* value : table.tables("share")) {
        TableReader share = reader.row(*value, "groups.share");
        groups.shares.push_back(
            {share.text("id"), read_number(share, "per_mille", 1, per_mille_max)});
        all += groups.shares.back().per_mille;
        if (all > per_mille_max) {
            share.flaw("per_mille",
                       {"合わせて千人を超えています。", "Together these are over a thousand."});
        }
        share.finish();
    }
    end_table(reader, table);
}

void read_people(PlanReader& reader, TableReader& root) {
    for (const TomlValue* value : root.tables("people")) {
        TableReader table = reader.row(*value, "people");
        const std::string id = table.text("id");
        Whom whom;
        for (const TomlValue* each : table.tables("any")) {
            TableReader row = reader.row(*each, "people.any");
            whom.push_back(
                {row.number("years_from", 0, years_max).value_or(0), row.texts("groups")});
            for (const std::string& group : whom.back().groups) {
                const auto& shares = reader.plan.groups.shares;
                if (std::any_of(shares.begin(), shares.end(),
                                [&](const auto& share) { return share.id == group; }))
                    continue;
                row.flaw("groups", {"「" + group + "」は [[groups.share]] にありません。",
                                    "No [[groups.share]] has \"" + group + "\"."});
            }
            row.finish();
        }
        if (whom.empty()) table.flaw("any", {"だれのことか書いてください。", "Say who they are."});
        if (!reader.people.emplace(id, whom).second) {
            table.flaw("id", {"「" + id + "」は二度決められています。",
                              "\"" + id + "\" is defined twice."});
        }
        end_table(reader, table);
    }
}

// Nobody may take a made-up lot for a real one.
void read_lot(TableReader& table, PlanProduct& product) {
    const std::string lot = table.text("lot");
    const auto place = lot.find('#');
    if (!lot.empty() && (place == lot.npos || !(lot.starts_with("XX9") || lot.starts_with("99")))) {
        table.flaw("lot", {"XX9 か 99 で始め、番号の入る所に # を書いてください。",
                           "Begin with XX9 or 99 and write # where the number goes."});
    }
    product.lot_prefix = lot.substr(0, place);
    if (place != lot.npos) product.lot_suffix = lot.substr(place + 1);
}

void read_products(PlanReader& reader, TableReader& root) {
    for (const TomlValue* value : root.tables("product")) {
        TableReader table = reader.row(*value, "product");
        PlanProduct product;
        product.label = {table.text("id"), table.text("label"), table.text("maker")};
        read_lot(table, product);
        product.days_to_second = table.number("days_to_second", 1, days_max);
        if (product.days_to_second) loading::read_clause(reader.documents, table);
        if (find_product(reader.plan, product.label.id) != nullptr) {
            table.flaw("id", {"この製品は二度書かれています。", "This product stands twice."});
        }
        table.finish();
        reader.plan.products.push_back(std::move(product));
    }
}

void read_tables(PlanReader& reader, TableReader& root) {
    CityCounts& counts = reader.plan.counts;
    TableReader population = root.table("population");
    counts.count_day = read_day(population, "day");
    counts.residents = read_number(population, "residents", 1, people_max);
    counts.elderly = read_number(population, "elderly", 0, counts.residents);
    end_table(reader, population);
    TableReader registered = root.table("register");
    counts.register_day = read_day(registered, "day");
    if (counts.register_day >= counts.count_day) {
        registered.flaw("day", {"[population] の日より前にしてください。",
                                "This must be before the day of [population]."});
    }
    counts.registered_infants = read_number(registered, "infants", 1, people_max);
    counts.registered_children = read_number(registered, "children", 1, people_max);
    counts.registered_adults = read_number(registered, "adults", 1, people_max);
    end_table(reader, registered);
    TableReader doses = root.table("doses");
    counts.infant_first = read_number(doses, "infant_first", 0, counts.registered_infants);
    counts.child_first = read_number(doses, "child_first", 0, counts.registered_children);
    counts.child_second = read_number(doses, "child_second", 0, counts.child_first);
    counts.child_third = read_number(doses, "child_third", 0, counts.child_second);
    counts.adult_first = read_number(doses, "adult_first", 1, counts.registered_adults);
    counts.adult_second = read_number(doses, "adult_second", 1, counts.adult_first);
    counts.adult_adapted = read_number(doses, "adult_adapted", 0, counts.adult_second);
    end_table(reader, doses);
    TableReader places = root.table("places");
    counts.first_with_dead = read_number(places, "first", counts.first(), people_max);
    counts.second_with_dead = read_number(places, "second", counts.second(), people_max);
    counts.collective_first = read_number(places, "collective_first", 0, counts.first_with_dead);
    counts.collective_second = read_number(places, "collective_second", 0, counts.second_with_dead);
    end_table(reader, places);
    TableReader unsaid = root.table("unsaid");
    counts.babies_per_mille = read_number(unsaid, "babies_per_mille", 0, per_mille_max);
    counts.later_collective_percent = read_number(unsaid, "later_collective_percent", 0, 100);
    end_table(reader, unsaid);
}

void read_preset(PlanReader& reader, TableReader& root) {
    const CityCounts& counts = reader.plan.counts;
    PresetCounts& preset = reader.plan.preset;
    TableReader table = root.table("preset");
    int left = counts.residents - counts.elderly;
    for (const auto& [key, part] :
         {std::pair("babies", &preset.babies), std::pair("infants", &preset.infants),
          std::pair("children", &preset.children)}) {
        *part = read_number(table, key, 0, left);
        left -= *part;
    }
    preset.left_days = read_number(table, "left_days", 1, days_max);
    end_table(reader, table);
    TableReader dead = root.table("dead");
    preset.dead_born.first = read_day(dead, "born");
    preset.dead_born.days = read_number(dead, "born_days", 1, days_max);
    preset.dead_before_register = read_number(dead, "before_register", 0, counts.dead_first());
    preset.dead_left.first = read_day(dead, "left");
    preset.dead_left.days = read_number(dead, "left_days", 1, days_max);
    const int first_most = std::min(counts.collective_first, counts.dead_first());
    preset.dead_collective_first = read_number(dead, "collective_first", 0, first_most);
    const int second_most = std::min(counts.collective_second, counts.dead_second());
    preset.dead_collective_second = read_number(dead, "collective_second", 0, second_most);
    end_table(reader, dead);
    TableReader moved = root.table("moved");
    const auto row = [&](const char* from, const char* span) {
        return PresetCounts::Row{read_number(moved, from, 0, years_max),
                                 read_number(moved, span, 1, years_max)};
    };
    preset.moved_infants = row("infants_from", "infants_span");
    preset.moved_children = row("children_from", "children_span");
    preset.moved_adults = row("adults_from", "adults_span");
    end_table(reader, moved);
}

}  // namespace

int read_number(TableReader& table, const char* key, int least, int most) {
    if (!table.has(key)) table.text(key);  // Says that it is missing.
    return table.number(key, least, most).value_or(std::max(least, 0));
}

Day read_day(TableReader& table, const char* key) {
    if (!table.has(key)) table.text(key);
    return table.day(key).value_or(Day{});
}

}  // namespace city

LoadedCityPlan load_city_plan(std::string_view text, const std::string& file) {
    TomlParsed parsed = parse_toml(text, file);
    if (!parsed.flaws.empty()) return {std::nullopt, std::move(parsed.flaws)};
    city::PlanReader reader{file, {}, {}, {}, {}};
    TableReader root(parsed.root, "", file, reader.flaws);
    reader.documents = loading::read_sources(root, file, reader.flaws);
    city::read_city(reader, root);
    city::read_ages(reader, root);
    city::read_groups(reader, root);
    city::read_people(reader, root);
    city::read_products(reader, root);
    city::read_history(reader, root);
    city::read_tables(reader, root);
    city::read_preset(reader, root);
    root.finish();
    return loading::value_or_flaws<LoadedCityPlan>(std::move(reader.plan), std::move(reader.flaws));
}

Result<CityPlan> parse_city_plan(std::string_view text, const std::string& file) {
    LoadedCityPlan loaded = load_city_plan(text, file);
    if (loaded.plan) return *std::move(loaded.plan);
    return std::unexpected(error_of("city.flaws",
                                    {"見本の町のファイルに誤りがあります。何も変えていません。",
                                     "The made-up city's file has errors; nothing was changed."},
                                    loaded.flaws));
}

}  // namespace uketsuke
