// What the desk knows of somebody who has no voucher at hand: the name as it sounds, the date of
// birth, some digits. At least one of them, and all that are given have to fit.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace uketsuke {

struct PeopleQuery {
    std::vector<std::string> name;  // Its parts by sounds_of(), whole or beginnings; in any order.
    std::optional<Day> born;
    // The voucher's number (券番号) or its last digits, or the whole 宛名番号; folded as it is.
    std::string number;
    bool operator==(const PeopleQuery&) const = default;
};

// Digits of a voucher's number that are enough where nothing else is known.
inline constexpr std::size_t lone_digits_min = 4;
inline constexpr std::size_t name_parts_max = 4;

// Each as typed; empty where it is not known. The eighteen digits of a voucher's line stand for
// their last ten. Errors (bad_input): search.empty, search.not_kana, search.parts, search.digits
// (fewer than lone_digits_min alone), and those of parse_birth_date (core/base/era.h).
Result<PeopleQuery> parse_people_query(std::string_view kana, std::string_view born,
                                       std::string_view number, Day today);

}  // namespace uketsuke
