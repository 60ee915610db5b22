// The views of a record that is on disk and wrong: taken back, corrected, or given to the person
// whose it is (core/visit/mending.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/visit/mending.h"
#include "kiosk/flow/work.h"

namespace uketsuke {

struct ListingRecords {
    Desk desk;
    Ticket ticket;
    bool operator==(const ListingRecords&) const = default;
};

// 今日の記録: what was recorded at this desk since work started, the latest first.
struct RecordsShown {
    Desk desk;
    std::vector<RecordedDose> records;
    bool day_closed = false;  // A record is mended with a manager from then on.
    bool operator==(const RecordsShown&) const = default;
};

// The record in hand on all the following views.
struct MendingBase {
    Desk desk;
    RecordedDose record;
    MendingTime when = MendingTime::within_visit;
    bool operator==(const MendingBase&) const = default;
};

// 何を直しますか
struct MendingAsked {
    MendingBase base;
    bool operator==(const MendingAsked&) const = default;
};

struct TakeBackAsked {
    MendingBase base;
    MendingReason reason;
    bool operator==(const TakeBackAsked&) const = default;
};

// The vial and the site as they really were, beside what is recorded.
struct CorrectionAsked {
    MendingBase base;
    std::string product;
    std::string lot;
    std::string expiry;  // As typed.
    BodySite site = BodySite::left_upper_arm;
    bool compared = false;  // With the sticker on the paper; anew after each change.
    MendingReason reason;
    bool operator==(const CorrectionAsked&) const = default;
};

// Waits for the voucher of the person whose dose it was.
struct MoveAsked {
    MendingBase base;
    std::optional<Error> problem;  // Of the last reading.
    bool operator==(const MoveAsked&) const = default;
};
struct MoveLookingUp {
    MendingBase base;
    Presented presented;
    Ticket ticket;
    bool operator==(const MoveLookingUp&) const = default;
};
struct MoveTo {
    MendingBase base;
    FoundPerson found;
    IdentityCheck check;
    MendingReason reason;
    bool operator==(const MoveTo&) const = default;
};

struct SavingMending {
    MendingBase base;
    Mending mending;
    Ticket ticket;
    bool operator==(const SavingMending&) const = default;
};
struct MendingFailed {
    MendingBase base;
    Mending mending;
    Error error;
    bool operator==(const MendingFailed&) const = default;
};
// 直しました: what counts now is on disk.
struct MendingDone {
    MendingBase base;
    Mending mending;
    std::string instead;  // The name of its entry; empty where nothing stands in its place.
    bool operator==(const MendingDone&) const = default;
};

// 有効期限が日付として読めません (work.expiry).
Error missing_expiry();

// As drawn and as asked by `step`.
std::optional<Error> obstacle_to_mend(const TakeBackAsked& view);
std::optional<Error> obstacle_to_mend(const CorrectionAsked& view);
std::optional<Error> obstacle_to_mend(const MoveTo& view);
std::vector<VialNotice> doubts_of(const CorrectionAsked& view);

}  // namespace uketsuke
