// The documents that a file's rows are taken from, and the clauses that name them. Only for the
// .cpp files of this room.
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

}  // namespace uketsuke::loading
