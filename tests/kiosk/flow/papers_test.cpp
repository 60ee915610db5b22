// 印刷物: asked for once, followed to the tray, and decided about where it does not come.
#include "kiosk/flow/papers.h"

#include <gtest/gtest.h>

#include "kiosk/flow/slip.h"
#include "tests/kiosk/flow/walk.h"
#include "tests/kiosk/papers.h"

namespace uketsuke {
namespace {

using test::given_up;
using test::jam;
using test::paper;
using walk::Terminal;

PapersMoved moved(PaperStage stage, std::optional<Error> trouble = {}) {
    return {{paper(stage, std::move(trouble))}};
}

Terminal& to_on_its_way(Terminal& terminal) {
    terminal.to_certificate().then(PrintWanted{});
    return terminal.then(
        {PaperHandedOver{terminal.ticket(), "見本プリンター", "p1"}, moved(PaperStage::waiting)});
}

PrintState print_of(const Terminal& terminal) { return terminal.view<CertificateShown>().print; }

TEST(APaper, IsPrintedOnlyWhenItHasComeOut) {
    Terminal terminal;
    to_on_its_way(terminal);
    EXPECT_EQ(print_of(terminal), (PrintState{OnItsWay{"p1", "見本プリンター"}}));
    terminal.then(moved(PaperStage::printing));
    EXPECT_EQ(print_of(terminal), (PrintState{OnItsWay{"p1", "見本プリンター"}}));
    terminal.then(moved(PaperStage::done));
    EXPECT_EQ(print_of(terminal), PrintState{Printed{"見本プリンター"}});
    EXPECT_TRUE(terminal.screen.bar.papers.empty());
}

TEST(APaper, IsNotAskedForTwiceWhileItIsOnItsWay) {
    Terminal terminal;
    to_on_its_way(terminal).then({PrintWanted{}, PrintWanted{}});
    EXPECT_EQ(terminal.count<PrintPaper>(), 1);
    terminal.then({moved(PaperStage::done), PrintWanted{}});
    EXPECT_EQ(terminal.count<PrintPaper>(), 2);
}

TEST(APaper, ThatWasDroppedMayBeAskedForAgain) {
    Terminal terminal;
    to_on_its_way(terminal).then({PapersMoved{}, PrintWanted{}});
    EXPECT_EQ(terminal.count<PrintPaper>(), 2);
}

TEST(APaper, ThatComesLateIsToldAboutOnEveryView) {
    Terminal terminal;
    to_on_its_way(terminal).then({NextPerson{}, moved(PaperStage::printing, jam())});
    ASSERT_TRUE(terminal.shows<Scan>());
    ASSERT_EQ(terminal.screen.bar.papers.size(), 1u);
    EXPECT_EQ(terminal.screen.bar.papers[0].trouble, jam());
    terminal.then(moved(PaperStage::done));
    EXPECT_TRUE(terminal.screen.bar.papers.empty());
}

TEST(APaper, IsChosenFromThoseOfferedAndLookedAtAnew) {
    Terminal terminal;
    terminal.to_certificate();
    const PaperChoice record{PaperKind::dose_record, Labels::bilingual};
    terminal.then(PaperChosen{{PaperKind::dose_record, Labels::japanese}});
    EXPECT_EQ(terminal.count<MakePreview>(), 1) << "it is not offered";
    terminal.then(PaperChosen{record});
    EXPECT_EQ(terminal.last<MakePreview>().order.paper, record);
    terminal.then(
        {PreviewReady{terminal.ticket(), nullptr, test::papers_of_a_dose()}, PrintWanted{}});
    EXPECT_EQ(terminal.last<PrintPaper>().order.paper, record);
    EXPECT_EQ(terminal.last<PrintPaper>().order.entry, "aa/462152/7");
}

TEST(APaper, IsNotAnotherOneWhileItIsPrinted) {
    Terminal terminal;
    terminal.to_certificate().then(
        {PrintWanted{}, PaperChosen{{PaperKind::dose_record, Labels::bilingual}}});
    EXPECT_EQ(terminal.count<MakePreview>(), 1);
}

TEST(ASlip, IsPrintedWithTheLinesThatAreShown) {
    Terminal terminal;
    terminal.to_verdict(Status::not_yet).then({SlipWanted{}, PrintWanted{}, PrintWanted{}});
    EXPECT_EQ(terminal.count<PrintPaper>(), 1);
    const PaperOrder order = terminal.last<PrintPaper>().order;
    EXPECT_EQ(order.paper.kind, PaperKind::slip);
    EXPECT_EQ(order.lines,
              slip_lines(walk::verdict(Status::not_yet), walk::desk(), make_day(2022, 12, 1)));
    terminal.then(PaperHandedOver{terminal.ticket(), "slip.pdf"});
    EXPECT_EQ(terminal.view<SlipShown>().print, PrintState{Printed{"slip.pdf"}});
}

struct Listed {
    Terminal terminal;
    explicit Listed(PaperStage stage, std::optional<Error> trouble = {}) {
        terminal.to_scan().then({moved(stage, std::move(trouble)), PapersWanted{}});
    }
};

TEST(ThePapers, ThatEndedArePrintedAgainWhenSomebodySaysSo) {
    Listed list(PaperStage::ended, given_up());
    list.terminal.then(PaperAgain{"p1"});
    EXPECT_EQ(list.terminal.last<PrintAgain>().paper, "p1");
}

TEST(ThePapers, ThatThePrinterHasAreNotPrintedAgain) {
    Listed list(PaperStage::printing, jam());
    list.terminal.then({PaperAgain{"p1"}, PaperAgain{"p2"}});
    EXPECT_EQ(list.terminal.count<PrintAgain>(), 0);
}

TEST(ThePapers, AreGivenUpOneByOne) {
    Listed list(PaperStage::printing, jam());
    list.terminal.then({PaperDropped{"p2"}, PaperDropped{"p1"}});
    EXPECT_EQ(list.terminal.count<DropPaper>(), 1);
    EXPECT_EQ(list.terminal.last<DropPaper>().paper, "p1");
    list.terminal.then({PapersMoved{}, Back{}});
    EXPECT_TRUE(list.terminal.shows<Scan>());
}

TEST(PaperKinds, AreReadAsTheyAreWritten) {
    for (const PaperKind kind : {PaperKind::certificate, PaperKind::overprint,
                                 PaperKind::dose_record, PaperKind::slip, PaperKind::sticker})
        EXPECT_EQ(parse_paper_kind(to_text(kind)), kind);
    EXPECT_EQ(parse_paper_kind("poster"), std::nullopt);
}

}  // namespace
}  // namespace uketsuke
