// `export open-data`: how many doses the residents of a city were given, day by day, for anybody to
// read. What is suppressed and why is the rule of sync/national/open_data.h.
#pragma once

#include "platform/records/records.h"
#include "sync/hub/left_out.h"
#include "sync/national/open_data.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct OpenDataWish {
    std::string file;
    std::string municipality;  // Whose residents; empty: the hub's own.
    // A day like 2022-11-30: what had been recorded by the end of it, in Japan. Empty: all that is
    // here. The same day gives the same bytes as long as nothing that was recorded by then arrives
    // late and nothing of it is erased.
    std::string as_of;
};

struct OpenCounts {
    std::map<OpenKey, int> counts;
    LeftOutList left_out;
};

// Doses that count of residents, given here or reported by the city. Reads only.
Result<OpenCounts> count_doses(Ledger& ledger, const std::string& municipality,
                               const std::optional<Day>& as_of, const Progress& progress = {});

// Tells how many lines were written and how many of them are suppressed. The exit status: 0.
// Errors: export.period, voucher.* (of the municipality), hub.no_municipality, those of
// write_file_atomically().
Result<int> export_open_data(Records& records, const OpenDataWish& wish,
                             const CommandSpeech& speech);

}  // namespace uketsuke
