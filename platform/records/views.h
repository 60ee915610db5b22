// 閲覧記録: who saw a person's record on this device, for those who ask who saw them (開示請求).
// One entry a view in this device's own chain; it travels as any other and is part of no row.
#pragma once

#include "core/store/ledger.h"

namespace uketsuke {

struct Viewer {
    std::string actor;  // Opaque, as of every entry; empty for a command.
    std::string name;
};

// Who gives a command: the account that this process runs under.
Viewer viewer_of_command();

// For the chain of the person's municipality; `municipality` is that of somebody whom no roster
// lists.
Draft view_of(const PersonRow& seen, const Viewer& viewer, const std::string& why,
              const std::string& municipality);

struct PersonView {
    Instant at{};
    DeviceId device;
    std::string actor;
    PersonViewed fact;
};
// Of all devices that are heard of here, in canonical order.
Result<std::vector<PersonView>> views_of(Ledger& ledger, PersonId person);

}  // namespace uketsuke
