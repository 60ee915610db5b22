// `uketsuke-hub serve`: the records, the network's door and the folder's door, until a signal.
#include <csignal>
#include <cstdio>

#include "core/base/json.h"
#include "sync/hub/commands/commands.h"
#include "sync/hub/commands/hub_options.h"
#include "sync/hub/http_server.h"
#include "sync/hub/hub_service.h"

namespace uketsuke {

namespace {

struct ServeArguments {
    HubOptions hub;
    std::string listen = "127.0.0.1:8480";
    std::string municipality;
    std::string programme;
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

    void wait(const std::stop_token& stop) const {
        const timespec moment{0, 100'000'000};
        while (!stop.stop_requested() && sigtimedwait(&signals_, nullptr, &moment) < 0) {
        }
    }

  private:
    sigset_t signals_{};
};

void tell_listening(const ServeArguments& arguments, const HttpServer& front) {
    const std::string host = arguments.listen.substr(0, arguments.listen.rfind(':'));
    const std::string url = "http://" + host + ":" + std::to_string(front.port());
    if (arguments.hub.json) {
        standard_output().out(print_json(Json{{"listening", url}}));
    } else {
        standard_output().out("uketsuke-hub: " + url);
    }
}

Result<int> serve(const ServeArguments& arguments) {
    const StopSignals signals;
    const auto clock = TRY(arguments.hub.clock(PinnedTime::runs_on));
    const DataFolder folder = TRY(DataFolder::own(arguments.hub.folder()));
    const auto source = TRY(choose_key_source(arguments.hub.keys, folder.path()));
    auto records = TRY(Records::open(folder, *source, RecordsOf::hub));
    TRY(configure_hub(*records, arguments.municipality, arguments.programme));
    StoreThread store(std::move(records));
    HubService service(store, *clock);
    const auto front = TRY(HttpServer::listen(
        arguments.listen, [&](const Request& request) { return service.answer(request); }));
    const Speech speech = speaks_japanese() ? Speech::japanese : Speech::english;
    const CommandDoor door =
        TRY(CommandDoor::open(folder, [&](const CommandRequest& request, CommandOutput& output) {
            return service.carry_out(request, output, speech);
        }));
    tell_listening(arguments, *front);
    const std::jthread stopper([&](const std::stop_token& stop) {
        signals.wait(stop);
        front->stop();
    });
    front->run();
    return 0;
}

}  // namespace

Command serve_command() {
    return {"serve",
            "Run the hub: take in what terminals recorded and hand it on.\n"
            "Example: uketsuke-hub serve --data hub-data --listen 127.0.0.1:8480",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<ServeArguments>();
                options.text("--listen", arguments->listen,
                             "address and port (default: 127.0.0.1:8480; port 0: any free one)");
                options.text("--municipality", arguments->municipality,
                             "six digits; noted the first time");
                options.text("--programme", arguments->programme,
                             "the programme's id that terminals are told");
                arguments->hub.declare(options);
                return [arguments] {
                    const auto status = serve(*arguments);
                    return status.has_value() ? *status
                                              : report(status.error(), arguments->hub.json);
                };
            }};
}

}  // namespace uketsuke
