// Vials from the entries of their venue and day, doses from the rows of those who came.
#include "core/ledger/vials.h"

#include <algorithm>
#include <map>

#include "core/ledger/folded_row.h"

namespace uketsuke {
namespace {

constexpr std::size_t digest_digits = 32;

std::map<std::string, int> given_by_vial(const std::vector<PersonRow>& visitors) {
    std::map<std::string, int> given;
    for (const PersonRow& row : visitors) {
        for (const PersonDose& dose : row.doses) {
            if (!dose.dose.vial.empty()) ++given[dose.dose.vial];
        }
    }
    return given;
}

}  // namespace

Subject vials_subject(std::string_view venue, Day day) {
    const Digest digest = sha256(Bytes(venue.begin(), venue.end()));
    return {"vials", format_day(day) + "/" + to_hex(digest).substr(0, digest_digits)};
}

std::vector<VialRow> vials_of(const std::vector<Entry>& entries,
                              const std::vector<PersonRow>& visitors) {
    std::vector<VialRow> vials;
    std::map<std::string, int> wasted;
    for (Admitted& one : readable(entries)) {
        if (auto* opened = std::get_if<VialOpened>(&one.fact))
            vials.push_back({entry_name(one.entry->header), std::move(*opened)});
        else if (const auto* waste = std::get_if<DosesWasted>(&one.fact))
            wasted[waste->vial] += waste->doses;
    }
    auto given = given_by_vial(visitors);
    for (VialRow& vial : vials) {
        vial.given = given[vial.entry];
        vial.wasted = std::max(0, wasted[vial.entry]);
    }
    std::ranges::stable_sort(vials, {}, [](const VialRow& vial) { return vial.fact.opened; });
    return vials;
}

int doses_left(const VialRow& vial) {
    return std::max(0, vial.fact.doses - vial.given - vial.wasted);
}

bool is_over(const VialOpened& vial, Instant now) {
    return vial.use_until != Instant{} && now > vial.use_until;
}

}  // namespace uketsuke
