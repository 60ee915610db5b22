// Taps of the views of 券の困りごと and 仮受付, and the way through them.
#include "tests/kiosk/flow/random_arrivals.h"

namespace uketsuke::walk {

namespace {

const std::string& trouble_code(int detail) {
    const auto& troubles = voucher_troubles();
    return troubles[static_cast<std::size_t>(detail) % troubles.size()].code;
}

Event provisional_typed(int detail) {
    if (detail % 2) return ProvisionalEdited{ProvisionalField::kana, "かりの はなこ"};
    return ProvisionalEdited{ProvisionalField::born, detail % 4 ? "S35.1.2" : "2024-01-02"};
}

Event forward_from(const ProvisionalAsked& view) {
    const ProvisionalForm& form = view.entry.form;
    if (form.kana.size() < 12) return provisional_typed(1);
    return form.born != "S35.1.2" ? provisional_typed(2) : Event(ProvisionalEntered{});
}

Event forward_from(const ProvisionalCheck& view) {
    return view.document ? Event(PersonConfirmed{})
                         : Event(DocumentSeen{IdentityDocument::driving_licence});
}

}  // namespace

Event arrival_tap(int choice, int detail) {
    switch (choice) {
        case 0:
            return TroublesWanted{};
        case 1:
            return ReasonChosen{detail % 5 ? trouble_code(detail) : "whim"};
        case 2:
            return ProvisionalWanted{};
        case 3:
            return provisional_typed(detail);
        case 4:
            return SexChosen{detail % 2 ? Sex::female : Sex::male};
        case 5:
            return ProvisionalEntered{};
        default:
            return DocumentSeen{static_cast<IdentityDocument>(detail % 4)};
    }
}

std::optional<Event> forward_to_arrival(const Screen& screen, int detail) {
    const View& view = screen.view;
    if (const auto* asked = get_if<ProvisionalAsked>(&view)) return forward_from(*asked);
    if (const auto* check = get_if<ProvisionalCheck>(&view)) return forward_from(*check);
    if (const auto* taking = get_if<TakingIn>(&view))
        return PersonFound{screen.last_ticket, walk::provisional(taking->check.taken)};
    const std::string name = name_of(view);
    if (name == "scan" && detail % 6 == 5) return TroublesWanted{};
    if (name == "looking_up" && detail % 4 == 3) return PersonMissing{screen.last_ticket, false};
    if (name == "voucher_troubles") return ReasonChosen{trouble_code(detail)};
    if (name == "voucher_trouble" && detail % 2) return SearchWanted{};
    if (name == "people_listed" && detail % 3 == 2) return ProvisionalWanted{};
    if (name == "not_in_roster" || name == "voucher_trouble" || name == "provisional_alike")
        return ProvisionalWanted{};
    return std::nullopt;
}

}  // namespace uketsuke::walk
