// A texture on one rectangle, by a context of its own; ImGui knows nothing of it.
#include "kiosk/look/picture_window.h"

#include <GL/gl.h>
#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

namespace uketsuke::look {

struct PictureWindow::Parts {
    GLFWwindow* window = nullptr;
    Picture picture;
    bool outdated = true;
};

namespace {

constexpr int width_otherwise = 1280, height_otherwise = 720;

GLFWmonitor* second_monitor() {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    return count > 1 ? monitors[1] : nullptr;
}

// The context of the window before is current again afterwards.
class Current {
  public:
    explicit Current(GLFWwindow* window) : before_(glfwGetCurrentContext()) {
        glfwMakeContextCurrent(window);
    }
    ~Current() { glfwMakeContextCurrent(before_); }
    Current(const Current&) = delete;

  private:
    GLFWwindow* before_;
};

void upload(const Picture& picture) {
    glEnable(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, picture.width, picture.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, picture.rgba.data());
}

// The rectangle's half width and height in the window's own units, -1 to 1.
void lay(float half_width, float half_height) {
    glBegin(GL_QUADS);
    for (const auto& [x, y] : {std::pair{-1.0F, 1.0F}, std::pair{1.0F, 1.0F},
                               std::pair{1.0F, -1.0F}, std::pair{-1.0F, -1.0F}}) {
        glTexCoord2f((x + 1) / 2, (1 - y) / 2);
        glVertex2f(x * half_width, y * half_height);
    }
    glEnd();
}

}  // namespace

Result<std::unique_ptr<PictureWindow>> PictureWindow::open(const char* title) {
    GLFWmonitor* monitor = second_monitor();
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    // Never in full screen: the first tap on the desk's own window would iconify it.
    int x = 0;
    int y = 0;
    if (monitor) glfwGetMonitorPos(monitor, &x, &y);
    glfwWindowHint(GLFW_DECORATED, monitor ? GLFW_FALSE : GLFW_TRUE);
    glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
    glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
    auto parts = std::make_unique<Parts>();
    parts->window =
        glfwCreateWindow(mode ? mode->width : width_otherwise,
                         mode ? mode->height : height_otherwise, title, nullptr, nullptr);
    glfwDefaultWindowHints();
    if (!parts->window) {
        return fail(
            ErrorKind::environment, "window.opengl",
            {"来場者画面を開けません。OpenGL が使えません。",
             "The window for visitors cannot be opened: there is no OpenGL."},
            {"--visitor-window なしで起動してください。", "Start without --visitor-window."});
    }
    if (monitor) glfwSetWindowPos(parts->window, x, y);
    glfwSetWindowUserPointer(parts->window, parts.get());
    glfwSetWindowRefreshCallback(parts->window, [](GLFWwindow* window) {
        static_cast<Parts*>(glfwGetWindowUserPointer(window))->outdated = true;
    });
    const Current current(parts->window);
    glfwSwapInterval(0);  // The desk's own window sets the pace.
    return std::unique_ptr<PictureWindow>(new PictureWindow(std::move(parts)));
}

PictureWindow::PictureWindow(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

PictureWindow::~PictureWindow() { glfwDestroyWindow(parts_->window); }

void PictureWindow::show(const Picture& picture) {
    parts_->picture = picture;
    parts_->outdated = true;
    refresh();
}

void PictureWindow::refresh() {
    if (!std::exchange(parts_->outdated, false) || parts_->picture.rgba.empty()) return;
    draw();
}

void PictureWindow::draw() {
    const Current current(parts_->window);
    const Picture& picture = parts_->picture;
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(parts_->window, &width, &height);
    if (width == 0 || height == 0) return;
    upload(picture);
    const float scale =
        std::min(float(width) / float(picture.width), float(height) / float(picture.height));
    glViewport(0, 0, width, height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    lay(scale * float(picture.width) / float(width), scale * float(picture.height) / float(height));
    glfwSwapBuffers(parts_->window);
}

}  // namespace uketsuke::look
