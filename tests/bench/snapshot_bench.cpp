// A new terminal loads a city of 92,292 residents and 240,000 doses from its hub over loopback: the
// hub's making of the snapshot, the loading, and beside it the bare bulk insert of the same rows
// into the same tables with the same indexes. The hub is a process of its own (a fork of this one).
// Prints `name value unit ratio`.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "core/base/require.h"
#include "core/store/sqlite_schema.h"
#include "sync/city/city.h"
#include "sync/city/plan_file.h"
#include "sync/client/snapshot_load.h"
#include "sync/hub/hub_service.h"
#include "tests/bench/measure.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/sample.h"

namespace {

using namespace uketsuke;
using std::chrono::duration;
using std::chrono::steady_clock;

constexpr int residents = 92'292;
constexpr std::size_t doses = 240'000;
constexpr const char* municipality = sample::municipality;

double seconds_since(steady_clock::time_point start) {
    return duration<double>(steady_clock::now() - start).count();
}

PersonId person_number(std::size_t number) {
    PersonId id;
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[i] = std::uint8_t((number * 0x9e3779b97f4a7c15u) >> (8 * i));
    return id;
}

// As an import writes it: first the roster, then the doses; those that histories lack are given.
std::vector<Draft> city() {
    const CityPlan plan = open_city_plan("").value();
    CityOrder order = usual_order(plan, residents);
    order.municipality = municipality;
    const auto citizens = make_citizens(plan, order, shape_for(plan, residents));
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < citizens.size(); ++i)
        drafts.push_back({municipality, "", subject_of(person_number(i)), citizens[i].resident});
    for (std::size_t i = 0; i < citizens.size(); ++i) {
        for (const DoseReported& dose : citizens[i].doses)
            drafts.push_back({municipality, "", subject_of(person_number(i)), dose});
    }
    for (std::size_t i = 0; drafts.size() < residents + doses; ++i)
        drafts.push_back({municipality, "", subject_of(person_number(i % citizens.size())),
                          sample::given("2022-12-01", 5)});
    drafts.resize(residents + doses);
    return drafts;
}

struct Said {
    int port = 0;
    HubId hub;
    DeviceId device;
    PublicKey key{};
};

[[noreturn]] void serve(const TemporaryFolder& place, const PublicKey& terminal, int to) {
    const auto clock = system_clock();
    require(make_key_file(place / "hub.key").has_value(), "a key file can be made");
    const DataFolder folder = DataFolder::own(place / "hub").value();
    auto records =
        Records::open(folder, *key_file_source(place / "hub.key"), RecordsOf::hub).value();
    require(configure_hub(*records, municipality, "").has_value(), "a hub is set up");
    Ledger& ledger = records->ledger();
    const Draft enrolled{municipality, "", subject_of(device_id_of(terminal)),
                         DeviceEnrolled{"見本端末", to_hex(terminal)}};
    require(ledger.append(enrolled, clock->now()).has_value(), "the terminal is let in");
    require(ledger.append_all(city(), clock->now()).has_value(), "the city is made");
    Said said{0, records->store_id(), ledger.device(), ledger.public_key()};
    StoreThread store(std::move(records));
    const auto log = Log::open(place / "log", *clock).value();
    HubService service({store, *clock, *log, "0", "{}"});
    const auto front = HttpServer::listen("127.0.0.1:0", {}, service).value();
    said.port = front->port();
    require(::write(to, &said, sizeof(said)) == sizeof(said), "somebody listens");
    while (true) ::pause();
}

struct HubProcess {
    HubProcess(const TemporaryFolder& place, const PublicKey& terminal) {
        int ends[2];
        require(::pipe(ends) == 0, "there are pipes");
        process = ::fork();
        if (process == 0) serve(place, terminal, ends[1]);
        require(::read(ends[0], &said, sizeof(said)) == sizeof(said), "the hub starts");
        ::close(ends[0]);
        ::close(ends[1]);
    }
    ~HubProcess() {
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
    }
    HubProcess(const HubProcess&) = delete;
    HubProcess& operator=(const HubProcess&) = delete;

