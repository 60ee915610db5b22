// A bounded queue between threads. Everything that reaches the UI goes through one, drained once a
// frame; everything that reaches the worker goes through another.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace uketsuke {

template <class T>
class BoundedQueue {
  public:
    explicit BoundedQueue(std::size_t items_max) : items_max_(items_max) {}

    // For what may be lost, such as a camera's reading: false where the queue is full or closed.
    bool offer(T item) {
        const std::lock_guard lock(mutex_);
        if (closed_ || items_.size() >= items_max_) return false;
        items_.push_back(std::move(item));
        arrived_.notify_one();
        return true;
    }

    // For what may not: waits for room. False only where the queue is closed.
    bool put(T item) {
        std::unique_lock lock(mutex_);
        left_.wait(lock, [&] { return closed_ || items_.size() < items_max_; });
        if (closed_) return false;
        items_.push_back(std::move(item));
        arrived_.notify_one();
        return true;
    }

    // Waits for the next item. Nothing once the queue is closed and empty.
    std::optional<T> take() {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, [&] { return closed_ || !items_.empty(); });
        if (items_.empty()) return std::nullopt;
        T item = std::move(items_.front());
        items_.pop_front();
        left_.notify_one();
        return item;
    }

    bool empty() const {
        const std::lock_guard lock(mutex_);
        return items_.empty();
    }

    // Nobody waits, and somebody may yet come.
    bool is_quiet() const {
        const std::lock_guard lock(mutex_);
        return items_.empty() && !closed_;
    }

    // All that is there now, without waiting.
    std::vector<T> drain() {
        const std::lock_guard lock(mutex_);
        std::vector<T> all(std::make_move_iterator(items_.begin()),
                           std::make_move_iterator(items_.end()));
        items_.clear();
        left_.notify_all();
        return all;
    }

    // No more comes in; what is inside can still be taken. Wakes everyone who waits.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        arrived_.notify_all();
        left_.notify_all();
    }

  private:
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::condition_variable left_;
    std::deque<T> items_;
    std::size_t items_max_;
    bool closed_ = false;
};

}  // namespace uketsuke
