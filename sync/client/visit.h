// A command's way to the records: jobs on the thread that owns them, while the command itself runs
// elsewhere and speaks to networks and disks.
#pragma once

#include "platform/clock/clock.h"
#include "sync/client/terminal_commands.h"

namespace uketsuke {

struct Visit {
    const OnRecords& on_records;
    const Clock& clock;
    const OnExported& exported;  // May hold nothing.

    // Errors: those of the job; terminal.closing where it was not run.
    Result<void> with(const std::function<Result<void>(Records&)>& job) const {
        Result<void> done =
            fail(ErrorKind::environment, "terminal.closing",
                 {"端末を終了しているところです。", "The terminal is closing down."});
        on_records([&](Records& records) { done = job(records); });
        return done;
    }
};

std::unexpected<Error> not_enrolled();

}  // namespace uketsuke
