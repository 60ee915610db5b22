// Identifiers that do not mix: sixteen random bytes with the noun they name in their type. They
// carry no meaning, so they may stand in clear where a name may not.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace uketsuke {

template <class Noun>
struct Id {
    FixedBytes<16> bytes{};
    auto operator<=>(const Id&) const = default;
    std::string hex() const { return to_hex(bytes); }
    static std::optional<Id> parse(std::string_view hex) {
        const auto bytes = fixed_from_hex<16>(hex);
        if (!bytes) return std::nullopt;
        return Id{*bytes};
    }
};

using DeviceId = Id<struct DeviceNoun>;  // 端末: who wrote a chain. A hub is a device too.
using PersonId =
    Id<struct PersonNoun>;  // 被接種者: given by the hub, or by a terminal to a provisional person.
using StaffId = Id<struct StaffNoun>;      // 従事者: the actor of an entry.
using SessionId = Id<struct SessionNoun>;  // 業務: one start of work at a terminal.
using HubId = Id<struct HubNoun>;          // One hub store; a restored copy keeps it.

}  // namespace uketsuke
