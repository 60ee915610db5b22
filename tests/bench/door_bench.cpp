// The hub's door under many terminals: 500 that listen and are woken by one push, a pull at the end
// of a short and of a long history, and 1,000 records over a line of 1 Mbit/s. The hub is a process
// of its own (a fork of this one). Prints `name value unit ratio`.
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include "core/base/require.h"
#include "platform/records/records.h"
#include "sync/client/postman.h"
#include "sync/hub/hub_service.h"
#include "sync/wire/compression.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"
#include "tests/bench/measure.h"
#include "tests/bench/people.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/sample.h"

namespace {

using namespace uketsuke;
using bench::print;
using std::chrono::duration;
using std::chrono::steady_clock;

constexpr int terminals = 500;
constexpr std::size_t short_history = 2'000, long_history = 200'000, doses_each = 3;
constexpr int records_to_drain = 1'000;
constexpr double line_bytes_per_second = 125'000;  // 1 Mbit/s.

Signer signer_of(int number) {
    SigningSeed seed{};
    seed[0] = std::uint8_t(number);
    seed[1] = std::uint8_t(number >> 8);
    seed[2] = 7;
    return Signer(seed);
}
DeviceId device_of(int number) { return device_id_of(signer_of(number).public_key()); }

double seconds_since(steady_clock::time_point start) {
    return duration<double>(steady_clock::now() - start).count();
}

std::vector<Draft> devices_and_history(std::size_t history) {
    std::vector<Draft> drafts;
    for (int number = 0; number <= terminals; ++number) {
        const auto key = to_hex(signer_of(number).public_key());
        drafts.push_back({sample::municipality, "", subject_of(device_of(number)),
                          DeviceEnrolled{"見本端末", key}});
    }
    for (std::size_t i = 0; i < history; ++i)
        drafts.push_back({sample::municipality, "",
                          subject_of(bench::person_number(std::uint32_t(i / doses_each))),
                          sample::reported("2021-06-01", 1 + int(i % doses_each))});
    return drafts;
}

// A hub in a process of its own, until the end of this value.
class HubProcess {
  public:
    explicit HubProcess(std::size_t history) {
        int ends[2];
        require(::pipe(ends) == 0, "there are pipes");
        process_ = ::fork();
        if (process_ == 0) serve(place_, history, ends[1]);
        require(::read(ends[0], &said_, sizeof(said_)) == sizeof(said_), "the hub starts");
        ::close(ends[0]);
        ::close(ends[1]);
    }
    ~HubProcess() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    HubProcess(const HubProcess&) = delete;
    HubProcess& operator=(const HubProcess&) = delete;

    int port() const { return said_.port; }
    const HubId& id() const { return said_.hub; }
    DeviceId device() const { return said_.device; }
    const PublicKey& key() const { return said_.key; }
    Place last() const { return said_.last; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port()); }
    double resident_mb() const {
        std::FILE* file = std::fopen(("/proc/" + std::to_string(process_) + "/statm").c_str(), "r");
        long all = 0, resident = 0;
        const int read = file ? std::fscanf(file, "%ld %ld", &all, &resident) : 0;
        if (file) std::fclose(file);
        return read == 2 ? double(resident) * 4096 / 1e6 : 0;
    }

  private:
    struct Said {
        int port = 0;
        HubId hub;
        DeviceId device;
        PublicKey key{};
        Place last;
    };

    [[noreturn]] static void serve(const TemporaryFolder& place, std::size_t history, int to) {
        const auto clock = system_clock();
        require(make_key_file(place / "key").has_value(), "a key file can be made");
        const auto keys = key_file_source(place / "key");
        const DataFolder folder = DataFolder::own(place / "hub").value();
        auto records = Records::open(folder, *keys, RecordsOf::hub).value();
        require(configure_hub(*records, sample::municipality, "").has_value(), "a hub is set up");
        Ledger& ledger = records->ledger();
        require(ledger.append_all(devices_and_history(history), clock->now()).has_value(),
                "a history can be made");
        Said said{0, records->store_id(), ledger.device(), ledger.public_key(),
                  ledger.store().last_place(sample::municipality).value()};
        StoreThread store(std::move(records));
        const auto log = Log::open(place / "log", *clock).value();
        HubService service({store, *clock, *log, "0", "{}"});
        const auto front = HttpServer::listen("127.0.0.1:0", {}, service).value();
        said.port = front->port();
        require(::write(to, &said, sizeof(said)) == sizeof(said), "somebody listens");
        while (true) ::pause();
    }

