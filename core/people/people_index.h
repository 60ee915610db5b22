// The people of a roster as a search needs them, in memory: the sounds of the name, the date of
// birth, the numbers of vouchers and the 宛名番号. Nothing else of anybody: what a list shows is
// read from the row, which stays sealed on disk (design.md D4). Pure: whoever owns one tells it of
// each row that changed (ledger_index.h).
//
// Threads: one owner. Size: tests/bench/people_bench.cpp prints the bytes of a resident.
#pragma once

#include <unordered_map>

#include "core/base/crypto.h"
#include "core/ledger/findings.h"
#include "core/people/people_query.h"

namespace uketsuke {

// How well somebody fits, the best first. Of several things that were asked the worst counts.
enum class Likeness {
    exact,     // The parts of the name that were typed are whole; so is the number.
    prefix,    // A part of the name, or the number, goes on: before or after what was typed.
    forgiven,  // The name fits but for voiced marks: ガ for カ, or the other way.
};

struct PeopleMatch {
    LookupKey row{};
    Likeness fit = Likeness::exact;
    bool operator==(const PeopleMatch&) const = default;
};

struct PeopleMatches {
    std::vector<PeopleMatch> best;  // By fit, then name, date of birth and row: always the same.
    std::size_t all = 0;            // How many fit, shown or not.
    bool operator==(const PeopleMatches&) const = default;
};

class PeopleIndex {
  public:
    static constexpr std::size_t matches_max = 20;

    // The row of that key as it is now; takes the place of what was known of it.
    void put(const LookupKey& row, const Resident& resident,
             const std::vector<VoidedVoucher>& voided);
    void remove(const LookupKey& row);

    // Who fits all that is asked. Void voucher numbers find their person too.
    PeopleMatches find(const PeopleQuery& query) const;

    std::size_t size() const { return people_.size(); }
    std::size_t bytes_held() const;  // About what all of it takes.

  private:
    struct Person {
        LookupKey row{};
        std::int32_t born = 0;  // Days since 1970-01-01.
        std::uint64_t voucher = 0;
        std::string name;  // Parts of sounds with part_end behind each.
        std::string resident_id;
    };
    struct KeyHash {
        std::size_t operator()(const LookupKey& key) const;
    };
    std::optional<Likeness> fit_of(const Person& person, const PeopleQuery& query) const;
    std::optional<Likeness> number_fit(const Person& person, const std::string& number) const;

    std::vector<Person> people_;
    std::unordered_map<LookupKey, std::uint32_t, KeyHash> places_;
    std::unordered_map<LookupKey, std::vector<std::uint64_t>, KeyHash> voided_;  // Of a few.
};

}  // namespace uketsuke
