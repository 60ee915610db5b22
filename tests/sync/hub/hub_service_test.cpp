// The service between door and store, in one process: who may wait, who may send, what is counted.
#include "sync/hub/hub_service.h"

#include <gtest/gtest.h>

#include <fstream>
#include <future>

#include "core/base/json.h"
#include "sync/wire/compression.h"
#include "sync/wire/paths.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class ServiceTest : public testing::Test {
  protected:
    ServiceTest() {
        EXPECT_TRUE(make_key_file(folder_ / "key").has_value());
        keys_ = key_file_source(folder_ / "key");
        data_ = std::make_unique<DataFolder>(DataFolder::own(folder_ / "hub").value());
        log_ = Log::open(folder_ / "log", *clock_).value();
        auto records = Records::open(*data_, *keys_, RecordsOf::hub).value();
        EXPECT_TRUE(configure_hub(*records, sample::municipality, "").has_value());
        for (const std::uint8_t number : {std::uint8_t{1}, std::uint8_t{2}}) {
            const DeviceEnrolled fact{"見本端末", to_hex(sample::signer(number).public_key())};
            EXPECT_TRUE(records->ledger().append(
                {sample::municipality, "", subject_of(sample::device(number)), fact},
                clock_->now()));
        }
        store_ = std::make_unique<StoreThread>(std::move(records));
        service_ = std::make_unique<HubService>(
            ServiceParts{*store_, *clock_, *log_, "0.0.0", "{}"}, ServiceLimits{.waits_max = 1});
    }

    Request pull(std::uint8_t device, int after, const std::string& more = "") const {
        Request request{"GET", std::string(entries_path), "", {}, ""};
        request.query = "municipality=462152&after=" + std::to_string(after) + more;
        sign_request(request, sample::device(device), sample::signer(device), clock_->now());
        return request;
    }
    Request push(std::uint8_t device, const std::string& body = compress("")) const {
        Request request{"POST", std::string(entries_path), "", {{"content-encoding", "zstd"}}, ""};
        request.body = body;
        sign_request(request, sample::device(device), sample::signer(device), clock_->now());
        return request;
    }
    std::future<Response> ask(Request request, HttpPass pass = nullptr) {
        const auto answered = std::make_shared<std::promise<Response>>();
        service_->answer(std::move(request), std::move(pass),
                         [answered](Response response) { answered->set_value(response); });
        return answered->get_future();
    }
    HttpAdmission admission(const Request& head) {
        std::promise<HttpAdmission> judged;
        service_->admit(head, [&](HttpAdmission said) { judged.set_value(std::move(said)); });
        return judged.get_future().get();
    }
    static bool comes_within(const std::future<Response>& answer, milliseconds time) {
        return answer.wait_for(time) == std::future_status::ready;
    }
    static std::string code_of(const Response& response) {
        const auto refusal = parse_refusal(response.body);
        return refusal ? refusal->code : std::to_string(response.status);
    }

    TemporaryFolder folder_;
    std::unique_ptr<Clock> clock_ = system_clock();
    std::unique_ptr<KeySource> keys_;
    std::unique_ptr<DataFolder> data_;
    std::unique_ptr<Log> log_;
    std::unique_ptr<StoreThread> store_;
    std::unique_ptr<HubService> service_;
};

TEST_F(ServiceTest, APullWithNewsIsAnsweredAtOnceThoughItMayWait) {
    auto answer = ask(pull(1, 0, "&wait=25"));
    ASSERT_TRUE(comes_within(answer, seconds(5)));
    EXPECT_EQ(answer.get().status, 200);
}

TEST_F(ServiceTest, APullThatKnowsAllWaitsForNewsAndThenBringsThem) {
    auto answer = ask(pull(1, 2, "&wait=25"));
    EXPECT_FALSE(comes_within(answer, milliseconds(200)));
    store_->run([&](Records& records) {
        const Draft draft = sample::draft(sample::resident(), 1);
        EXPECT_TRUE(records.ledger().append(draft, clock_->now()).has_value());
    });
    ASSERT_TRUE(comes_within(answer, seconds(5)));
    const auto page = parse_pull_answer(decompress(answer.get().body, 1 << 20).value());
    EXPECT_EQ(page->entries.size(), 1u);
}

TEST_F(ServiceTest, AWaitEndsWithItsTimeAndBringsTheEmptyPage) {
    auto answer = ask(pull(1, 2, "&wait=1"));
    EXPECT_FALSE(comes_within(answer, milliseconds(500)));
    ASSERT_TRUE(comes_within(answer, seconds(5)));
    const Response response = answer.get();
    EXPECT_TRUE(parse_pull_answer(decompress(response.body, 1 << 20).value())->entries.empty());
    EXPECT_EQ(header_of(response.headers, "retry-after"), std::nullopt);
}

TEST_F(ServiceTest, WhoFindsTheRoomFullIsAnsweredAtOnceAndToldWhenToComeAgain) {
    auto waiting = ask(pull(1, 2, "&wait=25"));
    EXPECT_FALSE(comes_within(waiting, milliseconds(200)));
    auto other = ask(pull(2, 2, "&wait=25"));
    ASSERT_TRUE(comes_within(other, seconds(5)));
    const Response response = other.get();
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(header_of(response.headers, "retry-after"), "5");
    service_->close();
    EXPECT_TRUE(comes_within(waiting, seconds(5)));
}

