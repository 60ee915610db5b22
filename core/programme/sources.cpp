// A clause without its document is worth nothing to who has to look it up.
#include "core/programme/sources.h"

#include <algorithm>

namespace uketsuke::loading {

SourceDocument read_source(TableReader& table) { return {table.text("id"), table.words()}; }

std::vector<SourceDocument> read_sources(TableReader& root, const std::string& file,
                                         std::vector<Flaw>& flaws) {
    std::vector<SourceDocument> out;
    for (const TomlValue* value : root.tables("document")) {
        TableReader table(*value, "document", file, flaws);
        SourceDocument document = read_source(table);
        table.finish();
        for (const SourceDocument& other : out) {
            if (document.id.empty() || other.id != document.id) continue;
            table.flaw("id", {"「" + document.id + "」は二度決められています。",
                              "\"" + document.id + "\" is defined twice."});
        }
        out.push_back(std::move(document));
    }
    return out;
}

void sort_by_line(std::vector<Flaw>& flaws) {
    std::stable_sort(flaws.begin(), flaws.end(),
                     [](const Flaw& a, const Flaw& b) { return a.line < b.line; });
}

std::string read_clause(const std::vector<SourceDocument>& documents, TableReader& table) {
    const std::string clause = table.text("clause");
    if (clause.empty()) return clause;
    const bool known = std::any_of(documents.begin(), documents.end(), [&](const auto& document) {
        return clause.size() > document.id.size() + 1 && clause.starts_with(document.id + " ");
    });
    if (!known) {
        table.flaw("clause", {"文書の略号と箇所を書いてください。例:「文書 3(2)」",
                              "Write the id of a declared document and the section in it."});
    }
    return clause;
}

}  // namespace uketsuke::loading
