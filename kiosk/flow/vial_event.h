// Taps and answers about the vials of a site.
#pragma once

#include <string>
#include <vector>

#include "core/ledger/vials.h"
#include "kiosk/flow/work.h"

namespace uketsuke {

struct VialsWanted {  // Scan, where sees_vials().
    bool operator==(const VialsWanted&) const = default;
};
struct VialChosen {  // VialsShown, when may_use(): this desk's from now on. By its entry's name.
    std::string entry;
    bool operator==(const VialChosen&) const = default;
};
struct VialEntryWanted {  // VialsShown, where handles_vials().
    bool operator==(const VialEntryWanted&) const = default;
};
struct OpenedAgo {  // VialAsked: one of opened_ago_choices.
    int minutes = 0;
    bool operator==(const OpenedAgo&) const = default;
};
struct DosesCounted {  // VialAsked, WasteAsked.
    int doses = 0;
    bool operator==(const DosesCounted&) const = default;
};
struct VialConfirmed {  // VialAsked, when there is no obstacle_to_open().
    bool operator==(const VialConfirmed&) const = default;
};
struct WasteWanted {  // VialsShown. By its entry's name.
    std::string entry;
    bool operator==(const WasteWanted&) const = default;
};
struct WasteConfirmed {  // WasteAsked, when may_waste().
    bool operator==(const WasteConfirmed&) const = default;
};
// Answers ListVials, OpenVial and WasteDoses: all vials of the venue today.
struct VialsListed {
    Ticket ticket;
    std::vector<VialRow> vials;
    std::string opened;  // The one that OpenVial wrote, by its entry's name.
    int waiting = 0;     // Who is here and not vaccinated yet (接種待ち).
    bool operator==(const VialsListed&) const = default;
};

}  // namespace uketsuke
