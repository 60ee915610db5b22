// One JSON object a line in, one a line out: how `uketsuke assess` and the tests speak to the
// engine. README.md of this room describes the fields.
#pragma once

#include <string>
#include <string_view>

#include "core/eligibility/assess.h"

namespace uketsuke {

// Errors (bad_input): case.json, case.field. The message names the field, written as it is reached:
// "doses[1].date". An unknown field, a malformed date and a wrong type are
// errors; an unknown product, group or kind of vaccine is not: it is a fact about the person.
Result<Case> parse_case(std::string_view json);

// {"id","status","dose_number","products","earliest","reasons":[{"code","clause","text"}]}, without
// a newline. `dose_number` and `earliest` are null where the verdict has none.
std::string print_verdict(const std::string& id, const Verdict& verdict, Language language);

// The same with "history":[{"date","product","dose_number","valid","findings":[...]}] at the end.
std::string print_verdict(const std::string& id, const Verdict& verdict,
                          const std::vector<JudgedDose>& history, Language language);

}  // namespace uketsuke
