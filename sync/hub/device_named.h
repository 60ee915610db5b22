// Which device somebody means who gives a command.
#pragma once

#include "core/store/devices.h"

namespace uketsuke {

// By its id, the beginning of one (four letters at least), or its name. Errors: device.unknown,
// device.ambiguous (with those that it may be).
Result<DeviceRow> device_named(Devices& devices, const std::string& wanted);

}  // namespace uketsuke
