// The real uketsuke-hub on loopback, with real clients: roster in, terminals enrolled, doses up and
// down, a kill in between, and strangers at the door.
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <condition_variable>
#include <fstream>
#include <mutex>

#include "core/base/json.h"
#include "platform/records/published_rules.h"
#include "sync/client/enrolment.h"
#include "sync/client/hub_connection.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/hub/process.h"
#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

const std::string hub_program = BIN_DIR "/uketsuke-hub";
const std::string roster =
    "resident_id,name,kana,sex,birth_date,address,municipality,voucher_number\n"
    "1,見本 太郎,ﾐﾎﾝ ﾀﾛｳ,M,1950-04-05,見本市見本町1,462152,9900000017\n"
    "2,見本 𠮷子,ﾐﾎﾝ ﾖｼｺ,F,1960-04-05,見本市見本町2,462152,9900000025\n";

struct Terminal {
    std::unique_ptr<KeySource> keys;
    std::unique_ptr<DataFolder> folder;
    std::unique_ptr<Records> records;
};

class HubProcessTest : public testing::Test {
  protected:
    HubProcessTest() { std::ofstream(folder_ / "roster.csv") << roster; }

    void start() {
        hub_ = std::make_unique<Process>(std::vector<std::string>{
            hub_program, "serve", "--data", data(), "--listen", "127.0.0.1:0", "--programme",
            "satsumasendai-2022-12", "--json"});
        const auto told = parse_json(hub_->line());
        ASSERT_TRUE(told.has_value());
        url_ = text_or(*told, "listening");
        ASSERT_TRUE(url_.starts_with("http://127.0.0.1:")) << url_;
    }
    std::string data() const { return (folder_ / "hub").string(); }
    std::string csv() const { return (folder_ / "roster.csv").string(); }

    // The one JSON line of a subcommand.
    Json run(std::vector<std::string> words, int status = 0) const {
        words.insert(words.begin(), hub_program);
        words.insert(words.end(), {"--data", data(), "--json"});
        Process process(words);
        const std::string text = process.rest();
        EXPECT_EQ(process.wait(), status) << text;
        const auto last = text.rfind('\n', text.size() - 2);
        return parse_json(text.substr(last == text.npos ? 0 : last + 1)).value_or(Json());
    }

    Terminal terminal(const char* name) const {
        Terminal terminal;
        const auto key = folder_ / (std::string(name) + ".key").c_str();
        EXPECT_TRUE(make_key_file(key).has_value());
        terminal.keys = key_file_source(key);
        terminal.folder = std::make_unique<DataFolder>(DataFolder::own(folder_ / name).value());
        terminal.records =
            Records::open(*terminal.folder, *terminal.keys, RecordsOf::terminal).value();
        return terminal;
    }

    Terminal enrolled(const char* name) const {
        Terminal terminal = this->terminal(name);
        Ledger& ledger = terminal.records->ledger();
        const std::string code = text_or(run({"enrol", "--name", name}), "code");
        const EnrolmentWish wish{code, ledger.device(), name, ledger.public_key()};
        const auto transport = curl_transport({url_, ""}).value();
        const auto response =
            transport->carry(enrolment_request(wish, ledger.signer(), clock_->now())).value();
        const auto answer = read_enrolment(response);
        EXPECT_TRUE(answer.has_value()) << response.body;
        const Enrolment enrolment = enrolment_from(answer.value(), wish, url_);
        EXPECT_TRUE(terminal.records->set_enrolment(enrolment).has_value());
        return terminal;
    }

    Result<ExchangeReport> exchange(Terminal& terminal) const {
        auto connection = TRY(connection_to_hub(*terminal.records));
        connection->transport = TRY(curl_transport({url_, ""}));
        const OnStore here = [&](const LedgerJob& job) { return job(terminal.records->ledger()); };
        return run_exchange(Exchange(connection->link, connection->device, connection->signer),
                            *connection->transport, here, *clock_);
    }

    static PersonRow by_voucher(Terminal& terminal) {
        return terminal.records->ledger()
            .people_by_voucher(sample::municipality, "9900000017")
            .value()
            .at(0);
    }

    void record(Terminal& terminal, int number) const {
        const Draft draft{sample::municipality, "", subject_of(by_voucher(terminal).person),
                          sample::given("2022-12-01", number)};
        ASSERT_TRUE(terminal.records->ledger().append(draft, clock_->now()).has_value());
    }

    // What comes back for raw bytes; the connection is closed by the hub or after a second.
    std::string raw(const std::string& bytes) const {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(std::uint16_t(std::stoi(url_.substr(url_.rfind(':') + 1))));
        const timeval second{1, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof(second));
        EXPECT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
        for (std::size_t sent = 0; sent < bytes.size();) {
            const auto count =
                ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) break;
            sent += std::size_t(count);
        }
        std::string answer(512, '\0');
        const auto got = ::recv(socket, answer.data(), answer.size(), 0);
        ::close(socket);
        answer.resize(got > 0 ? std::size_t(got) : 0);
        return answer;
    }

    TemporaryFolder folder_;
    std::unique_ptr<Clock> clock_ = system_clock();
    std::unique_ptr<Process> hub_;
    std::string url_;
};

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
    record(terminal, 1);
    auto connection = connection_to_hub(*terminal.records).value();
    ASSERT_TRUE(connection.has_value());
    std::mutex mutex;  // Stands for the store's thread.
    std::condition_variable reported;
    std::vector<PostReport> reports;
    const auto wait_for = [&](const std::function<bool(const PostReport&)>& expected) {
        std::unique_lock lock(mutex);
        return reported.wait_for(lock, std::chrono::seconds(20),
                                 [&] { return !reports.empty() && expected(reports.back()); });
    };
    const OnStore on_store = [&](const LedgerJob& job) {
        const std::lock_guard lock(mutex);
        return job(terminal.records->ledger());
    };
    const auto take_report = [&](const PostReport& report) {
        const std::lock_guard lock(mutex);
        reports.push_back(report);
        reported.notify_all();
    };
    Postman postman({std::move(connection->transport),
                     connection->link,
                     connection->device,
                     connection->signer,
                     on_store,
                     clock_.get(),
                     take_report,
                     {.first = std::chrono::milliseconds(50)},
                     std::chrono::milliseconds(50)});
    EXPECT_TRUE(wait_for([](const PostReport& report) {
        return !report.trouble && report.unsent.count == 0 && report.answered_at.has_value();
    }));
    hub_->kill(SIGKILL);
    hub_->wait();
    EXPECT_TRUE(wait_for([](const PostReport& report) {
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
