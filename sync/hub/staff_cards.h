// 担当者カード: printed cards that sign in. Each card holds a fresh code of 120 bits of chance as a
// QR code; the ledger keeps its SHA-256 and nothing else, so a lost file of cards is answered by
// printing anew: of each person the last card counts.
#pragma once

#include <string>
#include <vector>

#include "core/page/page.h"
#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct StaffCard {
    std::string name;
    std::string title;  // 資格
    std::string code;   // core/visit/staff.h
    bool operator==(const StaffCard&) const = default;
};

enum class Specimen { no, yes };  // 見本 on each card: of a made-up city, or for training.

// 85.6 x 54 mm (ISO/IEC 7810 ID-1), two by five on A4, as many sheets as it takes.
std::vector<Page> draw_staff_cards(const std::vector<StaffCard>& cards, Specimen specimen);

struct CardsWish {
    std::string file;  // The PDF, with its folder; replaced where it is there.
    std::string name;  // Of one person; empty: of everybody who is here.
    Specimen specimen = Specimen::no;
};

// The file is written before the ledger knows of the cards: a card that was not printed is never
// one that counts. Errors: staff.unknown, staff.nobody, those of draw_pdf, of the disk and of the
// ledger; then the cards that were there before still count.
Result<int> make_staff_cards(Records& records, const CardsWish& wish, const CommandSpeech& speech,
                             Instant now);

}  // namespace uketsuke
