// One cell of comma-separated values, as RFC 4180 writes it.
#pragma once

#include <string>
#include <string_view>

namespace uketsuke {

// Quoted only where it must be.
std::string csv_cell(std::string_view text);

}  // namespace uketsuke
