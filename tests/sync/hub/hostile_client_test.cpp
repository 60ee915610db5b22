// A client that means harm against a real hub: floods, bombs, slow bytes and lies. Every time an
// honest terminal is served meanwhile, nothing else changes, and the hub stays small.
#include <atomic>
#include <thread>

#include "sync/wire/base64.h"
#include "sync/wire/compression.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Sanitizers need a multiple of what a release build does, in memory and in time.
#ifdef __SANITIZE_ADDRESS__
constexpr long resident_kb_max = 600 << 10;
constexpr milliseconds served_within{4000};
#else
constexpr long resident_kb_max = 200 << 10;
constexpr milliseconds served_within{1000};
#endif

class RawLine {
  public:
    explicit RawLine(const std::string& url) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(std::uint16_t(std::stoi(url.substr(url.rfind(':') + 1))));
        const timeval patience{3, 0};
        ::setsockopt(socket_.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        ::setsockopt(socket_.number(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
        ::connect(socket_.number(), reinterpret_cast<sockaddr*>(&address), sizeof(address));
    }
    // False where the hub closed the line or does not read on.
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(std::size_t(sent));
        }
        return true;
    }
    std::string receive() const {
        std::string answer(2000, '\0');
        const auto got = ::recv(socket_.number(), answer.data(), answer.size(), 0);
        answer.resize(got > 0 ? std::size_t(got) : 0);
        return answer;
    }

  private:
    Descriptor socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
};

class HostileTest : public HubProcessTest {
  protected:
    HostileTest() {
        run({"import-roster", csv()});
        start();
        honest_ = enrolled("honest");
        hostile_ = enrolled("hostile");
        EXPECT_TRUE(exchange(honest_).has_value());
        EXPECT_TRUE(exchange(hostile_).has_value());
    }

    // The longest time that a record of an honest terminal took to be acknowledged meanwhile.
    template <class Attack>
    milliseconds longest_during(const Attack& attack) {
        std::atomic<bool> ended = false;
        std::thread attacker([&] {
            attack();
            ended = true;
        });
        milliseconds longest{0};
        do {
            record(honest_, ++doses_);
            const Moment began = moment_now();
            const auto report = exchange(honest_);
            EXPECT_TRUE(report.has_value()) << report.error().what.en;
            longest = std::max(longest, elapsed_since(began));
            std::this_thread::sleep_for(milliseconds(50));
        } while (!ended);
        attacker.join();
        return longest;
    }
    template <class Attack>
    void expect_harmless(const Attack& attack) {
        const milliseconds longest = longest_during(attack);
        EXPECT_LT(longest, served_within);
        const long resident = resident_kb();
        EXPECT_LT(resident, resident_kb_max);
        RecordProperty("longest_ms", int(longest.count()));
        RecordProperty("resident_kb_max", int(resident));
        EXPECT_EQ(run({"status"})["entries"], 4 + doses_ + stored_for_hostile_);
        EXPECT_EQ(run({"verify"})["verified"], 4 + doses_ + stored_for_hostile_);
    }
    // The most that the hub ever had in memory.
    long resident_kb() const {
        std::ifstream status("/proc/" + std::to_string(hub_->id()) + "/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
        }
        return 0;
    }

