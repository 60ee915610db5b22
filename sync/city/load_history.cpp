// What was given to whom and when: the rows from which histories are made.
#include <algorithm>

#include "core/programme/sources.h"
#include "sync/city/plan_reader.h"

namespace uketsuke::city {

namespace {

class HistoryReader {
  public:
    HistoryReader(PlanReader& reader, TableReader& root) : reader_(reader), root_(root) {}

    void read() {
        read_adult_series();
        read_child_series();
        read_infant_dose();
        read_original_boosters();
        read_child_booster();
        read_adapted_dose();
        read_welcome();
    }

  private:
    void end(TableReader& table) {
        loading::read_clause(reader_.documents, table);
        table.finish();
    }

    // An id of [[people]]; everybody where none is named.
    Whom read_whom(TableReader& table) {
        const std::string id = table.text_or("people", "");
        if (id.empty()) return {};
        const auto found = reader_.people.find(id);
        if (found != reader_.people.end()) return found->second;
        table.flaw("people", {"「" + id + "」は [[people]] にありません。",
                              "No [[people]] has the id \"" + id + "\"."});
        return {};
    }

    std::string read_product(TableReader& table, bool of_a_series) {
        std::string id = table.text("product");
        const PlanProduct* product = find_product(reader_.plan, id);
        if (product == nullptr && !id.empty()) {
            table.flaw("product", {"「" + id + "」は [[product]] にありません。",
                                   "No [[product]] has the id \"" + id + "\"."});
        } else if (of_a_series && product != nullptr && !product->days_to_second) {
            table.flaw("product", {"この製品には days_to_second がありません。",
                                   "This product has no days_to_second."});
        }
        return id;
    }

    // Reads the rows of `key` in `parent`. Somebody whom no row fits would be nobody's.
    template <class Row, class Read>
    std::vector<Row> read_rows(TableReader& parent, const char* key, const char* name, Read read,
                               bool (*fits_all)(const Row&)) {
        std::vector<Row> rows;
        const auto values = parent.tables(key);
        for (const TomlValue* value : values) {
            TableReader table = reader_.row(*value, name);
            rows.push_back(read(table));
            end(table);
        }
        if (values.empty()) {
            parent.flaw(key, {"行がありません。", "There is no row."});
        } else if (!fits_all(rows.back())) {
            const TomlValue& last = *values.back();
            reader_.flaws.push_back({reader_.file,
                                     last.line,
                                     name,
                                     {"最後の行は条件なしにしてください。",
                                      "The last row must hold for everybody, always."}});
        }
        return rows;
    }

    std::vector<Choice> read_choices(TableReader& parent, const char* name, bool of_a_series) {
        return read_rows<Choice>(
            parent, "product", name,
            [&](TableReader& table) {
                Choice choice{read_product(table, of_a_series), read_whom(table), {}, 1000};
                choice.from = table.day("from").value_or(day_always);
                choice.per_mille =
                    table.number("per_mille", 1, per_mille_max).value_or(per_mille_max);
                return choice;
            },
            [](const Choice& last) {
                return last.whom.empty() && last.from == day_always &&
                       last.per_mille == per_mille_max;
            });
    }

    std::vector<DatedFor> read_dated(TableReader& parent, const char* key, const char* name) {
        return read_rows<DatedFor>(
            parent, key, name,
            [&](TableReader& table) {
                DatedFor row{read_whom(table), 1, 99, {}};
                row.dose_from = table.number("dose_from", 1, 99).value_or(row.dose_from);
                row.dose_until =
                    table.number("dose_until", row.dose_from, 99).value_or(row.dose_until);
                row.day = read_day(table, "day");
                return row;
            },
            [](const DatedFor& last) {
                return last.whom.empty() && last.dose_from == 1 && last.dose_until == 99;
            });
    }

    static Window read_window(TableReader& table) {
        return {read_day(table, "first"), read_number(table, "days", 1, days_max)};
    }

