// From the row to groups of columns.
#include "sync/hub/national_lines.h"

#include <algorithm>

#include "platform/paths/assets.h"
#include "platform/records/published_rules.h"
#include "sync/hub/hub_settings.h"

namespace uketsuke {

namespace {

constexpr std::size_t line_length = 18, municipality_at = 2, number_at = 8;

std::string without_space_around(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

void set_voucher(NationalDose& out, const DoseGiven& given, const Resident& resident) {
    const std::string& line = given.voucher_line;
    if (line.size() == line_length) {
        out.municipality = line.substr(municipality_at, number_at - municipality_at);
        out.voucher_number = line.substr(number_at);
    } else if (given.municipality == resident.municipality && !resident.voucher_number.empty()) {
        out.municipality = resident.municipality;
        out.voucher_number = resident.voucher_number;
    }
}

LeftOut missing(const char* code, NationalColumn column, int number, Words what) {
    return {code, column_name(column, number), std::move(what)};
}

std::variant<NationalDose, LeftOut> group_of(const PersonDose& dose, int number,
                                             const Resident& resident, Instant recorded,
                                             const Makers& makers) {
    NationalDose out = words_of(dose.dose, makers);
    out.registered_at = std::chrono::floor<std::chrono::seconds>(recorded);
    if (out.maker.empty())
        return missing("missing.maker", NationalColumn::maker, number,
                       {"「" + dose.dose.product + "」のメーカーが分かりません。",
                        "The maker of \"" + dose.dose.product + "\" is not known."});
    if (!dose.given_here) return out;
    set_voucher(out, dose.dose, resident);
    if (out.voucher_number.empty())
        return missing("missing.voucher", NationalColumn::voucher_number, number,
                       {"券番号が分かりません。", "The voucher number is not known."});
    return out;
}

Result<void> add_programmes(Makers& makers, const Rulebook& book, std::string id) {
    while (!id.empty()) {
        const RulesInForce found = TRY(book.in_force(id));
        makers.add(found.rules.programme);
        if (found.rules.lots) makers.add(*found.rules.lots);
        id = found.rules.programme.builds_on;
    }
    return {};
}

}  // namespace

Result<Makers> makers_at(Records& records) {
    Ledger& ledger = records.ledger();
    const HubSettings settings = TRY(load_hub_settings(ledger.store(), records.store_id()));
    const Rulebook book = TRY(published_rules(ledger, ledger.device()));
    Makers makers;
    const RulesName own{RulesKind::programme, settings.programme};
    if (!settings.programme.empty() && book.newest(own) != nullptr) {
        TRY(add_programmes(makers, book, settings.programme));
    } else {
        makers.add(TRY(open_programme("national")));
    }
    return makers;
}

std::vector<int> dose_numbers(const PersonRow& row) {
    std::vector<int> numbers;
    int last = 0;
    for (const PersonDose& dose : row.doses) {
        last = dose.dose.dose_number > 0 ? dose.dose.dose_number : last + 1;
        numbers.push_back(last);
    }
    return numbers;
}

NationalDose words_of(const DoseGiven& dose, const Makers& makers) {
    NationalDose out;
    out.date = dose.date;
    out.venue = without_space_around(dose.venue);
    out.doctor = without_space_around(dose.doctor);
    out.lot = without_space_around(dose.lot);
    out.maker = makers.names().contains(dose.maker) ? dose.maker
                                                    : makers.maker_of(dose.product).value_or("");
    return out;
}

std::variant<NationalPerson, LeftOut> line_of(const PersonRow& row,
                                              const std::map<std::string, Instant>& recorded,
                                              const Makers& makers) {
    if (auto reason = not_a_resident(row)) return std::move(*reason);
    const auto numbers = dose_numbers(row);
    const bool rising =
        std::ranges::adjacent_find(numbers, std::greater_equal<>{}) == numbers.end();
    if (!rising || (!numbers.empty() && numbers.back() > national_doses_max))
        return LeftOut{"dose_numbers",
                       "",
                       {"回数が重なっているか、日付の順になっていません。",
                        "Dose numbers repeat, or do not follow the days."}};
    NationalPerson person{row.resident->resident_id, {}};
    for (std::size_t i = 0; i < row.doses.size(); ++i) {
        const auto at = recorded.find(row.doses[i].entry);
        auto group = group_of(row.doses[i], numbers[i], *row.resident,
                              at == recorded.end() ? Instant{} : at->second, makers);
        if (auto* reason = std::get_if<LeftOut>(&group)) return std::move(*reason);
        person.doses.resize(static_cast<std::size_t>(numbers[i]));
        person.doses.back() = std::get<NationalDose>(std::move(group));
    }
    const Problems flaws = flaws_of(person, makers.names());
    if (flaws.empty()) return person;
    const Problem& first = flaws.kept().front();
    return LeftOut{first.code, first.column, first.what};
}

}  // namespace uketsuke
