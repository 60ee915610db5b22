// Rows of people, by what they are found by.
#include <algorithm>

#include "core/ledger/folded_row.h"
#include "core/store/ledger.h"

namespace uketsuke {

namespace {

// A name and a date of birth that more people share are no hint that two of them are one.
constexpr std::size_t alike_max = 8;

}  // namespace

Result<std::optional<PersonRow>> Ledger::row_of(const LookupKey& subject) {
    const auto sealed = TRY(store_.row_of(subject));
    if (!sealed) return std::optional<PersonRow>();
    const Bytes bytes = TRY(sealer_.open_row(subject, *sealed));
    return std::optional<PersonRow>(TRY(decode_row(bytes)).row);
}

Result<std::optional<PersonRow>> Ledger::person(PersonId id) {
    return row_of(sealer_.subject_key(subject_of(id)));
}

Result<std::vector<PersonRow>> Ledger::rows_under(const LookupKey& key) {
    std::vector<PersonRow> rows;
    for (const LookupKey& subject : TRY(store_.find(key))) {
        if (auto row = TRY(row_of(subject))) rows.push_back(std::move(*row));
    }
    return rows;
}

Result<std::vector<PersonRow>> Ledger::people_by_voucher(std::string_view municipality,
                                                         std::string_view number) {
    return rows_under(sealer_.voucher_key(municipality, number));
}

Result<std::optional<PersonRow>> Ledger::person_by_resident_id(std::string_view municipality,
                                                               std::string_view resident_id) {
    const auto subjects = TRY(store_.find(sealer_.resident_key(municipality, resident_id)));
    if (subjects.empty()) return std::optional<PersonRow>();
    return row_of(subjects.front());
}

Result<std::vector<PersonRow>> Ledger::people_like(const Resident& resident) {
    const LookupKey key = sealer_.name_key(resident.kana, resident.birth_date);
    if (TRY(store_.find(key)).size() > alike_max) return std::vector<PersonRow>();
    return rows_under(key);
}

Result<std::vector<PersonRow>> Ledger::visitors_on(Day day) {
    return rows_under(sealer_.visitors_key(day));
}

Result<std::vector<PersonRow>> Ledger::people_numbered(Day day, std::string_view number) {
    return rows_under(sealer_.number_key(day, number));
}

Result<std::vector<PersonRow>> Ledger::people_with_findings() {
    return rows_under(sealer_.list_key("findings"));
}

Result<std::vector<PersonRow>> Ledger::people_with_incidents() {
    return rows_under(sealer_.list_key("incidents"));
}

Result<std::vector<Ledger::Alike>> Ledger::people_alike() {
    std::vector<Alike> pairs;
    for (const LookupKey& key : TRY(store_.shared(alike_max))) {
        if (key == sealer_.list_key("devices")) continue;
        auto rows = TRY(rows_under(key));
        std::ranges::sort(rows, {}, &PersonRow::person);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (std::size_t j = i + 1; j < rows.size(); ++j) {
                // People are together under other keys too, a voucher or a list.
                const auto& resident = rows[i].resident;
                if (!resident || key != sealer_.name_key(resident->kana, resident->birth_date))
                    continue;
                if (auto finding = two_roster_rows(rows[i], rows[j]))
                    pairs.push_back({rows[i], std::move(*finding)});
            }
        }
    }
    return pairs;
}

}  // namespace uketsuke
