// 接種液 at a site: the vials of the day, the one that is being opened, and what is discarded of
// one (core/visit/vials.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/visit/vials.h"
#include "kiosk/flow/work.h"

namespace uketsuke {

// As typed; `expiry` is parsed when the vial is opened.
struct LotForm {
    std::string product;
    std::string lot;
    std::string expiry;
    bool operator==(const LotForm&) const = default;
};

struct ListingVials {
    Desk desk;
    Ticket ticket;
    bool operator==(const ListingVials&) const = default;
};

// Those of this venue today, what may still be used first. Follows what other desks do while it is
// shown. At a filling desk (薬液充填) it is the view between two vials.
struct VialsShown {
    Desk desk;
    std::vector<VialRow> vials;
    std::string opened = {};  // The one that was just opened here, by its entry's name.
    int waiting = 0;          // Who is here and not vaccinated yet.
    Ticket ticket = {};       // Of the list asked for last.
    bool awaited = false;     // Its answer is not here yet.
    bool outdated = false;    // Something has happened since it was asked for.
    bool operator==(const VialsShown&) const = default;
};

// 充填: a vial is about to be opened for the lanes.
struct VialAsked {
    Desk desk;
    std::vector<VialRow> vials;  // Of today: their lots are offered.
    LotForm form;
    int doses = 0;
    Instant opened{};
    std::string second = {};  // Who compared it as well, where second_asked().
    std::optional<VialScan> scan = {};
    std::optional<Error> problem = {};  // Of the last attempt.
    std::optional<Ticket> saving = {};
    bool operator==(const VialAsked&) const = default;
};

// 廃棄 of so many doses of a vial.
struct WasteAsked {
    Desk desk;
    VialRow vial;
    int doses = 1;
    std::string reason = {};            // One of waste_reasons().
    std::optional<Error> problem = {};  // Of the last attempt.
    std::optional<Ticket> saving = {};
    bool operator==(const WasteAsked&) const = default;
};

// Minutes ago; a vial is seldom entered at the very minute it is opened.
inline constexpr int opened_ago_choices[] = {0, 5, 10, 20, 30, 60};

// A vial may be opened and discarded there: it injects, or fills. Where the site is led (指揮所)
// the list is seen as well, for whoever finds people for doses that are left.
bool handles_vials(DeskKind kind);
bool sees_vials(DeskKind kind);

// 残り and 余り: what is in the vials that may still be used, by product in the order of the list.
struct DosesLeft {
    std::string product;
    int doses = 0;
    Instant until{};  // The first of them is over then; not set where none has a clock.
    bool operator==(const DosesLeft&) const = default;
};
std::vector<DosesLeft> doses_left_in(const std::vector<VialRow>& vials, Instant now);
// More than those who wait will take; 0 while none is.
int surplus_in(const VialsShown& view, Instant now);
// In the order of the list: those in use by the time that is left, then those that are used up,
// then those whose time is over.
std::vector<VialRow> in_order(std::vector<VialRow> vials, Instant now);
enum class VialUse { usable, empty, over };
VialUse use_of(const VialRow& vial, Instant now);

// Is the button to be drawn as enabled? `step` asks the same questions, so they cannot differ.
std::optional<Error> obstacle_to_open(const VialAsked& view, Instant now);
bool second_asked(const VialAsked& view);
std::vector<VialNotice> notices_of_vial(const VialAsked& view);
bool may_use(const VialsShown& view, const VialRow& vial, Instant now);
bool may_waste(const WasteAsked& view);
int waste_max(const WasteAsked& view);

}  // namespace uketsuke
