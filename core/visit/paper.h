// 後追い入力: a dose that stands on paper (an outage, a round through homes) and is entered
// afterwards, with the time that the paper says and a second person who has read it too
// (documents.md section 6). It happened: no rule is asked whether it may be, only whether it can
// have been, and what does not fit is found by the ledger (core/ledger/findings.h).
#pragma once

#include "core/visit/dose.h"

namespace uketsuke {

// What the paper says.
struct PaperEntered {
    Instant at{};
    Vial vial;
    ProductFacts product;  // That of the vial.
    BodySite site = BodySite::left_upper_arm;
    std::string doctor;
    std::string venue;
    std::string second_reader;
};

// What cannot have been, or is missing. Errors (refused): paper.time (later than now, before the
// person was born, or more than five years ago), paper.same_day (conflict: a record of that day
// counts already), vial.product, vial.lot, paper.doctor, paper.venue, paper.second (nobody else has
// read the paper, or the same person).
std::optional<Error> obstacle_to_enter(const ConfirmedPerson& person, const PaperEntered& entered,
                                       const Desk& desk, Instant now);

// What can have been and is to be looked at again: the list of lots, a dose after this one, a venue
// that is not this one.
std::vector<VialNotice> doubts_about(const ConfirmedPerson& person, const PaperEntered& entered,
                                     const Desk& desk);

// Errors as obstacle_to_enter. It carries neither verdict nor reasons; its number counts the doses
// that are known from before it.
Result<Dose> enter_from_paper(const ConfirmedPerson& person, const PaperEntered& entered,
                              const Desk& desk, Instant now);

}  // namespace uketsuke
