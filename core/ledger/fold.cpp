// Entries of one person to the person's row.
#include "core/ledger/fold.h"

#include <algorithm>

#include "core/base/require.h"
#include "core/ledger/folded_row.h"
#include "core/ledger/views.h"

namespace uketsuke {

namespace {

struct Folder {
    PersonRow& row;
    const Entry& entry;

    void operator()(Resident resident) {
        void_replaced_voucher(resident);
        row.resident = std::move(resident);
    }
    void operator()(const DoseReported& dose) {
        add_dose(row, {entry_name(entry.header), false, dose_of(dose)});
    }
    void operator()(DoseGiven dose) {
        end_check_ins_of(row, dose.session);
        add_dose(row, {entry_name(entry.header), true, std::move(dose)});
    }
    void operator()(ScreeningClosed closed) {
        end_check_ins_of(row, closed.session);
        row.screenings.push_back(std::move(closed));
    }
    void operator()(CheckedIn fact) {
        check_in(row, entry_name(entry.header), entry.header.at, std::move(fact));
    }
    void operator()(const CheckInEnded& ended) { end_check_in(row, ended.check_in); }
    void operator()(FindingSettled settled) {
        row.settlements.push_back({std::move(settled), entry.header.at});
    }
    void operator()(DoseWithdrawn fact) {
        withdraw(row, {entry_name(entry.header), entry.header.at, std::move(fact)});
    }
    void operator()(StepTaken fact) {
        if (fact.step != DeskStep::screened) end_check_ins_of(row, fact.session);
        take_step(row, {entry_name(entry.header), entry.header.at, std::move(fact)});
    }
    void operator()(ProvisionalTaken taken) { row.provisional = std::move(taken); }
    void operator()(const CertificateMade& made) {
        ++row.certificates_made;
        row.certified_on = made.date;
    }
    // Facts about a session or a device are not about a person: such a body under a person's
    // subject says nothing.
    void operator()(const SessionOpened&) {}
    void operator()(const DeviceEnrolled&) {}
    void operator()(const DeviceRevoked&) {}
    void operator()(const RulesPublished&) {}
    void operator()(const DosesErased&) {}  // Noted before: see note_erased.
    void operator()(const PersonViewed&) {}
    void operator()(const StaffListed&) {}
    void operator()(const SignedIn&) {}
    void operator()(const VialOpened&) {}
    void operator()(const DosesWasted&) {}
    void operator()(const FormCollected&) {}
    void operator()(const DayClosed&) {}
    void operator()(ReactionNoted fact) {
        row.reactions.push_back({entry_name(entry.header), entry.header.at, std::move(fact)});
    }
    void operator()(IncidentNoted fact) {
        row.incidents.push_back({entry_name(entry.header), entry.header.at, std::move(fact)});
    }

    // A voucher that the roster gives back is not void any more.
    void void_replaced_voucher(const Resident& now) {
        const auto is_back = [&](const VoidedVoucher& one) {
            return one.municipality == now.municipality && one.number == now.voucher_number;
        };
        std::erase_if(row.voided_vouchers, is_back);
        if (!row.resident || row.resident->voucher_number.empty()) return;
        const Resident& before = *row.resident;
        if (before.voucher_number == now.voucher_number && before.municipality == now.municipality)
            return;
        row.voided_vouchers.push_back(
            {before.municipality, before.voucher_number, entry.header.at});
    }
};

// What an erasure names counts for nothing, wherever the erasure stands in the order.
void note_erased(PersonRow& row, const std::vector<Admitted>& entries) {
    for (const Admitted& item : entries) {
        const auto* erasure = std::get_if<DosesErased>(&item.fact);
        if (erasure == nullptr) continue;
        row.erased.insert(row.erased.end(), erasure->entries.begin(), erasure->entries.end());
        std::ranges::sort(row.erased);
        row.erased.erase(std::ranges::unique(row.erased).begin(), row.erased.end());
    }
}

bool is_erasure(const Admitted& item) { return std::holds_alternative<DosesErased>(item.fact); }

// Leaves only what may change a row. A view is no part of it: looking costs the tables nothing.
void sort_for_fold(std::vector<Admitted>& entries) {
    std::erase_if(entries, [](const Admitted& item) {
        return std::holds_alternative<PersonViewed>(item.fact);
    });
    std::ranges::sort(entries, [](const Admitted& a, const Admitted& b) {
        return canonical_before(*a.entry, *b.entry);
    });
}

EntryPlace place_of(const EntryHeader& header) {
    return {header.at, header.chain, header.sequence};
}

}  // namespace

std::string entry_name(const EntryHeader& header) {
    return header.chain.device.hex() + "/" + header.chain.municipality + "/" +
           std::to_string(header.sequence);
}

bool is_erased(const std::vector<std::string>& erased, const EntryHeader& header) {
    if (erased.empty() || header.kind == "doses_erased" || is_view(header)) return false;
    return std::ranges::binary_search(erased, entry_name(header));
}

std::vector<Admitted> readable(const std::vector<Entry>& entries) {
    std::vector<Admitted> all;
    for (const Entry& entry : entries) {
        auto fact = parse_fact(entry.header.kind, entry.json);
        if (fact.has_value()) all.push_back({&entry, std::move(*fact)});
    }
    return all;
}

PersonRow fold_person(PersonId person, const std::vector<Entry>& entries) {
    return fold_all(person, readable(entries)).row;
}

FoldedRow fold_all(PersonId person, std::vector<Admitted> entries) {
    FoldedRow folded;
    folded.row.person = person;
    require(fold_further(folded, std::move(entries)), "every entry comes after none");
    return folded;
}

bool fold_further(FoldedRow& folded, std::vector<Admitted> further) {
    sort_for_fold(further);
    const bool begun = folded.through.sequence != 0;
    if (begun && !further.empty() && place_of(further.front().entry->header) <= folded.through)
        return false;
    // An erasure takes away what was folded before.
    if (begun && std::ranges::any_of(further, is_erasure)) return false;
    note_erased(folded.row, further);
    for (Admitted& item : further) {
        if (is_erased(folded.row.erased, item.entry->header)) continue;
        EntryPlace place = place_of(item.entry->header);
        if (place == folded.through) continue;  // Repeated.
        folded.through = std::move(place);
        std::visit(Folder{folded.row, *item.entry}, std::move(item.fact));
    }
    folded.row.findings = findings_in(folded.row);
    return true;
}

DoseGiven dose_of(const DoseReported& reported) {
    DoseGiven dose;
    dose.date = reported.date;
    dose.dose_number = reported.dose_number;
    dose.product = reported.product;
    dose.lot = reported.lot;
    dose.venue = reported.venue;
    dose.doctor = reported.doctor;
    return dose;
}

DoseReported report_of(const DoseGiven& dose) {
    return {dose.date, dose.product, dose.dose_number, dose.lot, dose.venue, dose.doctor};
}

std::vector<PastDose> history_of(const PersonRow& row) {
    std::vector<PastDose> history;
    history.reserve(row.doses.size());
    for (const PersonDose& dose : row.doses) history.push_back({dose.dose.date, dose.dose.product});
    return history;
}

int next_dose_number(const PersonRow& row) {
    int next = static_cast<int>(row.doses.size()) + 1;
    for (const PersonDose& dose : row.doses) next = std::max(next, dose.dose.dose_number + 1);
    return next;
}

}  // namespace uketsuke
