// The only place that includes CLI11. Each subcommand lives in a file of its own beside this one
// and adds itself to the program; main.cpp lists them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "core/base/result.h"

namespace uketsuke {

// Exit statuses of every subcommand (design.md section 4).
inline constexpr int exit_done = 0;
inline constexpr int exit_finding = 1;      // A refusal, or something was found.
inline constexpr int exit_usage = 2;        // The command line itself is wrong.
inline constexpr int exit_environment = 3;  // Disk, device, network or another program.

// The program as its subcommands see it: where they register, and where the chosen one leaves the
// exit status. `status` lives as long as the App.
struct CommandLine {
    CLI::App& app;
    int& status;

    // Adds a subcommand. `teaching` is the text below the list of options: what the output means,
    // and an example. Options are added to the returned App; what they bind to must outlive the
    // parse, so keep it in a shared_ptr that `body` captures too.
    CLI::App* add(const std::string& name, const std::string& summary, const std::string& teaching,
                  std::function<int()> body);
};

// Parses and carries out; returns the exit status. Wrong usage explains itself on standard error.
int run_command_line(CommandLine& line, int argument_count, const char* const* arguments);

// Prints the error on standard error, Japanese under a Japanese locale, and returns its exit
// status.
int report_error(const Error& error);

// True where the environment (LC_ALL, LC_MESSAGES, LANG, in that order) asks for Japanese.
bool locale_is_japanese();

}  // namespace uketsuke
