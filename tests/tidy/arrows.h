// Which file may include what: the arrows between the rooms, and the one adapter of each library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/source.h"

namespace uketsuke::tidy {

struct Include {
    std::size_t line = 0;
    std::string name;  // "core/base/date.h", "sqlite3.h".
    bool own = false;  // In quotes.
};

std::vector<Include> includes_of(std::string_view text);

// kiosk -> sync -> platform -> core, and kiosk/flow -> core alone. Tests include what they like.
std::vector<Finding> wrong_arrows(const Source& source);

// A library's headers stand in its adapter only; a header that no table names is a finding too, so
// that a new library has to say where it lives.
std::vector<Finding> vendor_leaks(const Source& source);

}  // namespace uketsuke::tidy
