// JSON, and distrust of whoever wrote it.
#include "tests/platform/pictures/picture_folder.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/base/json.h"
#include "core/voucher/gs1.h"
#include "core/voucher/voucher.h"
#include "platform/paths/assets.h"

namespace uketsuke::testing_aid {

namespace {

namespace fs = std::filesystem;
using Problem = std::unexpected<std::string>;

std::optional<PictureKind> kind_of(const std::string& name) {
    const std::string first = name.substr(0, name.find('/'));
    if (first == "vouchers") return PictureKind::vouchers;
    if (first == "lines") return PictureKind::lines;
    if (first == "packages") return PictureKind::packages;
    if (first == "nothing") return PictureKind::nothing;
    return std::nullopt;
}

bool is_picture_name(const fs::path& path) {
    std::string ending = path.extension().string();
    for (char& letter : ending)
        letter = letter >= 'A' && letter <= 'Z' ? char(letter | 32) : letter;
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

bool may_stand_on(PictureKind kind, const std::string& printed) {
    const bool is_voucher = parse_voucher_line(printed).has_value();
    const bool is_number = VoucherNumber::parse(printed).has_value();
    switch (kind) {
        case PictureKind::vouchers:
            return is_voucher || is_number;
        case PictureKind::lines:
            return is_voucher;
        case PictureKind::packages:
            return parse_gs1(printed, Day{}).has_value();
        case PictureKind::nothing:
            return printed.empty() || is_number;
    }
    return false;
}

// `json` has the two members and no others.
std::expected<PictureFolder, std::string> folder_from(const Json& json, PictureKind kind) {
    if (!json.is_object() || json.size() != 2 || !json.contains("required") ||
        !json.contains("pictures"))
        return Problem("it must hold \"required\" and \"pictures\", and nothing else");
    const Json& pictures = json["pictures"];
    if (!json["required"].is_number_unsigned() || !pictures.is_object() || pictures.empty())
        return Problem("\"required\" must be a number, \"pictures\" name pictures");
    PictureFolder folder{kind, 0, {}};
    for (const auto& [file, printed] : pictures.items()) {
        if (!is_picture_name(file) || fs::path(file).filename() != file)
            return Problem("\"" + file + "\" is no name of a PNG or JPEG in this folder");
        if (!printed.is_string() || !may_stand_on(kind, printed.get<std::string>()))
            return Problem("what it says of " + file + " cannot stand on such a paper");
        folder.pictures.push_back({file, printed.get<std::string>()});
    }
    const auto required = json["required"].get<std::uint64_t>();
    if (required > (kind == PictureKind::nothing ? 0 : folder.pictures.size()))
        return Problem("it requires more than can be read");
    folder.required = static_cast<int>(required);
    std::ranges::sort(folder.pictures, {}, &ExpectedPicture::file);
    return folder;
}

std::optional<std::string> difference(const fs::path& path, const PictureFolder& folder) {
    std::set<std::string> lying;
    for (const auto& entry : fs::directory_iterator(path))
        if (is_picture_name(entry.path())) lying.insert(entry.path().filename().string());
    for (const ExpectedPicture& picture : folder.pictures)
        if (lying.erase(picture.file) == 0)
            return picture.file + " is named in expected.json and is not in the folder";
    if (!lying.empty()) return *lying.begin() + " is in the folder and not in expected.json";
    return std::nullopt;
}

bool holds_a_tests_file(const fs::path& folder) {
    return std::ranges::any_of(fs::directory_iterator(folder), [](const auto& entry) {
        return entry.path().filename() == expected_file || is_picture_name(entry.path());
    });
}

}  // namespace

std::vector<std::string> folders_in(const fs::path& tree) {
    std::vector<std::string> names;
    std::error_code absent;
    for (const auto& entry : fs::recursive_directory_iterator(tree, absent))
        if (entry.is_directory() && (fs::is_empty(entry) || holds_a_tests_file(entry)))
            names.push_back(fs::relative(entry, tree).generic_string());
    std::ranges::sort(names);
    return names;
}

std::expected<PictureFolder, std::string> read_picture_folder(const fs::path& tree,
                                                              const std::string& name) {
    const fs::path path = tree / name;
    const auto problem = [&](const std::string& what) {
        return Problem(path.string() + ": " + what);
    };
    const auto kind = kind_of(name);
    if (!kind) return problem("a folder is vouchers/GRADE, lines/GRADE, packages/GRADE or nothing");
    const auto text = read_text_file(path / expected_file);
    if (!text) return problem("expected.json cannot be read: " + to_line(text.error(), false));
    const auto json = parse_json(*text);
    if (!json) return problem("expected.json is broken: " + to_line(json.error(), false));
    auto folder = folder_from(*json, *kind);
    if (!folder) return problem("expected.json is broken: " + folder.error());
    if (const auto what = difference(path, *folder)) return problem(*what);
    return folder;
}

std::string expected_text(int required, const std::vector<ExpectedPicture>& pictures) {
    Json json = {{"required", required}, {"pictures", Json::object()}};
    for (const ExpectedPicture& picture : pictures)
        json["pictures"][picture.file] = picture.printed;
    return json.dump(4) + "\n";
}

}  // namespace uketsuke::testing_aid
