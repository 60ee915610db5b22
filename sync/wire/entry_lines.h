// Entries as they travel: NDJSON, one entry a line.
//
//   {"entry":BASE64,"link":BASE64,"signature":BASE64}                  pushed, or in a bundle
//   {"entry":BASE64,"link":BASE64,"signature":BASE64,"position":17}    pulled
//
// "entry" is encode_entry's bytes, exactly those that were hashed and signed, so that neither side
// ever has to print JSON in the same way. An entry whose body was erased travels as its header and
// what the link says of the body:
//
//   {"header":BASE64,"body_digest":BASE64,"link":BASE64,"signature":BASE64}
//
// Members that are not known are passed over.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/entry.h"

namespace uketsuke {

struct TravellingEntry {
    Entry entry;
    std::uint64_t position = 0;  // At the hub that sends it; 0 where it has none.
    bool operator==(const TravellingEntry&) const = default;
};

std::string print_entry_line(const TravellingEntry& travelling);  // With its line feed.

// Errors: wire.line with the line's number, wire.too_many. Every line must end with a line feed: a
// text that was cut is refused whole.
Result<std::vector<TravellingEntry>> parse_entry_lines(std::string_view text,
                                                       std::size_t entries_max);

// How many entries from the front make one batch: at least one, at most batch_entries_max, and as
// many as stay within batch_bytes_max.
std::size_t batch_size(const std::vector<Entry>& entries);

}  // namespace uketsuke
