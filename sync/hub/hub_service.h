// A running hub between its doors and its store: requests from the network and commands from the
// data folder's door. Requests are read and answers printed by a crew of threads; the store's
// thread does the rest, one job after another. A pull that waits for something new is a value in
// the waiting room and holds no thread.
#pragma once

#include <set>

#include "platform/clock/clock.h"
#include "platform/folder/command_door.h"
#include "sync/hub/fhir/fhir_door.h"
#include "sync/hub/http_server.h"
#include "sync/hub/hub_commands.h"
#include "sync/hub/hub_tally.h"
#include "sync/hub/openings.h"
#include "sync/hub/snapshot_shelf.h"
#include "sync/hub/store_thread.h"
#include "sync/hub/waiting_room.h"
#include "sync/hub/work_crew.h"

namespace uketsuke {

struct ServiceLimits {
    std::size_t threads = 8;      // They wait for the store most of the time.
    std::size_t jobs_max = 2048;  // Requests in the queue; those beyond are told to come again.
    std::size_t waits_max = 600;  // Waiting polls; those beyond are answered at once.
    std::chrono::seconds attendance_age_max{60};      // How much of it a crash may forget.
    std::chrono::milliseconds metrics_age_max{1000};  // Asking more often costs the store nothing.
    ShelfLimits snapshots = {};
};

struct ServiceParts {
    StoreThread& store;  // These three are borrowed.
    const Clock& clock;
    Log& log;
    std::string version;
    std::string description;          // What /openapi.json answers.
    std::function<void()> news = {};  // On the store's thread: something was stored.
    FhirFront fhir = {};
};

class HubService : public HttpAnswerer {
  public:
    explicit HubService(ServiceParts parts, ServiceLimits limits = {});
    ~HubService() override;
    HubService(const HubService&) = delete;
    HubService& operator=(const HubService&) = delete;

    // Any thread; they return at once. What brings records is neither taken nor expanded before the
    // signature of a device that is enrolled here was found good, and a device brings one at a
    // time.
    void admit(Request head, HttpVerdict verdict) override;
    void answer(Request request, HttpPass pass, HttpReply reply) override;

    // Any thread but the store's.
    int carry_out(const CommandRequest& request, CommandOutput& output, Speech speech);

    // Ends all waits: whoever waits gets the page that there is, and nobody waits from now on.
    // Saves who was here. The store must still be serving.
    void close();

  private:
    // One request on its way through.
    struct Visit {
        Moment began;
        HttpReply reply;
        HttpPass pass;
    };
    class Senders;

    void serve(const Request& request, Visit visit);
    Result<HttpPass> let_in(const RequestClaim& claim);
    void answer_asked(const Asked& asked, Visit visit);
    Result<HubAnswer> at_desk(Records& records, const Asked& asked);
    bool wait_for_news(const PullAsked& pull, const Visit& visit);
    void go_on(PollWait wait, Visit visit);
    void finish(Visit visit, const Asked& asked, const Result<HubAnswer>& answer);
    void refuse(Visit visit, const Error& error, std::optional<DeviceId> device);
    void send(Visit& visit, Response response) const;
    void after_job(Records& records);
    void tell_news(Store& store);
    void note_sent(DeviceId device, const HubAnswer& answer);
    void answer_fhir(const Request& request, Visit visit);
    Response health();
    Response metrics();

    const ServiceParts parts_;
    const ServiceLimits limits_;
    const std::shared_ptr<Senders> senders_;
    TallyKeeper tally_;

    Openings openings_;  // These four belong to the store's thread.
    Attendance attendance_;
    LastPositions told_of_;
    Moment attendance_saved_ = moment_now();

    std::mutex metrics_mutex_;  // Of the two below.
    std::string metrics_page_;
    Moment metrics_made_{};

    FhirDoor fhir_;
    SnapshotShelf shelf_;
    WaitingRoom room_;
    WorkCrew crew_;  // Last in, first out: its jobs use all of the above.
};

}  // namespace uketsuke
