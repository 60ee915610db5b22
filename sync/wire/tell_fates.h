// The fates of entries as a command tells them: a line for each.
#pragma once

#include "sync/wire/answers.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct FateTally {
    std::size_t stored = 0;
    std::size_t known = 0;
    std::size_t refused = 0;
    std::size_t quarantined = 0;
};

// One object a line, {"device","municipality","sequence","fate","code"?}, or one sentence a line.
void tell_fates(const std::vector<Fate>& fates, const CommandSpeech& speech, FateTally& tally);

// The last line: {"imported":true,"stored","known","quarantined","refused"}. The exit status: 1
// where anything was refused, or kept without being counted.
int tell_tally(const FateTally& tally, const CommandSpeech& speech);

}  // namespace uketsuke
