// The steps of ISO/IEC 24724, sections 6.2 to 6.4, in the order in which they are undone. All
// tables of the standard but that of the check characters are counted here: a character's value is
// its rank among all patterns of its group.
#include "platform/barcode/databar_limited.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace uketsuke {

namespace {

constexpr std::size_t character_elements = 14;
constexpr int data_modules = 26;
constexpr int check_modules = 18;
constexpr std::int64_t character_values = 2'013'571;
// "if the symbol is linked to a composite component, 2015133531096 is added to the value" (6.2.3).
constexpr std::int64_t linked_from = 2'015'133'531'096;
constexpr std::int64_t values = 2'000'000'000'000;  // Thirteen digits, the first 0 or 1.

// How far widths may lie from whole modules: one of them, and the mean of their squares. Stripes
// that are no code lie anywhere, and their mean square is a twelfth.
constexpr double off_max = 0.45;
constexpr double off_square_max = 0.045;

using Widths = std::array<int, character_elements>;  // In modules.
using Half = std::array<int, 7>;                     // Every other element: spaces, or bars.

// A set of patterns: so many elements of so many modules together, none wider than `widest`.
// Where `has_narrow`, one of them at least is of one module.
struct Patterns {
    int elements = 7;
    int modules = 0;
    int widest = 0;
    bool has_narrow = false;
};

std::int64_t count_of(const Patterns& set) {
    if (set.elements == 0) return set.modules == 0 && !set.has_narrow ? 1 : 0;
    if (set.modules < set.elements || set.modules > set.elements * set.widest) return 0;
    std::int64_t count = 0;
    for (int width = 1; width <= set.widest; ++width)
        count += count_of(
            {set.elements - 1, set.modules - width, set.widest, set.has_narrow && width != 1});
    return count;
}

// The place of a pattern in its set, where they stand in the order of their widths (annex B).
std::int64_t rank_of(std::span<const int> pattern, Patterns set) {
    std::int64_t rank = 0;
    for (const int width : pattern) {
        --set.elements;
        for (int smaller = 1; smaller < width; ++smaller)
            rank += count_of(
                {set.elements, set.modules - smaller, set.widest, set.has_narrow && smaller != 1});
        set.modules -= width;
        if (width == 1) set.has_narrow = false;
    }
    return rank;
}

// Table 5: the seven groups of data characters. Spaces and bars have 26 modules together; of the
// bars one is narrow.
struct Group {
    Patterns spaces;
    Patterns bars;
    std::int64_t first = 0;  // Value.
    std::int64_t bar_patterns = 0;
};

std::array<Group, 7> count_groups() {
    constexpr std::array<std::array<int, 3>, 7> table{
        {{17, 6, 3}, {13, 5, 4}, {9, 3, 6}, {15, 5, 4}, {11, 4, 5}, {19, 8, 1}, {7, 1, 8}}};
    std::array<Group, 7> groups;
    std::int64_t first = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto& [modules, widest_space, widest_bar] = table[i];
        Group& group = groups[i];
        group.spaces = {7, modules, widest_space, false};
        group.bars = {7, data_modules - modules, widest_bar, true};
        group.first = first;
        group.bar_patterns = count_of(group.bars);
        first += count_of(group.spaces) * group.bar_patterns;
    }
    return groups;
}

const std::array<Group, 7>& groups() {
    static const std::array<Group, 7> counted = count_groups();
    return counted;
}

// Table 6 as ranks: 21 times that of the first six spaces among those of eight modules, none wider
// than three, and that of the first six bars. The last space and bar are narrow.
struct Run {
    int first = 0;
    int last = 0;
};
constexpr auto check_runs = std::to_array<Run>({{0, 43},
                                                {45, 45},
                                                {52, 52},
                                                {57, 57},
                                                {63, 66},
                                                {73, 79},
                                                {82, 82},
                                                {126, 130},
                                                {132, 132},
                                                {141, 146},
                                                {210, 217},
                                                {220, 220},
                                                {316, 320},
                                                {322, 323},
                                                {326, 326},
                                                {337, 337}});

std::optional<int> check_value(int rank) {
    int value = 0;
    for (const Run& run : check_runs) {
        if (rank >= run.first && rank <= run.last) return value + rank - run.first;
        value += run.last - run.first + 1;
    }
    return std::nullopt;
}

Half every_other(const Widths& widths, std::size_t first) {
    Half half{};
    for (std::size_t i = 0; i < half.size(); ++i) half[i] = widths[first + 2 * i];
    return half;
}

int sum_of(const Half& half) {
    int sum = 0;
    for (const int width : half) sum += width;
    return sum;
}

bool one_is_narrow(const Half& half) { return std::ranges::find(half, 1) != half.end(); }

bool none_wider(const Half& half, int widest) { return *std::ranges::max_element(half) <= widest; }

// An element with the next one in modules, for each but the last. Such a pair reaches from an edge
// to the next of its kind, so that ink which made all bars wider changes nothing.
using Pairs = std::array<int, character_elements - 1>;

