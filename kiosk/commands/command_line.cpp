// How subcommands are registered, parsed and ended, the same for all of them.
#include "kiosk/commands/command_line.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace uketsuke {

CLI::App* CommandLine::add(const std::string& name, const std::string& summary,
                           const std::string& teaching, std::function<int()> body) {
    CLI::App* command = app.add_subcommand(name, summary);
    command->footer(teaching);
    int* where = &status;
    command->callback([where, body = std::move(body)] { *where = body(); });
    return command;
}

int run_command_line(CommandLine& line, int argument_count, const char* const* arguments) {
    try {
        line.app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
        // CLI11 prints --help and --version on standard output and everything else on standard
        // error; its own exit codes (100 and up) all mean wrong usage to a caller.
        const bool asked_for_help = line.app.exit(error, std::cout, std::cerr) == 0;
        return asked_for_help ? exit_done : exit_usage;
    }
    return line.status;
}

int report_error(const Error& error) {
    std::fprintf(stderr, "%s: %s\n", error.code.c_str(),
                 to_line(error, locale_is_japanese()).c_str());
    return exit_status(error);
}

bool locale_is_japanese() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value && *value) return std::string_view(value).starts_with("ja");
    }
    return false;
}

}  // namespace uketsuke
