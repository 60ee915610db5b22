// `export national`: the doses that count of a city's residents, as the national record system's
// CSV.
#pragma once

#include "platform/records/records.h"
#include "sync/hub/left_out.h"
#include "sync/hub/national_lines.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct NationalWish {
    std::string file = {};          // Written with mode 0600, whole or not at all.
    std::string encoding = {};      // "cp932" (also where it is empty), "utf8", "utf8-bom".
    std::string municipality = {};  // Whose residents; empty: the hub's own.
    // Only people who had a dose on these days, as 2022-12-01; or empty.
    std::string from = {}, until = {};
};

struct NationalExport {
    std::vector<NationalPerson> people;  // By resident's id.
    std::size_t doses = 0;
    LeftOutList left_out;
};

// Reads only. `municipality` and the period as above; left out are those of line_of() and
// "other_municipality".
struct NationalScope {
    std::string municipality;
    std::optional<Day> from, until;
};
Result<NationalExport> plan_national_export(Ledger& ledger, const NationalScope& scope,
                                            const Makers& makers, const Progress& progress = {});

// Tells who is left out and why, and how many people and doses were written. The exit status: 0
// written, 1 where CP932 cannot say a character (told by cell; nothing is written). Errors:
// export.encoding, export.period, voucher.* (of the municipality), hub.no_municipality, those of
// makers_at() and of write_file_atomically().
Result<int> export_national(Records& records, const NationalWish& wish,
                            const CommandSpeech& speech);

// The day of an option; nothing where it is empty. Errors: export.period.
Result<std::optional<Day>> day_of_option(const char* option, const std::string& text);

}  // namespace uketsuke
