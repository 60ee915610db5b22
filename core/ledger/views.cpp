// One form of a view, and how it is known again.
#include "core/ledger/views.h"

namespace uketsuke {

namespace {

constexpr const char* sent = "sent";

}  // namespace

PersonViewed sent_to(DeviceId terminal) { return {sent, terminal.hex()}; }

bool says_sent_to(const Entry& entry, DeviceId terminal) {
    if (!is_view(entry.header) || !has_body(entry)) return false;
    const auto fact = parse_fact(entry.header.kind, entry.json);
    const auto* view = fact.has_value() ? std::get_if<PersonViewed>(&*fact) : nullptr;
    return view && *view == sent_to(terminal);
}

}  // namespace uketsuke
