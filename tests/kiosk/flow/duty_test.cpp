// 担当と資格: nobody begins at a desk whose duty needs a qualification that the list does not show,
// unless a manager says so; and nobody takes one over.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

// 見本 花子 may not check forms; 架空 桜 (a manager) may not issue certificates.
Colleagues barred() {
    auto list = *walk::staff();
    list[0].barred = {"form_check"};
    list[2].barred = {"certificate"};
    return std::make_shared<const std::vector<Colleague>>(std::move(list));
}

Terminal signed_in(DeskKind kind) {
    StartChoices choices = walk::choices();
    choices.staff = barred();
    Terminal terminal;
    terminal.screen = first_screen(walk::noon(), Language::japanese, choices, walk::form());
    terminal.type_pin().then(Identified{terminal.ticket(), barred()->at(0), "pin"});
    terminal.then(DeskChosen{kind});
    return terminal;
}

std::string obstacle(const Terminal& terminal) {
    const auto error = obstacle_to_start(terminal.view<StartOfWork>(), make_day(2022, 12, 1));
    return error ? error->code : "";
}

void manager_approves(Terminal& terminal) {
    terminal.then({ApproverWanted{}, StaffChosen{barred()->at(2).id}}).type_pin();
    terminal.then(Identified{terminal.ticket(), barred()->at(2), "pin"});
}

TEST(Duty, WithoutItsQualificationNobodyBeginsThere) {
    Terminal terminal = signed_in(DeskKind::form_check);
    EXPECT_EQ(obstacle(terminal), "work.duty");
    terminal.then(StartWork{});
    EXPECT_EQ(terminal.count<OpenWork>(), 0);
    terminal.then(DeskChosen{DeskKind::reception});
    EXPECT_EQ(obstacle(terminal), "");
}

TEST(Duty, AManagersApprovalIsWrittenDownAndIsForThatDeskAlone) {
    Terminal terminal = signed_in(DeskKind::form_check);
    manager_approves(terminal);
    EXPECT_EQ(obstacle(terminal), "");
    Terminal elsewhere = terminal;
    elsewhere.then({DeskChosen{DeskKind::certificate}, DeskChosen{DeskKind::form_check}});
    EXPECT_EQ(obstacle(elsewhere), "work.duty");
    terminal.then(StartWork{});
    EXPECT_EQ(terminal.last<OpenWork>().session.approver, "架空 桜");
    EXPECT_EQ(terminal.last<OpenWork>().session.staff_name, "見本 花子");
}

TEST(Duty, WhoeverIsNoManagerApprovesNothing) {
    Terminal terminal = signed_in(DeskKind::form_check);
    terminal.then({ApproverWanted{}, StaffChosen{barred()->at(0).id}}).type_pin();
    terminal.then(Identified{terminal.ticket(), barred()->at(0), "pin"});
    EXPECT_EQ(terminal.screen.asked->form.problem->code, "staff.no_manager");
    terminal.then(Back{});
    EXPECT_EQ(obstacle(terminal), "work.duty");
}

TEST(Duty, WhereItIsTheirsNobodyIsAskedFor) {
    Terminal terminal = signed_in(DeskKind::reception);
    terminal.then(ApproverWanted{});
    EXPECT_FALSE(terminal.screen.asked);
}

TEST(Duty, IsNotTakenOverByWhoeverMayNotDoIt) {
    Terminal terminal = signed_in(DeskKind::form_check);
    manager_approves(terminal);
    terminal.then(StartWork{}).then(WorkOpened{terminal.ticket(), {}});
    terminal.then({LockWanted{}, AnotherPerson{}, StaffChosen{barred()->at(0).id}}).type_pin();
    terminal.then(Identified{terminal.ticket(), barred()->at(0), "pin"});
    EXPECT_FALSE(terminal.screen.asked) << "who was approved goes on";
    Colleague other = barred()->at(1);
    other.barred = {"form_check"};
    terminal.then({LockWanted{}, AnotherPerson{}, StaffChosen{barred()->at(2).id}}).type_pin();
    terminal.then(Identified{terminal.ticket(), other, "card"});
    ASSERT_TRUE(terminal.screen.asked);
    EXPECT_EQ(terminal.screen.asked->form.problem->code, "staff.duty");
}

}  // namespace
}  // namespace uketsuke
