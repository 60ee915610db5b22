// Times a piece of work and prints it beside its baseline, so that a figure means the same on every
// machine: the claim is the ratio, measured in one run, not the microseconds.
#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <utility>
#include <vector>

namespace uketsuke::bench {

struct Times {
    double median_us = 0;
    double p99_us = 0;
};

// `times` is not empty. The p99 of fewer than a hundred is the longest.
inline Times summarise(std::vector<double> times) {
    std::ranges::sort(times);
    const auto last = times.size() - 1;
    return {times[last / 2], times[last - last / 100]};
}

// What this thread alone has used: other programs on the machine do not count.
inline double thread_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Calls `work(i)` a few times to warm up and then `rounds` times. What it returns must depend on
// the work, or the compiler may leave it out.
template <class Work>
Times measure(std::size_t rounds, Work&& work) {
    using Clock = std::chrono::steady_clock;
    for (std::size_t i = 0; i < rounds / 10 + 1; ++i) work(i);
    std::vector<double> times;
    times.reserve(rounds);
    for (std::size_t i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        work(i);
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    return summarise(std::move(times));
}

// Measures two pieces of work in turn, so that a noisy machine disturbs both alike. `between` is
// not timed: what a program does while nobody waits.
template <class Work, class Baseline, class Between>
std::pair<Times, Times> measure_beside(std::size_t rounds, Work&& work, Baseline&& baseline,
                                       Between&& between) {
    using Clock = std::chrono::steady_clock;
    std::vector<double> times, base_times;
    const auto once = [](std::vector<double>& into, auto& what, std::size_t i) {
        const auto start = Clock::now();
        what(i);
        into.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    };
    for (std::size_t i = 0; i < rounds; ++i) {
        once(base_times, baseline, i);
        once(times, work, i);
        between();
    }
    return {summarise(std::move(times)), summarise(std::move(base_times))};
}

// "record_median 412.0 us 1.62": name, value, unit and, with a baseline, the ratio to it.
inline void print(const char* name, double value, const char* unit) {
    std::printf("%s %.3f %s -\n", name, value, unit);
}
inline void print(const char* name, double value, const char* unit, double baseline) {
    std::printf("%s %.3f %s %.3f\n", name, value, unit, value / baseline);
}

}  // namespace uketsuke::bench
