// The views of 仮受付: somebody whom the roster does not list is taken down, looked for once more,
// read back from an identity document, and recorded for the city to settle.
#pragma once

#include <optional>
#include <string>

#include "core/visit/provisional.h"
#include "kiosk/flow/search.h"

namespace uketsuke {

enum class ProvisionalField { kana, born, name, address };

// What all the views have in hand.
struct ProvisionalEntry {
    Desk desk;
    VoucherAtDesk voucher;  // Never a proposal (core/visit/identity.h).
    ProvisionalForm form;
    bool operator==(const ProvisionalEntry&) const = default;
};

struct ProvisionalAsked {
    ProvisionalEntry entry;
    std::optional<Error> problem;  // Of the last attempt to go on.
    bool operator==(const ProvisionalAsked&) const = default;
};

// Whether the roster has somebody of that name and date of birth after all.
struct SeekingAlike {
    ProvisionalEntry entry;
    ProvisionalTaken taken;
    Ticket ticket;
    bool operator==(const SeekingAlike&) const = default;
};

// It has: they are offered first, and somebody says that none of them is meant.
struct AlikeShown {
    ProvisionalEntry entry;
    ProvisionalTaken taken;
    PeopleList alike;
    bool operator==(const AlikeShown&) const = default;
};

// What was typed, large, to be read back from the document.
struct ProvisionalCheck {
    ProvisionalEntry entry;
    ProvisionalTaken taken;
    PeopleList alike;  // As it was answered; its people are not meant.
    std::optional<IdentityDocument> document;
    std::optional<Error> problem;  // Of the last attempt to record it.
    bool operator==(const ProvisionalCheck&) const = default;
};

struct TakingIn {
    ProvisionalCheck check;
    Ticket ticket;
    bool operator==(const TakingIn&) const = default;
};

// Only where the rules are asked: elsewhere nobody is taken in.
bool may_take_in(const Desk& desk);
bool may_confirm(const ProvisionalCheck& view);

}  // namespace uketsuke
