// The subcommands of uketsuke-hub, one function and one file each. To add one: declare it here,
// write sync/hub/commands/NAME.cpp, list that in sync/CMakeLists.txt and the function in main.cpp.
#pragma once

#include "platform/command/command.h"

namespace uketsuke {

Command demo_city_command();        // A made-up city: roster, doses, voucher sheets.
Command serve_command();            // The hub itself.
Command import_roster_command();    // The city's residents and earlier doses.
Command import_bookings_command();  // Whom a clinic expects.
Command import_national_command();  // Doses from the national record system.
Command export_command();           // The country's files: national records, open data.
Command import_staff_command();     // Who may work at the city's sites.
Command staff_command();            // The list of them; whoever leaves.
Command pin_command();              // What one of them signs in with.
Command staff_cards_command();      // The same as printed cards.
Command import_command();           // What a terminal exported to a file.
Command publish_command();          // Rules for the terminals: a programme, a form, a list of lots.
Command rules_command();            // What was published.
Command enrol_command();            // A one-time code for a terminal.
Command revoke_command();           // A device that is lost.
Command erase_command();            // Records whose five years are over.
Command quarantine_command();       // What is kept without being counted.
Command refilled_command();         // A restored hub waits no longer.
Command status_command();           // What lies here.
Command verify_command();           // Do the chains and signatures hold?
Command rebuild_command();          // Do the tables say what the records say?
Command show_command();             // What is recorded of one person.
Command findings_command();         // What does not fit together.
Command incidents_command();        // What went wrong with doses.
Command settle_command();           // The word on one of them.
Command fhir_client_command();      // Programs that may read by FHIR.
Command views_command();            // Who saw one person.
Command version_command();

}  // namespace uketsuke
