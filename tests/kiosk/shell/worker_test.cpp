// The worker's thread: answers by the mailbox, jobs of others in between, SIGKILL where asked.
#include "kiosk/shell/worker.h"

#include "tests/kiosk/shell/listener.h"
#include "tests/kiosk/shell/office.h"

namespace uketsuke {
namespace {

struct WorkerDesk {
    OfficeFolder folder;
    Listener listener;
    std::unique_ptr<Clock> clock = pinned_clock(walk::noon());
    std::unique_ptr<Worker> worker =
        std::make_unique<Worker>(folder.open(), folder.office, listener.mailbox, *clock);

    HubReport next_report() { return listener.next<HubReported>().value().report; }
};

TEST(Worker, AnswersByTheMailboxAndReportsWhatIsUnsent) {
    WorkerDesk desk;
    EXPECT_EQ(desk.next_report().unsent, 0u);
    desk.worker->perform(OpenWork{Ticket{1}, sample_session(), std::nullopt});
    EXPECT_EQ(desk.listener.next<WorkOpened>().value().ticket, Ticket{1});
    EXPECT_EQ(desk.next_report().unsent, 2u);  // The session, and who works.
}

TEST(Worker, DoesOtherThreadsJobsAndWaitsForThem) {
    WorkerDesk desk;
    bool found = false;
    EXPECT_TRUE(desk.worker->run([&](Clerk& clerk) {
        found = OfficeFolder::list_person(clerk.records()) == PersonId{{1, 2, 3}};
    }));
    EXPECT_TRUE(found);
}

TEST(Worker, ReportsWhenTheHubAnswered) {
    WorkerDesk desk;
    desk.next_report();
    desk.worker->hub_answered(walk::noon(), std::chrono::minutes{3});
    const HubReport report = desk.next_report();
    EXPECT_EQ(report.last_answer, walk::noon());
    EXPECT_EQ(report.health.clock_ahead_of_hub, std::chrono::minutes{3});
}

TEST(Worker, ReportsWhatTheHubDisagreesAboutUntilItAgrees) {
    WorkerDesk desk;
    desk.next_report();
    const Error fork{ErrorKind::conflict, "chain.fork", {"合わない", "no match"}, {}};
    desk.worker->hub_disagrees(fork);
    EXPECT_EQ(desk.next_report().health.disagreement, fork);
    desk.worker->hub_disagrees(std::nullopt);
    EXPECT_EQ(desk.next_report().health.disagreement, std::nullopt);
}

TEST(Worker, WithoutALineToAHubSaysSoOfWhomeverItIsAskedFor) {
    WorkerDesk desk;
    desk.worker->perform(AskHub{Ticket{7}, "0000000001"});
    const HubAnswered answer = desk.listener.next<HubAnswered>().value();
    EXPECT_EQ(answer.ticket, Ticket{7});
    EXPECT_FALSE(answer.known);
    EXPECT_EQ(answer.trouble.value().code, "hub.not_connected");
    std::optional<AskHub> asked;
    desk.worker->when_asked([&](const AskHub& effect) { asked = effect; });
    desk.worker->perform(AskHub{Ticket{8}, "0000000002"});
    EXPECT_EQ(asked, (AskHub{Ticket{8}, "0000000002"}));
    desk.worker->hub_said({Ticket{8}, true, {}});
    EXPECT_TRUE(desk.listener.next<HubAnswered>().value().known);
    desk.worker->when_asked({});
}

TEST(Worker, ReportsHowMuchOfTheRosterIsLoadedUntilThatIsOver) {
    WorkerDesk desk;
    desk.next_report();
    desk.worker->loading(45);
    EXPECT_EQ(desk.next_report().loading, 45);
    desk.worker->loading(std::nullopt);
    EXPECT_EQ(desk.next_report().loading, std::nullopt);
}

TEST(Worker, TellsTheScreenWhatWasExported) {
    WorkerDesk desk;
    desk.worker->exported(3);
    const Exported told = desk.listener.next<Exported>().value();
    EXPECT_EQ(told.count, 3u);
    EXPECT_EQ(told.at, walk::noon());
}

TEST(Worker, FinishesWhatWasAskedBeforeItEnds) {
    WorkerDesk desk;
    for (std::uint64_t i = 1; i <= 20; ++i) {
        desk.worker->perform(OpenWork{Ticket{i}, sample_session(), std::nullopt});
    }
    desk.worker.reset();
    EXPECT_EQ(desk.folder.open()->ledger().unsent(HubId{}).value().count, 40u);
}

}  // namespace
}  // namespace uketsuke
