// Finding and reading a plan.
#include "sync/city/plan_file.h"

#include <algorithm>

#include "platform/paths/assets.h"
#include "sync/city/load_plan.h"

namespace uketsuke {

namespace {

// Ids of what lies in assets/demo, by name.
std::vector<std::string> plan_ids() {
    std::vector<std::string> ids;
    std::error_code error;  // An absent folder holds nothing.
    for (const auto& entry : std::filesystem::directory_iterator(assets_folder() / "demo", error)) {
        if (entry.path().extension() == ".toml") ids.push_back(entry.path().stem().string());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::filesystem::path file_of(const std::string& id) {
    return assets_folder() / "demo" / (id + ".toml");
}

Result<CityPlan> read_plan(const std::filesystem::path& file) {
    return parse_city_plan(TRY(read_text_file(file)), file.string());
}

std::unexpected<Error> no_plan(const std::string& id, const std::vector<std::string>& ids) {
    Words all{"\nassets/demo にあるもの（ファイルの名前も書けます）：",
              "\nIn assets/demo (a file may be named as well):"};
    for (const std::string& each : ids) {
        const auto plan = read_plan(file_of(each));
        all.ja += "\n  " + each + (plan ? "　" + plan->name.ja : "");
        all.en += "\n  " + each + (plan ? "  " + plan->name.en : "");
    }
    return fail(
        ErrorKind::not_found, "city.no_plan",
        {"見本の町「" + id + "」はありません。", "There is no made-up city \"" + id + "\"."}, all);
}

}  // namespace

Result<CityPlan> open_city_plan(const std::string& id_or_file) {
    if (names_a_file(id_or_file)) return read_plan(id_or_file);
    const std::vector<std::string> ids = plan_ids();
    const std::string id = id_or_file.empty() && !ids.empty() ? ids.front() : id_or_file;
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) return no_plan(id, ids);
    return read_plan(file_of(id));
}

}  // namespace uketsuke
