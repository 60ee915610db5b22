// 仮受付: whom a row is about. The roster says so; where it does not list the person, what a desk
// took down stands in its place until the city has settled who it is.
#pragma once

#include <optional>

#include "core/ledger/fold.h"

namespace uketsuke {

// provisional: a desk took the person in, and no roster lists him yet.
enum class Listing { roster, provisional };
Listing listing_of(const PersonRow& row);
bool is_provisional(const PersonRow& row);

// The roster's words, or else the desk's: without a 宛名番号 or a group, and with the number of the
// voucher that was presented, if one was. Nothing where neither has said who it is.
std::optional<Resident> described_in(const PersonRow& row);

// As described_in() has what a desk took down.
Resident described_by(const ProvisionalTaken& taken);

}  // namespace uketsuke
