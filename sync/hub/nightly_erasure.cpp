// A thread that looks at the date once a minute.
#include "sync/hub/nightly_erasure.h"

#include "sync/hub/erase_command.h"

namespace uketsuke {

namespace {

// Nobody reads along at night; the log has the figures.
struct Silence final : CommandOutput {
    bool out(std::string_view) override { return true; }
    bool err(std::string_view) override { return true; }
};

}  // namespace

NightlyErasure::NightlyErasure(StoreThread& store, const Clock& clock, Log& log)
    : store_(store),
      clock_(clock),
      log_(log),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

void NightlyErasure::work(const std::stop_token& stop) {
    std::optional<Day> last;
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        if (const Day today = clock_.today(); last != today) {
            last = today;
            erase_once();
        }
        asked_to_stop_.wait_for(lock, stop, std::chrono::minutes(1), [] { return false; });
    }
}

void NightlyErasure::erase_once() {
    Silence silence;
    const CommandSpeech speech{silence};
    Result<ErasurePlan> done = ErasurePlan{};
    store_.run([&](Records& records) {
        done = erase_due(records, {std::nullopt, Erase::carry_out}, speech, clock_.now());
    });
    if (!done.has_value()) return log_.warning("hub.erase", done.error());
    if (done->entries == 0) return;
    log_.info("hub.erase", {{"people", done->people}, {"entries", done->entries}});
}

}  // namespace uketsuke
