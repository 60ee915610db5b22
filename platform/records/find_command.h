// `find`: who may be meant by a name in kana, a date of birth or a number, for whoever sits at a
// keyboard.
#pragma once

#include <optional>

#include "core/people/ledger_index.h"
#include "platform/folder/command_door.h"
#include "platform/records/records.h"

namespace uketsuke {

// The exit status, or nothing where `request` is another command. Runs on the store's thread.
//   find   {"kana":"","born":"","number":"","now":...}   each that is not empty has to fit
// One JSON object a person, the best first: person, name, kana, birth_date, district (of an address
// that is not protected), voucher_end, fit, warnings. At most PeopleIndex::matches_max; where more
// fit, their number is said on standard error. 1 where nobody fits. What a line says is no
// record; each person listed is written down as seen all the same (views.h), because a command's
// output can be kept.
// `index` is read to its end first, which takes a second or two of a whole city.
std::optional<int> carry_out_find_command(Records& records, LedgerIndex& index,
                                          const CommandRequest& request, CommandOutput& output,
                                          bool japanese, Instant now);

}  // namespace uketsuke
