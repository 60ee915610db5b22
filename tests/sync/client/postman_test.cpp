// When the postman asks, when it listens and when it leaves the hub alone, against a desk that
// answers at once and a transport that counts.
#include "sync/client/postman.h"

#include <gtest/gtest.h>

#include "tests/sync/town.h"

namespace uketsuke {
namespace {

using sample::Town;
using std::chrono::milliseconds;
using std::chrono::seconds;

class TownClock : public Clock {
  public:
    Instant now() const override { return sample::at("2022-12-01T10:00:00+09:00"); }
};

// A line to the town's hub. Where `holds` is set, a request that waits is held until interrupted.
class Line : public Transport {
  public:
    Line(const Town& town, std::mutex& mutex) : town_(town), mutex_(mutex) {}

    Result<Response> carry(const Request& request) override {
        const bool waits = request.query.find("&wait=") != std::string::npos;
        std::unique_lock lock(mutex_);
        ++(waits ? listens : others);
        changed.notify_all();
        if (waits && holds) {
            if (!changed.wait_for(lock, seconds(10), [this] { return interrupted; }))
                return unreachable();
            interrupted = false;
            return fail(ErrorKind::environment, "hub.interrupted", {"", ""});
        }
        if (away) return unreachable();
        return town_.ask(request);
    }
    void interrupt() override {
        const std::lock_guard lock(mutex_);
        interrupted = true;
        changed.notify_all();
    }
    void stop() override { interrupt(); }

    // Guarded by the test's mutex.
    std::condition_variable changed;
    int listens = 0, others = 0;
    bool holds = false, away = false, interrupted = false;

  private:
    static std::unexpected<Error> unreachable() {
        return fail(ErrorKind::environment, "hub.unreachable", {"", ""});
    }

    const Town& town_;
    std::mutex& mutex_;
};

struct Work {
    explicit Work(milliseconds idle, bool holds = false, OnFirst first = {}) {
        auto made = std::make_unique<Line>(town, mutex);
        made->holds = holds;
        line = made.get();
        postman = std::make_unique<Postman>(PostmanParts{
            .routes = one_route(std::move(made), {sample::hub(), sample::municipality}),
            .device = sample::device(1),
            .signer = sample::signer(1),
            .store =
                [this](const LedgerJob& job) {
                    const std::lock_guard lock(store);
                    return job(*town.terminals[1].ledger);
                },
            .clock = &clock,
            .report =
                [this](const PostReport& said) {
                    if (said.presented.empty()) return;
                    const std::lock_guard lock(mutex);
                    said_of_presented.push_back(said);
                    line->changed.notify_all();
                },
            .first = std::move(first),
            .backoff = {.first = milliseconds(100), .jitter = 0.0},
            .idle = idle});
    }
    ~Work() { postman.reset(); }

    bool reaches(const std::function<bool()>& expected) {
        std::unique_lock lock(mutex);
        return line->changed.wait_for(lock, seconds(10), expected);
    }
    int listens() {
        const std::lock_guard lock(mutex);
        return line->listens;
    }
    std::uint64_t unsent() {
        const std::lock_guard lock(store);
        return town.unsent(1);
    }

