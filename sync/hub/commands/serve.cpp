// `uketsuke-hub serve`: the records, the network's door and the folder's door, until a signal.
#include <sys/resource.h>

#include <csignal>
#include <cstdio>

#include "core/base/json.h"
#include "platform/paths/assets.h"
#include "platform/service/supervisor.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"
#include "sync/hub/http_server.h"
#include "sync/hub/hub_service.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/nightly_erasure.h"
#include "sync/hub/restoration.h"
#include "sync/hub/upstream.h"

namespace uketsuke {

namespace {

struct ServeArguments {
    HubOptions hub;
    std::string listen = "127.0.0.1:8480";
    TlsFiles tls;
    std::string municipality;
    std::string programme;
    UpstreamWish upstream;
    std::string fhir_url;
    bool restored = false;
    bool erase_nightly = false;
    long long snapshot_from = static_cast<long long>(ShelfLimits{}.worth);
};

// SIGINT and SIGTERM, taken by one thread instead of interrupting any. Made before other threads,
// which inherit the mask.
class StopSignals {
  public:
    StopSignals() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }

    void wait() const {
        int signal = 0;
        sigwait(&signals_, &signal);
    }

  private:
    sigset_t signals_{};
};

// As many connections as the system lets this process have, up to the usual limit.
HttpLimits limits_of_system() {
    constexpr rlim_t kept_for_files = 128;
    HttpLimits limits;
    rlimit descriptors{};
    if (::getrlimit(RLIMIT_NOFILE, &descriptors) != 0) return limits;
    const rlim_t wish = limits.connections_max + kept_for_files;
    descriptors.rlim_cur = std::min(descriptors.rlim_max, std::max(descriptors.rlim_cur, wish));
    if (::setrlimit(RLIMIT_NOFILE, &descriptors) == 0 && descriptors.rlim_cur < wish)
        limits.connections_max = unsigned(std::max<rlim_t>(descriptors.rlim_cur, 256) - 128);
    return limits;
}

void tell_listening(const ServeArguments& arguments, const HttpServer& front) {
    const std::string host = arguments.listen.substr(0, arguments.listen.rfind(':'));
    const std::string scheme = arguments.tls.certificate.empty() ? "http://" : "https://";
    const std::string url = scheme + host + ":" + std::to_string(front.port());
    if (arguments.hub.json) {
        standard_output().out(print_json(Json{{"listening", url}}));
    } else {
        standard_output().out("uketsuke-hub: " + url);
    }
}

void tell_joining(std::size_t received) {
    const std::string count = std::to_string(received);
    standard_output().err(speaks_japanese() ? "上位のハブから受信 " + count + "件"
                                            : count + " entries received from the upstream hub");
}

Result<void> await_own_entries(Records& records) {
    Ledger& ledger = records.ledger();
    const auto settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    const auto upstream = TRY(records.enrolment());
    return note_restored(ledger, settings.municipality,
                         upstream ? std::optional(upstream->hub) : std::nullopt);
}

void log_upstream(Log& log, const PostReport& report) {
    if (report.trouble) return log.warning("hub.upstream", *report.trouble);
    const ExchangeReport& done = report.exchange;
    if (done.revoked) return log.warning("hub.upstream_revoked");
    if (done.acknowledged + done.pulled == 0) return;
    log.info("hub.upstream", {{"acknowledged", done.acknowledged},
                              {"pulled", done.pulled},
                              {"unsent", std::size_t(report.unsent.count)}});
}

// A token may travel in clear only on this machine, or behind a proxy that speaks TLS.
FhirFront fhir_front(const ServeArguments& arguments) {
    const std::string host = arguments.listen.substr(0, arguments.listen.rfind(':'));
    const bool loopback = host == "localhost" || host == "[::1]" || host.starts_with("127.");
    const bool tls = !arguments.tls.certificate.empty();
    return {tls || loopback, tls, arguments.fhir_url, UKETSUKE_VERSION};
}

Result<int> serve(const ServeArguments& arguments) {
    const Supervisor supervisor = Supervisor::from_environment();
    const StopSignals signals;
    const auto clock = TRY(arguments.hub.clock(PinnedTime::runs_on));
    const DataFolder folder = TRY(DataFolder::own(arguments.hub.folder()));
    const auto log = TRY(Log::open(folder.path() / "log", *clock));
    auto records = TRY(arguments.hub.open(folder));
    TRY(configure_hub(*records, arguments.municipality, arguments.programme));
    if (!arguments.upstream.url.empty())
        TRY(join_upstream(*records, arguments.upstream, *clock, tell_joining));
    if (arguments.restored) TRY(await_own_entries(*records));
    StoreThread store(std::move(records));
    std::string description = TRY(read_text_file(assets_folder() / "openapi.json"));
    const auto upstream = TRY(Upstream::open(
        store, *clock, [&](const PostReport& report) { log_upstream(*log, report); }));
    ServiceLimits limits;
    limits.snapshots.worth = static_cast<std::uint64_t>(std::max(arguments.snapshot_from, 0LL));
    HubService service({store, *clock, *log, UKETSUKE_VERSION, std::move(description),
                        [&] {
                            if (upstream) upstream->nudge();
                        },
                        fhir_front(arguments)},
                       limits);
    const auto front =
        TRY(HttpServer::listen(arguments.listen, arguments.tls, service, limits_of_system()));
    const Speech speech = speaks_japanese() ? Speech::japanese : Speech::english;
    const CommandDoor door =
        TRY(CommandDoor::open(folder, [&](const CommandRequest& request, CommandOutput& output) {
            return service.carry_out(request, output, speech);
        }));
    std::optional<NightlyErasure> nightly;
    if (arguments.erase_nightly) nightly.emplace(store, *clock, *log);
    const Heartbeat heartbeat(supervisor, [&] { return store.run([](Records&) {}); });
    tell_listening(arguments, *front);
    supervisor.ready();
    log->info("hub.started", {{"port", front->port()}});
    signals.wait();
    supervisor.stopping();
    service.close();
    front->stop();
    log->info("hub.stopped");
    return 0;
}

void declare(Options& options, ServeArguments& arguments) {
    options.text("--listen", arguments.listen,
                 "address and port (default: 127.0.0.1:8480; port 0: any free one)");
    options.text(
        "--tls-cert", arguments.tls.certificate,
        "PEM: this hub's certificate and those up to the CA; with it only https is spoken");
    options.text("--tls-key", arguments.tls.key, "PEM: the certificate's private key");
    options.text("--fhir-url", arguments.fhir_url,
                 "the address of /fhir/r4 for its clients, where a proxy in front speaks TLS");
    options.text("--municipality", arguments.municipality, "six digits; noted the first time");
    options.text("--programme", arguments.programme, "the programme's id that terminals are told");
    options.text("--upstream", arguments.upstream.url,
                 "the hub above this one: everything goes up when there is a line");
    options.text("--code", arguments.upstream.code,
                 "of `uketsuke-hub enrol --site-hub` there; the first time only");
    options.text("--name", arguments.upstream.name, "what this site hub is called there");
    options.flag("--erase-nightly", arguments.erase_nightly,
                 "erase each night what `uketsuke-hub erase` would");
    options.text("--upstream-ca", arguments.upstream.ca_file, "PEM of the CA that signs it");
    options.flag("--restored", arguments.restored,
                 "the data is a backup: first take back what this hub wrote since");
    options.number("--snapshot-from", arguments.snapshot_from,
                   "terminals that lack so many records get them as a snapshot (default: 5000; 0: "
                   "never)");
    arguments.hub.declare(options);
}

}  // namespace

Command serve_command() {
    return {
        "serve",
        "Run the hub: take in what terminals recorded and hand it on. With --upstream it is the "
        "hub of\n"
        "a site: terminals there see each other's records without a line to the city, and "
        "everything\n"
        "flows up when it returns.\n"
        "Example: uketsuke-hub serve --data hub-data --listen 127.0.0.1:8480\n"
        "Example: uketsuke-hub serve --data site-data --listen 0.0.0.0:8480 --upstream "
        "https://hub.example:8443 --code 7K3M-Q9PT-X2VD",
        [](Options& options) -> Action {
            auto arguments = std::make_shared<ServeArguments>();
            declare(options, *arguments);
            return [arguments] {
                const auto status = serve(*arguments);
                return status.has_value() ? *status : report(status.error(), arguments->hub.json);
            };
        }};
}

}  // namespace uketsuke
