// Where pictures live while the window draws them. The window keeps them in OpenGL; a test keeps
// them in plain memory, which is how screens are looked at without a display.
#pragma once

#include "core/page/picture.h"

namespace uketsuke::look {

using TextureId = void*;  // What Dear ImGui calls ImTextureID; nullptr is no texture.

// Owns its textures. UI thread only.
class Textures {
  public:
    virtual ~Textures() = default;
    virtual TextureId create(const Picture& picture) = 0;
    // Same size or another; the id stays good.
    virtual void replace(TextureId texture, const Picture& picture) = 0;
    virtual void destroy(TextureId texture) = 0;
};

}  // namespace uketsuke::look
