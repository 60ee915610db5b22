// What comes late: frames older than the view, and answers for a person who has gone.
#include "tests/kiosk/flow/walk.h"
#include "tests/kiosk/papers.h"

namespace uketsuke {
namespace {

using walk::Terminal;

TEST(Frame, OlderThanTheViewIsDropped) {
    Terminal terminal;
    terminal.to_scan();
    const Generation old = terminal.screen.generation;
    terminal.then({KeypadOpened{}, Back{}});
    const Screen shown = terminal.screen;
    terminal.then({VoucherSeen{old, {walk::voucher(), {"qr"}}},
                   VoucherRefused{old, Error{ErrorKind::bad_input, "x", {}, {}}},
                   VoucherContradicted{old, {}}});
    EXPECT_EQ(terminal.screen, shown);
}

TEST(Frame, OfThePersonBeforeIsNotTheNextPersons) {
    Terminal terminal;
    terminal.to_scan();
    const VoucherSeen first{terminal.screen.generation, {walk::voucher(), {"qr"}}};
    terminal.then({first, PersonFound{Ticket{2}, walk::person()}});
    ASSERT_TRUE(terminal.shows<WhoIsIt>());
    terminal.then({NextPerson{}, first});
    EXPECT_TRUE(terminal.shows<Scan>());
    EXPECT_EQ(terminal.count<FindPerson>(), 1);
}

TEST(Frame, SeenWhileAPersonIsOnTheScreenChangesNothing) {
    Terminal terminal;
    terminal.to_who_is_it();
    const Screen shown = terminal.screen;
    terminal.then(VoucherSeen{shown.generation, {walk::voucher("0000000002"), {"qr"}}});
    EXPECT_EQ(terminal.screen, shown);
}

TEST(Answer, ForThePersonBeforeIsDropped) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    const Ticket first = terminal.ticket();
    terminal.then(Back{});
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher("0000000002"), {"qr"}}});
    terminal.then(
        {PersonFound{first, walk::person()}, PersonMissing{first}, EffectFailed{first, Error{}}});
    ASSERT_TRUE(terminal.shows<LookingUp>());
    EXPECT_EQ(terminal.view<LookingUp>().presented.voucher, walk::voucher("0000000002"));
}

TEST(Answer, ToAnOlderQuestionIsNotTheVerdict) {
    Terminal terminal;
    terminal.to_who_is_it().check_in();
    const Ticket first = terminal.ticket();
    terminal.then(Back{}).check_in();
    terminal.then(VerdictReady{first, walk::verdict(Status::eligible), walk::products()});
    EXPECT_TRUE(terminal.shows<Assessing>());
}

TEST(Answer, OfACertificateGoesNowhereOnceThePersonLeft) {
    Terminal terminal;
    terminal.to_recorded().then(CertificateWanted{});
    const Ticket late = terminal.ticket();
    terminal.then({NextPerson{}, PreviewReady{late, nullptr, test::papers_of_a_dose()}});
    EXPECT_TRUE(terminal.shows<Scan>());
}

}  // namespace
}  // namespace uketsuke
