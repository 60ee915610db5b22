// The last answer as a setting.
#include "sync/client/hub_link.h"

namespace uketsuke {

namespace {

std::string answer_setting(const HubId& hub) { return "hub_answered/" + hub.hex(); }

}  // namespace

Result<std::optional<Instant>> last_answer(Store& store, const HubId& hub) {
    const auto stored = TRY(store.setting(answer_setting(hub)));
    if (!stored) return std::optional<Instant>();
    return parse_instant(to_text(*stored));
}

Result<void> note_answer(Store& store, const HubId& hub, Instant at) {
    return store.set_setting(answer_setting(hub), to_bytes(format_instant(at)));
}

}  // namespace uketsuke
