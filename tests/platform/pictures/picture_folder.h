// A tree of pictures as it lies on disk, drawn by graded_pictures or photographed in the field:
// TREE/vouchers/GRADE/, TREE/lines/GRADE/, TREE/packages/GRADE/ and TREE/nothing/, each with its
// pictures and an expected.json that says what is printed on them and how many must be read.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace uketsuke::testing_aid {

enum class PictureKind {
    vouchers,  // Eighteen digits, or the ten of NW-7 where no other carrier is in view.
    lines,     // Eighteen printed digits, read alone.
    packages,  // A GS1 code: "(01)19520000000018(17)230531(10)XX9001".
    nothing,   // Nothing is a voucher or a package: "", or ten digits that NW-7 says all the same.
};

struct ExpectedPicture {
    std::string file;     // A PNG or JPEG in the folder.
    std::string printed;  // What stands on the paper, as its kind says.
    bool operator==(const ExpectedPicture&) const = default;
};

struct PictureFolder {
    PictureKind kind = PictureKind::nothing;
    int required = 0;                       // Of the pictures.
    std::vector<ExpectedPicture> pictures;  // By name.
    bool operator==(const PictureFolder&) const = default;
};

// The folders in which pictures or expected.json lie, or nothing at all, as "vouchers/plain_12" and
// by name.
std::vector<std::string> folders_in(const std::filesystem::path& tree);

// A folder of the tree, or a sentence that says what is wrong with it: of no kind, no expected.json
// or a broken one, a picture named that is not there, a picture there that is not named, a text
// that cannot stand on such a paper, more required than there are.
std::expected<PictureFolder, std::string> read_picture_folder(const std::filesystem::path& tree,
                                                              const std::string& name);

// The text of expected.json.
std::string expected_text(int required, const std::vector<ExpectedPicture>& pictures);
inline constexpr const char* expected_file = "expected.json";

}  // namespace uketsuke::testing_aid
