// 後追い入力 at the desk: a confirmed person, and the dose that stands on paper
// (core/visit/paper.h).
#pragma once

#include <optional>
#include <string>

#include "core/visit/paper.h"
#include "kiosk/flow/vials.h"

namespace uketsuke {

// As typed, from the paper.
struct PaperForm {
    std::string date;  // "2022-11-30"
    std::string time;  // "10:20"
    LotForm vial;
    std::string doctor;
    std::string venue;
    std::string second;  // Who has read it too.
    std::optional<BodySite> site;
    bool operator==(const PaperForm&) const = default;
};

}  // namespace uketsuke
