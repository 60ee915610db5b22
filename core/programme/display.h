// What screens and slips show of a programme: its products as a list to choose from, a product by
// name, and what to say besides a reason.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/programme/programme.h"

namespace uketsuke {

struct ProductChoice {
    std::string id;
    Words name;
    Words maker;
    Words age_class;  // "12 and over".
    Words product_class;
};

// Products that an offer could still give on `day` or later, in the file's order: the list of the
// start of work and of the lot screen. A product that only histories know is left out.
std::vector<ProductChoice> product_choices(const Programme& programme, Day day);

// The id itself for a product that the programme does not know: a history may hold any.
Words product_name(const Programme& programme, std::string_view product_id);

// 経過観察 as a screen shows it: minutes to stay after the injection, and who stays so long.
struct ObservationTime {
    int minutes = 0;
    bool everyone = false;
    std::string clause;
    Words words;
    bool operator==(const ObservationTime&) const = default;
};

// What holds for everyone first, then the others from the shortest on.
std::vector<ObservationTime> observation_times(const Programme& programme);

// Microlitres of `product_id` as dose `dose_number`; 0 where the file has no verified volume.
int volume_of(const Programme& programme, std::string_view product_id, int dose_number);

// What to say beside a product when it is allowed ("the usual choice is another"), or empty.
Words product_remark(const Programme& programme, std::string_view product_id, int dose_number);

// Contacts that answer one of these reason codes, and those that are always shown.
std::vector<Contact> contacts_for(const Programme& programme,
                                  const std::vector<std::string>& reason_codes);

}  // namespace uketsuke