    const TemporaryFolder place_;
    pid_t process_ = -1;
    Said said_;
};

int connected(int port) {
    const int line = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(std::uint16_t(port));
    require(::connect(line, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0,
            "the hub takes a connection");
    return line;
}

Request pull_of(int number, std::uint64_t after, const std::string& more = "") {
    Request request{"GET", std::string(entries_path), "", {}, ""};
    request.query = "municipality=" + std::string(sample::municipality) +
                    "&after=" + std::to_string(after) + more;
    sign_request(request, device_of(number), signer_of(number), system_clock()->now());
    return request;
}

int listening(int number, const HubProcess& hub, std::uint64_t after) {
    const Request request = pull_of(number, after, "&wait=25");
    std::string text = "GET " + request.path + "?" + request.query + " HTTP/1.1\r\nHost: hub\r\n";
    for (const auto& [name, value] : request.headers) text += name + ": " + value + "\r\n";
    text += "\r\n";
    const int line = connected(hub.port());
    require(::send(line, text.data(), text.size(), 0) == ssize_t(text.size()), "it is sent");
    return line;
}

// The devices' chains, to push from.
Request push_of(int number, std::uint64_t sequence, ChainHead& head) {
    const Draft draft = sample::draft(sample::reported("2021-06-01", int(sequence)), 1);
    const Entry entry =
        make_entry(draft, device_of(number), head, system_clock()->now(), Salt{}, signer_of(number))
            .value();
    head = head_after(entry);
    Request request{"POST", std::string(entries_path), "", {{"content-encoding", "zstd"}}, ""};
    request.body = compress(print_entry_line({entry, 0}));
    sign_request(request, device_of(number), signer_of(number), system_clock()->now());
    return request;
}

// Seconds from the push to the last of `count` terminals that listen.
double wake(const HubProcess& hub, int count, std::uint64_t after, ChainHead& head) {
    std::vector<pollfd> lines;
    for (int i = 1; i <= count; ++i) lines.push_back({listening(i, hub, after), POLLIN, 0});
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));  // They all wait now.
    const auto transport = curl_transport({hub.url(), ""}).value();
    const Request push = push_of(0, head.sequence + 1, head);
    const auto start = steady_clock::now();
    require(transport->carry(push).value().status == 200, "the push is taken");
    for (int left = count; left > 0;) {
        require(::poll(lines.data(), lines.size(), 10'000) > 0, "all are woken");
        for (pollfd& line : lines) {
            if (line.fd < 0 || line.revents == 0) continue;
            ::close(line.fd);
            line.fd = -1;
            --left;
        }
    }
    return seconds_since(start);
}

double pull_us(const HubProcess& hub, Transport& transport) {
    return bench::measure(
               200,
               [&](std::size_t) {
                   return transport.carry(pull_of(1, hub.last().position - 1)).value().body.size();
               })
        .median_us;
}

// A line of so many bytes a second in each direction, with a bucket of a tenth of a second.
class NarrowLine {
  public:
    explicit NarrowLine(int to) : to_(to) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        require(::bind(door_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0 &&
                    ::listen(door_, 8) == 0,
                "a port is free");
        socklen_t size = sizeof(address);
        ::getsockname(door_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        taker_ = std::thread([this] { take(); });
    }
    ~NarrowLine() {
        ::shutdown(door_, SHUT_RDWR);
        taker_.join();
        for (std::thread& carrier : carriers_) carrier.join();
        ::close(door_);
    }
    NarrowLine(const NarrowLine&) = delete;
    NarrowLine& operator=(const NarrowLine&) = delete;
    int port() const { return port_; }
    std::size_t carried() const { return carried_; }

  private:
    void take() {
        for (int near = ::accept(door_, nullptr, nullptr); near >= 0;
             near = ::accept(door_, nullptr, nullptr)) {
            const int far = connected(to_);
            carriers_.emplace_back([=, this] { carry(near, far); });
            carriers_.emplace_back([=, this] { carry(far, near); });
        }
    }
    void carry(int from, int to) {
        char buffer[1250];  // A hundredth of a second.
        for (ssize_t got = 1; (got = ::recv(from, buffer, sizeof(buffer), 0)) > 0;) {
            std::this_thread::sleep_for(duration<double>(double(got) / line_bytes_per_second));
            if (::send(to, buffer, std::size_t(got), MSG_NOSIGNAL) != got) break;
            carried_ += std::size_t(got);
        }
        ::shutdown(from, SHUT_RDWR);
        ::shutdown(to, SHUT_RDWR);
    }

    int to_, port_ = 0;
    int door_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::atomic<std::size_t> carried_ = 0;
    std::thread taker_;
    std::vector<std::thread> carriers_;
};

// Seconds, beside those that the bytes alone need.
void drain(const HubProcess& hub) {
    const TemporaryFolder place;
    const auto clock = system_clock();
    const auto store = open_sqlite_store((place / "terminal.db").string()).value();
    Ledger ledger(*store, sample::data_key(1), device_of(2), signer_of(2), Numbering::none,
                  sample::salts());
    require(ledger.trust_device(hub.device(), hub.key()).has_value(), "the hub is trusted");
    require(store->set_cursor(hub.id(), sample::municipality, hub.last()).has_value(), "kept");
    std::vector<Draft> drafts;
    for (int i = 0; i < records_to_drain; ++i)
        drafts.push_back(
            sample::draft(sample::given("2022-12-01", 1 + i % 5), std::uint8_t(i % 250)));
    require(ledger.append_all(drafts, clock->now()).has_value(), "doses are recorded");
    const NarrowLine line(hub.port());
    const auto transport =
        curl_transport({"http://127.0.0.1:" + std::to_string(line.port()), ""}).value();
    const OnStore here = [&](const LedgerJob& job) { return job(ledger); };
    const auto start = steady_clock::now();
    // The terminal knows nothing of the others' keys, so what it pulls back is its own alone.
    const auto report =
        run_exchange(Exchange({hub.id(), sample::municipality}, device_of(2), signer_of(2)),
                     *transport, here, *clock);
    const double took = seconds_since(start);
    require(report.has_value() && report->acknowledged == records_to_drain, "all are taken");
    print("drain_1000_records_1_mbit", took, "s", double(line.carried()) / line_bytes_per_second);
}

}  // namespace

int main() {
    std::signal(SIGPIPE, SIG_IGN);
    rlimit descriptors{4096, 4096};
    ::getrlimit(RLIMIT_NOFILE, &descriptors);
    descriptors.rlim_cur = descriptors.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &descriptors);
    double short_us = 0;
    {
        const HubProcess hub(short_history);
        ChainHead head;
        const double one = wake(hub, 1, hub.last().position, head);
        print("wake_1_terminal", one * 1e3, "ms");
        print("wake_500_terminals_last", wake(hub, terminals, hub.last().position + 1, head) * 1e3,
              "ms", one * 1e3);
        print("hub_with_500_terminals", hub.resident_mb(), "MB");
        short_us = pull_us(hub, *curl_transport({hub.url(), ""}).value());
        print("pull_end_of_2000", short_us, "us");
    }
    {
        const HubProcess hub(long_history);
        print("pull_end_of_200000", pull_us(hub, *curl_transport({hub.url(), ""}).value()), "us",
              short_us);
    }
    drain(HubProcess(short_history));
    return 0;
}
