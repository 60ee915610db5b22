// How a command of terminal or hub speaks: one JSON object a line for programs, a sentence for
// people.
#pragma once

#include "core/store/ledger.h"
#include "platform/folder/command_door.h"

namespace uketsuke {

struct CommandSpeech {
    CommandOutput& output;
    bool json = false;
    bool japanese = false;

    const std::string& said(const Words& words) const { return japanese ? words.ja : words.en; }
    // `as_json` is the printed object.
    void tell(const std::string& as_json, const Words& as_words) const {
        output.out(json ? as_json : said(as_words));
    }
    // Returns the error's exit status.
    int tell_error(const Error& error) const;
};

// Tells people how far a work is that takes longer than a second, once a second: "taken in 3 / 12".
// Borrows `speech`.
Progress progress_of(const CommandSpeech& speech, Words doing);

}  // namespace uketsuke
