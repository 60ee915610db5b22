// One sine after another.
#include "platform/sound/tune.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace uketsuke {

namespace {

constexpr double loudest = 0.5 * 32'767;
constexpr int fade = samples_a_second / 200;

void append(std::vector<std::int16_t>& samples, const Tone& tone) {
    const int count = samples_a_second / 1'000 * std::max(0, tone.milliseconds);
    for (int i = 0; i < count; ++i) {
        const double swell = std::min({1.0, double(i) / fade, double(count - i) / fade});
        const double turn = tone.hertz * double(i) / samples_a_second;
        const double wave = std::sin(2 * std::numbers::pi * turn);
        samples.push_back(static_cast<std::int16_t>(std::lround(loudest * swell * wave)));
    }
}

}  // namespace

std::vector<std::int16_t> samples_of(const Tune& tune) {
    std::vector<std::int16_t> samples;
    for (const Tone& tone : tune) append(samples, tone);
    return samples;
}

}  // namespace uketsuke