    Town town;
    TownClock clock;
    std::mutex mutex, store;
    Line* line = nullptr;
    std::vector<PostReport> said_of_presented;  // Guarded by `mutex`.
    std::unique_ptr<Postman> postman;
};

TEST(Postman, WhenAllIsSentItListens) {
    Work work(milliseconds(5000), true);
    EXPECT_TRUE(work.reaches([&] { return work.line->listens == 1; }));
}

TEST(Postman, WhatANewTerminalLacksIsLoadedOnceAndBeforeTheFirstExchange) {
    std::atomic<int> tries = 0;
    Line* line = nullptr;
    Work work(milliseconds(10), false, [&](const Route& route, const std::stop_token&) {
        line = dynamic_cast<Line*>(route.transport.get());
        ++tries;
        return tries == 1 ? Result<void>(fail(ErrorKind::environment, "hub.unreachable", {"", ""}))
                          : Result<void>();
    });
    ASSERT_TRUE(work.reaches([&] { return work.line->listens >= 2; }));
    EXPECT_EQ(tries, 2) << "again after the hub was away, and then never more";
    EXPECT_EQ(line, work.line);
}

TEST(Postman, AHubThatDoesNotWaitIsNotHammered) {
    Work work(milliseconds(100));
    ASSERT_TRUE(work.reaches([&] { return work.line->listens == 1; }));
    std::this_thread::sleep_for(milliseconds(350));
    EXPECT_LE(work.listens(), 5);
    EXPECT_GE(work.listens(), 2);
}

TEST(Postman, ANudgeEndsTheWaitAndWhatWasRecordedIsSent) {
    Work work(milliseconds(5000), true);
    ASSERT_TRUE(work.reaches([&] { return work.line->listens == 1; }));
    {
        const std::lock_guard lock(work.store);
        work.town.record(1, 1);
    }
    work.postman->nudge();
    EXPECT_TRUE(work.reaches([&] { return work.line->listens == 2; }));
    EXPECT_EQ(work.unsent(), 0u);
}

TEST(Postman, ANudgeBetweenAskingAndWaitingIsNotLost) {
    for (int i = 1; i <= 20; ++i) {
        Work work(milliseconds(5000), true);
        {
            const std::lock_guard lock(work.store);
            work.town.record(1, i);
        }
        work.postman->nudge();
        EXPECT_TRUE(work.reaches([&] { return work.line->listens >= 1; }));
        EXPECT_EQ(work.unsent(), 0u);
    }
}

TEST(Postman, AHubThatIsAwayIsAskedByTheBackoffEvenWhereNudged) {
    Work work(milliseconds(0));
    {
        const std::lock_guard lock(work.mutex);
        work.line->away = true;
    }
    std::this_thread::sleep_for(milliseconds(50));
    int before = 0;
    {
        const std::lock_guard lock(work.mutex);
        before = work.line->others + work.line->listens;
    }
    for (int i = 0; i < 20; ++i) {
        work.postman->nudge();
        std::this_thread::sleep_for(milliseconds(10));
    }
    const std::lock_guard lock(work.mutex);
    EXPECT_LE(work.line->others + work.line->listens - before, 4);
}

TEST(Postman, APresentedVoucherEndsTheWaitAndOneReportNamesIt) {
    Work work(milliseconds(5000), true);
    {
        const std::lock_guard lock(work.store);
        ASSERT_TRUE(work.town.terminals[1].ledger->set_scope(DeviceScope::seen));
    }
    ASSERT_TRUE(work.reaches([&] { return work.line->listens == 1; }));
    work.postman->present("9900000017");
    ASSERT_TRUE(work.reaches([&] { return !work.said_of_presented.empty(); }));
    ASSERT_TRUE(work.reaches([&] { return work.line->listens == 2; }));
    const std::lock_guard lock(work.mutex);
    ASSERT_EQ(work.said_of_presented.size(), 1u);
    EXPECT_EQ(work.said_of_presented[0].presented, "9900000017");
    EXPECT_EQ(work.said_of_presented[0].exchange.voucher_known, false);
    EXPECT_FALSE(work.said_of_presented[0].trouble);
}

TEST(Postman, WhoeverIsPresentedWhileTheHubIsAwayIsAnsweredAtOnce) {
    Work work(milliseconds(0));
    {
        const std::lock_guard lock(work.mutex);
        work.line->away = true;
    }
    std::this_thread::sleep_for(milliseconds(50));
    const Moment before = moment_now();
    work.postman->present("9900000017");
    ASSERT_TRUE(work.reaches([&] { return !work.said_of_presented.empty(); }));
    EXPECT_LT(elapsed_since(before), milliseconds(2000));
    const std::lock_guard lock(work.mutex);
    ASSERT_TRUE(work.said_of_presented[0].trouble.has_value());
    EXPECT_EQ(work.said_of_presented[0].trouble->code, "hub.unreachable");
    EXPECT_FALSE(work.said_of_presented[0].exchange.voucher_known.has_value());
}

}  // namespace
}  // namespace uketsuke