    void read_adult_series() {
        AdultSeries& series = reader_.plan.adult_series;
        TableReader table = root_.table("adult_series");
        series.children_after = read_day(table, "children_after");
        series.age_on = read_day(table, "age_on");
        series.birthday_after = read_number(table, "birthday_after", 0, days_max);
        series.birthday_days = read_number(table, "birthday_days", 1, days_max);
        series.second_days = read_number(table, "second_days", 1, days_max);
        for (const TomlValue* value : table.tables("window")) {
            TableReader row = reader_.row(*value, "adult_series.window");
            series.windows.push_back({read_whom(row), read_window(row)});
            end(row);
        }
        if (series.windows.empty() || !series.windows.front().whom.empty()) {
            table.flaw("window", {"最初の行は条件なしにしてください。",
                                  "The first row must be for everybody."});
        }
        series.products = read_choices(table, "adult_series.product", true);
        end(table);
    }

    void read_child_series() {
        ChildSeries& series = reader_.plan.child_series;
        TableReader table = root_.table("child_series");
        series.product = read_product(table, true);
        series.first = read_window(table);
        series.after_birthday = read_number(table, "after_birthday", 0, days_max);
        series.before_adult = read_number(table, "before_adult", 0, days_max);
        series.before_today = read_number(table, "before_today", 0, days_max);
        end(table);
    }

    void read_infant_dose() {
        InfantDose& dose = reader_.plan.infant_dose;
        TableReader table = root_.table("infant_dose");
        dose.product = read_product(table, false);
        dose.first = read_window(table);
        dose.old_enough_by = read_day(table, "old_enough_by");
        end(table);
    }

    void read_original_boosters() {
        OriginalBoosters& boosters = reader_.plan.original_boosters;
        TableReader table = root_.table("original_boosters");
        boosters.per_mille = read_number(table, "per_mille", 0, per_mille_max);
        boosters.age_on = read_day(table, "age_on");
        boosters.products = read_choices(table, "original_boosters.product", false);
        for (const TomlValue* value : table.tables("dose")) {
            TableReader row = reader_.row(*value, "original_boosters.dose");
            OriginalDose dose;
            dose.months = read_number(row, "months", 1, months_max);
            dose.days = read_number(row, "days", 1, days_max);
            dose.whom = read_whom(row);
            dose.per_mille = row.number("per_mille", 1, per_mille_max).value_or(per_mille_max);
            dose.opens = read_dated(row, "opens", "original_boosters.dose.opens");
            dose.ends = read_dated(row, "ends", "original_boosters.dose.ends");
            end(row);
            boosters.doses.push_back(std::move(dose));
        }
        end(table);
    }

    void read_child_booster() {
        ChildBooster& booster = reader_.plan.child_booster;
        TableReader table = root_.table("child_booster");
        booster.months = read_number(table, "months", 1, months_max);
        booster.opens = read_day(table, "opens");
        booster.days = read_number(table, "days", 1, days_max);
        end(table);
    }

    void read_adapted_dose() {
        AdaptedDose& dose = reader_.plan.adapted_dose;
        TableReader table = root_.table("adapted_dose");
        dose.age_on = read_day(table, "age_on");
        dose.days = read_number(table, "days", 1, days_max);
        dose.opens = read_dated(table, "opens", "adapted_dose.opens");
        dose.intervals = read_intervals(table);
        dose.products = read_choices(table, "adapted_dose.product", false);
        end(table);
    }

    std::vector<AdaptedDose::Interval> read_intervals(TableReader& parent) {
        std::vector<AdaptedDose::Interval> out;
        for (const TomlValue* value : parent.tables("interval")) {
            TableReader table = reader_.row(*value, "adapted_dose.interval");
            out.push_back({read_number(table, "months", 1, months_max),
                           table.day("from").value_or(day_always)});
            end(table);
        }
        if (out.empty() || out.front().from != day_always) {
            parent.flaw("interval", {"最初の行は from なしにしてください。",
                                     "The first row must have no \"from\"."});
        }
        return out;
    }

    void read_welcome() {
        Welcome& welcome = reader_.plan.welcome;
        TableReader table = root_.table("welcome");
        welcome.years_from = read_number(table, "years_from", 0, years_max);
        welcome.doses_from = read_number(table, "doses_from", 1, 99);
        welcome.doses_until = read_number(table, "doses_until", welcome.doses_from, 99);
        welcome.months = read_number(table, "months", 1, months_max);
        end(table);
    }

    PlanReader& reader_;
    TableReader& root_;
};

}  // namespace

void read_history(PlanReader& reader, TableReader& root) { HistoryReader(reader, root).read(); }

}  // namespace uketsuke::city
