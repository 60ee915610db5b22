// First come, first served.
#include "sync/hub/work_crew.h"

namespace uketsuke {

WorkCrew::WorkCrew(std::size_t threads, std::size_t jobs_max) : jobs_max_(jobs_max) {
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

WorkCrew::~WorkCrew() {
    for (std::jthread& thread : threads_) thread.request_stop();
    for (std::jthread& thread : threads_) thread.join();
}

bool WorkCrew::take(Job job) {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= jobs_max_) return false;
    jobs_.push_back(std::move(job));
    arrived_.notify_one();
    return true;
}

void WorkCrew::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (true) {
        arrived_.wait(lock, stop, [this] { return !jobs_.empty(); });
        if (jobs_.empty()) return;
        Job next = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        next();
        next = nullptr;  // What it held goes on this thread, outside of the lock.
        lock.lock();
    }
}

}  // namespace uketsuke
