// From doors to the store's thread and back.
#include "sync/hub/hub_service.h"

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "sync/hub/desk.h"
#include "sync/wire/paths.h"

namespace uketsuke {

namespace {

// To whom the waiting room has no place: come again after so many seconds.
constexpr const char* full_room_seconds = "5";

Error busy() {
    return {ErrorKind::environment,
            "hub.busy",
            {"ハブが混み合っています。", "The hub is busy."},
            {"少し待ってからもう一度送ってください。", "Try again in a moment."}};
}

Response page_of(int status, const char* type, std::string body) {
    return {status, {{"content-type", type}}, std::move(body)};
}

Result<HubSettings> settings_of(Records& records) {
    HubSettings settings = TRY(load_hub_settings(records.ledger().store(), records.store_id()));
    if (!settings.municipality.empty()) return settings;
    return fail(ErrorKind::environment, "hub.no_municipality",
                {"ハブの準備ができていません。", "The hub is not set up yet."},
                {"ハブで住民の台帳を取り込んでください。", "Import a roster at the hub."});
}

}  // namespace

// Which devices are sending records right now. A pass is a place in it.
class HubService::Senders : public std::enable_shared_from_this<Senders> {
  public:
    // Nothing where the device has one already.
    HttpPass enter(DeviceId device) {
        const std::lock_guard lock(mutex_);
        if (!inside_.insert(device).second) return nullptr;
        return {this, [senders = shared_from_this(), device](void*) { senders->leave(device); }};
    }

  private:
    void leave(DeviceId device) {
        const std::lock_guard lock(mutex_);
        inside_.erase(device);
    }

