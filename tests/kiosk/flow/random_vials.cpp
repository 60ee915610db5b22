// Taps of the views of 接種液 and the way through them, and those of whoever works here.
#include "tests/kiosk/flow/random_vials.h"

namespace uketsuke::walk {

VialRow a_vial() {
    VialRow vial{"aa/462152/77", {}, 0, 0};
    vial.fact.number = "A1";
    vial.fact.product = walk::product;
    vial.fact.lot = "XX0001";
    vial.fact.expiry = make_day(2023, 3, 31);
    vial.fact.doses = 3;
    vial.fact.opened = walk::noon() - std::chrono::hours(1);
    vial.fact.use_until = walk::noon() + std::chrono::hours(1);
    return vial;
}

Event vial_tap(int choice, int detail) {
    switch (choice) {
        case 0:
            return VialsWanted{};
        case 1:
            return VialChosen{detail % 4 ? a_vial().entry : "whim"};
        case 2:
            return VialEntryWanted{};
        case 3:
            return OpenedAgo{detail % 2 ? 5 : 7};
        case 4:
            return DosesCounted{detail};
        case 5:
            return VialConfirmed{};
        case 6:
            return WasteWanted{a_vial().entry};
        case 7:
            return PaperWanted{};
        case 8:
            return PaperConfirmed{};
        default:
            return WasteConfirmed{};
    }
}

// Who works here, and the lock.
Event sign_in_tap(int choice, int detail) {
    switch (choice) {
        case 0:
            return LockWanted{};
        case 1:
            return AnotherPerson{};
        case 2:
            return StaffChosen{StaffId{{static_cast<std::uint8_t>(1 + detail % 4)}}};
        case 3:
            return KanaRowChosen{detail % 2 ? "か" : ""};
        case 4:
            return ApproverWanted{};
        case 5:
            return StaffArrived{walk::staff()};
        case 6:
            return CardSeen{Generation{static_cast<std::uint64_t>(detail)}, walk::card()};
        default:
            return DigitTyped{'7'};
    }
}

std::optional<Event> forward_to_vial(const Screen& screen, int detail) {
    const std::string name = name_of(screen.view);
    if (name == "scan" && detail == 5) return VialsWanted{};
    if (name == "listing_vials") return VialsListed{screen.last_ticket, {a_vial()}, ""};
    if (name == "vials") return vial_tap(1 + detail % 4 / 3, detail);
    if (name == "vial_asked") return detail % 2 ? Event(VialConfirmed{}) : Event(Back{});
    return std::nullopt;
}

}  // namespace uketsuke::walk
