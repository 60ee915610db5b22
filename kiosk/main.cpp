// The program uketsuke: the terminal, and the commands that look into what it does.
#include "kiosk/commands/commands.h"

int main(int argc, char** argv) {
    const uketsuke::Program program{
        "uketsuke",
        "Uketsuke (受付), the vaccination check-in terminal.\n"
        "Every command has --help with an example.\n"
        "Exit status: 0 done, 1 refused or something found, 2 wrong usage, 3 environment.",
        {
            uketsuke::run_command(),
            uketsuke::read_command(),
            uketsuke::assess_command(),
            uketsuke::verify_command(),
            uketsuke::rebuild_command(),
            uketsuke::show_command(),
            uketsuke::find_command(),
            uketsuke::findings_command(),
            uketsuke::settle_command(),
            uketsuke::incidents_command(),
            uketsuke::enrol_command(),
            uketsuke::sync_command(),
            uketsuke::paper_kit_command(),
            uketsuke::printers_command(),
            uketsuke::status_command(),
            uketsuke::export_command(),
            uketsuke::import_command(),
        },
        "run",
    };
    return uketsuke::run_program(program, argc, argv);
}
