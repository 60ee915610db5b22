// One comparison with each who is here: name, sound, date of birth, address.
#include "core/visit/alike.h"

#include <algorithm>

#include "core/base/kana.h"
#include "core/ledger/provisional.h"
#include "core/people/sounds.h"

namespace uketsuke {

namespace {

constexpr std::string_view wide_blank = "\u3000";

// The first part of a name as written; the whole of one without a blank.
std::string surname_of(std::string_view name) {
    return std::string(name.substr(0, std::min(name.find(' '), name.find(wide_blank))));
}

std::string first_sounds(const Resident& resident) {
    const auto parts = sounds_of(resident.kana);
    return parts.empty() ? std::string() : parts.front();
}

bool same_surname(const Resident& a, const Resident& b) {
    const std::string sounds = first_sounds(a);
    return surname_of(a.name) == surname_of(b.name) ||
           (!sounds.empty() && sounds == first_sounds(b));
}

bool same_name(const Resident& a, const Resident& b) {
    return a.name == b.name || (!a.kana.empty() && sounds_of(a.kana) == sounds_of(b.kana));
}

bool same_address(const Resident& a, const Resident& b) {
    if (a.address_protected || b.address_protected || a.address.empty()) return false;
    return a.municipality == b.municipality &&
           fold_for_search(a.address) == fold_for_search(b.address);
}

bool is_here(const VisitState& state) {
    return state.parked || (state.stage != VisitStage::none && state.stage != VisitStage::left);
}

int weight_of(const AlikeVisitor& one) {
    return 8 * one.same_name + 4 * one.same_birth + 2 * one.same_address + one.same_surname;
}

}  // namespace

bool is_striking(const AlikeVisitor& visitor) {
    return visitor.same_name || visitor.same_birth || visitor.same_address;
}

std::vector<AlikeVisitor> alike_visitors(const PersonRow& person,
                                         const std::vector<PersonRow>& visitors, Day today) {
    const auto who = described_in(person);
    if (!who) return {};
    std::vector<AlikeVisitor> alike;
    for (const PersonRow& row : visitors) {
        if (row.person == person.person) continue;
        const VisitState state = visit_state(row, today);
        const auto other = is_here(state) ? described_in(row) : std::nullopt;
        if (!other) continue;
        AlikeVisitor one{other->name, other->birth_date, state.number};
        one.same_name = same_name(*who, *other);
        one.same_surname = same_surname(*who, *other);
        one.same_birth = who->birth_date == other->birth_date;
        one.same_address = same_address(*who, *other);
        if (is_striking(one) || one.same_surname) alike.push_back(std::move(one));
    }
    std::ranges::stable_sort(alike, std::greater{}, weight_of);
    return alike;
}

}  // namespace uketsuke
