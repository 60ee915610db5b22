// Faults that are put in on purpose, to see that the invariants notice them. The product's code
// knows nothing of them: each wraps a port (the disk, the Store, the answers on their way, the
// taking of an answer) and is chosen by a value. README.md says which invariant catches which.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace uketsuke::simulation {

enum class Mutant {
    none,
    // The disk: an fsync that does nothing.
    hub_syncs_nothing,
    terminal_syncs_nothing,
    log_not_synced,
    database_not_synced,
    directory_not_synced,
    journal_not_synced,
    // The Store of a terminal.
    head_not_durable,
    row_not_replaced,
    rollback_forgotten,
    quarantine_not_marked,
    history_not_sent,
    history_not_moved,
    acknowledged_never_lowered,
    cursor_not_reset,
    // The Store of the hub.
    position_skipped,
    position_reused,
    entry_positioned_twice,
    history_of_one_entry,  // And of the terminals.
    own_entries_not_awaited,
    scope_not_heeded,
    // What the hub answers.
    own_entries_not_asked_for,
    more_held_than_is,
    fork_taken_as_known,
    page_begins_too_late,
    bodies_left_out,
    // How a terminal takes an answer.
    cursor_before_commit,
    cursor_to_last_position,
    last_entry_dropped,
    acknowledged_as_sent,
    acknowledged_above_head,
    empty_answer_drops_rows,
    empty_answer_acknowledges,
    keys_given_up_too_soon,
    site_hub_sends_own_only,
};

struct MutantName {
    Mutant mutant;
    std::string_view name;
    std::string_view what;
    std::uint64_t noticed_at = 1;  // A seed that notices it; README.md's table has the same.
};
std::span<const MutantName> mutant_names();  // All but `none`.
std::optional<Mutant> mutant_named(std::string_view name);
std::string_view name_of(Mutant mutant);

}  // namespace uketsuke::simulation
