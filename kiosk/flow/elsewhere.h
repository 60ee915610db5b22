// 他の窓口: what the terminal learns of other desks while somebody stands at this one. News reaches
// it within a second through the hub; what it does not hear of it cannot know (bar.h, Unheard).
#pragma once

#include <string>
#include <variant>

#include "core/ledger/check_in.h"

namespace uketsuke {

// 受付中: the check-in of this person that counts, and it is another one than this desk's.
struct Elsewhere {
    CheckIn check_in;
    std::string desk;  // 端末名, empty where it is not known.
    bool this_desk =
        false;  // Left open at this very terminal, by a power cut or an earlier session.
    bool operator==(const Elsewhere&) const = default;
};

// A record of this person arrived, from wherever, after the verdict.
struct RecordArrived {
    bool operator==(const RecordArrived&) const = default;
};

using DeskNews = std::variant<Elsewhere, RecordArrived>;

}  // namespace uketsuke