std::optional<Pairs> pairs_of(std::span<const double> widths, int modules) {
    double whole = 0;
    for (const double width : widths) whole += width;
    Pairs pairs{};
    double squares = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const double pair = (widths[i] + widths[i + 1]) * modules / whole;
        const double nearest = std::round(pair);
        if (nearest < 2 || std::abs(pair - nearest) > off_max) return std::nullopt;
        squares += (pair - nearest) * (pair - nearest);
        pairs[i] = static_cast<int>(nearest);
    }
    if (squares > off_square_max * static_cast<double>(pairs.size())) return std::nullopt;
    int all = 0;
    for (std::size_t i = 0; i < pairs.size(); i += 2) all += pairs[i];
    if (all != modules) return std::nullopt;
    return pairs;
}

// The elements follow from their pairs and the first of them; nothing if one would be empty.
std::optional<Widths> widths_of(const Pairs& pairs, int first) {
    Widths widths{first};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        widths[i + 1] = pairs[i] - widths[i];
        if (widths[i + 1] < 1) return std::nullopt;
    }
    return widths;
}

// A data character: the narrowest bar is of one module.
std::optional<Widths> data_widths(std::span<const double> measured) {
    const auto pairs = pairs_of(measured, data_modules);
    if (!pairs) return std::nullopt;
    for (int first = 1; first <= 8; ++first) {
        const auto widths = widths_of(*pairs, first);
        if (widths && one_is_narrow(every_other(*widths, 1))) return widths;
    }
    return std::nullopt;
}

std::optional<std::int64_t> data_value(const Widths& widths) {
    const Half spaces = every_other(widths, 0), bars = every_other(widths, 1);
    for (const Group& group : groups()) {
        if (sum_of(spaces) != group.spaces.modules) continue;
        if (!none_wider(spaces, group.spaces.widest) || !none_wider(bars, group.bars.widest))
            return std::nullopt;
        return group.first + rank_of(spaces, group.spaces) * group.bar_patterns +
               rank_of(bars, group.bars);
    }
    return std::nullopt;
}

// A check character: spaces and bars have nine modules each.
std::optional<int> check_character(std::span<const double> measured) {
    const auto pairs = pairs_of(measured, check_modules);
    if (!pairs) return std::nullopt;
    for (int first = 1; first <= 3; ++first) {
        const auto widths = widths_of(*pairs, first);
        if (!widths) continue;
        const Half spaces = every_other(*widths, 0), bars = every_other(*widths, 1);
        const bool sound = sum_of(spaces) == 9 && sum_of(bars) == 9 && spaces.back() == 1 &&
                           bars.back() == 1 && none_wider(spaces, 3) && none_wider(bars, 3);
        if (!sound) continue;
        const auto rank = [](const Half& half) {
            return static_cast<int>(rank_of(std::span(half).first(6), {6, 8, 3, false}));
        };
        return check_value(rank(spaces) * 21 + rank(bars));
    }
    return std::nullopt;
}

// 6.2.6: the sum over both data characters of each width times its power of three, modulo 89.
int checksum_of(const Widths& left, const Widths& right) {
    int sum = 0, weight = 1;
    for (const Widths* widths : {&left, &right}) {
        for (const int width : *widths) {
            sum += weight * width;
            weight = weight * 3 % 89;
        }
    }
    return sum % 89;
}

std::string gtin_of(std::int64_t value) {
    std::string digits = std::to_string(value);
    digits.insert(0, 13 - digits.size(), '0');
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 3 : 1);
    return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

double sum_of(std::span<const double> widths) {
    double sum = 0;
    for (const double width : widths) sum += width;
    return sum;
}

// The three characters are printed with one module, and so are the guards beside them.
bool same_module(std::span<const double> widths) {
    const double left = sum_of(widths.subspan(1, 14)) / data_modules;
    const double check = sum_of(widths.subspan(15, 14)) / check_modules;
    const double right = sum_of(widths.subspan(29, 14)) / data_modules;
    const auto near = [&](double module) { return std::abs(module - check) < check / 5; };
    // The left guard's bar with the space after it is no pair of known width; the right guard is.
    const double guard = (widths[43] + widths[44]) / 2;
    return near(left) && near(right) && guard > check / 2 && guard < check * 2 &&
           widths[0] < check * 2.5;
}

}  // namespace

std::optional<DataBarLimited> databar_limited(std::span<const double> widths) {
    if (widths.size() != databar_limited_elements || !same_module(widths)) return std::nullopt;
    const auto check = check_character(widths.subspan(15, 14));
    if (!check) return std::nullopt;
    const auto left = data_widths(widths.subspan(1, 14));
    const auto right = data_widths(widths.subspan(29, 14));
    if (!left || !right || checksum_of(*left, *right) != *check) return std::nullopt;
    const auto left_value = data_value(*left), right_value = data_value(*right);
    if (!left_value || !right_value) return std::nullopt;
    const std::int64_t value = *left_value * character_values + *right_value;
    const bool linked = value >= linked_from;
    const std::int64_t number = linked ? value - linked_from : value;
    if (number >= values) return std::nullopt;
    return DataBarLimited{gtin_of(number), linked};
}

}  // namespace uketsuke
