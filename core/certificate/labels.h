// In which languages the labels of a paper are printed. What it says of a person stands as it is.
#pragma once

namespace uketsuke {

enum class Labels { japanese, bilingual };

}  // namespace uketsuke
