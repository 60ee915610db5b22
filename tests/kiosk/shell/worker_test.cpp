// The worker's thread: answers by the mailbox, jobs of others in between, SIGKILL where asked.
#include "kiosk/shell/worker.h"

#include <semaphore>

#include "tests/kiosk/shell/office.h"

namespace uketsuke {
namespace {

struct Desk1 {
    OfficeFolder folder;
    std::counting_semaphore<1000> woken{0};
    Mailbox mailbox{[this] { woken.release(); }};
    std::unique_ptr<Clock> clock = pinned_clock(walk::noon());

    template <class E>
    E wait_for() {
        for (int i = 0; i < 100; ++i) {
            for (const Event& event : mailbox.drain()) {
                if (const auto* found = std::get_if<E>(&event)) return *found;
            }
            if (!woken.try_acquire_for(std::chrono::seconds(10))) break;
        }
        ADD_FAILURE() << "no answer";
        return {};
    }
};

TEST(Worker, AnswersByTheMailboxAndReportsWhatIsUnsent) {
    Desk1 desk;
    Worker worker(desk.folder.open(), desk.folder.office, desk.mailbox, *desk.clock);
    EXPECT_EQ(desk.wait_for<HubReported>().report.unsent, 0u);
    worker.perform(OpenWork{Ticket{1}, sample_session()});
    EXPECT_EQ(desk.wait_for<WorkOpened>().ticket, Ticket{1});
    EXPECT_EQ(desk.wait_for<HubReported>().report.unsent, 1u);
}

TEST(Worker, DoesOtherThreadsJobsAndWaitsForThem) {
    Desk1 desk;
    Worker worker(desk.folder.open(), desk.folder.office, desk.mailbox, *desk.clock);
    bool found = false;
    EXPECT_TRUE(worker.run([&](Clerk& clerk) {
        found = OfficeFolder::list_person(clerk.records()) == PersonId{{1, 2, 3}};
    }));
    EXPECT_TRUE(found);
}

TEST(Worker, ReportsWhenTheHubAnswered) {
    Desk1 desk;
    Worker worker(desk.folder.open(), desk.folder.office, desk.mailbox, *desk.clock);
    desk.wait_for<HubReported>();
    worker.hub_answered(walk::noon());
    EXPECT_EQ(desk.wait_for<HubReported>().report.last_answer, walk::noon());
}

TEST(Worker, FinishesWhatWasAskedBeforeItEnds) {
    Desk1 desk;
    {
        Worker worker(desk.folder.open(), desk.folder.office, desk.mailbox, *desk.clock);
        for (std::uint64_t i = 1; i <= 20; ++i) {
            worker.perform(OpenWork{Ticket{i}, sample_session()});
        }
    }
    EXPECT_EQ(desk.folder.open()->ledger().unsent(HubId{}).value().count, 20u);
}

}  // namespace
}  // namespace uketsuke
