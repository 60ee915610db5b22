// The last answer and the clocks as settings.
#include "sync/client/hub_link.h"

#include <charconv>

namespace uketsuke {

namespace {

std::string answer_setting(const HubId& hub) { return "hub_answered/" + hub.hex(); }
std::string asked_again_setting(const HubId& hub) { return "hub_asked_again/" + hub.hex(); }
std::string skew_setting(const HubId& hub) { return "hub_clock_skew/" + hub.hex(); }

Result<std::optional<Instant>> noted_instant(Store& store, const std::string& setting) {
    const auto stored = TRY(store.setting(setting));
    if (!stored) return std::optional<Instant>();
    return parse_instant(to_text(*stored));
}

}  // namespace

Result<std::optional<Instant>> last_answer(Store& store, const HubId& hub) {
    return noted_instant(store, answer_setting(hub));
}

Result<void> note_answer(Store& store, const HubId& hub, Instant at) {
    return store.set_setting(answer_setting(hub), to_bytes(format_instant(at)));
}

Result<std::optional<Instant>> last_asked_again(Store& store, const HubId& hub) {
    return noted_instant(store, asked_again_setting(hub));
}

Result<void> note_asked_again(Store& store, const HubId& hub, Instant at) {
    return store.set_setting(asked_again_setting(hub), to_bytes(format_instant(at)));
}

Result<std::optional<std::chrono::milliseconds>> last_clock_skew(Store& store, const HubId& hub) {
    using std::chrono::milliseconds;
    const auto stored = TRY(store.setting(skew_setting(hub)));
    if (!stored) return std::optional<milliseconds>();
    const std::string text = to_text(*stored);
    std::int64_t skew = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), skew);
    if (error != std::errc() || end != text.data() + text.size())
        return std::optional<milliseconds>();
    return std::optional(milliseconds(skew));
}

Result<void> note_clock_skew(Store& store, const HubId& hub, std::chrono::milliseconds skew) {
    const auto noted = TRY(last_clock_skew(store, hub));
    if (noted && std::chrono::abs(*noted - skew) <= std::chrono::seconds(1)) return {};
    return store.set_setting(skew_setting(hub), to_bytes(std::to_string(skew.count())));
}

}  // namespace uketsuke
