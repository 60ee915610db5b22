// Wrong PINs. A PIN has few digits, so what protects it at a terminal is that it cannot be tried
// often. Names are public there: each person is counted alone, and nobody is locked out of the
// terminal because of another. A value; whoever compares PINs keeps it sealed, so that pulling the
// plug is no way round it.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/ids.h"

namespace uketsuke {

class Attempts {
  public:
    // So many wrong PINs bring no wait; then 60 s, and for each further one twice as long, up to a
    // quarter of an hour. Our own choice: 10,000 PINs then take more than a hundred days.
    static constexpr int free_max = 5;
    static constexpr std::chrono::seconds wait_first{60};
    static constexpr std::chrono::seconds wait_longest{15 * 60};

    // How long that person's PIN is not compared yet; zero: now. A clock that was set back makes it
    // begin anew, never longer.
    std::chrono::seconds wait_before(StaffId who, Instant now) const;
    // Wrong ones that are left before there is a wait.
    int left(StaffId who) const;

    // To be called, and kept on disk, before a PIN is compared: a comparison that was cut short
    // counts as a wrong one.
    void count(StaffId who, Instant now);
    // The PIN was right.
    void forget(StaffId who) { wrong_.erase(who); }

    std::string print() const;  // JSON.
    // What cannot be read is nothing: whoever can change it could as well remove it.
    static Attempts parse(std::string_view json);
    bool operator==(const Attempts&) const = default;

  private:
    struct Wrong {
        int count = 0;
        Instant last{};
        bool operator==(const Wrong&) const = default;
    };
    std::map<StaffId, Wrong> wrong_;
};

}  // namespace uketsuke
