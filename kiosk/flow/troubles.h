// 券の困りごと: what may be wrong with the voucher, each with its button, what the visitor is told,
// whether the city has to be called, and the way on. What was named goes with the visit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/flow/work.h"

namespace uketsuke {

enum class TroubleWay {
    search,  // The person is searched for, as one without a voucher.
    keypad,  // The digits are typed.
    read,    // The voucher is read there and then.
};

struct VoucherTrouble {
    std::string code;  // "forgotten", "old_address" and so on, as recorded.
    Words name;
    Words tell;  // What it means at this desk, and what the visitor is told.
    bool call_city = false;
    TroubleWay way = TroubleWay::search;
    bool operator==(const VoucherTrouble&) const = default;
};

// In the order of their buttons.
const std::vector<VoucherTrouble>& voucher_troubles();
const VoucherTrouble* find_trouble(std::string_view code);  // Null where there is none.

// Which one? With the voucher that was presented and no roster knows, or none.
struct TroublesShown {
    Desk desk;
    VoucherAtDesk voucher;
    bool operator==(const TroublesShown&) const = default;
};

// What to do about it. A voucher that is read here is one of this trouble.
struct TroubleTold {
    Desk desk;
    VoucherAtDesk voucher;  // Its trouble is one of the list.
    bool operator==(const TroubleTold&) const = default;
};

// The camera and the hand scanner are heard here: the voucher is the next thing to be seen.
bool reads_voucher(const TroubleTold& view);

}  // namespace uketsuke
