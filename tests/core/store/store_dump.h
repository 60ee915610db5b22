// All that lies in a closed store, as lines: two stores that hold the same give the same lines,
// whatever their chains are numbered.
#pragma once

#include <algorithm>
#include <map>

#include "core/store/sqlite_connection.h"

namespace uketsuke::sample {

using StoreDump = std::map<std::string, std::vector<std::string>>;  // By table.

inline StoreDump dump_of(const std::string& file) {
    static const std::map<std::string, const char*> queries{
        {"schema", "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"},
        {"chains",
         "SELECT hex(device)||' '||municipality||' '||sequence||' '||hex(link)||' '||at "
         "FROM chains WHERE sequence > 0"},
        {"entries",
         "SELECT hex(c.device)||' '||e.municipality||' '||(e.id & 1099511627775)||' '||"
         "hex(e.subject)||' '||hex(e.sealed)||' '||hex(e.link)||' '||hex(e.signature)||"
         "' '||ifnull(e.position, '-') FROM entries e JOIN chains c "
         "ON c.number = e.id >> 40"},
        {"rows", "SELECT hex(subject)||' '||hex(found_by)||' '||hex(sealed) FROM rows"},
        {"lookups", "SELECT hex(found_by)||' '||hex(subject) FROM lookups"},
        {"quarantine",
         "SELECT hex(c.device)||' '||(q.id & 1099511627775)||' '||q.reason "
         "FROM quarantine q JOIN chains c ON c.number = q.id >> 40"},
        {"settings", "SELECT key||' '||hex(value) FROM settings"},
        {"cursors", "SELECT hex(hub)||' '||municipality||' '||position FROM cursors"},
        {"acknowledged",
         "SELECT hex(hub)||' '||hex(device)||' '||municipality||' '||sequence FROM acknowledged"}};
    const auto connection = SqliteConnection::open(file, "").value();
    StoreDump dump;
    for (const auto& [table, sql] : queries) {
        const auto query = connection->prepare(sql).value();
        while (query->step().value()) dump[table].push_back(query->text(0));
        std::ranges::sort(dump[table]);
    }
    return dump;
}

}  // namespace uketsuke::sample
