// A print of each paper, photographed in every grade.
#include "tests/platform/pictures/drawn_folders.h"

#include <algorithm>
#include <array>

#include "core/base/require.h"
#include "sync/city/voucher_sheet.h"
#include "tests/platform/barcode/drawn_package.h"
#include "tests/platform/ocr/graded_lines.h"
#include "tests/platform/pictures/grades.h"

namespace uketsuke::testing_aid {

namespace {

// A paper that is photographed in several grades.
struct Paper {
    std::string name;     // Of its pictures.
    std::string printed;  // As picture_folder.h says.
    GreyImage print;
    double dots_per_mm = 0;
    double width_mm = 0;  // What has to be in view.
    double height_mm = 0;
};

// The papers of one kind, of which every grade shows all. They are drawn once.
using Papers = const std::vector<Paper>& (*)();

DrawnPicture photo_of(const Paper& paper, const std::string& name, const Grade& grade, int n) {
    const Shot shot = shot_of(grade, n, paper.width_mm, paper.height_mm);
    return {name + ".png", paper.printed, photograph(paper.print, paper.dots_per_mm, shot)};
}

std::vector<DrawnPicture> photos_of(const std::vector<Paper>& papers, const Grade& grade) {
    std::vector<DrawnPicture> out;
    int n = 0;
    for (const Paper& paper : papers) out.push_back(photo_of(paper, paper.name, grade, n++));
    return out;
}

Paper paper_of(std::string name, std::string printed, const Page& page) {
    return {std::move(name),   std::move(printed), print_of(page),
            print_dots_per_mm, page.width_mm,      page.height_mm};
}

std::string line_of(int n) { return made_up_line(static_cast<std::uint32_t>(n) + 1'000); }

// `paper_with(line)` for each line.
template <class PaperWith>
std::vector<Paper> papers_with_lines(const PaperWith& paper_with) {
    std::vector<Paper> out;
    for (int n = 0; n < grade_pictures; ++n) {
        out.push_back(paper_with(line_of(n)));
        out.back().name = std::to_string(n + 1);
    }
    return out;
}

const std::vector<Paper>& vouchers() {
    static const auto papers = papers_with_lines([](const std::string& line) {
        const auto voucher = parse_voucher_line(line);
        require(voucher.has_value(), "the test's voucher");
        Paper paper = paper_of("", line, draw_camera_view({*voucher, "見本　花子"}));
        paper.width_mm = sticker_width_mm;  // Less of the desk.
        paper.height_mm = sticker_height_mm;
        return paper;
    });
    return papers;
}

const std::vector<Paper>& vouchers_with_bars_alone() {
    static const auto papers = papers_with_lines([](const std::string& line) {
        const std::string number = number_of(line);
        return paper_of("", number,
                        {sticker_width_mm,
                         sticker_height_mm,
                         {SymbolItem{sticker_nw7, SymbolKind::nw7, number}}});
    });
    return papers;
}

const std::vector<Paper>& lines() {
    static const auto papers = papers_with_lines(
        [](const std::string& line) { return paper_of("", line, line_on_paper(line)); });
    return papers;
}

// A third of a millimetre, as on boxes; on vials it is less, and they are held nearer.
constexpr double module_mm = 1.0 / 3;

Paper package_of(std::string name, std::string printed, PackagePrint kind,
                 const std::string& text) {
    constexpr double dots_per_mm = dots_per_module / module_mm;
    GreyImage print = draw_package(kind, text);
    const double width_mm = print.width / dots_per_mm, height_mm = print.height / dots_per_mm;
    return {std::move(name), std::move(printed), std::move(print),
            dots_per_mm,     width_mm,           height_mm};
}

struct PackageKind {
    const char* name;
    PackagePrint print;
    bool with_lot;
};
constexpr std::array<PackageKind, grade_pictures> package_kinds{{
    {"databar_limited", PackagePrint::databar_limited, false},
    {"databar", PackagePrint::databar, false},
    {"databar_stacked", PackagePrint::databar_stacked_omnidirectional, false},
    {"databar_expanded", PackagePrint::databar_expanded, true},
    {"gs1_128", PackagePrint::gs1_128, true},
    {"gs1_data_matrix", PackagePrint::gs1_data_matrix, true},
}};

Paper made_up_package(const PackageKind& kind, std::uint32_t seed) {
    const std::string gtin = made_up_gtin(seed);
    if (!kind.with_lot) return package_of(kind.name, "(01)" + gtin, kind.print, gtin);
    const std::string printed = "(01)" + gtin + "(17)230531(10)XX9001";
    const std::string drawn = "[01]" + gtin + "[17]230531[10]XX9001";
    return package_of(kind.name, printed, kind.print, drawn);
}

const std::vector<Paper>& packages() {
    static const auto papers = [] {
        std::vector<Paper> out;
        std::uint32_t seed = 500;
        for (const PackageKind& kind : package_kinds) out.push_back(made_up_package(kind, seed++));
        return out;
    }();
    return papers;
}

std::vector<Paper> papers_with_nothing() {
    std::vector<Paper> out;
    for (const OtherPaper& paper : other_papers())
        out.push_back(paper_of(paper.name, paper.number, paper.page));
    const auto add = [&](const char* name, PackagePrint kind, const char* text) {
        out.push_back(package_of(name, "", kind, text));
    };
    add("jan13", PackagePrint::jan13, "952000000001");
    add("code39", PackagePrint::code39, "0195200000000");
    add("interleaved_2_of_5", PackagePrint::interleaved_2_of_5, "19520000000018");
    add("pdf417", PackagePrint::pdf417, "0119520000000018");
    add("code128_without_fnc1", PackagePrint::code128, "0119520000000018");
    add("data_matrix_without_fnc1", PackagePrint::data_matrix, "0119520000000018");
    add("nw7_of_a_parcel", PackagePrint::nw7, "A123456789012A");
    return out;
}

// What shows everything well, and turned: what is read best is mistaken best.
bool shows_other_papers(const Grade& grade) {
    const std::string name = grade.name;
    return name == "plain_12" || name == "turned_173" || name == "noise_50";
}

// A table on which nothing lies.
DrawnPicture draw_noise(std::uint32_t seed) {
    Shot shot;
    shot.noise = seed % 2 == 0 ? 60 : 250;
    shot.seed = seed;
    return {"noise_" + std::to_string(seed) + ".png", "", draw_picture({}, shot)};
}

std::vector<DrawnPicture> draw_nothing() {
    std::vector<DrawnPicture> out;
    const std::vector<Paper> papers = papers_with_nothing();
    for (const Grade& grade : grades()) {
        if (!shows_other_papers(grade)) continue;
        for (const Paper& paper : papers)
            out.push_back(photo_of(paper, paper.name + "_" + grade.name, grade, 0));
    }
    for (std::uint32_t seed = 1; seed <= 4; ++seed) out.push_back(draw_noise(seed));
    return out;
}

}  // namespace

std::vector<DrawnFolder> drawn_folders() {
    std::vector<DrawnFolder> out;
    const auto add = [&](const std::string& kind, const Grade& grade, int required, Papers papers) {
        if (required == not_drawn) return;
        out.push_back(
            {kind + grade.name, required, [&grade, papers] { return photos_of(papers(), grade); }});
    };
    for (const Grade& grade : grades()) {
        add("vouchers/", grade, grade.required.vouchers, vouchers);
        add("vouchers/bars_", grade, grade.required.bars, vouchers_with_bars_alone);
        add("lines/", grade, grade.required.lines, lines);
        add("packages/", grade, grade.required.packages, packages);
    }
    out.push_back({"nothing", 0, draw_nothing});
    return out;
}

}  // namespace uketsuke::testing_aid
