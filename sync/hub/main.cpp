// uketsuke-hub: the centre's or a site's hub. Every subcommand is a file in commands/.
#include "platform/command/command.h"
#include "sync/hub/commands/commands.h"

int main(int argc, char** argv) {
    using namespace uketsuke;
    const Program program{
        .name = "uketsuke-hub",
        .help =
            "The hub of Uketsuke: keeps the roster, takes in the terminals' records and hands "
            "them on.",
        .commands =
            {
                demo_city_command(),
                serve_command(),
                import_roster_command(),
                import_bookings_command(),
                import_national_command(),
                export_command(),
                import_staff_command(),
                staff_command(),
                pin_command(),
                staff_cards_command(),
                import_command(),
                publish_command(),
                rules_command(),
                enrol_command(),
                revoke_command(),
                erase_command(),
                quarantine_command(),
                refilled_command(),
                status_command(),
                verify_command(),
                rebuild_command(),
                show_command(),
                findings_command(),
                settle_command(),
                incidents_command(),
                views_command(),
                fhir_client_command(),
                version_command(),
            },
        .otherwise = {},
    };
    return run_program(program, argc, argv);
}
