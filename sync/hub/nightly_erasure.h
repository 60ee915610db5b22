// What is over goes each night by itself (`serve --erase-nightly`): once when the hub starts, then
// after each midnight in Japan.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "platform/clock/clock.h"
#include "platform/log/log.h"
#include "sync/hub/store_thread.h"

namespace uketsuke {

// Runs from birth to destruction. Borrows all of them. What fails is logged, and tried again the
// next night.
class NightlyErasure {
  public:
    NightlyErasure(StoreThread& store, const Clock& clock, Log& log);
    NightlyErasure(const NightlyErasure&) = delete;
    NightlyErasure& operator=(const NightlyErasure&) = delete;

  private:
    void work(const std::stop_token& stop);
    void erase_once();

    StoreThread& store_;
    const Clock& clock_;
    Log& log_;
    std::mutex mutex_;
    std::condition_variable_any asked_to_stop_;
    std::jthread thread_;
};

}  // namespace uketsuke
