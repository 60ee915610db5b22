// A few tones one after another, as numbers: what a cue sounds like before any device is asked.
#pragma once

#include <cstdint>
#include <vector>

namespace uketsuke {

struct Tone {
    double hertz = 0;  // 0: silence.
    int milliseconds = 0;
    bool operator==(const Tone&) const = default;
};
using Tune = std::vector<Tone>;

inline constexpr int samples_a_second = 48'000;

// Sine waves at half of full scale, one channel. Each tone swells and fades within 5 ms, so that
// none clicks.
std::vector<std::int16_t> samples_of(const Tune& tune);

}  // namespace uketsuke
