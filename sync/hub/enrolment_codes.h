// One-time codes that let a terminal in. A code is twelve characters that people can read aloud
// (Crockford's Base32: no I, L, O, U), sixty random bits, shown once; the store keeps its SHA-256.
#pragma once

#include <string>
#include <string_view>

#include "core/store/store.h"

namespace uketsuke {

inline constexpr std::chrono::minutes enrolment_code_life{60};

struct NewCode {
    std::string text;  // "7K3M-Q9PT-X2VD".
    Instant expires{};
};

// Whom a code lets in.
struct Enrollee {
    std::string name;  // What the device will be called where it does not name itself.
    DeviceRole role = DeviceRole::terminal;
    DeviceScope scope = DeviceScope::city;
    bool operator==(const Enrollee&) const = default;
};

// Threads: that of the Store, which is borrowed.
class EnrolmentCodes {
  public:
    explicit EnrolmentCodes(Store& store) : store_(store) {}

    Result<NewCode> issue(const FixedBytes<8>& chance, const Enrollee& enrollee, Instant now);

    // Gives what was noted at issue(), and binds the code to the device. The same device
    // may come again with it: its first answer may have been lost. Errors (refused): enrol.code
    // (unknown), enrol.expired, enrol.used.
    Result<Enrollee> redeem(std::string_view code, DeviceId device, Instant now);

  private:
    Store& store_;
};

}  // namespace uketsuke
