// `graded_pictures FOLDER`: writes the pictures in which the tests read.
#include <cstdio>
#include <filesystem>
#include <string>

#include "tests/platform/camera/png_file.h"
#include "tests/platform/pictures/drawn_folders.h"
#include "tests/platform/pictures/picture_folder.h"

namespace {

using namespace uketsuke::testing_aid;

constexpr const char* help =
    "graded_pictures FOLDER\n"
    "\n"
    "Draws made-up vouchers, printed lines and packages (nobody's) as a camera would see them, "
    "and\n"
    "writes them as PNG pictures into FOLDER, which must be empty or absent:\n"
    "\n"
    "  FOLDER/vouchers/GRADE/   a voucher; bars_GRADE: NW-7 without a QR code\n"
    "  FOLDER/lines/GRADE/      the printed digits\n"
    "  FOLDER/packages/GRADE/   GS1 codes, one of each kind\n"
    "  FOLDER/nothing/          other papers and codes: nobody's number, and no package\n"
    "\n"
    "A grade is how well or badly the camera shows them: blur, noise, turned, perspective, glare,\n"
    "low light, low resolution, plain. Every folder holds an expected.json, which says what is\n"
    "printed on each picture and how many of them have to be read. The pictures are the same\n"
    "every time. tests/README.md says how they are read, and how to add photographs.\n";

bool write_folder(const std::filesystem::path& tree, const DrawnFolder& folder) {
    const std::filesystem::path path = tree / folder.name;
    std::error_code trouble;
    std::filesystem::create_directories(path, trouble);
    std::vector<ExpectedPicture> expected;
    for (const DrawnPicture& picture : folder.draw()) {
        if (!write_file(path / picture.file, png_bytes(picture.image))) return false;
        expected.push_back({picture.file, picture.printed});
    }
    return write_file(path / expected_file, expected_text(folder.required, expected));
}

int draw_tree(const std::filesystem::path& tree) {
    std::error_code absent;
    if (std::filesystem::exists(tree, absent) && !std::filesystem::is_empty(tree, absent)) {
        std::fprintf(stderr, "%s is not empty: name a folder of its own for the pictures.\n",
                     tree.c_str());
        return 1;
    }
    for (const DrawnFolder& folder : drawn_folders()) {
        if (write_folder(tree, folder)) continue;
        std::fprintf(stderr, "%s cannot be written: is there room, and may one write there?\n",
                     (tree / folder.name).c_str());
        return 3;
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string first = count > 1 ? arguments[1] : "";
    const bool asks = first == "--help" || first == "-h";
    if (count == 2 && !asks && !first.empty() && first.front() != '-') return draw_tree(first);
    std::fputs(help, asks ? stdout : stderr);
    return asks ? 0 : 2;
}