    pid_t process = -1;
    Said said;
};

// The same rows once more, by SQLite alone: tables, rows, indexes, fsync.
double bulk_insert(const std::string& loaded, const std::string& bare) {
    const auto connection = SqliteConnection::open(bare, "").value();
    const auto run = [&](const char* sql) { require(connection->run(sql).has_value(), sql); };
    {
        const auto attach = connection->prepare("ATTACH DATABASE ? AS loaded").value();
        attach->bind(loaded);
        require(attach->run().has_value(), "the loaded store is read");
    }
    const auto start = steady_clock::now();
    run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN");
    require(make_tables(*connection).has_value(), "tables");
    for (const char* table : {"INSERT INTO main.chains SELECT * FROM loaded.chains",
                              "INSERT INTO main.entries SELECT * FROM loaded.entries",
                              "INSERT INTO main.rows SELECT * FROM loaded.rows",
                              "INSERT INTO main.lookups SELECT * FROM loaded.lookups"})
        run(table);
    run("COMMIT; PRAGMA main.synchronous = FULL; BEGIN");
    require(make_indexes(*connection).has_value(), "indexes");
    run("COMMIT");
    return seconds_since(start);
}

std::unique_ptr<Records> terminal_in(const DataFolder& folder, const TemporaryFolder& place) {
    return Records::open(folder, *key_file_source(place / "terminal.key"), RecordsOf::terminal)
        .value();
}

}  // namespace

int main() {
    std::signal(SIGPIPE, SIG_IGN);
    const TemporaryFolder place;
    require(make_key_file(place / "terminal.key").has_value(), "a key file can be made");
    PublicKey key{};
    {
        const DataFolder folder = DataFolder::own(place / "terminal").value();
        key = terminal_in(folder, place)->ledger().public_key();
    }
    const HubProcess hub(place, key);
    const DataFolder folder = DataFolder::own(place / "terminal").value();
    auto records = terminal_in(folder, place);
    Enrolment enrolment;
    enrolment.hub = hub.said.hub;
    enrolment.hub_device = hub.said.device;
    enrolment.hub_key = hub.said.key;
    enrolment.municipality = municipality;
    require(records->set_enrolment(enrolment).has_value(), "the terminal is enrolled");

    const auto clock = system_clock();
    const auto transport =
        curl_transport({"http://127.0.0.1:" + std::to_string(hub.said.port), ""}).value();
    const HubLink link{hub.said.hub, municipality};
    const auto asked = steady_clock::now();
    const auto made =
        SnapshotDownload({*transport, *clock, link, records->ledger().device(),
                          records->ledger().signer(), records->ledger().sealer(), place / "none"})
            .manifest(0);
    require(made.has_value() && made->has_value(), "the hub makes a snapshot");
    bench::print("snapshot_made", seconds_since(asked), "s");

    const OnRecords here = [&](const std::function<void(Records&)>& job) {
        job(*records);
        return true;
    };
    const auto start = steady_clock::now();
    const auto loaded = load_snapshot({*transport, link, here, *clock});
    const double took = seconds_since(start);
    if (!loaded.has_value()) std::fprintf(stderr, "%s\n", loaded.error().what.en.c_str());
    require(loaded.has_value() && *loaded, "the snapshot is loaded");
    require(records->ledger().store().entry_count().value() == residents + doses + 1, "whole");
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    records.reset();
    const double bare =
        bulk_insert((place / "terminal" / records_file).string(), (place / "bare.db").string());
    bench::print("snapshot_bare_bulk_insert", bare, "s");
    bench::print("snapshot_loaded", took, "s", bare);
    bench::print("snapshot_terminal_peak", double(used.ru_maxrss) / 1e3, "MB");
    return 0;
}
