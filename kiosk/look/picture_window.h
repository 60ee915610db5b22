// A second window that shows one picture and takes no input: it faces the visitor. It lives beside
// a Window, which must have been opened before and outlives it. UI thread only.
#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/page/picture.h"

namespace uketsuke::look {

class PictureWindow {
  public:
    // On the second display where there is one, filling it; else a window of its own. Errors
    // (environment): window.opengl.
    static Result<std::unique_ptr<PictureWindow>> open(const char* title);
    ~PictureWindow();
    PictureWindow(const PictureWindow&) = delete;

    // As large as the window allows, in the middle.
    void show(const Picture& picture);
    // Again, where the window has been covered or resized since.
    void refresh();

  private:
    struct Parts;
    explicit PictureWindow(std::unique_ptr<Parts> parts);
    void draw();
    std::unique_ptr<Parts> parts_;
};

}  // namespace uketsuke::look
