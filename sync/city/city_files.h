// The made-up city as the files that `uketsuke-hub import-roster` and `import-staff` read.
#pragma once

#include <string>
#include <vector>

#include "sync/city/city.h"

namespace uketsuke {

// UTF-8 without a mark, CRLF after each line, a header line; columns as sync/README.md lists them.
std::string print_roster(const std::vector<Citizen>& citizens);
std::string print_doses(const std::vector<Citizen>& citizens);
// The file that `uketsuke-hub import-staff` reads: the same few made-up people in every city.
std::string print_staff();

}  // namespace uketsuke
