// Arithmetic of two clocks.
#include "sync/wire/clock_skew.h"

#include <charconv>

namespace uketsuke {

std::optional<std::chrono::milliseconds> clock_skew_from(const Response& answer, Instant sent,
                                                         Instant received) {
    const auto text = header_of(answer.headers, hub_time_header);
    const auto round_trip = received - sent;
    // Negative where this clock was set back meanwhile.
    if (!text || text->size() > 15 || round_trip < round_trip.zero() || round_trip > round_trip_max)
        return std::nullopt;
    std::int64_t hub_ms = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), hub_ms);
    if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
    return sent + round_trip / 2 - Instant(std::chrono::milliseconds(hub_ms));
}

Words say_clock_skew(std::chrono::milliseconds skew) {
    const auto minutes = std::chrono::round<std::chrono::minutes>(std::chrono::abs(skew));
    const std::string count = std::to_string(minutes.count());
    const bool ahead = skew.count() > 0;
    return {"端末の時計がハブより" + count + "分" + (ahead ? "進んでいます" : "遅れています"),
            "the terminal's clock is " + count + " minutes " + (ahead ? "ahead of" : "behind") +
                " the hub's"};
}

}  // namespace uketsuke
