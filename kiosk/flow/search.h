// 検索: finding somebody who has no voucher at hand by kana, date of birth or number, and a voucher
// that the roster has replaced. A list shows enough to tell people apart; only whoever is opened
// is seen, and that is written down.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/people/person_line.h"
#include "core/visit/identity.h"
#include "kiosk/flow/work.h"

namespace uketsuke {

enum class SearchField { kana, born, number };

// As typed; core/people/people_query.h says what each may hold.
struct SearchForm {
    std::string kana;
    std::string born;
    std::string number;
    bool operator==(const SearchForm&) const = default;
};

struct Search {
    Desk desk;
    SearchForm form;
    std::optional<Error> problem;  // Of the last attempt.
    std::string trouble = {};      // Why no voucher is there, where staff named it; a code.
    bool operator==(const Search&) const = default;
};

struct Searching {
    Desk desk;
    SearchForm form;
    Ticket ticket;
    std::string trouble = {};
    bool operator==(const Searching&) const = default;
};

// Who may be meant, the best first.
struct PeopleList {
    std::vector<PersonLine> people;
    std::size_t all = 0;              // How many fit; more than are listed where they are many.
    std::optional<int> percent_read;  // The roster is still being read; nothing once all of it is.
    bool only_seen = false;           // This terminal holds those whom it has seen, and no others.
    bool operator==(const PeopleList&) const = default;
};

struct PeopleListed {
    Desk desk;
    SearchForm form;
    PeopleList answer;
    std::string trouble = {};
    bool operator==(const PeopleListed&) const = default;
};

// The row of whoever was chosen is being opened.
struct OpeningPerson {
    Desk desk;
    PersonId person;
    Ticket ticket;
    VoucherAtDesk voucher = NoneAtHand{};  // As presented at another desk, or none at hand.
    SearchForm searched = {};              // What led here; empty where nothing was typed.
    bool operator==(const OpeningPerson&) const = default;
};

// 無効の券: the roster has given this person another number since.
struct VoucherReplaced {
    Desk desk;
    std::string voucher_end;  // The last digits of the number that counts now.
    bool operator==(const VoucherReplaced&) const = default;
};

// Something was typed.
bool may_search(const Search& view);
inline bool is_empty(const SearchForm& form) { return form == SearchForm{}; }

}  // namespace uketsuke
