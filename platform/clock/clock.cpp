// The only file of the product that reads the wall clock.
#include "platform/clock/clock.h"

namespace uketsuke {

namespace {

class SystemClock : public Clock {
  public:
    Instant now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

class PinnedClock : public Clock {
  public:
    explicit PinnedClock(Instant at) : at_(at) {}
    Instant now() const override { return at_; }

  private:
    Instant at_;
};

class StartedClock : public Clock {
  public:
    explicit StartedClock(Instant at) : at_(at), start_(moment_now()) {}
    Instant now() const override { return at_ + elapsed_since(start_); }

  private:
    Instant at_;
    Moment start_;
};

std::unexpected<Error> malformed(const char* code, const std::string& option,
                                 const std::string& text, const std::string& example) {
    return fail(
        ErrorKind::bad_input, code,
        {option + " の「" + text + "」は読めません。", option + " does not take \"" + text + "\"."},
        {"例: " + option + " " + example, "For example: " + option + " " + example});
}

Result<Instant> instant_of_day(const std::string& text) {
    const auto day = parse_day(text);
    if (!day) return malformed("clock.today", "--today", text, "2022-12-01");
    // 09:00 in Japan is midnight UTC of the same date: no counter is open earlier.
    return Instant(*day);
}

}  // namespace

std::unique_ptr<Clock> system_clock() { return std::make_unique<SystemClock>(); }

std::unique_ptr<Clock> pinned_clock(Instant at) { return std::make_unique<PinnedClock>(at); }

std::unique_ptr<Clock> clock_started_at(Instant at) { return std::make_unique<StartedClock>(at); }

Result<std::unique_ptr<Clock>> clock_from_options(const std::string& now, const std::string& today,
                                                  PinnedTime pinned) {
    if (now.empty() && today.empty()) return system_clock();
    if (!now.empty() && !today.empty()) {
        return fail(
            ErrorKind::bad_input, "clock.both",
            {"--now と --today は同時に使えません。", "--now and --today cannot be used together."},
            {"どちらか一つにしてください。", "Use one of them."});
    }
    Instant at{};
    if (now.empty()) {
        at = TRY(instant_of_day(today));
    } else {
        const auto parsed = parse_instant(now);
        if (!parsed) return malformed("clock.now", "--now", now, "2022-12-01T09:30:00+09:00");
        at = *parsed;
    }
    return pinned == PinnedTime::runs_on ? clock_started_at(at) : pinned_clock(at);
}

Moment moment_now() { return std::chrono::steady_clock::now(); }

std::chrono::milliseconds elapsed_since(Moment start) {
    return std::chrono::floor<std::chrono::milliseconds>(moment_now() - start);
}

}  // namespace uketsuke
