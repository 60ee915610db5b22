// 受け持ち: the desks of a site, what each does with a person, and whom it waits for. The roles are
// those of the Satsumasendai document, 11(2); parking and guidance have no terminal. A clinic works
// at one desk that does everything.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/ledger/visit.h"

namespace uketsuke {

enum class DeskKind {
    all_in_one,   // 一括: a clinic
    reception,    // 受付
    form_check,   // 予診票確認
    filling,      // 薬液充填: opens vials, sees nobody
    injection,    // 予診・接種
    certificate,  // 接種済証発行
    observation,  // 経過観察
    command,      // 本部: sees everybody, does nothing to them
};

inline constexpr DeskKind desk_kinds[] = {
    DeskKind::all_in_one, DeskKind::reception,   DeskKind::form_check,  DeskKind::filling,
    DeskKind::injection,  DeskKind::certificate, DeskKind::observation, DeskKind::command};

const char* to_text(DeskKind kind);  // "all_in_one", "reception" and so on, as stored.
std::optional<DeskKind> parse_desk_kind(std::string_view text);
const Words& words_of(DeskKind kind);

// What is asked for when work starts there: a doctor and the vial in use.
bool injects(DeskKind kind);
// Whether the rules are asked there about a person.
bool judges(DeskKind kind);

// Here today: received, or what was done with the person was done at this venue.
bool is_at(const VisitState& state, std::string_view venue);
// Whether it is that desk's turn with whoever has come so far: neither parked nor gone.
bool waits_for(DeskKind kind, const VisitState& state);
// The desk to which a person at this stage is sent, for whoever comes to another one. Nothing where
// the visit is over.
std::optional<DeskKind> next_desk(VisitStage stage);

// 整理番号 of the n-th person (from 1) whom this terminal receives on a day: "A001", "B017". The
// letter is the terminal's place among those that the city let in, so two terminals of a site never
// give out the same number, with or without a line between them.
std::string visit_number(std::size_t terminal_place, std::size_t n);
// n of a number of that terminal; nothing for another one's.
std::optional<std::size_t> place_in_line(std::size_t terminal_place, std::string_view number);

// The letter of a terminal's place, from 0: A, B ... Z, AA, AB ...
std::string letters_of(std::size_t place);

// What the sticker's bar code says: "UK" and day and number, "UK20221201A001". It names nobody, and
// is good on its day only.
std::string sticker_text(Day day, std::string_view number);
struct StickerReading {
    Day day{};
    std::string number;
    bool operator==(const StickerReading&) const = default;
};
std::optional<StickerReading> parse_sticker(std::string_view text);

}  // namespace uketsuke
