// Papers in order, whatever the printer does meanwhile: with a printer of our own, and a real
// conversation where the power goes.
#include "platform/printer/print_queue.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/platform/printer/ipp_printer.h"
#include "tests/platform/printer/papers.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;

std::unexpected<Error> away() { return fail(ErrorKind::environment, "print.away", {}); }

// Does what it is told. Shared with the queue, which has it for its own.
struct Tray {
    std::mutex mutex;
    bool is_away = false;
    bool refuses = false;
    int next_job = 1;
    std::map<int, JobReport> jobs;
    std::vector<std::string> titles;  // Of the documents that it took, in order.
    std::vector<int> cancelled;

    void set(int job, JobStage stage, const char* trouble = nullptr) {
        const std::lock_guard lock(mutex);
        jobs[job] = {stage, std::nullopt};
        if (trouble) jobs[job].trouble = Error{ErrorKind::environment, trouble, {}, {}};
    }
    void go(bool away_now) {
        const std::lock_guard lock(mutex);
        is_away = away_now;
    }
    std::vector<std::string> taken() {
        const std::lock_guard lock(mutex);
        return titles;
    }
};

class ToldPrinter : public Printer {
  public:
    explicit ToldPrinter(std::shared_ptr<Tray> tray) : tray_(std::move(tray)) {}
    Result<int> print(const PrintDocument& document) override {
        const std::lock_guard lock(tray_->mutex);
        if (tray_->is_away) return away();
        if (tray_->refuses) return fail(ErrorKind::environment, "print.refused", {});
        tray_->titles.push_back(document.title);
        tray_->jobs[tray_->next_job] = {JobStage::printing, std::nullopt};
        return tray_->next_job++;
    }
    Result<JobReport> report(int job) override {
        const std::lock_guard lock(tray_->mutex);
        if (tray_->is_away) return away();
        if (!tray_->jobs.contains(job)) return fail(ErrorKind::not_found, "print.forgotten", {});
        return tray_->jobs[job];
    }
    Result<void> cancel(int job) override {
        const std::lock_guard lock(tray_->mutex);
        tray_->cancelled.push_back(job);
        return {};
    }

  private:
    std::shared_ptr<Tray> tray_;
};

PrintDocument titled(const std::string& title) {
    PrintDocument document;
    document.title = title;
    document.pdf = {'%', 'P', 'D', 'F'};
    return document;
}

struct Printing {
    std::shared_ptr<Tray> tray = std::make_shared<Tray>();
    ToldPapers told;
    PrintQueue queue{
        std::make_unique<ToldPrinter>(tray), told.listener(), {milliseconds(5), milliseconds(5)}};

    void add(const char* id) { queue.add(id, titled(id)); }
    testing::AssertionResult says(const std::string& line) { return told.will_say(line); }
};

using Ids = std::vector<std::string>;

TEST(PrintQueue, PrintsOneAfterTheOther) {
    Printing printing;
    printing.add("A");
    printing.add("B");
    EXPECT_TRUE(printing.says("A printing, B waiting"));
    EXPECT_EQ(printing.tray->taken(), Ids{"A"});
    printing.tray->set(1, JobStage::done);
    EXPECT_TRUE(printing.says("B printing"));
    printing.tray->set(2, JobStage::done);
    EXPECT_TRUE(printing.says(""));
    EXPECT_EQ(printing.told.ended(), (Ids{"A", "B"}));
}

TEST(PrintQueue, WaitsForAPrinterThatIsAway) {
    Printing printing;
    printing.tray->go(true);
    printing.add("A");
    EXPECT_TRUE(printing.says("A waiting print.away"));
    printing.tray->go(false);
    EXPECT_TRUE(printing.says("A printing"));
    printing.tray->go(true);
    EXPECT_TRUE(printing.says("A printing print.away"));
    printing.tray->go(false);
    printing.tray->set(1, JobStage::done);
    EXPECT_TRUE(printing.says(""));
    EXPECT_EQ(printing.tray->taken(), Ids{"A"}) << "the same job, not another";
}

