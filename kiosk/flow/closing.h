// 締め: the day of a venue as it adds up, with the way to each difference (core/visit/closing.h).
#pragma once

#include "core/visit/closing.h"
#include "kiosk/flow/papers.h"

namespace uketsuke {

struct ListingClosing {
    Desk desk;
    Ticket ticket;
    bool operator==(const ListingClosing&) const = default;
};

// A day before today may be closed late: someone forgot, or it was past midnight. Follows what
// other desks do while it is shown. A sticker or a voucher that is read says that its
// form lies in the pile.
struct ClosingShown {
    Desk desk;
    DayBalance balance;
    ClosingReason reason = {};
    Ticket ticket = {};                 // Of the list asked for last.
    bool awaited = false;               // Its answer is not here yet.
    bool outdated = false;              // Something has happened since it was asked for.
    std::optional<Error> problem = {};  // Of the last scan or attempt.
    std::string scanned = {};           // Whose form was read last: the number, or the name.
    std::optional<Day> earlier = {};    // A day before this one that nobody has closed.
    std::optional<Ticket> saving = {};
    PrintState report = NotPrinted{};
    bool operator==(const ClosingShown&) const = default;
};

inline constexpr int days_to_look_back = 7;  // For a day that nobody has closed.

bool may_close_day(const ClosingShown& view);
std::optional<Error> obstacle_to_close(const ClosingShown& view);

}  // namespace uketsuke
