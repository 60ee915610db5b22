// The last word on the day counts, and every form that anybody has collected.
#include "core/ledger/closing.h"

#include "core/ledger/folded_row.h"
#include "core/ledger/vials.h"

namespace uketsuke {

Subject closing_subject(std::string_view venue, Day day) {
    return {"closing", vials_subject(venue, day).id};
}

ClosingState closing_state(const std::vector<Entry>& entries) {
    ClosingState state;
    for (Admitted& one : readable(entries)) {
        const EntryHeader& header = one.entry->header;
        if (const auto* form = std::get_if<FormCollected>(&one.fact)) {
            if (const auto person = PersonId::parse(form->person)) state.collected.insert(*person);
        } else if (auto* closed = std::get_if<DayClosed>(&one.fact)) {
            state.closed = ClosedDay{entry_name(header), header.at, std::move(*closed)};
        }
    }
    return state;
}

}  // namespace uketsuke
