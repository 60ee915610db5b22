// Counting, and the waits that follow from it.
#include "core/visit/attempts.h"

#include <algorithm>

#include "core/base/json.h"

namespace uketsuke {

namespace {

using std::chrono::seconds;

seconds wait_after(int wrong) {
    seconds wait{0};
    for (int i = Attempts::free_max; i <= wrong && wait < Attempts::wait_longest; ++i)
        wait = wait == seconds{0} ? Attempts::wait_first : wait * 2;
    return std::min(wait, Attempts::wait_longest);
}

}  // namespace

seconds Attempts::wait_before(StaffId who, Instant now) const {
    const auto found = wrong_.find(who);
    if (found == wrong_.end()) return seconds{0};
    const seconds wait = wait_after(found->second.count);
    if (now < found->second.last) return wait;
    // Up to the next whole second: nobody is told to wait zero seconds.
    const auto left = std::chrono::ceil<seconds>(found->second.last + wait - now);
    return std::max(left, seconds{0});
}

int Attempts::left(StaffId who) const {
    const auto found = wrong_.find(who);
    return found == wrong_.end() ? free_max : std::max(0, free_max - found->second.count);
}

void Attempts::count(StaffId who, Instant now) {
    Wrong& wrong = wrong_[who];
    ++wrong.count;
    wrong.last = now;
}

std::string Attempts::print() const {
    Json list = Json::array();
    for (const auto& [who, wrong] : wrong_) {
        list.push_back(
            {{"staff", who.hex()}, {"wrong", wrong.count}, {"last", format_instant(wrong.last)}});
    }
    return print_json(Json{{"attempts", list}});
}

Attempts Attempts::parse(std::string_view json) {
    Attempts attempts;
    const auto object = parse_json(json);
    if (!object || !object->is_object()) return attempts;
    const auto list = object->find("attempts");
    if (list == object->end() || !list->is_array()) return attempts;
    for (const Json& one : *list) {
        if (!one.is_object()) continue;
        const auto who = StaffId::parse(text_or(one, "staff"));
        const auto last = parse_instant(text_or(one, "last"));
        const long long wrong = number_or(one, "wrong");
        if (who && last && wrong > 0 && wrong < 1'000'000)
            attempts.wrong_[*who] = {static_cast<int>(wrong), *last};
    }
    return attempts;
}

}  // namespace uketsuke
