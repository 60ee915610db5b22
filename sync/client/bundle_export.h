// `export`: what this terminal has not sent yet, written to a file that only its hub can open.
#pragma once

#include <filesystem>

#include "sync/client/visit.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

enum class IfThere { keep, replace };

struct ExportWish {
    std::filesystem::path to;  // A file that is not there yet, or a folder: the name is made.
    IfThere if_there = IfThere::keep;
};

// The exit status. With nothing unsent no file is written. Sending is not acknowledged by writing:
// the entries stay unsent until an exchange says that the hub holds them. Errors: hub.not_enrolled,
// export.exists, those of write_file_atomically (then no file is there, or the old one).
Result<int> export_bundle(const Visit& visit, const ExportWish& wish, const CommandSpeech& speech);

}  // namespace uketsuke
