// A person who is opened at a terminal that holds only those whom it has seen (範囲, core/ledger
// DeviceScope): what it asks the hub for, and the bodies that it is given.
//
//   POST /v1/people   {"municipality":"462152","vouchers":["4621520001"],"people":[HEX ...]}
//   answer (NDJSON)   {"hub","hub_device","municipality","known":["4621520001"],"entries":N}
//                     then N entry lines, with their bodies and without positions
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/wire/entry_lines.h"

namespace uketsuke {

// Of each list in one request. A desk serves one person at a time.
inline constexpr std::size_t people_asked_max = 100;

struct PeopleWish {
    std::string municipality;
    std::vector<std::string> vouchers;  // Numbers, ten digits, that were presented at the desk.
    std::vector<PersonId> people;       // Of whom this terminal has seen, and lacks something.
    bool operator==(const PeopleWish&) const = default;
};

struct PeopleAnswer {
    HubId hub;
    DeviceId hub_device;
    std::string municipality;
    std::vector<std::string> known;  // Those of the vouchers that the hub knows somebody by.
    std::vector<Entry> entries;      // All about them, or as much as one answer holds.
    bool operator==(const PeopleAnswer&) const = default;
};

// Errors of both: wire.people.
std::string print_people_wish(const PeopleWish& wish);
Result<PeopleWish> parse_people_wish(std::string_view json);
std::string print_people_answer(const PeopleAnswer& answer);
Result<PeopleAnswer> parse_people_answer(std::string_view ndjson);

}  // namespace uketsuke
