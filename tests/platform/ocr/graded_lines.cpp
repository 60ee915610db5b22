// Pages in millimetres.
#include "tests/platform/ocr/graded_lines.h"

#include "core/base/require.h"

namespace uketsuke::testing_aid {

namespace {

constexpr double paper_width_mm = 52, paper_height_mm = 24;

TextItem text(const Box& box, std::string text, Face face, double size_pt) {
    TextItem item;
    item.box = box;
    item.text = std::move(text);
    item.face = face;
    item.size_pt = size_pt;
    return item;
}

TextItem words(double x, double y, std::string said, double size_pt = 8) {
    return text({x, y, 48, 4}, std::move(said), Face::gothic, size_pt);
}

// A customer bar code of the post: long, half and short bars, 1.2 mm apart.
void add_postal_bars(Page& page) {
    for (int i = 0; i < 36; ++i) {
        const double height = i % 4 == 0 ? 3.6 : i % 4 == 2 ? 1.2 : 2.4;
        const double y = i % 4 == 3 ? 13.2 : 12;
        page.items.push_back(
            RectangleItem{{4 + i * 1.2, y, 0.6, height}, 0, {}, Colour{0, 0, 0}, 0});
    }
}

Page page_of(std::vector<PageItem> items) {
    return {paper_width_mm, paper_height_mm, std::move(items)};
}

Page table_of_numbers() {
    std::vector<PageItem> items;
    for (int row = 0; row < 5; ++row) {
        items.push_back(LineItem{2, 2 + row * 4.2, 50, 2 + row * 4.2, 0.2, {}});
        for (int column = 0; column < 6; ++column)
            items.push_back(words(3 + column * 8, 2 + row * 4.2,
                                  std::to_string((row * 7'919 + column * 1'003) % 1'000)));
    }
    return page_of(std::move(items));
}

Page postal() {
    Page page = page_of({words(3, 3, "見本県見本市見本町1-2-3"), words(3, 7, "見本　花子　様")});
    add_postal_bars(page);
    return page;
}

// One digit lies under a stroke of a pen, or behind a finger.
Page with_a_hidden_digit(int digit, Colour colour) {
    Page page = line_on_paper(made_up_line(77));
    page.items.push_back(RectangleItem{{2.2 + digit * 2.28, 15.5, 1.9, 3.6}, 0, {}, colour, 0});
    return page;
}

// The lower half of the line is out of sight.
Page cut_in_half() {
    Page page = line_on_paper(made_up_line(78));
    page.items.push_back(
        RectangleItem{{0, 17.3, paper_width_mm, 7}, 0, {}, Colour{255, 255, 255}, 0});
    return page;
}

Page with_qr(std::string text) {
    return page_of({words(2, 2, "くわしくは市のホームページで（見本）"),
                    SymbolItem{{20, 8, 12, 12}, SymbolKind::qr, std::move(text)}});
}

}  // namespace

TextItem printed_line(double y, std::string digits) {
    return text({2, y, 49, 3.2}, std::move(digits), Face::ocr_b, 9);
}

Page line_on_paper(const std::string& digits) {
    return page_of({words(2, 1, "券番号　" + number_of(digits)),
                    words(2, 4.6, "氏名　見本　花子", 9),
                    SymbolItem{{2, 8.4, 37.21, 5.6}, SymbolKind::nw7, number_of(digits)},
                    printed_line(15.6, digits)});
}

GreyImage picture_of(const Grade& grade, const std::string& digits, int n) {
    return photograph(print_of(line_on_paper(digits)), print_dots_per_mm,
                      shot_of(grade, n, paper_width_mm, paper_height_mm));
}

const Municipalities& municipalities_of_lines() {
    static const Municipalities list = [] {
        auto parsed = Municipalities::parse(
            "code,prefecture,name\n462152,鹿児島県,薩摩川内市\n431001,熊本県,熊本市\n"
            "442054,大分県,佐伯市\n",
            "list");
        require(parsed.has_value(), "the test's list of municipalities");
        return *std::move(parsed);
    }();
    return list;
}

std::vector<OtherPaper> other_papers() {
    const std::string line = made_up_line(79), number = number_of(line);
    const std::string rest = line.substr(1);
    return {
        {"blank", page_of({})},
        {"words", page_of({words(2, 2, "新型コロナワクチン予防接種についての説明書（見本）"),
                           words(2, 7, "接種後は会場で15分以上お待ちください。"),
                           words(2, 12, "Sample of a leaflet, nobody real, 2022-12-01")})},
        {"table", table_of_numbers()},
        {"telephone",
         page_of({printed_line(4, "0120-000-000"), words(2, 10, "0996-00-0000（見本）", 12),
                  printed_line(16, "099600000009960000")})},
        {"card_16",
         page_of({printed_line(4, "0000111122223333"), printed_line(10, "0000 1111 2222 3333")})},
        {"postal_bars", postal()},
        {"nw7_and_its_ten_digits",
         page_of(
             {SymbolItem{{2, 6, 37.21, 5.6}, SymbolKind::nw7, number}, printed_line(13, number)}),
         number},
        {"seventeen", page_of({printed_line(10, line.substr(0, 17))})},
        {"nineteen", page_of({printed_line(10, line + "0")})},
        {"no_check_digit", page_of({printed_line(10, "134621539900000017")})},
        {"no_such_municipality", page_of({printed_line(10, "134899999900000017")})},
        {"a_letter_in_it",
         page_of({printed_line(10, "A" + rest), printed_line(16, line.substr(0, 17) + "B")})},
        {"machine_readable_passport", page_of({printed_line(4, "P<JPNMIHON<<HANAKO<<<<"),
                                               printed_line(10, "XX00000009JPN580102")})},
        {"a_digit_under_ink", with_a_hidden_digit(11, {0, 0, 0}), number_of(made_up_line(77))},
        {"a_digit_behind_a_finger", with_a_hidden_digit(9, {150, 150, 150}),
         number_of(made_up_line(77))},
        {"a_digit_gone", with_a_hidden_digit(13, {255, 255, 255}), number_of(made_up_line(77))},
        {"cut_in_half", cut_in_half(), number_of(made_up_line(78))},
        {"a_web_address", with_qr("https://www.example.org/mihon")},
        {"a_telephone_number_as_qr", with_qr("0996000000")},
        {"qr_without_a_check_digit", with_qr("134621539900000017")},
        {"qr_of_no_municipality", with_qr("134899999900000017")},
        {"qr_of_seventeen", with_qr(line.substr(0, 17))},
    };
}

}  // namespace uketsuke::testing_aid
