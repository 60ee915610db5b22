// Hints one after the other, until one product is left.
#include "sync/national/makers.h"

#include <algorithm>

namespace uketsuke {

namespace {

bool is_of_age(const Ages& ages, Day birth, Day on) {
    const Day from = ages.from_months != 0 ? reaches_months(birth, ages.from_months)
                                           : reaches_years(birth, ages.from_years);
    return on >= from && (ages.below_years == 0 || on < reaches_years(birth, ages.below_years));
}

}  // namespace

void Makers::add(const Programme& programme) {
    for (std::size_t i = 0; i < programme.products.size(); ++i) {
        const Product& product = programme.products[i];
        Made& made = products_[product.id];
        made.maker = product.maker.ja;
        if (!made.maker.empty()) names_.insert(made.maker);
        const auto age_class = static_cast<std::size_t>(product.age_class);
        if (product.age_class >= 0 && age_class < programme.age_classes.size())
            made.ages.push_back(programme.age_classes[age_class].ages);
        for (const Offer& offer : programme.offers) {
            if ((offer.products & mask_of(static_cast<int>(i))) != 0)
                made.given.push_back({offer.span, offer.doses});
        }
    }
}

void Makers::add(const Lots& lots) {
    for (const Lot& lot : lots.lots) products_of_lot_.emplace(lot.number, lot.product);
}

std::optional<std::string> Makers::maker_of(std::string_view product) const {
    const auto made = products_.find(product);
    if (made != products_.end() && !made->second.maker.empty()) return made->second.maker;
    if (names_.contains(product)) return std::string(product);
    return std::nullopt;
}

template <class Fits>
void Makers::narrow(Candidates& candidates, const Fits& fits) {
    Candidates left;
    std::ranges::copy_if(candidates, std::back_inserter(left), fits);
    if (!left.empty()) candidates = std::move(left);
}

std::string Makers::product_of(const DoseOfMaker& dose) const {
    Candidates candidates;
    for (const auto& product : products_) {
        if (product.second.maker == dose.maker) candidates.push_back(&product);
    }
    narrow(candidates, [&](const auto* product) {
        const auto [first, last] = products_of_lot_.equal_range(dose.lot);
        return std::any_of(first, last,
                           [&](const auto& lot) { return lot.second == product->first; });
    });
    narrow(candidates, [&](const auto* product) {
        return std::ranges::any_of(product->second.ages, [&](const Ages& ages) {
            return is_of_age(ages, dose.birth_date, dose.date);
        });
    });
    narrow(candidates, [&](const auto* product) {
        return std::ranges::any_of(product->second.given, [&](const Given& given) {
            return given.span.holds(dose.date) && dose.dose_number <= dose_number_max &&
                   (given.doses & mask_of(dose.dose_number)) != 0;
        });
    });
    return candidates.size() == 1 ? candidates.front()->first : dose.maker;
}

}  // namespace uketsuke
