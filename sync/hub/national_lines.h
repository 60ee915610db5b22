// A person of the ledger as a line of the national record, for writing it and for comparing a file
// with what is here.
#pragma once

#include <map>
#include <string>
#include <variant>

#include "core/ledger/fold.h"
#include "platform/records/records.h"
#include "sync/hub/left_out.h"
#include "sync/national/makers.h"

namespace uketsuke {

// Makers, products and lots as this hub has published them; the national programme of the assets
// where it has published none. Errors: those of Rulebook::in_force and of open_programme.
Result<Makers> makers_at(Records& records);

// The number of each dose that counts, in the order of the row: its own, or where its source did
// not say, the one after the dose before it.
std::vector<int> dose_numbers(const PersonRow& row);

// What the dose says in the words of the file: maker, lot, date, venue, doctor; the maker is empty
// where none is known for the product. Number, code and time of registration are not set.
NationalDose words_of(const DoseGiven& dose, const Makers& makers);

// The whole line: a group's place is its dose number, so a line is never written in part. Under
// which voucher: what was presented at a dose that was given here, else the resident's number of
// that municipality, which stays the same for all doses (domain.md section 1); both cells are empty
// for a dose that the city reported, because the ledger does not hold it. `recorded` as in
// people_walk.h.
// Codes of who is left out: those of not_a_resident(), dose_numbers, missing.maker,
// missing.voucher, and those that read_national() would give.
std::variant<NationalPerson, LeftOut> line_of(const PersonRow& row,
                                              const std::map<std::string, Instant>& recorded,
                                              const Makers& makers);

}  // namespace uketsuke
