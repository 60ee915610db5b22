// The one thread of a hub that owns its records (design.md D3). Everyone else hands it jobs and
// waits; jobs run one after another, in the order in which they came.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "platform/records/records.h"

namespace uketsuke {

// What whoever comes too late is told.
std::unexpected<Error> hub_closing();

class StoreThread {
  public:
    explicit StoreThread(std::unique_ptr<Records> records);
    ~StoreThread();  // Finishes the jobs that it has, refuses later ones, then joins.
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    using Job = std::function<void(Records&)>;
    // Blocks until the job has run. False, without running it, once the thread is closing.
    bool run(const Job& job);
    // From now on `job` runs after each job, when whoever waited for that has been released.
    void after_each(Job job);

  private:
    struct Waiting {
        const Job* job = nullptr;
        bool done = false;
    };
    void serve(const std::stop_token& stop);

    std::unique_ptr<Records> records_;
    Job after_each_;  // The store's thread.
    std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::condition_variable finished_;
    std::deque<Waiting*> waiting_;  // Bounded by the threads that wait.
    bool closing_ = false;
    std::jthread thread_;
};

}  // namespace uketsuke
