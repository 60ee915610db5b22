// The rows of a programme arranged for judging: for each dose number its options, and for each
// option the rules in whose scope it lies.
#pragma once

#include <limits>
#include <vector>

#include "core/programme/mask.h"

namespace uketsuke {

struct Programme;

// What a rule asks of a history, side by side: enough to lay it aside for most people without
// opening it. A rule that is not laid aside may still have nothing to say.
struct Glance {
    int rule = 0;
    unsigned kind = 0;         // One bit, by place in Rule::what.
    Mask series = mask_all;    // The person's is one of these, or not yet decided.
    Mask previous = mask_all;  // The product given last is one of these.
    Mask given = mask_all;     // One of these was given; none_index is among what everybody had.
    Day until = day_never;
    int days_after_last = std::numeric_limits<int>::max();  // The last dose is not longer ago.
    int closes = -1;  // Of Programme::age_edges: silent from then on; -1: at no age.
    bool operator==(const Glance&) const = default;
};

// Offer rows of one dose number, split so that all products of an option share every rule.
struct Option {
    int offer = 0;
    Mask products = 0;
    Mask series = mask_all;    // For the person's series, or while it is not yet decided.
    Mask previous = mask_all;  // After one of these; after none, every option is open.
    std::size_t rules = 0;     // Place in DosePlan::rules.
};

// Rules for these products, besides those that all options of the dose number share.
struct RuleList {
    Mask products = 0;
    std::vector<Glance> rules;
    bool operator==(const RuleList&) const = default;
};

// What can be considered for one dose number, in the file's order.
struct DosePlan {
    std::vector<Option> options;
    std::vector<Glance> shared;   // What every option has and what does not ask which product.
    std::vector<RuleList> rules;  // Of one or more options each.
    std::size_t rules_max = 0;    // All of them together, the shared ones too.
    std::vector<int> every_rule;  // Of that dose number, whatever the product.
};

// Fills `plans`; the loader calls it last.
void arrange_plans(Programme& programme);

}  // namespace uketsuke
