// 案内メモ on paper: what somebody who goes home unvaccinated takes along. It names nobody.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/certificate/labels.h"
#include "core/page/page.h"

namespace uketsuke {

// A4, of which the upper half is used. The first line stands small above, the second is the
// message; the others follow. `number`: 整理番号, by which the record is found again; may be empty.
Page draw_slip(const std::vector<Words>& lines, const std::string& number, Labels labels);

}  // namespace uketsuke
