// 公開: may this file be published, and what must be published with it? Asked at the hub before
// anything is signed, so that no terminal receives a file that it cannot use.
#pragma once

#include <functional>

#include "core/programme/load.h"
#include "core/programme/rulebook.h"

namespace uketsuke {

// Finds a file that is needed and was not published yet: ID.toml beside the file, for example.
using FindRules = std::function<Result<ProgrammeText>(const RulesName& name)>;

// What to publish, in this order: what the file builds on and its screening form where they were
// not published before, then the file. Nothing where the very same text is the newest already. An
// older version may be published again.
// Errors: those of read_rules_head; rules.version (that version was published with another text);
// programme.flaws, form.flaws, lots.flaws (of the file, by its name); rules.breaks (another
// programme could not be read any more); rules.product (of a list of lots, known to no programme);
// those of `find`.
Result<std::vector<RulesPublished>> plan_publication(const Rulebook& book,
                                                     const ProgrammeText& file,
                                                     const FindRules& find);

}  // namespace uketsuke
