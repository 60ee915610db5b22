// Brings together what several frames show of one paper. A frame may hold the QR code and miss the
// bars beside it; to judge at the first symbol would pass over the carrier that contradicts it.
#pragma once

#include <chrono>
#include <vector>

#include "core/voucher/readings.h"

namespace uketsuke {

class Gatherer {
  public:
    using Time = std::chrono::steady_clock::time_point;

    // `known` may be nullptr and must outlive the gatherer.
    explicit Gatherer(const Municipalities* known) : known_(known) {}

    // Two carriers that agree, or two that do not, are judged at once; a single one after
    // `patience`, counted from the first reading. Nothing: not yet.
    std::optional<Agreement> add(const std::vector<Reading>& readings, Time now);

    // The person has gone.
    void forget() {
        gathered_.clear();
        since_.reset();
    }

    static constexpr std::chrono::milliseconds patience{350};
    static constexpr std::size_t readings_max = 32;

  private:
    const Municipalities* known_;
    std::vector<Reading> gathered_;
    std::optional<Time> since_;
};

}  // namespace uketsuke