    std::mutex mutex_;
    std::set<DeviceId> inside_;
};

HubService::HubService(ServiceParts parts, ServiceLimits limits)
    : parts_(std::move(parts)),
      limits_(limits),
      senders_(std::make_shared<Senders>()),
      tally_(parts_.log),
      fhir_(parts_.store, parts_.clock, parts_.fhir),
      shelf_(parts_.store, parts_.log, limits.snapshots),
      room_(limits.waits_max),
      crew_(limits.threads, limits.jobs_max) {
    parts_.store.run([this](Records& records) {
        // What cannot be read is as good as never noted: it comes again with the next requests.
        auto known = Attendance::load(records.ledger().store());
        if (known.has_value()) attendance_ = std::move(*known);
    });
    parts_.store.after_each([this](Records& records) { after_job(records); });
}

HubService::~HubService() {
    close();
    parts_.store.after_each({});
}

void HubService::close() {
    room_.close();
    parts_.store.run([this](Records& records) {
        const auto saved = attendance_.save(records.ledger().store());
        if (!saved.has_value()) parts_.log.error("hub.attendance", saved.error());
    });
}

void HubService::admit(Request head, HttpVerdict verdict) {
    const auto refused = [](const Error& error) {
        return HttpAdmission{print_hub_answer(std::unexpected(error)), nullptr};
    };
    auto judge = [this, head = std::move(head), verdict, refused] {
        std::optional<DeviceId> device;
        const auto pass = [&]() -> Result<HttpPass> {
            if (!brings_records(head)) {
                return fail(ErrorKind::bad_input, "wire.too_large",
                            {"本文が大きすぎます。", "The body is too large."});
            }
            const RequestClaim claim = TRY(read_claim_of_head(head));
            device = claim.device;
            return let_in(claim);
        }();
        if (!pass.has_value()) tally_.refused(pass.error(), device);
        verdict(pass.has_value() ? HttpAdmission{std::nullopt, *pass} : refused(pass.error()));
    };
    if (!crew_.take(std::move(judge))) verdict(refused(busy()));
}

void HubService::answer(Request request, HttpPass pass, HttpReply reply) {
    auto job = [this, request = std::move(request),
                visit = Visit{moment_now(), reply, std::move(pass)}]() mutable {
        serve(request, std::move(visit));
    };
    if (!crew_.take(std::move(job))) reply(print_hub_answer(std::unexpected(busy())));
}

void HubService::serve(const Request& request, Visit visit) {
    if (is_fhir(request)) return answer_fhir(request, std::move(visit));
    if (request.method == "GET") {
        if (request.path == health_path) return send(visit, health());
        if (request.path == metrics_path) return send(visit, metrics());
        if (request.path == description_path)
            return send(visit, page_of(200, "application/json", parts_.description));
    }
    if (brings_records(request)) {
        const auto claim = read_claim(request);
        if (!claim.has_value()) return refuse(std::move(visit), claim.error(), std::nullopt);
        if (!visit.pass) {
            auto pass = let_in(*claim);
            if (!pass.has_value()) return refuse(std::move(visit), pass.error(), claim->device);
            visit.pass = std::move(*pass);
        }
    }
    const auto asked = read_request(request);
    if (!asked.has_value()) return refuse(std::move(visit), asked.error(), std::nullopt);
    answer_asked(*asked, std::move(visit));
}

Result<HttpPass> HubService::let_in(const RequestClaim& claim) {
    Result<void> good = hub_closing();
    parts_.store.run([&](Records& records) {
        const auto settings = settings_of(records);
        good = settings.has_value() ? Desk(records.ledger(), *settings, records.box())
                                          .check_device(claim, parts_.clock.now())
                                    : std::unexpected(settings.error());
    });
    TRY(good);
    HttpPass pass = senders_->enter(claim.device);
    if (!pass) return std::unexpected(busy());
    return pass;
}

void HubService::answer_asked(const Asked& asked, Visit visit) {
    Result<HubAnswer> answer = hub_closing();
    bool waits = false;
    parts_.store.run([&](Records& records) {
        answer = at_desk(records, asked);
        // In the same job, so that nothing is stored between the look and the wait.
        if (const PullAsked* pull = may_wait(asked, answer)) waits = wait_for_news(*pull, visit);
    });
    if (!waits) finish(std::move(visit), asked, answer);
}

Result<HubAnswer> HubService::at_desk(Records& records, const Asked& asked) {
    const Instant now = parts_.clock.now();
    auto settings = TRY(settings_of(records));
    Desk desk(records.ledger(), std::move(settings), records.box(), &shelf_, &openings_);
    auto answer = desk.answer(asked, now);
    if (!answer.has_value()) return answer;
    const auto& claim =
        std::visit([](const auto& any) -> const RequestClaim& { return any.claim; }, asked);
    attendance_.saw(claim.device, claim.created, now);
    if (const auto* pull = std::get_if<PullAsked>(&asked))
        attendance_.pulled(claim.device, pull->municipality, pull->after);
    note_sent(claim.device, *answer);
    return answer;
}

void HubService::note_sent(DeviceId device, const HubAnswer& answer) {
    if (const auto* snapshot = std::get_if<SnapshotAnswer>(&answer))
        attendance_.sent(device, snapshot->municipality, snapshot->through);
    const auto* page = std::get_if<PullAnswer>(&answer);
    if (page && !page->entries.empty())
        attendance_.sent(device, page->municipality, page->entries.back().position);
}

bool HubService::wait_for_news(const PullAsked& pull, const Visit& visit) {
    return room_.add({pull, moment_now() + pull.wait,
                      [this, visit](PollWait wait) { go_on(std::move(wait), visit); }});
}

// The wait is over: the same pull once more, which this time does not wait.
void HubService::go_on(PollWait wait, Visit visit) {
    const HttpReply reply = visit.reply;
    auto job = [this, pull = std::move(wait.asked), visit = std::move(visit)]() mutable {
        pull.wait = {};
        const Asked asked = std::move(pull);
        Result<HubAnswer> answer = hub_closing();
        parts_.store.run([&](Records& records) {
            const auto settings = settings_of(records);
            if (!settings.has_value()) return;
            Desk desk(records.ledger(), *settings, records.box());
            answer = desk.answer(asked, parts_.clock.now());
            if (answer.has_value()) note_sent(std::get<PullAsked>(asked).claim.device, *answer);
        });
        finish(std::move(visit), asked, answer);
    };
    if (!crew_.take(std::move(job))) reply(print_hub_answer(std::unexpected(busy())));
}

void HubService::finish(Visit visit, const Asked& asked, const Result<HubAnswer>& answer) {
    if (!answer.has_value()) {
        // That there is no snapshot, or not yet, is no refusal.
        if (std::holds_alternative<SnapshotAsked>(asked) &&
            answer.error().kind != ErrorKind::refused)
            return send(visit, print_hub_answer(answer));
        const auto device = std::visit([](const auto& any) { return any.claim.device; }, asked);
        return refuse(std::move(visit), answer.error(), device);
    }
    tally_.answered(asked, *answer, elapsed_since(visit.began));
    Response response = print_hub_answer(answer);
    if (may_wait(asked, answer)) response.headers.emplace_back("retry-after", full_room_seconds);
    send(visit, std::move(response));
}

void HubService::refuse(Visit visit, const Error& error, std::optional<DeviceId> device) {
    tally_.refused(error, device);
    send(visit, print_hub_answer(std::unexpected(error)));
}

void HubService::send(Visit& visit, Response response) const {
    const auto now = parts_.clock.now().time_since_epoch().count();
    response.headers.emplace_back(std::string(hub_time_header), std::to_string(now));
    visit.pass.reset();  // First: the device's next request may follow the answer at once.
    visit.reply(std::move(response));
}

// On the store's thread. Nothing here may take long or fail aloud: the next job will come by again.
void HubService::after_job(Records& records) {
    Store& store = records.ledger().store();
    for (const std::string& municipality : room_.municipalities()) {
        const auto last = store.last_position(municipality);
        if (last.has_value()) room_.moved(municipality, *last);
    }
    tell_news(store);
    if (elapsed_since(attendance_saved_) < limits_.attendance_age_max) return;
    attendance_saved_ = moment_now();
    const auto saved = attendance_.save(store);
    if (!saved.has_value()) parts_.log.error("hub.attendance", saved.error());
}

void HubService::tell_news(Store& store) {
    if (!parts_.news) return;
    const auto last = last_positions(store);
    if (!last.has_value() || *last == told_of_) return;
    told_of_ = *last;
    parts_.news();
}

void HubService::answer_fhir(const Request& request, Visit visit) {
    auto answer = fhir_.answer(request);
    if (!answer.has_value()) tally_.refused(answer.error(), std::nullopt);
    send(visit, answer.has_value() ? std::move(*answer) : fhir_refusal(answer.error()));
}

Response HubService::health() {
    Json body = {{"status", "closing"}, {"time", format_instant(parts_.clock.now())}};
    parts_.store.run([&](Records& records) {
        const auto last = last_positions(records.ledger().store());
        body["status"] = last.has_value() ? "ok" : "store";
        if (!last.has_value()) return;
        body["last_positions"] = Json::object();
        for (const auto& [municipality, position] : *last)
            body["last_positions"][municipality] = position;
    });
    return page_of(body["status"] == "ok" ? 200 : 503, "application/json", print_json(body));
}

Response HubService::metrics() {
    constexpr const char* type = "text/plain; version=0.0.4; charset=utf-8";
    const std::lock_guard lock(metrics_mutex_);
    if (!metrics_page_.empty() && elapsed_since(metrics_made_) < limits_.metrics_age_max)
        return page_of(200, type, metrics_page_);
    Result<HubFigures> figures = hub_closing();
    parts_.store.run([&](Records& records) {
        const auto settings = load_hub_settings(records.ledger().store(), records.store_id());
        const std::string municipality = settings.has_value() ? settings->municipality : "";
        figures = figures_of(records.ledger(), attendance_, municipality);
        const auto space = free_bytes(records.folder().path());
        if (figures.has_value() && space) figures->disk_free_bytes = *space;
    });
    if (!figures.has_value()) return print_hub_answer(std::unexpected(figures.error()));
    figures->version = parts_.version;
    figures->tally = tally_.tally();
    figures->waiting_polls = room_.size();
    figures->waiting_polls_max = room_.most();
    metrics_page_ = print_metrics(*figures);
    metrics_made_ = moment_now();
    return page_of(200, type, metrics_page_);
}

int HubService::carry_out(const CommandRequest& request, CommandOutput& output, Speech speech) {
    int status = 3;
    const bool ran = parts_.store.run([&](Records& records) {
        // `status` reads what is saved.
        if (request.command == "status" || request.command == "revoke")
            static_cast<void>(attendance_.save(records.ledger().store()));
        status = carry_out_hub_command(records, request, output, parts_.clock, speech);
    });
    if (!ran) output.err(to_line(hub_closing().error(), speech == Speech::japanese));
    return status;
}

}  // namespace uketsuke
