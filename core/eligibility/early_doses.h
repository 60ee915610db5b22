// 間隔不足: doses that came before the rules allowed them, because their terminal could not know of
// an earlier one (core/ledger/findings.h). Pure: the same row and rules give the same findings.
#pragma once

#include "core/ledger/fold.h"
#include "core/programme/programme.h"

namespace uketsuke {

// "too_early" for each dose of this programme whose terminal counted fewer doses than are known now
// and which `judge_history` finds too near to the one before; `about` is that one.
std::vector<Finding> early_doses(const Programme& programme, const PersonRow& row);

}  // namespace uketsuke
