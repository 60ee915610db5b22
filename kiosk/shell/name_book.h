// The names that start of work offers: who has worked at this terminal, where and with whom. People
// all of them, so the book is kept sealed; each member of staff has an opaque id for the ledger.
#pragma once

#include <string>
#include <vector>

#include "core/ledger/facts.h"
#include "platform/records/records.h"

namespace uketsuke {

struct NameBook {
    struct Staff {
        std::string name;
        StaffId id;
        bool operator==(const Staff&) const = default;
    };
    // The latest first, at most `names_max` of each.
    std::vector<Staff> staff;
    std::vector<std::string> venues;
    std::vector<std::string> doctors;

    static constexpr std::size_t names_max = 12;
    bool operator==(const NameBook&) const = default;

    // Puts the session's names first. `fresh` becomes the id of a name that is not in the book.
    StaffId note(const SessionOpened& session, StaffId fresh);
    // The same for somebody on the hub's list, whose id it is whatever the name was here before.
    StaffId note_listed(const SessionOpened& session, StaffId listed);
};

// Worker thread. An unreadable book is an empty one: it is a convenience, not a record.
NameBook read_name_book(Records& records);
Result<void> keep_name_book(Records& records, const NameBook& book);

}  // namespace uketsuke
