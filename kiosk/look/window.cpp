// GLFW makes the window and brings the events, OpenGL keeps the textures, ImGui's own two backends
// stand between them and ImGui.
#include "kiosk/look/window.h"

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstring>

#include "kiosk/look/paint.h"

namespace uketsuke::look {

namespace {

GLuint name_of(TextureId texture) {
    return static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(texture));
}

class GlTextures : public Textures {
  public:
    TextureId create(const Picture& picture) override {
        GLuint name = 0;
        glGenTextures(1, &name);
        const auto texture = reinterpret_cast<TextureId>(static_cast<std::uintptr_t>(name));
        replace(texture, picture);
        return texture;
    }
    void replace(TextureId texture, const Picture& picture) override {
        glBindTexture(GL_TEXTURE_2D, name_of(texture));
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, picture.width, picture.height, 0, GL_RGBA,
                     GL_UNSIGNED_BYTE, picture.rgba.data());
    }
    void destroy(TextureId texture) override {
        const GLuint name = name_of(texture);
        glDeleteTextures(1, &name);
    }
};

void append_utf8(std::string& out, unsigned int c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

// A hand scanner types some dozens of characters; a stuck key must not fill the memory.
constexpr std::size_t typed_max = 4096;

struct Input {
    std::string typed;
    std::string for_fields;
    bool any = false;
};

Input& input_of(GLFWwindow* window) {
    return *static_cast<Input*>(glfwGetWindowUserPointer(window));
}

void note_typed(GLFWwindow* window, unsigned int c) {
    Input& input = input_of(window);
    input.any = true;
    if (input.typed.size() < typed_max) append_utf8(input.typed, c);
}

void note_key(GLFWwindow* window, int key, int, int action, int mods) {
    if (action == GLFW_RELEASE) return;
    input_of(window).any = true;
    if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) note_typed(window, '\n');
    if (key == GLFW_KEY_BACKSPACE) note_typed(window, '\b');
    if (key == GLFW_KEY_RIGHT_BRACKET && (mods & GLFW_MOD_CONTROL) != 0) note_typed(window, 0x1D);
}

// Ours are set before ImGui's backend installs its own, which then calls ours first.
void listen(GLFWwindow* window, Input& input) {
    glfwSetWindowUserPointer(window, &input);
    glfwSetCharCallback(window, note_typed);
    glfwSetKeyCallback(window, note_key);
    glfwSetMouseButtonCallback(window,
                               [](GLFWwindow* from, int, int, int) { input_of(from).any = true; });
    glfwSetCursorPosCallback(window,
                             [](GLFWwindow* from, double, double) { input_of(from).any = true; });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* from) { input_of(from).any = true; });
    glfwSetFramebufferSizeCallback(window,
                                   [](GLFWwindow* from, int, int) { input_of(from).any = true; });
}

GLFWwindow* make_window(const WindowWish& wish) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_FLOATING, wish.kiosk ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, wish.kiosk ? GLFW_FALSE : GLFW_TRUE);
    GLFWmonitor* monitor = wish.full_screen || wish.kiosk ? glfwGetPrimaryMonitor() : nullptr;
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    const int width = mode != nullptr ? mode->width : std::max(1280, wish.width);
    const int height = mode != nullptr ? mode->height : std::max(800, wish.height);
    GLFWwindow* window = glfwCreateWindow(width, height, wish.title.c_str(), monitor, nullptr);
    if (window != nullptr) {
        glfwSetWindowSizeLimits(window, 1280, 800, GLFW_DONT_CARE, GLFW_DONT_CARE);
    }
    return window;
}

}  // namespace

