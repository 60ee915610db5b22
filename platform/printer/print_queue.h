// 印刷待ち: what waits for one printer, one after the other, until each has come out or somebody
// has decided what becomes of it. A thread of its own asks the printer, so every call here returns
// at once. What must survive a restart is the owner's to keep: `tell` says all there is to keep,
// and follow() takes it up again.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/printer/printer.h"

namespace uketsuke {

// One paper on its way. `id` is the owner's name for it.
struct PaperState {
    std::string id;
    int job = 0;  // The printer's number for it; 0 until the printer has it.
    JobStage stage = JobStage::waiting;
    // What somebody has to do. With a stage that is over, or a document that the printer refuses
    // (its stage is aborted), nothing goes on by itself: again() or drop().
    std::optional<Error> trouble;
    bool operator==(const PaperState&) const = default;
};

struct PrintQueueTimes {
    std::chrono::milliseconds report_every{500};
    std::chrono::milliseconds retry_every{2'000};  // Where the printer does not answer.
};

class PrintQueue {
  public:
    // On the queue's thread, after every change: all papers, in order. One that came out is told
    // once with stage `done` and is gone then. It must not call the queue.
    using Tell = std::function<void(const std::vector<PaperState>&)>;

    PrintQueue(std::unique_ptr<Printer> printer, Tell tell, PrintQueueTimes times = {});
    // Waits for the answer that is awaited; jobs that the printer has go on there.
    ~PrintQueue();
    PrintQueue(const PrintQueue&) = delete;

    void add(std::string id, PrintDocument document);
    // After a restart: the printer has had it since, under that number. If it says that it does not
    // know it any more, nobody knows whether paper came out, and somebody is asked
    // (print.forgotten).
    void follow(std::string id, int job, PrintDocument document);
    // Once more from the start, after it ended without paper or nobody knows whether it did.
    void again(const std::string& id);
    // Not to be printed any more; one that the printer has is cancelled there.
    void drop(const std::string& id);

  private:
    struct Paper {
        PaperState state;
        PrintDocument document;
        bool dropped = false;
    };

    using Papers = std::vector<Paper>;

    // By whoever owns the queue: done, and the thread is woken for it.
    void change(const std::function<void(Papers&)>& what);

    void work();
    bool step();
    PaperState send(const PaperState& paper);
    PaperState look(PaperState paper);
    void put(const PaperState& state);
    void tell();
    void cancel_dropped();
    std::optional<PaperState> next() const;
    PrintDocument document_of(const std::string& id) const;

    std::unique_ptr<Printer> printer_;  // Own thread.
    Tell tell_;
    PrintQueueTimes times_;
    std::vector<PaperState> told_;  // Own thread.
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Papers papers_;
    bool ending_ = false;
    bool moved_ = false;  // Somebody did something since the last look.
    std::thread thread_;
};

}  // namespace uketsuke
