// 来場者画面: what the second window says to whoever stands before the desk: the number, and what
// happens next. It names nobody and says nothing of a verdict's reasons: others can read it.
#pragma once

#include "kiosk/flow/screen.h"

namespace uketsuke {

struct VisitorWords {
    std::string number;  // 整理番号, where the person has one.
    Words now;           // In simple Japanese, and in English.
    Words next;          // What to do; may be empty.
    std::string time;    // Until when somebody rests; empty: nobody does.
    bool training = false;
    bool operator==(const VisitorWords&) const = default;
};

VisitorWords visitor_words(const Screen& screen);

}  // namespace uketsuke
