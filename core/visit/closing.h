// 締め: forms collected = records = doses drawn - doses wasted = records acknowledged, difference
// by difference. Pure: what the ledger holds of a venue's day goes in, what does not add up comes
// out (issue and domain.md section 6: 690 forms that nobody had collected).
#pragma once

#include <string>
#include <vector>

#include "core/ledger/closing.h"
#include "core/ledger/vials.h"
#include "core/visit/desks.h"
#include "core/visit/mending.h"

namespace uketsuke {

// In the order in which staff work through them.
enum class DifferenceKind {
    not_finished,         // Received, and neither vaccinated nor sent home.
    parked,               // 保留
    form_missing,         // Something is recorded of the person, and no form lies there.
    form_without_record,  // A form lies there, and nothing is recorded.
    vial_not_used_up,     // Doses were drawn and are neither given nor wasted.
    vial_overdrawn,       // More was given and wasted than drawn.
    dose_without_vial,    // Vials were entered here, and the record names none of them.
    observation_open,     // 観察中: nobody has said that the person left.
    finding,              // 要確認 about somebody of today.
    unsent,               // No hub has acknowledged so many records.
    after_close,          // The figures have changed since the day was closed.
};
inline constexpr std::size_t difference_kinds = 11;
const char* to_text(DifferenceKind kind);  // "not_finished" and so on, as stored.
const Words& words_of(DifferenceKind kind);

struct Difference {
    DifferenceKind kind = DifferenceKind::not_finished;
    std::string about = {};  // 整理番号, or else the name; a vial's number; a count; a time.
    std::string name = {};   // Of the person; empty of a vial and of a count.
    PersonId person = {};    // Whose it is, where it is somebody's.
    std::string vial = {};   // Its entry's name, where it is a vial's.
    int count = 0;           // Doses, or records.
    Words more = {};         // A finding's text.
    bool operator==(const Difference&) const = default;
};

// Everything that is said of a venue's day, here.
struct VenueDay {
    std::string venue;
    Day day{};
    std::vector<PersonRow> visitors;  // Who came to the venue that day.
    std::vector<VialRow> vials;
    ClosingState closing;
    std::size_t unsent = 0;
};

struct DayFigures {
    int forms = 0;           // Collected.
    int doses = 0;           // Recorded there that day, and counting.
    int not_vaccinated = 0;  // 予診のみ, 見合わせ, 予診前に退出
    int drawn = 0;
    int given = 0;  // Of those vials.
    int wasted = 0;
    int unsent = 0;
    bool operator==(const DayFigures&) const = default;
};

struct DayBalance {
    std::string venue;
    Day day{};
    DayFigures figures;
    std::vector<Difference> differences;
    std::optional<ClosedDay> closed;
    bool operator==(const DayBalance&) const = default;
};

DayBalance balance(const VenueDay& day);

// Why it is closed with differences, and who stands for it.
struct ClosingReason {
    std::string note;      // In words.
    std::string approver;  // The manager's name.
    bool operator==(const ClosingReason&) const = default;
};
// Errors (refused): closing.note, closing.approver. Nothing where there are no differences but that
// records are unsent, which they are all day without a line.
std::optional<Error> obstacle_to_close(const DayBalance& balance, const ClosingReason& reason);
// Closed as it stands already: closing it once more says nothing new.
bool is_closed_so(const DayBalance& balance);
DayClosed close_day(const DayBalance& balance, const ClosingReason& reason, const Desk& desk);

}  // namespace uketsuke
