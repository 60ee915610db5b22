// 本日の来場者名簿: printed beforehand, for a day on which no terminal can be used. Numbers and
// names to tick off; no address has a place on it.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/page/page.h"

namespace uketsuke {

struct ListedVisitor {
    std::string number;  // 整理番号; may be empty.
    std::string name;
    std::string kana;
    Day birth_date{};
    std::string state;  // In words, as of the printing; may be empty.
    bool operator==(const ListedVisitor&) const = default;
};

inline constexpr std::size_t visitors_per_page = 25;

// In Japanese, A4. The rows after the last visitor are for those who come without having been
// listed; there is a page of them where nobody is listed.
std::vector<Page> draw_visitor_list(const std::string& venue, Day day,
                                    const std::vector<ListedVisitor>& visitors, bool sample);

}  // namespace uketsuke
