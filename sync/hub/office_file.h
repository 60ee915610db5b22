// A file from a city's office that is taken whole or not at all: its bytes, and how what is wrong
// with it is told.
#pragma once

#include "sync/roster/problem.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

// Errors: import.file (not there, may not be read, or more than roster_bytes_max).
Result<std::string> read_office_file(const std::string& path);

// A file and what is wrong with it. Borrows the problems.
struct FileProblems {
    std::string file;
    const Problems& problems;
    const char* severity;  // "error" or "warning".
};

void tell_problems(const FileProblems& found, const CommandSpeech& speech);

// The last line after problems were told, and the exit status.
int refuse_import(std::size_t count, const CommandSpeech& speech);

}  // namespace uketsuke
