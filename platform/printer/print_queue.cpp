// One paper at a time goes to the printer: which of two that are there came out would be anybody's
// guess after a jam.
#include "platform/printer/print_queue.h"

#include <algorithm>
#include <utility>

namespace uketsuke {
namespace {

// It is tried again.
bool passes(const Error& error) {
    return error.code == "print.away" || error.code == "print.busy" || error.code == "print.closed";
}

// Nothing goes on by itself.
bool waits_for_somebody(const PaperState& state) {
    return is_over(state.stage) && state.stage != JobStage::done;
}

}  // namespace

PrintQueue::PrintQueue(std::unique_ptr<Printer> printer, Tell tell, PrintQueueTimes times)
    : printer_(std::move(printer)),
      tell_(std::move(tell)),
      times_(times),
      thread_([this] { work(); }) {}

PrintQueue::~PrintQueue() {
    change([this](Papers&) { ending_ = true; });
    thread_.join();
}

void PrintQueue::change(const std::function<void(Papers&)>& what) {
    {
        const std::lock_guard lock(mutex_);
        what(papers_);
        moved_ = true;
    }
    changed_.notify_all();
}

void PrintQueue::add(std::string id, PrintDocument document) {
    follow(std::move(id), 0, std::move(document));
}

void PrintQueue::follow(std::string id, int job, PrintDocument document) {
    change([&](Papers& papers) {
        papers.push_back({{std::move(id), job, JobStage::waiting, {}}, std::move(document)});
    });
}

void PrintQueue::again(const std::string& id) {
    change([&](Papers& papers) {
        for (Paper& paper : papers) {
            if (paper.state.id == id && waits_for_somebody(paper.state))
                paper.state = {id, 0, JobStage::waiting, {}};
        }
    });
}

void PrintQueue::drop(const std::string& id) {
    change([&](Papers& papers) {
        for (Paper& paper : papers) paper.dropped |= paper.state.id == id;
    });
}

// The first for which there is something to do; what waits for somebody holds up nobody else.
std::optional<PaperState> PrintQueue::next() const {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if_not(papers_, waits_for_somebody, &Paper::state);
    return found == papers_.end() ? std::nullopt : std::optional(found->state);
}

PrintDocument PrintQueue::document_of(const std::string& id) const {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(
        papers_, id, [](const Paper& paper) -> const std::string& { return paper.state.id; });
    return found == papers_.end() ? PrintDocument{} : found->document;
}

void PrintQueue::work() {
    bool more = false;
    while (true) {
        {
            std::unique_lock lock(mutex_);
            const auto something = [&] { return ending_ || moved_; };
            if (papers_.empty()) {
                changed_.wait(lock, something);
            } else {
                changed_.wait_for(lock, more ? times_.report_every : times_.retry_every, something);
            }
            if (ending_) return;
            moved_ = false;
        }
        more = step();
    }
}

// False where the printer did not answer.
bool PrintQueue::step() {
    cancel_dropped();
    const auto paper = next();
    if (!paper) {
        tell();
        return true;
    }
    const PaperState now = paper->job == 0 ? send(*paper) : look(*paper);
    put(now);
    return !now.trouble || !passes(*now.trouble);
}

// The number of the job is told before the printer is asked about it: it must survive a restart.
PaperState PrintQueue::send(const PaperState& paper) {
    const auto job = printer_->print(document_of(paper.id));
    if (!job) {
        const JobStage stage = passes(job.error()) ? JobStage::waiting : JobStage::aborted;
        return {paper.id, 0, stage, job.error()};
    }
    const PaperState sent{paper.id, *job, JobStage::waiting, {}};
    put(sent);
    return look(sent);
}

PaperState PrintQueue::look(PaperState paper) {
    const auto report = printer_->report(paper.job);
    if (report) {
        paper.stage = report->stage;
        paper.trouble = report->trouble;
    } else {
        paper.trouble = report.error();
        if (report.error().code == "print.forgotten") paper.stage = JobStage::aborted;
    }
    return paper;
}

void PrintQueue::put(const PaperState& state) {
    {
        const std::lock_guard lock(mutex_);
        for (Paper& paper : papers_) {
            if (paper.state.id == state.id) paper.state = state;
        }
    }
    tell();
}

// One that came out is told and gone.
void PrintQueue::tell() {
    std::vector<PaperState> all;
    {
        const std::lock_guard lock(mutex_);
        for (const Paper& paper : papers_) all.push_back(paper.state);
        std::erase_if(papers_,
                      [](const Paper& paper) { return paper.state.stage == JobStage::done; });
    }
    if (all != told_) tell_(all);
    told_ = std::move(all);
}

void PrintQueue::cancel_dropped() {
    std::vector<Paper> dropped;
    {
        const std::lock_guard lock(mutex_);
        std::ranges::copy_if(papers_, std::back_inserter(dropped), &Paper::dropped);
        std::erase_if(papers_, &Paper::dropped);
    }
    for (const Paper& paper : dropped) {
        if (paper.state.job == 0 || is_over(paper.state.stage)) continue;
        // Where the printer does not answer it may come out all the same: paper is no record.
        static_cast<void>(printer_->cancel(paper.state.job));
    }
}

}  // namespace uketsuke
