// From the text of a programme file to a Programme, or to everything that is wrong with it. The
// schema is described in this room's README.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/programme.h"
#include "core/programme/toml_tree.h"

namespace uketsuke {

struct LoadedProgramme {
    std::optional<Programme> programme;  // Only when there is no flaw.
    std::vector<Flaw> flaws;             // By line.
};

// `file` is the name that messages show.
LoadedProgramme load_programme(std::string_view text, const std::string& file);

// The same, with all flaws in one error (bad_input, programme.flaws), one a line.
Result<Programme> parse_programme(std::string_view text, const std::string& file);

// "file:12: spacing.days: ..." for one flaw.
std::string to_line(const Flaw& flaw, Language language);

}  // namespace uketsuke
