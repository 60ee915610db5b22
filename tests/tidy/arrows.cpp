// Two tables and the two loops that read them.
#include "tests/tidy/arrows.h"

#include <algorithm>
#include <array>

namespace uketsuke::tidy {

namespace {

struct Arrow {
    std::string_view room;  // The longest room that fits a file is the one that counts.
    std::vector<std::string_view> may_include;
};

const std::vector<Arrow>& arrows() {
    static const std::vector<Arrow> table{
        {"core", {"core"}},
        {"platform", {"platform", "core"}},
        {"sync", {"sync", "platform", "core"}},
        {"kiosk/flow", {"kiosk/flow", "core"}},
        {"kiosk", {"kiosk", "sync", "platform", "core"}},
    };
    return table;
}

struct Adapter {
    std::string_view header;             // A whole name, or a beginning.
    std::vector<std::string_view> home;  // Files, or rooms with a slash at the end.
};

const std::vector<Adapter>& adapters() {
    static const std::vector<Adapter> table{
        {"openssl/evp.h", {"core/base/sha256.cpp"}},
        {"sodium.h", {"core/base/crypto.cpp", "core/base/sealed_box.cpp", "platform/keys/pin.cpp"}},
        {"nlohmann/", {"core/base/json.h"}},
        {"simdjson.h", {"core/eligibility/case_lines.cpp", "core/ledger/fact_parse.cpp"}},
        {"sqlite3.h", {"core/store/sqlite_connection.cpp"}},
        {"toml++/", {"core/programme/toml_tree.cpp"}},
        {"CLI/", {"platform/command/command.cpp"}},
        {"spdlog/", {"platform/log/log.cpp"}},
        {"ZXing/", {"platform/barcode/barcode.cpp"}},
        {"zbar.h", {"platform/barcode/databar.cpp"}},
        {"tesseract/", {"platform/ocr/digit_engine.cpp"}},
        {"gst/", {"platform/camera/gstreamer_pipeline.cpp"}},
        {"pango/", {"platform/page/canvas.cpp"}},
        {"cairo", {"platform/page/canvas.cpp"}},
        {"hb", {"platform/page/canvas.cpp"}},
        {"fontconfig/", {"platform/page/canvas.cpp"}},
        {"zint.h", {"platform/page/symbol.cpp"}},
        {"alsa/", {"platform/sound/speaker.cpp"}},
        {"cups/", {"platform/printer/cups_printer.cpp", "platform/printer/pwg_raster.cpp"}},
        {"curl/", {"sync/client/http_transport.cpp", "sync/client/curl_transport.cpp"}},
        {"microhttpd.h", {"sync/hub/http_server.cpp"}},
        {"libpq-fe.h", {"sync/hub/"}},
        {"zstd.h", {"sync/wire/compression.cpp"}},
        {"iconv.h", {"core/base/", "sync/", "platform/"}},
        {"libintl.h", {"kiosk/look/words.cpp"}},
        {"GLFW/", {"kiosk/look/picture_window.cpp", "kiosk/look/window.cpp"}},
        {"GL/", {"kiosk/look/"}},
        {"imgui", {"kiosk/look/", "kiosk/screens/"}},
        {"backends/imgui_", {"kiosk/look/window.cpp"}},
    };
    return table;
}

// The system's own: C, POSIX and Linux. C++ headers have no dot and no slash.
bool is_system_header(std::string_view name) {
    static constexpr std::array names{
        "dirent.h",  "fcntl.h", "locale.h", "langinfo.h",  "netdb.h",      "poll.h",
        "pthread.h", "pwd.h",   "signal.h", "stdio.h",     "stdlib.h",     "string.h",
        "strings.h", "time.h",  "unistd.h", "arpa/inet.h", "netinet/in.h", "netinet/tcp.h"};
    if (name.find_first_of("./") == name.npos || name.starts_with("sys/")) return true;
    if (name.starts_with("linux/")) return true;
    return std::ranges::find(names, name) != names.end();
}

bool fits(std::string_view path, std::string_view home) {
    return home.ends_with('/') ? path.starts_with(home) : path == home;
}

const Arrow* arrow_of(std::string_view path) {
    const Arrow* best = nullptr;
    for (const auto& arrow : arrows()) {
        if (!starts_with_room(path, arrow.room)) continue;
        if (!best || arrow.room.size() > best->room.size()) best = &arrow;
    }
    return best;
}

bool arrow_allows(const Arrow& arrow, std::string_view name) {
    return std::ranges::any_of(arrow.may_include,
                               [&](auto room) { return starts_with_room(name, room); });
}

}  // namespace

std::vector<Include> includes_of(std::string_view text) {
    std::vector<Include> out;
    const std::string code = without_comments(text, Literals::keep);
    std::size_t number = 0;
    for (const auto line : lines_of(code)) {
        ++number;
        constexpr std::string_view directive = "#include ";
        if (!line.starts_with(directive)) continue;
        const auto rest = line.substr(directive.size());
        if (rest.empty() || (rest.front() != '"' && rest.front() != '<')) continue;
        const bool own = rest.front() == '"';
        const auto end = rest.find(own ? '"' : '>', 1);
        if (end != rest.npos) out.push_back({number, std::string(rest.substr(1, end - 1)), own});
    }
    return out;
}

std::vector<Finding> wrong_arrows(const Source& source) {
    std::vector<Finding> out;
    if (!is_cpp(source.path)) return out;
    const Arrow* arrow = arrow_of(source.path);
    for (const auto& include : includes_of(source.text)) {
        if (!include.own) continue;
        if (include.name.find('/') == std::string::npos || include.name.starts_with('.')) {
            out.push_back({source.path, include.line,
                           "include \"" + include.name + "\" from the root of the project"});
        } else if (arrow && !arrow_allows(*arrow, include.name)) {
            out.push_back({source.path, include.line,
                           std::string(arrow->room) + " may not include " + include.name});
        }
    }
    return out;
}

std::vector<Finding> vendor_leaks(const Source& source) {
    std::vector<Finding> out;
    if (!is_cpp(source.path) || !arrow_of(source.path)) return out;
    for (const auto& include : includes_of(source.text)) {
        if (include.own || is_system_header(include.name)) continue;
        const auto adapter = std::ranges::find_if(
            adapters(), [&](const Adapter& row) { return include.name.starts_with(row.header); });
        if (adapter == adapters().end()) {
            out.push_back({source.path, include.line,
                           "<" + include.name + "> has no row in tests/tidy/arrows.cpp"});
        } else if (std::ranges::none_of(adapter->home,
                                        [&](auto home) { return fits(source.path, home); })) {
            out.push_back({source.path, include.line,
                           "<" + include.name + "> belongs to " + std::string(adapter->home[0])});
        }
    }
    return out;
}

}  // namespace uketsuke::tidy
