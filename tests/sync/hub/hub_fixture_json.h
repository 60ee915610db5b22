// The real uketsuke-hub on loopback and real terminals beside it, for the tests that talk to one.
#pragma once

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <condition_variable>
#include <fstream>
#include <mutex>

#include "core/base/json.h"
#include "sync/client/enrolment.h"
#include "sync/client/hub_connection.h"
#include "tests/paths.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/hub/process.h"
#include "tests/sync/sample.h"

namespace uketsuke {

inline const std::string hub_program = std::string(test::bin_dir) + "/uketsuke-hub";
inline const std::string roster =
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

    // At `listen`, with further arguments of `serve`.
    void start(const std::vector<std::string>& more = {},
               const std::string& listen = "127.0.0.1:0") {
        std::vector<std::string> words{hub_program, "serve", "--data",      data(),
                                       "--listen",  listen,  "--programme", "satsumasendai-2022-12",
                                       "--json"};
        words.insert(words.end(), more.begin(), more.end());
        hub_ = std::make_unique<Process>(words);
        const auto told = parse_json(hub_->line());
        ASSERT_TRUE(told.has_value());
        url_ = text_or(*told, "listening");
        ASSERT_TRUE(url_.starts_with("http")) << url_;
    }
    // "127.0.0.1:40123", where the hub listens or listened.
    std::string address() const { return url_.substr(url_.find("//") + 2); }
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
        const auto transport = curl_transport({url_, ca_file_}).value();
        const auto response =
            transport->carry(enrolment_request(wish, ledger.signer(), clock_->now())).value();
        const auto answer = read_enrolment(response);
        EXPECT_TRUE(answer.has_value()) << response.body;
        const Enrolment enrolment = enrolment_from(answer.value(), wish, url_).value();
        EXPECT_TRUE(terminal.records->set_enrolment(enrolment).has_value());
        return terminal;
    }

    Result<ExchangeReport> exchange(Terminal& terminal) const {
        auto connection = TRY(connection_to_hub(*terminal.records));
        connection->transport = TRY(curl_transport({url_, ca_file_}));
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
    std::string ca_file_;  // For https.
};

// A terminal at work: its postman, a lock that stands for its store's thread, and what was said.
class TerminalAtWork {
  public:
    TerminalAtWork(Terminal terminal, const Clock& clock,
                   std::chrono::milliseconds idle = std::chrono::milliseconds(5000))
        : terminal_(std::move(terminal)), clock_(clock) {
        auto connections = connections_to_hubs(*terminal_.records).value();
        const DeviceId device = connections.at(0).device;
        const Signer signer = connections.at(0).signer;
        std::vector<Route> routes;
        for (HubConnection& hub : connections)
            routes.push_back({std::move(hub.transport), hub.link});
        postman_ = std::make_unique<Postman>(
            PostmanParts{.routes = std::move(routes),
                         .device = device,
                         .signer = signer,
                         .store =
                             [this](const LedgerJob& job) {
                                 const std::lock_guard lock(mutex_);
                                 ++jobs_;
                                 auto done = job(terminal_.records->ledger());
                                 changed_.notify_all();
                                 return done;
                             },
                         .clock = &clock_,
                         .report =
                             [this](const PostReport& report) {
                                 const std::lock_guard lock(mutex_);
                                 reports_.push_back(report);
                                 changed_.notify_all();
                             },
                         .backoff = {.first = std::chrono::milliseconds(50)},
                         .idle = idle,
                         .return_after = std::chrono::seconds(2)});
    }

    // The store's thread, as the postman's jobs.
    template <class Look>
    auto with_ledger(const Look& look) {
        const std::lock_guard lock(mutex_);
        return look(terminal_.records->ledger());
    }
    void record(int number) { write(sample::given("2022-12-01", number)); }
    // About the person of sample::resident(). Gives the entry's name.
    std::string write(const Fact& fact) {
        std::string name = with_ledger([&](Ledger& ledger) {
            const Draft draft{sample::municipality, "", subject_of(row_in(ledger).person), fact};
            return entry_name(ledger.append(draft, clock_.now()).value().header);
        });
        postman_->nudge();
        return name;
    }
    PersonRow row() {
        return with_ledger([](Ledger& ledger) { return row_in(ledger); });
    }
    std::size_t doses() {
        return with_ledger([](Ledger& ledger) { return doses_in(ledger); });
    }
    // How long it took until so many doses were here; 20 seconds where they never came.
    std::chrono::milliseconds until_doses(std::size_t count) {
        const Moment began = moment_now();
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::seconds(20),
                          [&] { return doses_in(terminal_.records->ledger()) >= count; });
        return elapsed_since(began);
    }
    bool wait_for(const std::function<bool(const PostReport&)>& expected) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(20),
                                 [&] { return !reports_.empty() && expected(reports_.back()); });
    }
    std::size_t reports() {
        const std::lock_guard lock(mutex_);
        return reports_.size();
    }
    std::size_t jobs() {
        const std::lock_guard lock(mutex_);
        return jobs_;
    }
    DeviceId device() {
        return with_ledger([](Ledger& ledger) { return ledger.device(); });
    }
    Postman& postman() { return *postman_; }
    void stop() { postman_.reset(); }

  private:
    static PersonRow row_in(Ledger& ledger) {
        return ledger.people_by_voucher(sample::municipality, "9900000017").value().at(0);
    }
    static std::size_t doses_in(Ledger& ledger) {
        const auto rows = ledger.people_by_voucher(sample::municipality, "9900000017");
        return rows.has_value() && !rows->empty() ? rows->front().doses.size() : 0;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    Terminal terminal_;
    const Clock& clock_;
    std::vector<PostReport> reports_;
    std::size_t jobs_ = 0;
    std::unique_ptr<Postman> postman_;
};

}  // namespace uketsuke
