// A printer, by the name of its CUPS queue or by its own address (ipp://, ipps://; IPP Everywhere,
// PWG 5100.14): a document is handed over and its job followed to the end, which is paper in the
// tray and not a file that has left. Every call asks the printer and waits, at most `patience` for
// each answer: never on the thread of a window. One Printer for one thread.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/page/picture.h"

namespace uketsuke {

// What is printed, in whichever form the printer takes: PDF, or pixels where it takes no PDF (IPP
// Everywhere asks for PWG raster only).
struct PrintDocument {
    std::string title;  // Stands in the printer's own list of jobs: never a person's name.
    Bytes pdf;
    // One picture a page, at so many dots per inch. Called on the printer's thread, or never.
    std::function<Result<std::vector<Picture>>(int dots_per_inch)> draw;
    double width_mm = 210;
    double height_mm = 297;
};

// RFC 8011, 5.3.7: pending and pending-held, processing, processing-stopped, and the three ends.
enum class JobStage { waiting, printing, stopped, done, aborted, cancelled };
const char* to_text(JobStage stage);  // "waiting" and so on, for --json and tests.
bool is_over(JobStage stage);

struct JobReport {
    JobStage stage = JobStage::waiting;
    // What somebody has to do so that it goes on, or why it ended without paper: the first of the
    // printer's reasons that stops it (printer_reasons.h). Nothing while all is well.
    std::optional<Error> trouble;
    bool operator==(const JobReport&) const = default;
};

class Printer {
  public:
    virtual ~Printer() = default;

    // Hands the document over; the number of its job. Errors: print.away (nobody answers),
    // print.busy (it takes no more jobs now), print.closed (it takes none until somebody lets it),
    // print.no_queue (not_found: CUPS knows no such name), print.refused (it does not take the
    // document), and those of `draw`. With each nothing is printed.
    virtual Result<int> print(const PrintDocument& document) = 0;
    // Errors: print.away, print.no_queue, and print.forgotten (not_found): the printer knows no
    // such job any more.
    virtual Result<JobReport> report(int job) = 0;
    // Nothing of it is printed that is not printed yet. A job that is over is left as it is.
    virtual Result<void> cancel(int job) = 0;
};

inline constexpr std::chrono::milliseconds print_patience{10'000};

// Asks nobody: a printer that is switched off is one all the same. Errors (bad_input):
// print.address, neither a queue's name (letters, digits, - and _) nor such an address.
Result<std::unique_ptr<Printer>> make_printer(const std::string& name_or_address,
                                              std::chrono::milliseconds patience = print_patience);

// The queues that CUPS knows here, by name; none where no CUPS runs.
std::vector<std::string> printer_queues();

}  // namespace uketsuke
