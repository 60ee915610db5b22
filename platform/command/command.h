// The command line of both programs: a program is a list of subcommands, and a subcommand is a
// value that declares its options and says what to do. CLI11 stays behind command.cpp.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace uketsuke {

enum class Need { optional, required };

// What a subcommand asks of its command line. The references are filled when the line has been
// read, before the action runs; the subcommand owns them.
class Options {
  public:
    virtual ~Options() = default;
    // `name` as typed: "--data", or "image" for what stands without a name.
    virtual void text(const char* name, std::string& value, const char* help,
                      Need need = Need::optional) = 0;
    virtual void texts(const char* name, std::vector<std::string>& values, const char* help,
                       Need need = Need::optional) = 0;
    virtual void number(const char* name, long long& value, const char* help,
                        Need need = Need::optional) = 0;
    virtual void flag(const char* name, bool& value, const char* help) = 0;
};

// Done after the line was read; returns the exit status.
using Action = std::function<int()>;

struct Command {
    std::string name;
    std::string help;
    std::function<Action(Options&)> declare;
};

struct Program {
    std::string name;
    std::string help;
    std::vector<Command> commands;
    // The command that runs when the first argument is no command; empty where one must be named.
    std::string otherwise;
};

// Exit statuses of design.md section 4: 0 done, 1 a refusal or finding, 2 wrong usage (told on
// standard error), 3 a failure of the environment.
int run_program(const Program& program, int argc, char** argv);

// Prints an error for people on standard error, or as one JSON object on standard output, and
// returns its exit status.
int report(const Error& error, bool json = false);

// True where the user's locale asks for Japanese (LC_ALL, LC_MESSAGES, LANG, in that order).
bool speaks_japanese();

}  // namespace uketsuke
