// The limits of the wire. Both sides keep them when they send and enforce them when they receive:
// the memory that one exchange can cost is bounded here.
#pragma once

#include <cstddef>

namespace uketsuke {

// A body as it travels, and the same body expanded. Sixteen mebibytes hold more than one full
// batch: batch_bytes_max of entries grow by a third in base64, and each line adds under 300 bytes.
inline constexpr std::size_t body_bytes_max = std::size_t(8) << 20;
inline constexpr std::size_t expanded_bytes_max = std::size_t(16) << 20;

// Entries in one push or one page of a pull: whichever of the two comes first, and always one.
inline constexpr std::size_t batch_entries_max = 1000;
inline constexpr std::size_t batch_bytes_max = std::size_t(6) << 20;

// A part of a snapshot, expanded: whichever of the two comes first. One subject is never divided,
// so a part may grow to the second figure; where one subject alone is more, there is no snapshot.
inline constexpr std::size_t snapshot_part_bytes = std::size_t(7) << 20;
inline constexpr std::size_t snapshot_part_bytes_max = std::size_t(10) << 20;
inline constexpr std::size_t snapshot_part_entries_max = 50'000;
inline constexpr std::size_t snapshot_parts_max = 10'000;

// How long a pull may ask the hub to wait for something new.
inline constexpr int wait_seconds_max = 25;

// A request is signed at a time; further from the hub's clock than this it is refused. Wide,
// because a desk whose clock is wrong must still deliver, and a repeated request changes nothing.
inline constexpr int clock_skew_hours_max = 24;

}  // namespace uketsuke
