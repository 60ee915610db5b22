// A paper for tests, and what a queue of papers has told about each.
#pragma once

#include <gtest/gtest.h>

#include <mutex>

#include "platform/printer/print_queue.h"
#include "tests/platform/printer/ipp_printer.h"

namespace uketsuke {

inline PrintDocument sample_document() {
    constexpr std::string_view text = "%PDF-1.4 sample";
    PrintDocument document;
    document.title = "見本 A012";  // As papers of the desk have one, with a blank.
    document.pdf = Bytes(text.begin(), text.end());
    document.draw = [](int dots_per_inch) -> Result<std::vector<Picture>> {
        const int side = dots_per_inch / 10;
        return std::vector{Picture{side, side, Bytes(std::size_t(side) * std::size_t(side) * 4)}};
    };
    return document;
}

// The last word of a queue, and whether a paper has ever been told as done.
class ToldPapers {
  public:
    PrintQueue::Tell listener() {
        return [this](const std::vector<PaperState>& now) {
            const std::lock_guard lock(mutex_);
            papers_ = now;
            for (const PaperState& one : now) {
                if (one.stage == JobStage::done) done_.push_back(one.id);
            }
        };
    }
    // "A printing, B waiting print.away": everything in one line.
    std::string line() {
        const std::lock_guard lock(mutex_);
        std::string text;
        for (const PaperState& one : papers_) {
            if (one.stage == JobStage::done) continue;
            if (!text.empty()) text += ", ";
            text += one.id + " " + to_text(one.stage);
            if (one.trouble) text += " " + one.trouble->code;
        }
        return text;
    }
    testing::AssertionResult will_say(const std::string& expected) {
        if (IppPrinter::until([&] { return line() == expected; }))
            return testing::AssertionSuccess();
        return testing::AssertionFailure() << "it says: " << line();
    }
    // Of the first paper.
    std::optional<Error> trouble() {
        const std::lock_guard lock(mutex_);
        return papers_.empty() ? std::nullopt : papers_.front().trouble;
    }
    std::vector<std::string> ended() {
        const std::lock_guard lock(mutex_);
        return done_;
    }

  private:
    std::mutex mutex_;
    std::vector<PaperState> papers_;
    std::vector<std::string> done_;
};

}  // namespace uketsuke
