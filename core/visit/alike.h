// 取り違えの注意: who is at the venue at the same time and may be taken for this person: twins,
// couples, two of a surname (domain.md section 6: the other couple of that name was vaccinated).
#pragma once

#include <string>
#include <vector>

#include "core/ledger/fold.h"

namespace uketsuke {

struct AlikeVisitor {
    std::string name;
    Day birth_date{};
    std::string number;         // 整理番号; empty where none was given out.
    bool same_name = false;     // The whole name, as written or as it sounds.
    bool same_surname = false;  // Its first part.
    bool same_birth = false;
    bool same_address = false;  // Never of anybody whose address is protected.
    bool operator==(const AlikeVisitor&) const = default;
};

// More than the surname: it is easily the other one.
bool is_striking(const AlikeVisitor& visitor);

// Those of `visitors` who are here today and have not left, the most alike first. `person` need not
// be among them.
std::vector<AlikeVisitor> alike_visitors(const PersonRow& person,
                                         const std::vector<PersonRow>& visitors, Day today);

}  // namespace uketsuke
