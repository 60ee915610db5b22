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

    // The readings of one picture. Two carriers that agree, or two that do not, are judged at once;
    // a single one after `patience`, counted from the first reading; ten digits of a bar code alone
    // after `number_patience`, because print that completes them takes longer. Nothing: not yet.
    // Print counts where it completes ten digits that are there, or when a second picture says the
    // same: a misreading comes by chance and goes with the next picture, a second paper stays.
    std::optional<Agreement> add(const std::vector<Reading>& readings, Time now);

    // The person has gone.
    void forget() {
        gathered_.clear();
        printed_once_.clear();
        since_.reset();
    }

    static constexpr std::chrono::milliseconds patience{350};
    static constexpr std::chrono::milliseconds number_patience{1'000};
    static constexpr std::size_t readings_max = 32;

  private:
    bool counts(const Reading& reading);
    bool completes_ten_digits(const Reading& print) const;

    const Municipalities* known_;
    std::vector<Reading> gathered_;
    std::vector<std::string> printed_once_;  // Said by one picture so far.
    std::optional<Time> since_;
};

}  // namespace uketsuke
