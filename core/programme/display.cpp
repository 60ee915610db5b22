// Look-ups for screens and slips.
#include "core/programme/display.h"

#include <algorithm>

namespace uketsuke {

std::vector<ProductChoice> product_choices(const Programme& programme, Day day) {
    std::vector<ProductChoice> out;
    for (std::size_t i = 0; i < programme.products.size(); ++i) {
        const Mask bit = mask_of(static_cast<int>(i));
        const bool offered =
            std::any_of(programme.offers.begin(), programme.offers.end(), [&](const Offer& offer) {
                return (offer.products & bit) != 0 && day <= offer.span.until;
            });
        if (!offered) continue;
        const Product& product = programme.products[i];
        out.push_back(
            {product.id, product.name, product.maker,
             programme.age_classes[static_cast<std::size_t>(product.age_class)].name,
             programme.product_classes[static_cast<std::size_t>(product.product_class)].name});
    }
    return out;
}

Words product_name(const Programme& programme, std::string_view product_id) {
    const Product* product = programme.find_product(product_id);
    return product != nullptr ? product->name
                              : Words{std::string(product_id), std::string(product_id)};
}

std::vector<ObservationTime> observation_times(const Programme& programme) {
    std::vector<ObservationTime> out;
    for (const Observation& row : programme.observations) {
        out.push_back({row.minutes, row.everyone, row.clause, row.words});
    }
    std::ranges::stable_sort(out, [](const ObservationTime& a, const ObservationTime& b) {
        return a.everyone != b.everyone ? a.everyone : a.minutes < b.minutes;
    });
    return out;
}

int volume_of(const Programme& programme, std::string_view product_id, int dose_number) {
    const Product* product = programme.find_product(product_id);
    if (product == nullptr || dose_number < 1 || dose_number > dose_number_max) return 0;
    for (const Volume& volume : product->volumes) {
        if ((volume.doses & mask_of(dose_number)) != 0) return volume.microlitres;
    }
    return 0;
}

Words product_remark(const Programme& programme, std::string_view product_id, int dose_number) {
    const int index = programme.product_index(product_id);
    if (index == unknown_index || dose_number < 1 || dose_number > dose_number_max) return {};
    for (const Offer& offer : programme.offers) {
        if ((offer.products & mask_of(index)) != 0 && (offer.doses & mask_of(dose_number)) != 0 &&
            !offer.remark.ja.empty()) {
            return offer.remark;
        }
    }
    return {};
}

std::vector<Contact> contacts_for(const Programme& programme,
                                  const std::vector<std::string>& reason_codes) {
    std::vector<Contact> out;
    for (const Contact& contact : programme.contacts) {
        const bool answers = std::any_of(
            contact.answers.begin(), contact.answers.end(), [&](const std::string& code) {
                return std::find(reason_codes.begin(), reason_codes.end(), code) !=
                       reason_codes.end();
            });
        if (contact.answers.empty() || answers) out.push_back(contact);
    }
    return out;
}

}  // namespace uketsuke
