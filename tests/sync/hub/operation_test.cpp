// What whoever runs a hub sees of it: status, health, metrics, signs of life, clocks.
#include <thread>

#include "tests/platform/service/notified.h"
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class OperationTest : public HubProcessTest {
  protected:
    OperationTest() { run({"import-roster", csv()}); }

    std::string get(const char* path) const {
        const auto answer = curl_transport({url_, ""}).value()->carry({"GET", path, "", {}, ""});
        return answer.has_value() && answer->status == 200 ? answer->body : "";
    }
};

TEST_F(OperationTest, StatusListsDevicesByNameAndTheySurviveARestart) {
    start();
    Terminal first = enrolled("first");
    enrolled("second");
    ASSERT_TRUE(exchange(first).has_value());
    ASSERT_TRUE(exchange(first).has_value());
    const auto check = [](Json status) {
        ASSERT_EQ(status["devices"].size(), 2u) << print_json(status);
        std::map<std::string, Json> devices;
        for (const Json& device : status["devices"]) devices[text_or(device, "name")] = device;
        // The second was enrolled and has never pulled.
        EXPECT_EQ(devices["second"]["lag"], 4);
        EXPECT_EQ(devices["first"]["pulled"]["462152"], 4);
        EXPECT_EQ(devices["first"]["lag"], 0);
        EXPECT_LT(std::abs(number_or(devices["first"], "clock_skew_ms", 99'999)), 5000);
        EXPECT_TRUE(parse_instant(text_or(devices["first"], "last_seen")).has_value());
    };
    check(run({"status"}));
    EXPECT_EQ(hub_->end(), 0);
    check(run({"status"}));
    start();
    check(run({"status"}));
}

TEST_F(OperationTest, HealthAndMetricsAreOpenAndNameNobody) {
    start();
    Terminal first = enrolled("first");
    ASSERT_TRUE(exchange(first).has_value());
    const auto health = parse_json(get("/healthz"));
    ASSERT_TRUE(health.has_value());
    EXPECT_EQ(text_or(*health, "status"), "ok");
    EXPECT_EQ(health->at("last_positions").at("462152"), 3);
    const std::string metrics = get("/metrics");
    EXPECT_NE(metrics.find("uketsuke_device_lag_entries{device=\"" +
                           first.records->ledger().device().hex() + "\"} 3\n"),
              std::string::npos)
        << metrics << "asked from the beginning, and not again since";
    EXPECT_EQ(metrics.find("first"), std::string::npos);
    EXPECT_EQ(metrics.find("見本"), std::string::npos);
}

TEST_F(OperationTest, ATerminalWhoseClockGoesWrongDeliversAndLearnsOfIt) {
    start();
    Terminal terminal = enrolled("first");
    clock_ = clock_started_at(system_clock()->now() + std::chrono::minutes(10));
    const auto report = exchange(terminal);
    ASSERT_TRUE(report.has_value()) << report.error().what.en;
    ASSERT_TRUE(report->clock_skew);
    EXPECT_LT(std::chrono::abs(*report->clock_skew - std::chrono::minutes(10)), seconds(3));
    const HubId hub = terminal.records->enrolment().value()->hub;
    EXPECT_EQ(last_clock_skew(terminal.records->ledger().store(), hub).value(), report->clock_skew);
    const Json status = run({"status"});
    EXPECT_NEAR(double(number_or(status["devices"][0], "clock_skew_ms")), 600'000.0, 5'000.0);
}

TEST_F(OperationTest, ASupervisorHearsReadyThenSignsOfLifeThenStopping) {
    Notified systemd((folder_ / "notify").string());
    ::setenv("NOTIFY_SOCKET", systemd.name().c_str(), 1);
    ::setenv("WATCHDOG_USEC", "400000", 1);
    start();
    ::unsetenv("NOTIFY_SOCKET");
    ::unsetenv("WATCHDOG_USEC");
    std::vector<std::string> heard;
    for (int i = 0; i < 4; ++i) heard.push_back(systemd.next());
    EXPECT_EQ(std::ranges::count(heard, "READY=1"), 1);
    EXPECT_EQ(std::ranges::count(heard, "WATCHDOG=1"), 3);
    EXPECT_EQ(hub_->end(), 0);
    std::string last, next = systemd.next(1);
    while (!next.empty()) last = std::exchange(next, systemd.next(1));
    EXPECT_EQ(last, "STOPPING=1");
}

}  // namespace
}  // namespace uketsuke