    Request signed_by(Terminal& terminal, std::string_view path, const std::string& body,
                      const std::string& encoding = "zstd") const {
        Request request{"POST", std::string(path), "", {{"content-encoding", encoding}}, body};
        Ledger& ledger = terminal.records->ledger();
        sign_request(request, ledger.device(), ledger.signer(), clock_->now());
        return request;
    }
    Request push_of(Terminal& terminal, const std::vector<Entry>& entries) const {
        std::string lines;
        for (const Entry& entry : entries) lines += print_entry_line({entry, 0});
        return signed_by(terminal, entries_path, compress(lines));
    }
    Response send(const Request& request) const {
        const auto response = curl_transport({url_, ""}).value()->carry(request);
        EXPECT_TRUE(response.has_value()) << response.error().what.en;
        return response.value_or(Response{});
    }
    static std::string code_of(const Response& response) {
        if (response.status == 200) return first_code(response);
        const auto refusal = parse_refusal(response.body);
        return refusal ? refusal->code : "HTTP " + std::to_string(response.status);
    }
    static std::string first_code(const Response& response) {
        const auto answer = parse_push_answer(response.body);
        if (!answer.has_value() || answer->fates.empty()) return "no fates";
        const Fate& fate = answer->fates.front();
        return fate.code.empty() ? to_text(fate.kind) : fate.code;
    }
    // The hostile device's next entries, properly made and signed, on top of `head`.
    std::vector<Entry> entries_after(ChainHead head, int count, const std::string& lot) {
        Ledger& ledger = hostile_.records->ledger();
        std::vector<Entry> made;
        for (int i = 0; i < count; ++i) {
            auto dose = sample::given("2022-12-01", 1);
            dose.lot = lot;
            const Draft draft{sample::municipality, "", subject_of(by_voucher(hostile_).person),
                              dose};
            made.push_back(
                make_entry(draft, ledger.device(), head, clock_->now(), Salt{}, ledger.signer())
                    .value());
            head = head_after(made.back());
        }
        return made;
    }

    Terminal honest_, hostile_;
    int doses_ = 0;
    int stored_for_hostile_ = 0;
};

TEST_F(HostileTest, AGigabyteInChunksIsNotTaken) {
    expect_harmless([&] {
        const RawLine line(url_);
        line.send("POST /v1/entries HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n");
        EXPECT_NE(line.receive().find(" 411 "), std::string::npos);
        const std::string chunk = "100000\r\n" + std::string(1 << 20, 'x') + "\r\n";
        int sent = 0;
        while (sent < 1024 && line.send(chunk)) ++sent;
        EXPECT_LT(sent, 64);
    });
}

TEST_F(HostileTest, AGigabyteThatIsAnnouncedIsNotTaken) {
    expect_harmless([&] {
        const RawLine line(url_);
        line.send("POST /v1/entries HTTP/1.1\r\nHost: hub\r\nContent-Length: 1073741824\r\n\r\n");
        EXPECT_NE(line.receive().find(" 413 "), std::string::npos);
    });
}

TEST_F(HostileTest, BombsAreNotExpandedBeyondTheLimit) {
    // A member of gzip with 200 MB of zeros; only its beginning matters to whoever would inflate.
    const std::string gzip("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xed\xc1\x01\x01\x00\x00", 16);
    const std::string zstd = compress(std::string(200 << 20, '\0'));
    expect_harmless([&] {
        for (int i = 0; i < 5; ++i) {
            EXPECT_EQ(code_of(send(signed_by(hostile_, entries_path, gzip, "gzip"))),
                      "wire.encoding");
            EXPECT_EQ(code_of(send(signed_by(hostile_, entries_path, zstd))), "wire.too_large");
            Request unsigned_bomb{"POST", "/v1/entries", "", {{"content-encoding", "zstd"}}, zstd};
            EXPECT_EQ(code_of(send(unsigned_bomb)), "request.unsigned");
            unsigned_bomb.path = "/elsewhere";
            EXPECT_GE(send(unsigned_bomb).status, 400);
        }
    });
}

