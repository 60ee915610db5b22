// Lists into lists.
#include "sync/hub/poll_waits.h"

#include <algorithm>

namespace uketsuke {

namespace {

template <class Belongs>
std::list<PollWait> take_where(std::list<PollWait>& from, const Belongs& belongs) {
    std::list<PollWait> taken;
    for (auto next = from.begin(); next != from.end();) {
        const auto at = next++;
        if (belongs(*at)) taken.splice(taken.end(), from, at);
    }
    return taken;
}

}  // namespace

PollWaits::Added PollWaits::add(PollWait& wait) {
    const auto older = std::ranges::find_if(waits_, [&](const PollWait& other) {
        return other.asked.claim.device == wait.asked.claim.device &&
               other.asked.municipality == wait.asked.municipality;
    });
    if (older != waits_.end()) {
        std::swap(*older, wait);
        return Added::instead_of_older;
    }
    if (waits_.size() >= most_) return Added::full;
    waits_.push_back(std::move(wait));
    return Added::waits;
}

std::list<PollWait> PollWaits::take_moved(const std::string& municipality,
                                          std::uint64_t last_position) {
    return take_where(waits_, [&](const PollWait& wait) {
        return wait.asked.municipality == municipality && wait.asked.after != last_position;
    });
}

std::list<PollWait> PollWaits::take_due(std::chrono::steady_clock::time_point now) {
    return take_where(waits_, [&](const PollWait& wait) { return wait.ends <= now; });
}

std::set<std::string> PollWaits::municipalities() const {
    std::set<std::string> all;
    for (const PollWait& wait : waits_) all.insert(wait.asked.municipality);
    return all;
}

std::optional<std::chrono::steady_clock::time_point> PollWaits::next_end() const {
    const auto first = std::ranges::min_element(waits_, {}, &PollWait::ends);
    if (first == waits_.end()) return std::nullopt;
    return first->ends;
}

}  // namespace uketsuke