TEST(PrintQueue, TellsWhatIsTheMatterUntilItIsMended) {
    Printing printing;
    printing.add("A");
    EXPECT_TRUE(printing.says("A printing"));
    printing.tray->set(1, JobStage::stopped, "print.media_jam");
    EXPECT_TRUE(printing.says("A stopped print.media_jam"));
    printing.tray->set(1, JobStage::printing);
    EXPECT_TRUE(printing.says("A printing"));
}

TEST(PrintQueue, OneThatWasGivenUpWaitsForSomebodyAndHoldsUpNobody) {
    Printing printing;
    printing.add("A");
    EXPECT_TRUE(printing.says("A printing"));
    printing.tray->set(1, JobStage::aborted, "print.aborted");
    EXPECT_TRUE(printing.says("A aborted print.aborted"));
    printing.add("B");
    EXPECT_TRUE(printing.says("A aborted print.aborted, B printing"));
    printing.tray->set(2, JobStage::done);
    EXPECT_TRUE(printing.says("A aborted print.aborted"));
    printing.queue.again("A");
    EXPECT_TRUE(printing.says("A printing"));
    EXPECT_EQ(printing.tray->taken(), (Ids{"A", "B", "A"}));
}

TEST(PrintQueue, ADocumentThatIsRefusedIsNotSentAgainByItself) {
    Printing printing;
    printing.tray->refuses = true;
    printing.add("A");
    EXPECT_TRUE(printing.says("A aborted print.refused"));
    printing.queue.drop("A");
    EXPECT_TRUE(printing.says(""));
    EXPECT_TRUE(printing.tray->cancelled.empty()) << "the printer never had it";
}

TEST(PrintQueue, OneThatIsDroppedIsCancelledAtThePrinter) {
    Printing printing;
    printing.add("A");
    printing.add("B");
    EXPECT_TRUE(printing.says("A printing, B waiting"));
    printing.queue.drop("A");
    EXPECT_TRUE(printing.says("B printing"));
    EXPECT_EQ(printing.tray->cancelled, std::vector<int>{1});
    EXPECT_TRUE(printing.told.ended().empty());
}

TEST(PrintQueue, AfterARestartTheSameJobIsFollowed) {
    Printing printing;
    printing.tray->set(7, JobStage::printing);
    printing.queue.follow("A", 7, titled("A"));
    EXPECT_TRUE(printing.says("A printing"));
    printing.tray->set(7, JobStage::done);
    EXPECT_TRUE(printing.says(""));
    EXPECT_TRUE(printing.tray->taken().empty()) << "it is not printed twice";
}

TEST(PrintQueue, WhatThePrinterHasForgottenIsAskedOfSomebody) {
    Printing printing;
    printing.queue.follow("A", 7, titled("A"));
    EXPECT_TRUE(printing.says("A aborted print.forgotten"));
    EXPECT_TRUE(printing.tray->taken().empty());
    printing.queue.again("A");
    EXPECT_TRUE(printing.says("A printing"));
}

TEST(PrintQueue, OverARealLineThatBreaksNothingIsPrintedTwice) {
    IppPrinter printer;
    ToldPapers told;
    PrintQueue queue(make_printer(printer.address(), milliseconds(2'000)).value(), told.listener(),
                     {milliseconds(50), milliseconds(50)});
    printer.happens("media-empty");
    queue.add("A", titled("A"));
    queue.add("B", titled("B"));
    EXPECT_TRUE(IppPrinter::until([&] {
        return told.line().find("print.media_empty") != std::string::npos;
    })) << told.line();
    printer.is_mended("media-empty");
    EXPECT_TRUE(IppPrinter::until([&] { return told.ended() == Ids{"A", "B"}; })) << told.line();
    EXPECT_EQ(printer.printed().size(), 2u);
    printer.switch_off();
    queue.add("C", titled("C"));
    EXPECT_TRUE(IppPrinter::until([&] { return told.line() == "C waiting print.away"; }))
        << told.line();
    printer.switch_on();
    EXPECT_TRUE(IppPrinter::until([&] { return told.ended().size() == 3; })) << told.line();
    EXPECT_EQ(printer.printed().size(), 3u);
}

}  // namespace
}  // namespace uketsuke
