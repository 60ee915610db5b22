// 取り消し, 訂正, 付け替え: what is done about a record that is on disk and wrong. The record
// itself stays as it is (core/ledger/withdrawal.h); each of these says what counts from now on.
// documents.md section 6: an undo within the visit needs no manager, a correction a reason, and
// after the close a manager; a dose on the wrong person is moved in one action that keeps both
// records.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/visit/dose.h"

namespace uketsuke {

// A dose that is on disk: one that was just saved, or one of a row.
struct RecordedDose {
    std::string entry;  // "device/municipality/sequence" of the entry on disk.
    Dose dose;
    bool operator==(const RecordedDose&) const = default;
};

// Nothing where the row has no such record that counts and was given at a terminal.
std::optional<RecordedDose> recorded_dose(const PersonRow& row, const std::string& entry);

// When a record is mended, and so what that needs. A session is closed when its work has ended.
enum class MendingTime { within_visit, before_close, after_close };

// Why, and who stands for it.
struct MendingReason {
    std::string code;      // One of mending_reasons(); empty within the visit.
    std::string approver;  // The manager's name; empty before the close.
    bool operator==(const MendingReason&) const = default;
};
std::vector<ScreeningReason> mending_reasons();
// What is missing for it, or nothing. Errors (refused): mending.reason, mending.approver.
std::optional<Error> obstacle(const MendingReason& reason, MendingTime when);

// What is written about it, all of it in one transaction.
struct Mending {
    PersonId person;           // Of the record.
    std::string municipality;  // Of that person, six digits.
    std::optional<DoseWithdrawn> withdrawn;
    std::optional<Dose> instead;  // Of the same person, or of the right one.
    bool operator==(const Mending&) const = default;
};

// 取り消し: nothing was injected, or the record is to be made anew.
Mending take_back(const RecordedDose& record, const MendingReason& reason, const Desk& desk);

// 訂正: what vial and syringe were, and where it went. Reality is recorded: what forbids a vial
// before the injection (obstacle() of it, on the day of the dose) is a doubt here, not a refusal.
struct Correction {
    Vial vial;
    ProductFacts product;  // That of the vial, with the volume of this dose.
    BodySite site = BodySite::left_upper_arm;
    MendingReason reason;
    bool operator==(const Correction&) const = default;
};
// Errors (refused): vial.lot (none, or longer than 20 characters).
Result<Mending> correct(const RecordedDose& record, const Correction& correction, const Desk& desk);
// What the day of the dose and the list of lots say against the vial.
std::vector<VialNotice> doubts_about(const Vial& vial, Day date, const Lots* lots);

// 付け替え: the dose was this person's. Dose number and the person's facts are theirs; no rule has
// judged it before the injection, so it carries neither verdict nor reasons. Errors (conflict):
// mending.same_person.
Result<Mending> move_to(const ConfirmedPerson& right, const RecordedDose& record,
                        const MendingReason& reason, const Desk& desk);

}  // namespace uketsuke
