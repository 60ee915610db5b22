// The made-up city as the two files that `uketsuke-hub import-roster` reads.
#pragma once

#include <string>
#include <vector>

#include "sync/city/city.h"

namespace uketsuke {

// UTF-8 without a mark, CRLF after each line, a header line; columns as sync/README.md lists them.
std::string print_roster(const std::vector<Citizen>& citizens);
std::string print_doses(const std::vector<Citizen>& citizens);

}  // namespace uketsuke
