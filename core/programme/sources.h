// What all files of this room have in common: the documents that their rows are taken from, the
// clauses that name them, and the end of a reading. For the .cpp files of this room, and for
// sync/city, whose plans are written in the same manner.
#pragma once

#include <string>
#include <vector>

#include "core/programme/programme.h"
#include "core/programme/table_reader.h"

namespace uketsuke::loading {

SourceDocument read_source(TableReader& table);
// Every [[document]] of `root`; an id that stands twice is a flaw.
std::vector<SourceDocument> read_sources(TableReader& root, const std::string& file,
                                         std::vector<Flaw>& flaws);
// Reads `clause`, which must begin with the id of a document and a space.
std::string read_clause(const std::vector<SourceDocument>& documents, TableReader& table);

void sort_by_line(std::vector<Flaw>& flaws);

// The end of every reading: the value where there is no flaw, else the flaws by line.
template <class Loaded, class Value>
Loaded value_or_flaws(Value value, std::vector<Flaw> flaws) {
    sort_by_line(flaws);
    if (!flaws.empty()) return {std::nullopt, std::move(flaws)};
    return {std::move(value), {}};
}

}  // namespace uketsuke::loading
