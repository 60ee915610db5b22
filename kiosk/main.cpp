// The program `uketsuke`: the terminal, and the commands that look into what it does.
#include "kiosk/commands/command_line.h"

int main(int argument_count, char** arguments) {
    using namespace uketsuke;
    CLI::App app{"Uketsuke (受付), the vaccination check-in terminal.", "uketsuke"};
    app.require_subcommand(1);
    app.footer(
        "Every command has --help with an example.\n"
        "Exit status: 0 done, 1 refused or something found, 2 wrong usage, 3 environment.");
    int status = exit_done;
    CommandLine line{app, status};
    return run_command_line(line, argument_count, arguments);
}
