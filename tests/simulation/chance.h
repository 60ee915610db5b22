// Chance that repeats: everything that happens in a world follows from its seed.
#pragma once

#include <cstdint>
#include <random>

namespace uketsuke::simulation {

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : generator_(seed) {}
    std::uint64_t below(std::uint64_t n) { return generator_() % n; }
    bool percent(int p) { return p > 0 && below(100) < std::uint64_t(p); }

  private:
    std::mt19937_64 generator_;
};

}  // namespace uketsuke::simulation
