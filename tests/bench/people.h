// Made-up people of a bench by their number, and what they present.
#pragma once

#include <cstdio>
#include <string>

#include "tests/core/ledger/sample.h"

namespace uketsuke::bench {

inline PersonId person_number(std::uint32_t number) {
    PersonId id;
    for (std::size_t i = 0; i < 4; ++i) id.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return id;
}

inline std::string ten_digits(std::uint32_t number) {
    char text[16];
    std::snprintf(text, sizeof text, "99%08u", number);
    return text;
}

// As the person presents it: kind, dose, municipality and number.
inline std::string voucher_line(std::uint32_t number) {
    return std::string("14") + sample::municipality + ten_digits(number);
}

}  // namespace uketsuke::bench
