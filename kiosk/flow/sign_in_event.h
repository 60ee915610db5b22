// What can happen about who works here: taps, the list that changes, a card, and the worker's
// answer.
#pragma once

#include <string>

#include "kiosk/flow/sign_in.h"

namespace uketsuke {

struct StaffChosen {  // Wherever a PIN is asked for: one of the list.
    StaffId staff;
    bool operator==(const StaffChosen&) const = default;
};
struct KanaRowChosen {  // The same: one of rows_of().
    std::string row;
    bool operator==(const KanaRowChosen&) const = default;
};
struct AnotherPerson {  // The same: back to the list. StartOfWork: to SignIn.
    bool operator==(const AnotherPerson&) const = default;
};
struct LockWanted {  // When may_lock().
    bool operator==(const LockWanted&) const = default;
};
struct ApproverWanted {  // Where a record is mended after the close and staff are listed.
    bool operator==(const ApproverWanted&) const = default;
};
// The hub lists other people, or other things of them.
struct StaffArrived {
    Colleagues staff;
    bool operator==(const StaffArrived&) const = default;
};
// What a hand scanner typed while a PIN or a card was asked for.
struct CardSeen {
    Generation seen_in;
    std::string text;
    bool operator==(const CardSeen&) const = default;
};

// PIN or card was right; where a session was named, SignedIn is on disk.
struct Identified {
    Ticket ticket;
    Colleague who;
    std::string how;  // "pin", "card".
    bool operator==(const Identified&) const = default;
};

}  // namespace uketsuke
