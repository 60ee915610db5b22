// The views of the start and the end of work, and what pairs questions with answers on all views.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/visit/dose.h"
#include "core/visit/staff.h"

namespace uketsuke {

// Pairs an effect with its answer; an answer with another ticket is late and is dropped.
struct Ticket {
    std::uint64_t number = 0;
    auto operator<=>(const Ticket&) const = default;
};

// Counts the views shown since the start. What a device saw while an older view stood is dropped.
struct Generation {
    std::uint64_t number = 0;
    auto operator<=>(const Generation&) const = default;
};

// 業務開始. Text as typed; `expiry` is parsed when work starts.
struct StartForm {
    std::string staff_name;
    std::string venue;
    std::string doctor;
    std::string product;  // A product id, empty until one is chosen.
    std::string lot;
    std::string expiry;                    // "2023-03-31"
    DeskKind desk = DeskKind::all_in_one;  // Doctor and vial are asked for where it injects.
    // Who has signed in, `staff_name` being the name; nothing where nobody is listed.
    std::optional<SignedIn> signed_in = {};
    std::string approver = {};  // The manager who lets them work at a desk that is not theirs.
    bool operator==(const StartForm&) const = default;
};

// What the form offers: the rules with their products, and the names used before on this terminal.
struct StartChoices {
    std::string municipality;
    DeskRules rules;
    std::vector<std::string> staff_names;
    std::vector<std::string> venues;
    std::vector<std::string> doctors;
    Colleagues staff = {};  // Null or empty where the hub lists nobody: names are typed.
    std::chrono::minutes lock_after{5};  // Of idleness; 0: only by hand.
    bool operator==(const StartChoices&) const = default;
};

// The last scan of a vial's or box's GS1 code, until something is keyed: what it said, or why
// nothing was taken from it.
struct VialScan {
    bool product = false;
    bool lot = false;
    bool expiry = false;
    std::optional<Error> problem;
    bool operator==(const VialScan&) const = default;
};

// What the code did not say: it is to be keyed, or seen on the label. package.incomplete, or
// nothing.
std::vector<VialNotice> notices_of_scan(const std::optional<VialScan>& scan);

struct StartOfWork {
    StartForm form;
    StartChoices choices;
    std::optional<Error> problem;  // Of the last attempt to start.
    std::optional<VialScan> scan = {};
    bool operator==(const StartOfWork&) const = default;
};

struct OpeningWork {
    StartForm form;
    StartChoices choices;
    Vial vial;
    Ticket ticket;
    bool operator==(const OpeningWork&) const = default;
};

struct ClosingWork {
    Desk desk;
    Ticket ticket;
    bool operator==(const ClosingWork&) const = default;
};

struct ListingFindings {
    Desk desk;
    Ticket ticket;
    bool operator==(const ListingFindings&) const = default;
};

// One line of the list of findings: whose, and what does not fit together.
struct FindingLine {
    std::string name;
    std::string kana;
    std::optional<Day> birth_date;  // Nothing for a person whom the roster does not know.
    Words text;
    bool operator==(const FindingLine&) const = default;
};

// 要確認の一覧: what is not settled. Settled by whoever looks into it (uketsuke settle).
struct FindingsShown {
    Desk desk;
    std::vector<FindingLine> findings;
    bool operator==(const FindingsShown&) const = default;
};

}  // namespace uketsuke
