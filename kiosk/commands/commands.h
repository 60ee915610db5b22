// The subcommands of uketsuke, one function and one file each. To add one: declare it here, write
// kiosk/commands/NAME.cpp, list that in kiosk/CMakeLists.txt and the function in kiosk/main.cpp.
#pragma once

#include "platform/command/command.h"

namespace uketsuke {

Command assess_command();     // Verdicts for cases on standard input.
Command read_command();       // What the scanner sees in pictures.
Command rebuild_command();    // Do the tables say what the records say?
Command show_command();       // What is recorded of one person.
Command find_command();       // Who may be meant by a name, a date of birth or a number.
Command findings_command();   // What does not fit together.
Command incidents_command();  // What went wrong with doses, and on which form it is reported.
Command settle_command();     // The word on one of them.
Command run_command();        // The touchscreen terminal.
Command verify_command();     // Do the chains and signatures hold?
Command enrol_command();      // A one-time code becomes a registered device key.
Command sync_command();       // One exchange with the hub, now.
Command export_command();     // What is unsent, to a file for the hub.
Command import_command();     // Such a file of another terminal, handed on to the hub.
Command paper_kit_command();  // Sheets to write on while no terminal can be used.
Command printers_command();   // Which there are, and a test page that is followed to the tray.
Command status_command();     // Unsent, oldest unsent, last answer, protection of the key.

}  // namespace uketsuke
