// What a printer, its queue or CUPS answers in place of paper, in the words of the counter, each
// with what to do. What a printer says is wrong with itself is in printer_reasons.h. Pure, and so
// for any thread.
#pragma once

#include <expected>
#include <string>

#include "core/base/result.h"

namespace uketsuke {

// Tried again by the queue of papers: with each nothing is printed yet.
std::unexpected<Error> printer_away(const std::string& printer);  // print.away
std::unexpected<Error> cups_away();                               // print.away
std::unexpected<Error> printer_busy();                            // print.busy
std::unexpected<Error> queue_closed(const std::string& queue);    // print.closed
std::unexpected<Error> printer_closed();                          // print.closed

// Nothing goes on before somebody has done something.
std::unexpected<Error> no_such_queue(const std::string& queue);  // print.no_queue (not_found)
std::unexpected<Error> print_refused(const std::string& why);    // print.refused
std::unexpected<Error> print_forgotten();                        // print.forgotten (not_found)

// Of a job that the printer or CUPS has.
Error queue_stopped(const std::string& queue);  // print.queue_stopped
Error print_aborted();                          // print.aborted
Error print_cancelled();                        // print.cancelled

}  // namespace uketsuke
