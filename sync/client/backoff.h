// How long to wait before the hub is tried again: data, so that tests and settings can say it.
#pragma once

#include <algorithm>
#include <chrono>

namespace uketsuke {

struct Backoff {
    std::chrono::milliseconds first{1000};
    std::chrono::milliseconds most{60'000};
    double jitter = 0.5;  // The share of each delay that is left to chance, 0 to 1.

    // After `failures` in a row, 1 and up: doubled each time, at most `most`. `chance` is in [0,
    // 1): terminals that lost the hub in the same moment must not come back in the same moment.
    std::chrono::milliseconds delay_after(int failures, double chance) const {
        const int doublings = std::clamp(failures - 1, 0, 20);
        const auto whole = std::min<std::chrono::milliseconds>(most, first * (1 << doublings));
        const double scale = 1.0 - jitter * chance;
        return std::chrono::milliseconds(static_cast<long long>(double(whole.count()) * scale));
    }
};

}  // namespace uketsuke
