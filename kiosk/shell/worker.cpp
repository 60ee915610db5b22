// A queue of jobs and the thread that does them.
#include "kiosk/shell/worker.h"

#include <future>

namespace uketsuke {

Worker::Worker(std::unique_ptr<Records> records, Office office, Mailbox& mailbox,
               const Clock& clock)
    : records_(std::move(records)),
      office_(std::move(office)),
      clerk_(*records_, office_),
      mailbox_(mailbox),
      clock_(clock),
      thread_([this] { work(); }) {}

Worker::~Worker() {
    jobs_.close();
    if (thread_.joinable()) thread_.join();
    clerk_.when_papers_move({});
}

void Worker::work() {
    // A printer that has something to say is nothing but a reason to look.
    clerk_.when_papers_move([this] { (void)jobs_.offer([](Clerk&) {}); });
    clerk_.take_up_papers(clock_.now());
    report_hub();
    while (const auto job = next_job()) {
        (*job)(clerk_);
        report_hub();
        if (auto news = clerk_.look_at_other_desks(clock_.today()))
            mailbox_.answer(*std::move(news));
        if (auto papers = clerk_.look_at_papers()) mailbox_.answer(*std::move(papers));
        if (auto staff = clerk_.look_for_staff()) mailbox_.answer(*std::move(staff));
        if (auto rules = clerk_.look_for_rules(clock_.today())) mailbox_.answer(*std::move(rules));
        if (jobs_.empty()) records_->ledger().store().use_idle_time();
    }
}

// The roster is read for searches while nobody waits, a slice at a time; and whoever looks at the
// visitors is told that they may be others.
std::optional<Worker::Job> Worker::next_job() {
    while (jobs_.is_quiet() && clerk_.read_roster_further()) {
    }
    if (auto visitors = clerk_.look_at_visitors()) mailbox_.answer(*std::move(visitors));
    return jobs_.take();
}

void Worker::when_asked(OnAsk ask) {
    const std::lock_guard lock(asking_);
    ask_ = std::move(ask);
}

void Worker::ask_hub(const AskHub& effect) {
    const std::lock_guard lock(asking_);
    if (ask_) return ask_(effect);
    hub_said(
        {effect.ticket, false,
         Error{ErrorKind::environment,
               "hub.not_connected",
               {"この端末はセンターに登録していません", "This terminal is not joined to a centre"},
               {"責任者に知らせてください", "Tell the person in charge"}}});
}

void Worker::hub_said(const HubAnswered& answer) {
    jobs_.put([this, answer](Clerk&) { mailbox_.answer(answer); });
}

void Worker::perform(const Effect& effect) {
    if (const auto* ask = get_if<AskHub>(&effect)) return ask_hub(*ask);
    jobs_.put([this, effect](Clerk& clerk) {
        if (auto answer = clerk.perform(effect, clock_.now())) mailbox_.answer(*std::move(answer));
        // What fails here stops the next person from being opened, and is told then.
        (void)clerk.note_view(clock_.now());
    });
}

bool Worker::run(const Job& job) {
    auto done = std::make_shared<std::promise<void>>();
    const auto finished = done->get_future();
    const bool taken = jobs_.put([&job, done](Clerk& clerk) {
        job(clerk);
        done->set_value();
    });
    if (taken) finished.wait();
    return taken;
}

void Worker::hub_answered(Instant at, std::chrono::minutes clock_ahead_of_hub) {
    jobs_.put([this, at, clock_ahead_of_hub](Clerk&) {
        last_answer_ = at;
        clock_ahead_of_hub_ = clock_ahead_of_hub;
    });
}

void Worker::hub_disagrees(const std::optional<Error>& about) {
    jobs_.put([this, about](Clerk&) { disagreement_ = about; });
}

void Worker::revoked() {
    jobs_.put([this](Clerk&) { revoked_ = true; });
}

void Worker::loading(std::optional<int> percent) {
    jobs_.put([this, percent](Clerk&) { loading_ = percent; });
}

void Worker::exported(std::size_t entries) {
    jobs_.put([this, entries](Clerk&) { mailbox_.answer(Exported{entries, clock_.now()}); });
}

void Worker::report_hub() {
    HubReport report = clerk_.hub_report();
    report.last_answer = last_answer_;
    report.health.clock_ahead_of_hub = clock_ahead_of_hub_;
    report.health.disagreement = disagreement_;
    report.revoked = revoked_;
    report.loading = loading_;
    if (report == reported_) return;
    if (mailbox_.report(HubReported{report})) reported_ = report;
}

}  // namespace uketsuke
