// Geometry of a sticker, and who is sent one.
#include "sync/city/voucher_sheet.h"

#include <algorithm>

namespace uketsuke {

namespace {

constexpr Colour ink{30, 30, 34}, quiet{110, 110, 116}, specimen{176, 42, 42};

TextItem text(Box box, std::string words, double size_pt, Face face = Face::gothic,
              Colour colour = ink, Align align = Align::left) {
    return {box, std::move(words), face, size_pt, align, Fit::shrink, colour, 0};
}

void add_sticker(Page& page, const VoucherSticker& sticker, double x, double y) {
    const Voucher& voucher = sticker.voucher;
    const auto at = [&](Box box) { return Box{box.x + x, box.y + y, box.width, box.height}; };
    page.items.push_back(RectangleItem{at({0, 0, sticker_width_mm, sticker_height_mm}), 0.15,
                                       Colour{170, 170, 176}, Colour{255, 255, 255}, 1});
    page.items.push_back(text(at({3, 1.5, 40, 4}),
                              "接種券　" + std::to_string(voucher.dose) + "回目", 9,
                              Face::gothic_bold));
    page.items.push_back(
        text(at({43, 1.5, 17, 4}), "見本", 9, Face::gothic_bold, specimen, Align::right));
    page.items.push_back(text(at({3, 6, 57, 3}),
                              "請求先　見本県見本市　" + voucher.municipality.text() + "　　券種 " +
                                  std::to_string(voucher.kind),
                              6.5, Face::gothic, quiet));
    page.items.push_back(text(at({3, 9.4, 57, 3.4}), "券番号　" + voucher.number.text(), 8));
    page.items.push_back(text(at({3, 13, 57, 5}), "氏名　" + sticker.name, 10, Face::name));
    page.items.push_back(SymbolItem{at(sticker_nw7), SymbolKind::nw7, voucher.number.text()});
    page.items.push_back(SymbolItem{at(sticker_qr), SymbolKind::qr, format_voucher_line(voucher)});
    page.items.push_back(
        text(at(sticker_ocr), format_voucher_line(voucher), 9, Face::ocr_b, Colour{}));
}

// The interval and the one adapted dose are what turns most people away; the programme file says
// the rest.
bool may_come_today(const CityPlan& plan, const Citizen& citizen, Day today) {
    const Welcome& welcome = plan.welcome;
    const auto& doses = citizen.doses;
    const int given = static_cast<int>(doses.size());
    if (age_in_years(citizen.resident.birth_date, today) < welcome.years_from) return false;
    if (given < welcome.doses_from || given > welcome.doses_until) return false;
    const bool had_adapted = std::any_of(doses.begin(), doses.end(), [&](const DoseReported& dose) {
        return is_adapted(plan, dose.product);
    });
    return !had_adapted && add_months_rolling_forward(doses.back().date, welcome.months) <= today;
}

}  // namespace

std::vector<Page> draw_sheets(const std::vector<VoucherSticker>& stickers) {
    constexpr std::size_t columns = 3, rows = 7;
    constexpr double left = 7, top = 20, gap_x = 3.5, gap_y = 2.5;
    std::vector<Page> pages;
    for (std::size_t i = 0; i < stickers.size(); ++i) {
        const std::size_t place = i % (columns * rows);
        if (place == 0) {
            pages.emplace_back();
            pages.back().items.push_back(text(
                {left, 8, 196, 7}, "接種券シール（見本・架空の住民）　Sample vouchers, nobody real",
                11, Face::gothic_bold, specimen));
        }
        add_sticker(pages.back(), stickers[i],
                    left + static_cast<double>(place % columns) * (sticker_width_mm + gap_x),
                    top + static_cast<double>(place / columns) * (sticker_height_mm + gap_y));
    }
    return pages;
}

Page draw_camera_view(const VoucherSticker& sticker) {
    Page page;
    page.width_mm = 1280 * 25.4 / camera_dots_per_inch;
    page.height_mm = 720 * 25.4 / camera_dots_per_inch;
    page.items.push_back(
        RectangleItem{{0, 0, page.width_mm, page.height_mm}, 0, {}, Colour{196, 192, 186}, 0});
    add_sticker(page, sticker, (page.width_mm - sticker_width_mm) / 2,
                (page.height_mm - sticker_height_mm) / 2);
    return page;
}

std::vector<VoucherSticker> choose_vouchers(const CityPlan& plan,
                                            const std::vector<Citizen>& citizens, int count,
                                            Day today) {
    std::vector<VoucherSticker> chosen;
    // Two fingers over the same list, so that nobody is chosen twice.
    std::vector<std::size_t> welcome, others;
    for (std::size_t i = 0; i < citizens.size(); ++i)
        (may_come_today(plan, citizens[i], today) ? welcome : others).push_back(i);
    std::size_t next_welcome = 0, next_other = 0;
    while (static_cast<int>(chosen.size()) < count) {
        const bool other = chosen.size() % 5 == 4 || next_welcome == welcome.size();
        if (other && next_other == others.size() && next_welcome == welcome.size()) break;
        const bool take_other = other && next_other < others.size();
        const std::size_t i = take_other ? others[next_other++] : welcome[next_welcome++];
        const Resident& resident = citizens[i].resident;
        const auto municipality = MunicipalityCode::parse(resident.municipality);
        const auto number = VoucherNumber::parse(resident.voucher_number);
        if (!municipality || !number) continue;
        const int dose = std::min(9, static_cast<int>(citizens[i].doses.size()) + 1);
        chosen.push_back({{1, dose, *municipality, *number}, resident.name});
    }
    return chosen;
}

}  // namespace uketsuke
