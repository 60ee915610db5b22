// The adapter of libintl. A language is a text domain, not a locale: the locale is set once and
// stays, so that another language needs no change to the environment under running threads.
#include "kiosk/look/words.h"

#include <libintl.h>

#include <clocale>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace uketsuke::look {

namespace {

constexpr const char* domain_of(Tongue tongue) {
    switch (tongue) {
        case Tongue::japanese:
            return "ja";
        case Tongue::easy_japanese:
            return "ja-easy";
        case Tongue::english:
            break;
    }
    return "en";
}

std::string catalogue_file(const std::string& folder, Tongue tongue) {
    return folder + "/words/LC_MESSAGES/" + domain_of(tongue) + ".mo";
}

void fill(std::string& text, const Filling& filling) {
    const std::string mark = "{" + std::string(filling.first) + "}";
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + filling.second.size())) {
        text.replace(at, mark.size(), filling.second);
    }
}

}  // namespace

Result<Catalogue> Catalogue::open(const std::string& folder) {
    for (const Tongue tongue : tongues) {
        const std::string file = catalogue_file(folder, tongue);
        if (!std::filesystem::exists(file)) {
            return fail(ErrorKind::environment, "words.missing",
                        {"画面の言葉のファイルがありません: " + file, "No words file: " + file},
                        {"ビルドし直すか、インストールし直してください。",
                         "Build or install the program again."});
        }
        bindtextdomain(domain_of(tongue), folder.c_str());
        bind_textdomain_codeset(domain_of(tongue), "UTF-8");
    }
    // libintl translates nothing in locale "C"; C.UTF-8 is there without installed locales, and
    // LANGUAGE names the folder that it looks into (gettext manual, "Locating Catalogs").
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", "words", 1);
    return Catalogue{};
}

// GNU gettext manual, "The Format of GNU MO Files": magic, revision, count, and where the tables
// of (length, offset) for the keys and for the words begin; little-endian as msgfmt writes it here.
std::vector<std::pair<std::string, std::string>> Catalogue::entries(const std::string& folder,
                                                                    Tongue tongue) {
    std::ifstream file(catalogue_file(folder, tongue), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto number = [&bytes](std::size_t at) {
        std::uint32_t value = 0;
        if (at + 4 <= bytes.size()) std::memcpy(&value, bytes.data() + at, 4);
        return value;
    };
    const auto text = [&](std::size_t at) {
        const std::size_t offset = number(at + 4);
        return offset <= bytes.size() ? bytes.substr(offset, number(at)) : std::string{};
    };
    std::vector<std::pair<std::string, std::string>> all;
    for (std::size_t i = 0; i < number(8); ++i) {
        std::string key = text(number(12) + 8 * i);
        if (!key.empty()) all.emplace_back(std::move(key), text(number(16) + 8 * i));
    }
    return all;
}

std::string Catalogue::folder_beside_program() {
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    return (program.parent_path().parent_path() / "share" / "uketsuke").string();
}

Tongue Catalogue::tongue() const {
    if (language_ == Language::english) return Tongue::english;
    return easily_ ? Tongue::easy_japanese : Tongue::japanese;
}

std::string Catalogue::tr(const char* key, std::initializer_list<Filling> fillings) const {
    std::string text = dgettext(domain_of(tongue()), key);
    for (const Filling& filling : fillings) fill(text, filling);
    return text;
}

const std::string& Catalogue::pick(const Words& words) const {
    const bool japanese = language_ == Language::japanese;
    const std::string& wanted = japanese ? words.ja : words.en;
    return wanted.empty() ? (japanese ? words.en : words.ja) : wanted;
}

}  // namespace uketsuke::look