TEST_F(ServiceTest, WaitsLongerThanTheLimitAreRefused) {
    EXPECT_EQ(code_of(ask(pull(1, 2, "&wait=26")).get()), "wire.query");
    EXPECT_EQ(code_of(ask(pull(1, 2, "&wait=x")).get()), "wire.query");
}

TEST_F(ServiceTest, NoBodyIsTakenBeforeTheDevicesSignatureIsKnownToBeGood) {
    Request unsigned_head = push(1);
    unsigned_head.headers.pop_back();
    EXPECT_EQ(code_of(*admission(unsigned_head).refused), "request.unsigned");
    EXPECT_EQ(code_of(*admission(push(5)).refused), "device.unknown");
    Request altered = push(1);
    altered.query = "x=1";
    EXPECT_EQ(code_of(*admission(altered).refused), "request.signature");
    Request enrolment = push(1);
    enrolment.path = enrolments_path;
    EXPECT_EQ(code_of(*admission(enrolment).refused), "wire.too_large");
    EXPECT_EQ(admission(push(1)).refused, std::nullopt);
}

TEST_F(ServiceTest, WhatIsNotWellSignedIsNotExpanded) {
    Request bomb = push(5, compress(std::string(15 << 20, 'x')));
    EXPECT_EQ(code_of(ask(bomb).get()), "device.unknown");
    bomb = push(1, compress(std::string(17 << 20, 'x')));
    EXPECT_EQ(code_of(ask(bomb).get()), "wire.too_large");
}

TEST_F(ServiceTest, ADeviceSendsOneThingAtATime) {
    HttpAdmission first = admission(push(1));
    const HttpAdmission second = admission(push(1));
    ASSERT_TRUE(second.refused);
    EXPECT_EQ(code_of(*second.refused), "hub.busy");
    EXPECT_EQ(header_of(second.refused->headers, "retry-after"), "1");
    EXPECT_EQ(admission(push(2)).refused, std::nullopt) << "another device is not concerned";
    EXPECT_EQ(ask(push(1), std::move(first.pass)).get().status, 200);
    EXPECT_EQ(ask(push(1)).get().status, 200);
}

TEST_F(ServiceTest, EveryAnswerTellsTheHubsTime) {
    const Instant before = clock_->now();
    for (const Request& request : {pull(1, 0), push(5), Request{"GET", "/healthz", "", {}, ""}}) {
        const auto text = header_of(ask(request).get().headers, hub_time_header);
        ASSERT_TRUE(text);
        EXPECT_LT(std::abs(std::stoll(*text) - before.time_since_epoch().count()), 10'000);
    }
}

TEST_F(ServiceTest, MetricsCountWithoutNamesAndByDeviceId) {
    ask(push(1)).get();
    ask(push(5)).get();
    ask(pull(1, 1)).get();
    const Response page = ask({"GET", "/metrics", "", {}, ""}).get();
    const std::string device = "{device=\"" + sample::device(1).hex() + "\"}";
    for (const std::string& line :
         {std::string("uketsuke_entries_stored 2\n"), std::string("uketsuke_pushes_total 1\n"),
          std::string("uketsuke_pulls_total 1\n"), std::string("uketsuke_build_info{version="),
          std::string("uketsuke_last_position{municipality=\"462152\"} 2\n"),
          std::string("uketsuke_refused_requests_total{code=\"device.unknown\"} 1\n"),
          "uketsuke_device_lag_entries" + device + " 1\n",
          "uketsuke_device_pulled_position" + device + " 1\n",
          "uketsuke_device_last_seen_seconds" + device,
          "uketsuke_device_clock_skew_seconds" + device, std::string("uketsuke_waiting_polls 0\n"),
          std::string("uketsuke_disk_free_bytes ")})
        EXPECT_NE(page.body.find(line), std::string::npos) << line << page.body;
    EXPECT_EQ(page.body.find("見本"), std::string::npos);
}

TEST_F(ServiceTest, WhoWasHereSurvivesARestartOfTheHub) {
    Request late = pull(1, 1);
    late.headers.clear();
    const Instant wrong = clock_->now() + std::chrono::hours(1);
    sign_request(late, sample::device(1), sample::signer(1), wrong);
    EXPECT_EQ(ask(late).get().status, 200);
    service_.reset();
    store_->run([&](Records& records) {
        const Attendance kept = Attendance::load(records.ledger().store()).value();
        ASSERT_EQ(kept.devices().size(), 1u);
        const DeviceSeen& seen = kept.devices().at(sample::device(1));
        EXPECT_LT(clock_->now() - seen.last, seconds(30));
        EXPECT_LT(std::chrono::abs(seen.clock_skew - std::chrono::hours(1)), seconds(5));
        EXPECT_EQ(seen.pulled.at(sample::municipality), 1u);
    });
}

TEST_F(ServiceTest, TheLogNamesNobodyAndTellsWhatWasRefused) {
    ask(push(1)).get();
    ask(push(5)).get();
    std::ifstream file(folder_ / "log");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    EXPECT_NE(text.find("\"event\":\"hub.push\",\"device\":\"" + sample::device(1).hex() + "\""),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("\"level\":\"warning\",\"event\":\"hub.refused\",\"error\":"
                        "\"device.unknown\""),
              std::string::npos)
        << text;
}

}  // namespace
}  // namespace uketsuke
