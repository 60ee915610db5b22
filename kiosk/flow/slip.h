// 案内メモ: the lines for a person who cannot be vaccinated today, in words to take home. They hold
// the reasons and the first possible day, never the person's name.
#pragma once

#include "kiosk/flow/screen.h"

namespace uketsuke {

// `advice` follows at the end: what answers a reason first.
std::vector<Words> slip_lines(const Verdict& verdict, const Desk& desk, Day today,
                              const std::vector<Advice>& advice = {});

// 受診案内: what somebody with a reaction takes along, for whichever clinic sees him next.
std::vector<Words> referral_lines(const ReactionNoted& reaction, const Desk& desk);

}  // namespace uketsuke