TEST_F(HostileTest, AHundredThousandHeadersAreNotRead) {
    std::string head = "GET /healthz HTTP/1.1\r\nHost: hub\r\n";
    for (int i = 0; i < 100'000; ++i) head += "X-" + std::to_string(i) + ": y\r\n";
    expect_harmless([&] {
        for (int i = 0; i < 20; ++i) {
            const RawLine line(url_);
            line.send(head + "\r\n");
            EXPECT_NE(line.receive().find(" 431 "), std::string::npos);
        }
    });
}

// A third of them in the head, a third in a small body, a third in the body of a good device.
TEST_F(HostileTest, SixHundredConnectionsWithAByteASecondKeepNobodyElseWaiting) {
    const Request large = signed_by(hostile_, entries_path, std::string(1 << 20, 'x'));
    std::string good_head = "POST /v1/entries HTTP/1.1\r\nHost: hub\r\nContent-Length: 1048576\r\n";
    for (const auto& [name, value] : large.headers) good_head += name + ": " + value + "\r\n";
    expect_harmless([&] {
        std::vector<std::unique_ptr<RawLine>> lines;
        for (int i = 0; i < 600; ++i) {
            lines.push_back(std::make_unique<RawLine>(url_));
            if (i % 3 == 1)
                lines.back()->send("POST /v1/enrolments HTTP/1.1\r\nContent-Length: 900\r\n\r\n");
            if (i % 3 == 2) lines.back()->send(good_head + "\r\n");
        }
        for (int second = 0; second < 8; ++second) {
            for (const auto& line : lines)
                line->send(std::string_view("GET / HTTP").substr(std::size_t(second), 1));
            std::this_thread::sleep_for(seconds(1));
        }
    });
}

TEST_F(HostileTest, AConnectionThatSendsAByteNowAndThenIsClosedAllTheSame) {
    const RawLine line(url_);
    const Moment began = moment_now();
    while (elapsed_since(began) < seconds(40) && line.send("x"))
        std::this_thread::sleep_for(milliseconds(500));
    EXPECT_LT(elapsed_since(began), seconds(30));
}

TEST_F(HostileTest, DeepJsonIsRefused) {
    const std::string deep(15'000, '[');
    expect_harmless([&] {
        for (int i = 0; i < 20; ++i) {
            EXPECT_EQ(code_of(send(signed_by(hostile_, enrolments_path, deep))), "wire.answer");
            EXPECT_EQ(code_of(send(signed_by(hostile_, entries_path, compress(deep + "\n")))),
                      "wire.line");
            const std::string objects = "{\"entry\":" + deep + "\n";
            EXPECT_EQ(code_of(send(signed_by(hostile_, entries_path, compress(objects)))),
                      "wire.line");
        }
    });
}

TEST_F(HostileTest, WrongSignaturesAreRefused) {
    expect_harmless([&] {
        for (int i = 0; i < 50; ++i) {
            Request request = push_of(hostile_, {});
            request.headers.back().second = "sig1=:" + to_base64(Signature{}) + ":";
            EXPECT_EQ(code_of(send(request)), "request.signature");
            request = push_of(hostile_, {});
            request.body = compress(" ");
            EXPECT_EQ(code_of(send(request)), "request.digest");
        }
    });
}

TEST_F(HostileTest, RepeatedRequestsChangeNothing) {
    const auto entries = entries_after({}, 3, "REPEATED");
    const Request push = push_of(hostile_, entries);
    stored_for_hostile_ = 3;
    expect_harmless([&] {
        EXPECT_EQ(code_of(send(push)), "stored");
        for (int i = 0; i < 50; ++i) EXPECT_EQ(code_of(send(push)), "known");
    });
}

TEST_F(HostileTest, AGapAndAForkOfItsOwnChainAreRefused) {
    const auto good = entries_after({}, 3, "GOOD");
    const auto fork = entries_after(head_after(good[0]), 2, "FORK");
    stored_for_hostile_ = 2;
    expect_harmless([&] {
        EXPECT_EQ(code_of(send(push_of(hostile_, {good[1]}))), "chain.gap");
        EXPECT_EQ(code_of(send(push_of(hostile_, {good[0], good[1]}))), "stored");
        for (int i = 0; i < 20; ++i)
            EXPECT_EQ(code_of(send(push_of(hostile_, fork))), "chain.fork");
    });
}

TEST_F(HostileTest, EntriesInTheNameOfAnotherDeviceAreRefused) {
    auto forged = entries_after({}, 1, "FORGED");
    forged[0].header.chain.device = honest_.records->ledger().device();
    expect_harmless([&] {
        for (int i = 0; i < 20; ++i) {
            const std::string code = code_of(send(push_of(hostile_, forged)));
            EXPECT_TRUE(code == "chain.link" || code == "chain.fork" || code == "chain.gap" ||
                        code == "chain.signature")
                << code;
        }
    });
}

}  // namespace
}  // namespace uketsuke
