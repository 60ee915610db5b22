// The built-in place is the source tree; a package sets UKETSUKE_ASSETS in its service unit.
#include "platform/paths/assets.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

namespace uketsuke {

namespace {

std::filesystem::path asset_of(const RulesName& name) {
    const std::string folder = name.kind == RulesKind::programme ? "programmes"
                               : name.kind == RulesKind::form    ? "forms"
                                                                 : "lots";
    return assets_folder() / folder / (name.id + ".toml");
}

}  // namespace

std::filesystem::path assets_folder() {
    const char* place = std::getenv("UKETSUKE_ASSETS");
    return place != nullptr && *place != '\0' ? place : ASSETS_DIR;
}

Result<std::string> read_text_file(const std::filesystem::path& path, std::size_t bytes_max) {
    const std::string name = path.string();
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        return fail(ErrorKind::not_found, "file.absent",
                    {name + " がありません。", "There is no file " + name + "."},
                    {"名前を確かめてください。", "Check the name."});
    }
    if (std::filesystem::file_size(path, error) > bytes_max || error) {
        return fail(ErrorKind::bad_input, "file.too_large",
                    {name + " は大きすぎます。", name + " is too large."});
    }
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    if (!file || text.fail()) {
        return fail(ErrorKind::environment, "file.unreadable",
                    {name + " を読めません。", "Cannot read " + name + "."},
                    {"読み取りの許可を確かめてください。", "Check that it may be read."});
    }
    return text.str();
}

bool names_a_file(const std::string& id_or_file) {
    return id_or_file.find('/') != std::string::npos || id_or_file.ends_with(".toml");
}

std::filesystem::path programme_file(const std::string& id_or_file) {
    if (names_a_file(id_or_file)) return id_or_file;
    return asset_of({RulesKind::programme, id_or_file});
}

Result<Municipalities> load_municipalities(const std::string& file) {
    const std::filesystem::path list =
        file.empty() ? assets_folder() / "municipalities.csv" : std::filesystem::path(file);
    const std::string text = TRY(read_text_file(list));
    return Municipalities::parse(text, list.string());
}

FindRules rules_beside(const std::filesystem::path& file) {
    return [folder = file.parent_path()](const RulesName& name) -> Result<ProgrammeText> {
        std::error_code error;
        std::filesystem::path found = folder / (name.id + ".toml");
        if (!std::filesystem::exists(found, error)) found = asset_of(name);
        return ProgrammeText{TRY(read_text_file(found)), found.string()};
    };
}

FindProgramme programmes_beside(const std::filesystem::path& file) {
    return [find = rules_beside(file)](const std::string& id) {
        return find({RulesKind::programme, id});
    };
}

Result<ScreeningForm> open_form(const std::string& id) {
    const std::filesystem::path file = asset_of({RulesKind::form, id});
    return parse_form(TRY(read_text_file(file)), file.string());
}

Result<Duties> load_duties() {
    const std::filesystem::path file = assets_folder() / "staff" / "duties.toml";
    return parse_duties(TRY(read_text_file(file)), file.string());
}

Result<Programme> open_programme(const std::string& id_or_file) {
    const std::filesystem::path file = programme_file(id_or_file);
    return parse_programme(TRY(read_text_file(file)), file.string(), programmes_beside(file));
}

}  // namespace uketsuke
