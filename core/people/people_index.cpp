// One pass over everybody: a hundred thousand short comparisons take a few milliseconds, and no
// second structure has to be kept right.
#include "core/people/people_index.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>

#include "core/base/kana.h"
#include "core/people/sounds.h"

namespace uketsuke {

namespace {

constexpr char part_end = '\x01';
constexpr std::size_t parts_max = 8;  // Of a name in the roster; what is beyond finds nobody.
constexpr std::size_t id_bytes_max = 40;
constexpr std::uint64_t no_voucher = ~std::uint64_t{0};
constexpr std::size_t voucher_digits = 10;

struct Parts {
    std::array<std::string_view, parts_max> part;
    std::size_t count = 0;
};

Parts parts_of(std::string_view name) {
    Parts parts;
    while (!name.empty() && parts.count < parts_max) {
        const std::size_t end = name.find(part_end);
        parts.part[parts.count++] = name.substr(0, end);
        name.remove_prefix(end + 1);
    }
    return parts;
}

struct Fitting {
    Likeness fit = Likeness::exact;
    unsigned used = 0;  // Bits of the parts that it stands for.
};

// What was typed against the name from one part on. Who types without a blank goes over into the
// next part, and from the last into the first: タロウミホン is 見本 太郎 too.
std::optional<Fitting> fit_from(const Parts& parts, std::size_t first, unsigned used,
                                std::string_view typed) {
    Fitting found;
    std::size_t at = first;
    std::size_t sound = 0;
    found.used = 1u << at;
    if (used & found.used) return std::nullopt;
    for (const char c : typed) {
        if (sound == parts.part[at].size()) {
            at = (at + 1) % parts.count;
            sound = 0;
            if ((used | found.used) & (1u << at)) return std::nullopt;
            found.used |= 1u << at;
        }
        const char there = parts.part[at][sound++];
        if (there == c) continue;
        if (plain_sound(there) != plain_sound(c)) return std::nullopt;
        found.fit = Likeness::forgiven;
    }
    if (found.fit == Likeness::exact && sound != parts.part[at].size())
        found.fit = Likeness::prefix;
    return found;
}

// Each typed part stands for another part of the name; of all ways the best one counts.
std::optional<Likeness> name_fit(const Parts& parts, unsigned used,
                                 const std::vector<std::string>& typed, std::size_t next) {
    if (next == typed.size()) return Likeness::exact;
    std::optional<Likeness> best;
    for (std::size_t first = 0; first < parts.count; ++first) {
        const auto found = fit_from(parts, first, used, typed[next]);
        if (!found) continue;
        const auto rest = name_fit(parts, used | found->used, typed, next + 1);
        if (!rest) continue;
        const Likeness whole = std::max(found->fit, *rest);
        best = best ? std::min(*best, whole) : whole;
        if (*best == Likeness::exact) break;
    }
    return best;
}

std::optional<std::uint64_t> number_in(std::string_view digits) {
    if (digits.empty() || digits.size() > voucher_digits) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

std::uint64_t power_of_ten(std::size_t exponent) {
    std::uint64_t value = 1;
    for (; exponent > 0; --exponent) value *= 10;
    return value;
}

std::int32_t days_of(Day day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }

// Of a text that is too long to lie in the string itself.
std::size_t bytes_beside(const std::string& text) {
    return text.capacity() > std::string().capacity() ? text.capacity() + 1 : 0;
}

}  // namespace

std::size_t PeopleIndex::KeyHash::operator()(const LookupKey& key) const {
    std::size_t hash = 0;  // A key is a keyed hash already.
    std::memcpy(&hash, key.data(), sizeof hash);
    return hash;
}

void PeopleIndex::put(const LookupKey& row, const Resident& resident,
                      const std::vector<VoidedVoucher>& voided) {
    const auto [place, is_new] =
        places_.try_emplace(row, static_cast<std::uint32_t>(people_.size()));
    if (is_new) people_.emplace_back();
    std::string name;
    std::size_t parts = 0;
    // 通称: whoever is known by it says it at the counter.
    for (const std::string& kana : {resident.kana, resident.common_kana}) {
        for (const std::string& part : sounds_of(kana)) {
            if (++parts <= parts_max) name += part + part_end;
        }
    }
    name.shrink_to_fit();
    people_[place->second] = {
        row, days_of(resident.birth_date), number_in(resident.voucher_number).value_or(no_voucher),
        std::move(name), fold_for_search(resident.resident_id).substr(0, id_bytes_max)};
    std::vector<std::uint64_t> numbers;
    for (const VoidedVoucher& one : voided) {
        if (const auto number = number_in(one.number)) numbers.push_back(*number);
    }
    if (numbers.empty()) {
        voided_.erase(row);
    } else {
        voided_[row] = std::move(numbers);
    }
}

void PeopleIndex::remove(const LookupKey& row) {
    const auto place = places_.find(row);
    if (place == places_.end()) return;
    const std::uint32_t at = place->second;
    places_.erase(place);
    voided_.erase(row);
    if (at + 1 < people_.size()) {
        people_[at] = std::move(people_.back());
        places_[people_[at].row] = at;
    }
    people_.pop_back();
}

std::optional<Likeness> PeopleIndex::number_fit(const Person& person,
                                                const std::string& number) const {
    if (number == person.resident_id) return Likeness::exact;
    const auto asked = number_in(number);
    if (!asked) return std::nullopt;
    const std::uint64_t end = power_of_ten(number.size());
    const auto ends_so = [&](std::uint64_t voucher) {
        return voucher != no_voucher && voucher % end == *asked;
    };
    const Likeness fit = number.size() == voucher_digits ? Likeness::exact : Likeness::prefix;
    if (ends_so(person.voucher)) return fit;
    if (voided_.empty()) return std::nullopt;
    const auto voided = voided_.find(person.row);
    if (voided == voided_.end() || std::ranges::none_of(voided->second, ends_so))
        return std::nullopt;
    return fit;
}

// The cheapest question first.
std::optional<Likeness> PeopleIndex::fit_of(const Person& person, const PeopleQuery& query) const {
    if (query.born && person.born != days_of(*query.born)) return std::nullopt;
    Likeness fit = Likeness::exact;
    if (!query.number.empty()) {
        const auto number = number_fit(person, query.number);
        if (!number) return std::nullopt;
        fit = *number;
    }
    if (query.name.empty()) return fit;
    const auto name = name_fit(parts_of(person.name), 0, query.name, 0);
    if (!name) return std::nullopt;
    return std::max(fit, *name);
}

PeopleMatches PeopleIndex::find(const PeopleQuery& query) const {
    struct Candidate {
        const Person* person;
        Likeness fit;
    };
    std::vector<Candidate> candidates;
    for (const Person& person : people_) {
        if (const auto fit = fit_of(person, query)) candidates.push_back({&person, *fit});
    }
    const auto order = [](const Candidate& one) {
        return std::tie(one.fit, one.person->name, one.person->born, one.person->row);
    };
    const auto end =
        candidates.begin() + static_cast<std::ptrdiff_t>(std::min(candidates.size(), matches_max));
    std::ranges::partial_sort(candidates, end, {}, order);
    PeopleMatches matches{{}, candidates.size()};
    for (auto one = candidates.begin(); one != end; ++one)
        matches.best.push_back({one->person->row, one->fit});
    return matches;
}

std::size_t PeopleIndex::bytes_held() const {
    constexpr std::size_t node = 2 * sizeof(void*) + sizeof(LookupKey) + sizeof(std::uint64_t);
    std::size_t bytes = people_.capacity() * sizeof(Person);
    for (const Person& person : people_)
        bytes += bytes_beside(person.name) + bytes_beside(person.resident_id);
    bytes += places_.bucket_count() * sizeof(void*) + places_.size() * node;
    return bytes + voided_.size() * (node + 2 * sizeof(std::vector<std::uint64_t>));
}

}  // namespace uketsuke
