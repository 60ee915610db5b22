// Facts as JSON values, for the fold's rows: without a detour through text. Include from .cpp files
// only.
#pragma once

#include "core/base/json.h"
#include "core/ledger/facts.h"

namespace uketsuke {

Json fact_to_json(const Fact& fact);
Result<Fact> fact_from_json(const std::string& kind, const Json& object);

}  // namespace uketsuke
