// Look-ups in a programme.
#include "core/programme/programme.h"

#include <algorithm>
#include <array>

namespace uketsuke {

const Product* Programme::find_product(std::string_view product_id) const {
    const int index = product_index(product_id);
    return index == unknown_index ? nullptr : &products[static_cast<std::size_t>(index)];
}

int Programme::product_index(std::string_view product_id) const {
    for (std::size_t i = 0; i < products.size(); ++i) {
        if (products[i].id == product_id) return static_cast<int>(i);
    }
    return unknown_index;
}

int Programme::group_index(std::string_view group_id) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].id == group_id) return static_cast<int>(i);
    }
    return -1;
}

Day day_of(const AgeEdge& edge, std::chrono::year_month_day birth) {
    switch (edge.kind) {
        case AgeEdge::Kind::birth:
            return birth;
        case AgeEdge::Kind::years:
            return reaches_years(birth, edge.count);
        case AgeEdge::Kind::months:
            return reaches_months(birth, edge.count);
        case AgeEdge::Kind::never:
            break;
    }
    return day_never;
}

bool is_reason_code(std::string_view code) {
    static constexpr std::array<std::string_view, 28> all{"interval_too_short",
                                                          "age_too_young",
                                                          "age_too_old",
                                                          "wrong_product_for_age",
                                                          "wrong_product_for_dose",
                                                          "primary_series_incomplete",
                                                          "series_complete",
                                                          "product_already_given",
                                                          "not_resident",
                                                          "group_required",
                                                          "group_needs_confirmation",
                                                          "group_not_open_yet",
                                                          "period_not_open",
                                                          "period_closed",
                                                          "other_vaccine_too_close",
                                                          "same_day_dose",
                                                          "earlier_than_standard",
                                                          "future_dose_in_history",
                                                          "unknown_product",
                                                          "voucher_dose_mismatch",
                                                          "voucher_void",
                                                          "voucher_missing",
                                                          "screening_only_voucher",
                                                          "series_cannot_finish",
                                                          "venue_redirect",
                                                          "document_ambiguous",
                                                          "guardian_required",
                                                          "duty_of_effort"};
    return std::find(all.begin(), all.end(), code) != all.end();
}

}  // namespace uketsuke