// ImGui's backend sets its own state before the next command, the clipping included.
void lay_plain(const ImDrawList*, const ImDrawCmd* command) {
    const ImVec4 clip = command->ClipRect;
    const float height = ImGui::GetIO().DisplaySize.y;
    const auto colour = reinterpret_cast<std::uintptr_t>(command->UserCallbackData);
    const auto part = [&](int shift) { return static_cast<float>((colour >> shift) & 0xFF) / 255; };
    glScissor(static_cast<GLint>(clip.x), static_cast<GLint>(height - clip.w),
              static_cast<GLsizei>(clip.z - clip.x), static_cast<GLsizei>(clip.w - clip.y));
    glClearColor(part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

struct Window::Parts {
    GLFWwindow* window = nullptr;
    bool kiosk = false;
    GlTextures textures;
    Input input;
};

Result<std::unique_ptr<Window>> Window::open(const WindowWish& wish) {
    if (glfwInit() != GLFW_TRUE) {
        return fail(
            ErrorKind::environment, "window.display",
            {"画面を開けません。ディスプレイが見つかりません。",
             "The window cannot be opened: there is no display."},
            {"ディスプレイをつないでください。画面のない機械では kiosk/run を使ってください。",
             "Connect a display, or on a machine without one use kiosk/run."});
    }
    auto parts = std::make_unique<Parts>();
    parts->kiosk = wish.kiosk;
    parts->window = make_window(wish);
    if (parts->window == nullptr) {
        glfwTerminate();
        return fail(ErrorKind::environment, "window.opengl",
                    {"画面を開けません。OpenGL 3 が使えません。",
                     "The window cannot be opened: there is no OpenGL 3."},
                    {"パッケージ libgl1-mesa-dri を入れてください。",
                     "Install the package libgl1-mesa-dri."});
    }
    glfwMakeContextCurrent(parts->window);
    glfwSwapInterval(1);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    listen(parts->window, parts->input);
    ImGui_ImplGlfw_InitForOpenGL(parts->window, true);
    ImGui_ImplOpenGL3_Init("#version 130");
    // The backend uploads the atlas that it finds; the look brings its own before the first frame.
    ImGui_ImplOpenGL3_CreateDeviceObjects();
    return std::unique_ptr<Window>(new Window(std::move(parts)));
}

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Window::~Window() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(parts_->window);
    glfwTerminate();
}

Textures& Window::textures() { return parts_->textures; }

bool Window::wait(double seconds_max) {
    parts_->input.any = false;
    if (seconds_max > 0) {
        glfwWaitEventsTimeout(seconds_max);
    } else {
        glfwPollEvents();
    }
    return parts_->input.any;
}

void Window::wake() { glfwPostEmptyEvent(); }

Result<bool> Window::frame(Look& look, const std::function<void(Look&)>& draw) {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(parts_->window, &width, &height);
    if (width == 0 || height == 0) return false;  // Minimised: nothing to draw on.
    TRY(look.prepare(static_cast<float>(width), static_cast<float>(height)));
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    // The backend has queued what the keys typed; fields get what a person did.
    ImGui::GetIO().ClearInputCharacters();
    ImGui::GetIO().AddInputCharactersUTF8(std::exchange(parts_->input.for_fields, {}).c_str());
    ImGui::NewFrame();
    look.begin_frame();
    draw(look);
    look.end_frame();
    ImGui::Render();
    glViewport(0, 0, width, height);
    const Rgb ground = rgb_of(theme::paper, look.shade());
    glClearColor(static_cast<float>(ground.red) / 255, static_cast<float>(ground.green) / 255,
                 static_cast<float>(ground.blue) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(parts_->window);
    return true;
}

std::string Window::take_typed() { return std::exchange(parts_->input.typed, {}); }

void Window::type(const std::string& text) { parts_->input.for_fields += text; }

bool Window::closing() const {
    return !parts_->kiosk && glfwWindowShouldClose(parts_->window) == GLFW_TRUE;
}

Picture Window::screenshot() const {
    Picture shot;
    glfwGetFramebufferSize(parts_->window, &shot.width, &shot.height);
    const std::size_t row = static_cast<std::size_t>(shot.width) * 4;
    Bytes upside_down(row * static_cast<std::size_t>(shot.height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_FRONT);
    glReadPixels(0, 0, shot.width, shot.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    shot.rgba.resize(upside_down.size());
    for (std::size_t y = 0; y < static_cast<std::size_t>(shot.height); ++y) {
        const std::size_t from = (static_cast<std::size_t>(shot.height) - 1 - y) * row;
        std::memcpy(&shot.rgba[y * row], &upside_down[from], row);
    }
    for (std::size_t at = 3; at < shot.rgba.size(); at += 4) shot.rgba[at] = 255;
    return shot;
}

}  // namespace uketsuke::look
