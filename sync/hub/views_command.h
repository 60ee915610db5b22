// `uketsuke-hub views`: who saw a person's record, for an inquiry (開示請求).
#pragma once

#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

// One of the two names the person.
struct ViewsWish {
    std::string voucher;   // The 18 digits.
    std::string resident;  // 宛名番号
};

// One line for each view, the oldest first: when, on which device, who, how. 1 where nobody is of
// that voucher or number. Errors: views.whose (none or both were given), those of
// parse_voucher_line.
Result<int> tell_views(Records& records, const ViewsWish& wish, const CommandSpeech& speech);

}  // namespace uketsuke
