// A queue of jobs and the thread behind it.
#include "sync/hub/store_thread.h"

namespace uketsuke {

std::unexpected<Error> hub_closing() {
    return fail(ErrorKind::environment, "hub.closing",
                {"ハブを終了しているところです。", "The hub is closing down."},
                {"少し待ってからもう一度送ってください。", "Try again in a moment."});
}

StoreThread::StoreThread(std::unique_ptr<Records> records)
    : records_(std::move(records)), thread_([this](const std::stop_token& stop) { serve(stop); }) {}

StoreThread::~StoreThread() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    thread_.request_stop();
    thread_.join();
}

bool StoreThread::run(const Job& job) {
    Waiting waiting{&job};
    std::unique_lock lock(mutex_);
    if (closing_) return false;
    waiting_.push_back(&waiting);
    arrived_.notify_one();
    finished_.wait(lock, [&] { return waiting.done; });
    return true;
}

void StoreThread::after_each(Job job) {
    run([&](Records&) { after_each_ = std::move(job); });
}

void StoreThread::serve(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (true) {
        arrived_.wait(lock, stop, [this] { return !waiting_.empty(); });
        if (waiting_.empty()) return;
        Waiting* next = waiting_.front();
        waiting_.pop_front();
        lock.unlock();
        (*next->job)(*records_);
        lock.lock();
        next->done = true;
        finished_.notify_all();
        lock.unlock();
        if (after_each_) after_each_(*records_);
        lock.lock();
        if (!waiting_.empty()) continue;
        lock.unlock();
        records_->ledger().store().use_idle_time();
        lock.lock();
    }
}

}  // namespace uketsuke
