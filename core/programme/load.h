// From the text of a programme file to a Programme, or to everything that is wrong with it. The
// schema is described in this room's README.
#pragma once

#include <functional>
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

// A programme file as found: its text and the name that messages show.
struct ProgrammeText {
    std::string text;
    std::string file;
};

// Finds what `builds_on` names, by id; core itself reads no disk. `programmes_beside` of
// platform/paths looks in a folder.
using FindProgramme = std::function<Result<ProgrammeText>(const std::string& id)>;

// `file` is the name that messages show. A base that is missing or that builds on the file in turn
// is a flaw of programme.builds_on; a base with flaws of its own gives those, with its own name.
LoadedProgramme load_programme(std::string_view text, const std::string& file,
                               const FindProgramme& find = {});

// The same, with all flaws in one error (bad_input, programme.flaws), one a line.
Result<Programme> parse_programme(std::string_view text, const std::string& file,
                                  const FindProgramme& find = {});

// "file:12: spacing.days: ..." for one flaw.
std::string to_line(const Flaw& flaw, Language language);

// All flaws of a file as one error (bad_input), one a line after `what`.
Error error_of(std::string code, Words what, const std::vector<Flaw>& flaws);

}  // namespace uketsuke
