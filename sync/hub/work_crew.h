// The threads on which a hub reads requests and prints answers: a queue with an end, and hands
// behind it. Whoever has no place in the queue is told so at once.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace uketsuke {

class WorkCrew {
  public:
    using Job = std::move_only_function<void()>;

    WorkCrew(std::size_t threads, std::size_t jobs_max);
    ~WorkCrew();  // Does what was taken, then joins.
    WorkCrew(const WorkCrew&) = delete;
    WorkCrew& operator=(const WorkCrew&) = delete;

    // Any thread; never blocks. False, without keeping the job, where the queue is full.
    bool take(Job job);

  private:
    void work(const std::stop_token& stop);

    const std::size_t jobs_max_;
    std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::deque<Job> jobs_;
    std::vector<std::jthread> threads_;
};

}  // namespace uketsuke
