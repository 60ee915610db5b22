// Made-up people as rows, and what is printed of them as JSON again.
#pragma once

#include <gtest/gtest.h>

#include "core/base/json.h"
#include "sync/fhir/immunization.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke::fhir {

// Entries of one device about person 1, a minute after another from 2022-12-01T09:00+09:00 on.
class Told {
  public:
    std::string say(Fact fact) {
        now_ += std::chrono::minutes(1);
        entries_.push_back(make_entry(sample::draft(std::move(fact)), sample::device(2), head_,
                                      now_, Salt{}, sample::signer(2))
                               .value());
        head_ = head_after(entries_.back());
        std::string name = entry_name(entries_.back().header);
        recorded_[name] = now_;
        return name;
    }
    PersonRow row() const { return fold_person(sample::person(1), entries_); }
    // `row` must outlive it.
    Chart chart(const PersonRow& row, const Programme* programme = nullptr) const {
        return {&row, programme, row.findings, recorded_};
    }

  private:
    Instant now_ = sample::at("2022-12-01T08:59:00+09:00");
    ChainHead head_;
    std::vector<Entry> entries_;
    std::map<std::string, Instant> recorded_;
};

inline Json parsed(const std::string& resource) { return parse_json(resource).value(); }

}  // namespace uketsuke::fhir
