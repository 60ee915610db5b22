// The real uketsuke-hub on loopback, with real clients: roster in, terminals enrolled, doses up and
// down, a kill in between, and strangers at the door.
#include "platform/records/published_rules.h"
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

TEST_F(HubProcessTest, ADoseOfOneTerminalReachesTheOtherThroughTheHub) {
    Json imported = run({"import-roster", csv()});
    EXPECT_EQ(imported["residents"]["new"], 2);
    start();
    Terminal first = enrolled("first");
    Terminal second = enrolled("second");
    ASSERT_TRUE(exchange(first).has_value());
    EXPECT_EQ(by_voucher(first).resident->name, "見本 太郎");
    record(first, 1);
    EXPECT_EQ(exchange(first)->acknowledged, 1u);
    ASSERT_TRUE(exchange(second).has_value());
    EXPECT_EQ(by_voucher(second), by_voucher(first));
    EXPECT_EQ(run({"verify"})["verified"], 5);
    EXPECT_EQ(run({"rebuild"})["rebuild"], "identical");
    EXPECT_EQ(hub_->end(), 0);
}

TEST_F(HubProcessTest, CommandsAreCarriedOutByTheRunningHubAndImportsRepeat) {
    start();
    EXPECT_EQ(run({"import-roster", csv()})["residents"]["new"], 2);
    Json again = run({"import-roster", csv()});
    EXPECT_EQ(again["residents"]["new"], 0);
    EXPECT_EQ(again["residents"]["unchanged"], 2);
    EXPECT_EQ(run({"status"})["entries"], 2);
}

TEST_F(HubProcessTest, ABrokenRosterChangesNothingAndIsToldByLineAndColumn) {
    std::ofstream(folder_ / "roster.csv") << roster << "3,見本,ﾐﾎﾝ,X,1950-04-31,a,462152,1\n";
    Process process({hub_program, "import-roster", csv(), "--data", data(), "--json"});
    const std::string text = process.rest();
    EXPECT_EQ(process.wait(), 1);
    for (const char* code : {"roster.sex", "roster.date", "roster.leading_zeros"})
        EXPECT_NE(text.find(code), text.npos) << text;
    EXPECT_NE(text.find("\"line\":4"), text.npos);
    EXPECT_EQ(run({"status"})["entries"], 0);
}

TEST_F(HubProcessTest, WhatTheHubPublishesIsWhatItsTerminalsJudgeBy) {
    run({"import-roster", csv()});
    start();
    EXPECT_EQ(run({"publish", "satsumasendai-2022-12"})["published"], true);
    EXPECT_EQ(run({"publish", "satsumasendai-2022-12"})["published"], false);
    Terminal terminal = enrolled("first");
    ASSERT_TRUE(exchange(terminal).has_value());
    const DeviceId hub = terminal.records->enrolment().value()->hub_device;
    const auto found =
        published_rules(terminal.records->ledger(), hub)->in_force("satsumasendai-2022-12");
    ASSERT_TRUE(found.has_value()) << found.error().what.en;
    EXPECT_NE(found->rules.form, nullptr);
    EXPECT_EQ(run({"verify"})["verified"], 6) << "two residents, a device, three files";
}

TEST_F(HubProcessTest, AFileWithAnErrorIsNotPublishedAndIsToldByLine) {
    run({"import-roster", csv()});
    std::ofstream(folder_ / "broken.toml") << "[programme]\nid = \"x\"\nversion = \"1\"\n";
    Process process(
        {hub_program, "publish", (folder_ / "broken.toml").string(), "--data", data(), "--json"});
    const std::string text = process.rest();
    EXPECT_EQ(process.wait(), 1);
    EXPECT_NE(text.find("broken.toml:1: programme.from"), text.npos) << text;
    EXPECT_EQ(run({"status"})["entries"], 2);
}

