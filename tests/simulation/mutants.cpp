// The table of mutants.
#include "tests/simulation/mutants.h"

#include <algorithm>
#include <array>

namespace uketsuke::simulation {

namespace {

constexpr std::array<MutantName, 34> names{{
    {Mutant::hub_syncs_nothing, "hub_syncs_nothing",
     "the hub answers before what it says is on disk"},
    {Mutant::terminal_syncs_nothing, "terminal_syncs_nothing",
     "a terminal shows \"recorded\" before the dose is on disk"},
    {Mutant::log_not_synced, "log_not_synced", "no fsync of SQLite's log, at any machine"},
    {Mutant::database_not_synced, "database_not_synced",
     "no fsync of the database file at a checkpoint"},
    {Mutant::directory_not_synced, "directory_not_synced", "no fsync of the directory"},
    {Mutant::journal_not_synced, "journal_not_synced", "no fsync of the rollback journal", 660},
    {Mutant::head_not_durable, "head_not_durable",
     "the head of a chain is written with the next entry: its sequence is used again"},
    {Mutant::row_not_replaced, "row_not_replaced", "an entry is added and its row is not folded"},
    {Mutant::rollback_forgotten, "rollback_forgotten",
     "a transaction that fails keeps what it did before", 96},
    {Mutant::history_not_sent, "history_not_sent",
     "a pull does not say in which history it stands"},
    {Mutant::history_not_moved, "history_not_moved", "the cursor moves and its history stays"},
    {Mutant::acknowledged_never_lowered, "acknowledged_never_lowered",
     "what the hub lost stays acknowledged"},
    {Mutant::cursor_not_reset, "cursor_not_reset", "another history is not read from its start"},
    {Mutant::position_skipped, "position_skipped", "the hub leaves a position out"},
    {Mutant::position_reused, "position_reused", "the hub gives a position a second time"},
    {Mutant::entry_positioned_twice, "entry_positioned_twice",
     "the hub gives one entry two positions"},
    {Mutant::history_of_one_entry, "history_of_one_entry",
     "a history is the last entry alone, not all before it", 14},
    {Mutant::quarantine_not_marked, "quarantine_not_marked",
     "what a revoked terminal wrote is not marked as kept out", 29},
    {Mutant::own_entries_not_awaited, "own_entries_not_awaited",
     "a restored hub writes before it was given back what it wrote"},
    {Mutant::scope_not_heeded, "scope_not_heeded",
     "a hub sends everybody to a terminal that is to hold whom it has seen"},
    {Mutant::bodies_left_out, "bodies_left_out",
     "who was opened, or lacks something, is answered without bodies", 14},
    {Mutant::own_entries_not_asked_for, "own_entries_not_asked_for",
     "a hub does not say where its own chain ends", 274},
    {Mutant::more_held_than_is, "more_held_than_is", "a push answer claims more than is held"},
    {Mutant::fork_taken_as_known, "fork_taken_as_known", "a fork is answered as if it were held",
     96},
    {Mutant::page_begins_too_late, "page_begins_too_late", "a page leaves its first entry out"},
    {Mutant::cursor_before_commit, "cursor_before_commit",
     "the cursor is moved before the entries are committed"},
    {Mutant::cursor_to_last_position, "cursor_to_last_position",
     "the cursor goes to the hub's last position, not to the page's"},
    {Mutant::last_entry_dropped, "last_entry_dropped",
     "a page's last entry is dropped and the cursor moves past it"},
    {Mutant::acknowledged_as_sent, "acknowledged_as_sent", "what was sent counts as acknowledged"},
    {Mutant::acknowledged_above_head, "acknowledged_above_head",
     "what the hub holds beyond the own chain counts as acknowledged"},
    {Mutant::empty_answer_drops_rows, "empty_answer_drops_rows",
     "an empty page is taken as an empty table"},
    {Mutant::empty_answer_acknowledges, "empty_answer_acknowledges",
     "an empty page is taken as \"all is held\""},
    {Mutant::keys_given_up_too_soon, "keys_given_up_too_soon",
     "a revoked terminal gives up its keys while something is unsent", 100},
    {Mutant::site_hub_sends_own_only, "site_hub_sends_own_only",
     "a site hub keeps to itself what terminals recorded"},
}};

}  // namespace

std::span<const MutantName> mutant_names() { return names; }

std::optional<Mutant> mutant_named(std::string_view name) {
    const auto found = std::ranges::find(names, name, &MutantName::name);
    if (found == names.end()) return std::nullopt;
    return found->mutant;
}

std::string_view name_of(Mutant mutant) {
    const auto found = std::ranges::find(names, mutant, &MutantName::mutant);
    return found == names.end() ? "none" : found->name;
}

}  // namespace uketsuke::simulation
