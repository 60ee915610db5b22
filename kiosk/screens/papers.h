// What became of a paper, as every page says it that prints one.
#pragma once

#include "kiosk/screens/view.h"

namespace uketsuke::look {

// Nothing while nobody has asked for it.
std::optional<Note> note_of(const Stage& stage, const PrintState& state);

// 接種済証 (日本語・英語) and so on.
std::string name_of(const Look& look, const PaperChoice& paper);
std::string name_of(const Look& look, PaperKind kind);

}  // namespace uketsuke::look
