// The subcommands of uketsuke-hub, one function and one file each; main.cpp lists them.
#pragma once

#include "platform/command/command.h"

namespace uketsuke {

Command demo_city_command();
Command version_command();

}  // namespace uketsuke
