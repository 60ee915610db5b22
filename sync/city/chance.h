// Chance that a seed repeats, on every machine alike: the standard library's distributions differ
// between implementations, and a made-up city must be the same bytes everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace uketsuke {

// SplitMix64 (Steele, Lea, Flood 2014). Each purpose of each citizen has a stream of its own, so
// that a new question never changes the answers to the others.
class Chance {
  public:
    Chance(std::uint64_t seed, std::string_view purpose, std::uint64_t index = 0) : state_(seed) {
        for (const char c : purpose) state_ = next() ^ static_cast<unsigned char>(c);
        state_ = next() ^ index;
    }
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    // 0 to `count` - 1; the bias of the remainder is below 2^-40 for the counts in use.
    int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }
    bool per_mille(int share) { return below(1000) < share; }
    template <class T, std::size_t N>
    const T& one_of(const T (&all)[N]) {
        return all[static_cast<std::size_t>(below(static_cast<int>(N)))];
    }

  private:
    std::uint64_t state_;
};

}  // namespace uketsuke
