// `import-national`: doses that residents had elsewhere, from the national record system's CSV.
#pragma once

#include "platform/records/records.h"
#include "sync/hub/national_lines.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct NationalImport {
    std::vector<Draft> drafts;  // DoseReported, as doses.csv makes them.
    std::size_t known = 0;      // Here already, in the same words.
    std::size_t not_taken = 0;  // Because the ledger says otherwise: told in `warnings`.
    std::size_t unclear = 0;    // Of the drafts: the product is known by its maker alone.
    // national.unknown_resident, national.unknown_voucher (a line without an id), national.nobody
    // (one whose numbers are all of other municipalities), national.repeated (two lines of one
    // person), national.other_person (a number that the roster gives to somebody else),
    // national.future. Anything here refuses the file.
    Problems problems;
    // Not taken: national.differs (a dose of that number or day is here in other words),
    // national.withdrawn (it was taken back here). Taken all the same: national.other_number (the
    // roster knows no such number).
    Problems warnings;
};

// A resident is found by 宛名番号, or by the number of a voucher of this municipality where the
// line has none. Reads only; the file must have been read without problems. `today` is the last day
// on which a dose can have been given.
Result<NationalImport> plan_national_import(Ledger& ledger, const std::string& municipality,
                                            const NationalFile& file, const Makers& makers,
                                            Day today, const Progress& progress = {});

// Every problem told, and either all of it taken or nothing: the exit status is 0 taken, 1 refused.
// The same file again writes nothing. Errors: import.file, hub.no_municipality, those of
// makers_at().
Result<int> import_national(Records& records, const std::string& file, const CommandSpeech& speech,
                            Instant now);

}  // namespace uketsuke
