// ImGui's draw lists to pixels, in software. Byte-identical between runs.
#pragma once

#include "core/page/picture.h"

struct ImDrawData;

namespace uketsuke::look {

// Textures of the draw data are pointers to Picture (MemoryTextures).
Picture rasterise(const ImDrawData& data, int width, int height);

}  // namespace uketsuke::look