TEST_F(HubProcessTest, AKilledHubLosesNothingThatItAcknowledged) {
    run({"import-roster", csv()});
    start();
    Terminal terminal = enrolled("first");
    ASSERT_TRUE(exchange(terminal).has_value());
    record(terminal, 1);
    ASSERT_EQ(exchange(terminal)->acknowledged, 1u);
    hub_->kill(SIGKILL);
    EXPECT_EQ(hub_->wait(), 128 + SIGKILL);
    record(terminal, 2);
    const auto away = exchange(terminal);
    ASSERT_FALSE(away.has_value());
    EXPECT_EQ(away.error().code, "hub.unreachable");
    start();
    EXPECT_EQ(exchange(terminal)->acknowledged, 1u);
    EXPECT_EQ(run({"status"})["entries"], 5);
}

TEST_F(HubProcessTest, StrangersAreAnsweredAndChangeNothing) {
    run({"import-roster", csv()});
    start();
    EXPECT_NE(raw("GET /v1/entries?municipality=462152&after=0 HTTP/1.1\r\n\r\n").find(" 401 "),
              std::string::npos);
    EXPECT_NE(raw("GET / HTTP/1.1\r\n\r\n").find(" 404 "), std::string::npos);
    EXPECT_NE(raw("PRI * HTTP/1.1\r\nContent-Length: 9\r\n\r\n").find(" 405 "), std::string::npos);
    EXPECT_NE(raw("POST /v1/entries HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc").find(" 401 "),
              std::string::npos);
    EXPECT_NE(raw("POST /v1/enrolments HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}").find(" 401 "),
              std::string::npos);
    raw("\x16\x03\x01 this is no HTTP at all\r\n\r\n");
    raw("GET / HTTP/1.1\r\n" +
        [] {
            std::string headers;
            for (int i = 0; i < 20'000; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
            return headers;
        }() +
        "\r\n");
    const std::string chunk = "100000\r\n" + std::string(1 << 20, 'x') + "\r\n";
    std::string endless = "POST /v1/entries HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 24; ++i) endless += chunk;
    EXPECT_EQ(raw(endless).find(" 200 "), std::string::npos);
    EXPECT_NE(raw("GET /healthz HTTP/1.1\r\n\r\n").find(" 200 "), std::string::npos);
    EXPECT_EQ(run({"status"})["entries"], 2);
}

TEST_F(HubProcessTest, AWrongCodeAndAnUnknownTerminalAreRefusedInWords) {
    run({"import-roster", csv()});
    start();
    Terminal stranger = terminal("stranger");
    Ledger& ledger = stranger.records->ledger();
    const EnrolmentWish wish{"0000-0000-0000", ledger.device(), "", ledger.public_key()};
    const auto transport = curl_transport({url_, ""}).value();
    const auto response =
        transport->carry(enrolment_request(wish, ledger.signer(), clock_->now())).value();
    const auto answer = read_enrolment(response);
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().code, "enrol.code");
    EXPECT_FALSE(answer.error().next.ja.empty());
}

TEST_F(HubProcessTest, ASecondHubOnTheSameFolderIsRefused) {
    start();
    Process second({hub_program, "serve", "--data", data(), "--listen", "127.0.0.1:0", "--json"});
    EXPECT_NE(second.rest().find("folder.in_use"), std::string::npos);
    EXPECT_EQ(second.wait(), 3);
}

TEST_F(HubProcessTest, APostmanSendsWhatWasRecordedAndReportsAHubThatIsAway) {
    run({"import-roster", csv()});
    start();
    Terminal terminal = enrolled("first");
    ASSERT_TRUE(exchange(terminal).has_value());
    TerminalAtWork work(std::move(terminal), *clock_, std::chrono::milliseconds(50));
    work.record(1);
    EXPECT_TRUE(work.wait_for([](const PostReport& report) {
        return !report.trouble && report.exchange.acknowledged == 1 && report.unsent.count == 0 &&
               report.answered_at.has_value();
    }));
    hub_->kill(SIGKILL);
    hub_->wait();
    EXPECT_TRUE(work.wait_for([](const PostReport& report) {
        return report.trouble && report.trouble->code == "hub.unreachable" &&
               report.answered_at.has_value();
    }));
}

TEST(CurlTransport, AnAddressWithoutItsSchemeIsRefused) {
    const auto transport = curl_transport({"hub.example:80", ""});
    ASSERT_FALSE(transport.has_value());
    EXPECT_EQ(transport.error().code, "hub.url");
}

}  // namespace
}  // namespace uketsuke
