// What a printer says is wrong (printer-state-reasons, RFC 8011 5.4.12; PWG 5100.9 for the paper's
// path), in the words of the counter. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace uketsuke {

// Nothing for "none", for what goes on by itself (toner that is low), and for a mere report, unless
// the printer is away. Code "print." and the keyword with underscores: print.media_empty. An error
// with a keyword that is not known here is told as it is, under print.attention.
std::optional<Error> printer_trouble(std::string_view reason);

// The first that stops the printer, in the order in which somebody at the printer would mend them:
// what is open or jammed before what is empty, and that before what is merely away.
std::optional<Error> first_trouble(const std::vector<std::string>& reasons);

}  // namespace uketsuke
