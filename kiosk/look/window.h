// The window of the terminal and the one adapter of GLFW and OpenGL.
// [X] waits for events, so that an idle terminal sleeps   [X] woken from another thread
// [X] full screen   [X] characters typed by a hand scanner   [X] screenshot
// [ ] touch as such: GLFW 3.3 knows none, a tap arrives as a click of the first button
// [ ] several windows
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kiosk/look/look.h"

namespace uketsuke::look {

struct WindowWish {
    int width = 1280;  // Nothing smaller is offered; the screens are laid out for this and up.
    int height = 800;
    bool full_screen = false;
    bool kiosk = false;  // Fills the display, stays above everything, and nobody closes it.
    std::string title = "Uketsuke 受付";
};

// UI thread only, except wake(). One at a time in a process: ImGui has one current context.
class Window {
  public:
    // Errors (environment): window.display where there is no display, window.opengl.
    static Result<std::unique_ptr<Window>> open(const WindowWish& wish);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    Textures& textures();  // Lives as long as the window.

    // Sleeps until a finger, a key, wake() or the timeout. True where there was input.
    bool wait(double seconds_max);
    void wake();  // Any thread.

    // One frame: prepares the look, calls `draw` between its begin and end, and shows it.
    Result<bool> frame(Look& look, const std::function<void(Look&)>& draw);

    // What was typed since the last call, UTF-8: characters, '\n' for Enter, '\b' for Backspace and
    // 0x1D for Ctrl+], which is how a hand scanner sends the GS of a GS1 element string.
    std::string take_typed();

    // For the text fields, in the next frame. The window's keys reach them by this alone, so that
    // what a hand scanner types can be kept out of them; Backspace is a key of its own.
    void type(const std::string& text);

    // The window manager asked for it; never of a kiosk, which ends by a signal.
    bool closing() const;
    Picture screenshot() const;  // Of the last frame.

  private:
    struct Parts;
    explicit Window(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace uketsuke::look
