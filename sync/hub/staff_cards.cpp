// Geometry of a card, and whose is made.
#include "sync/hub/staff_cards.h"

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "platform/keys/chance.h"
#include "platform/page/drawing.h"
#include "platform/paths/assets.h"
#include "platform/records/staff_list.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/staff_command.h"

namespace uketsuke {

namespace {

constexpr double card_width_mm = 85.6, card_height_mm = 54;
constexpr std::size_t columns = 2, rows = 5;
constexpr double left_mm = 17, top_mm = 11, gap_x_mm = 4.8, gap_y_mm = 1.2;
constexpr double symbol_mm = 26;  // Read from paper at arm's length by camera and hand scanner.

constexpr Colour ink{30, 30, 34}, quiet{110, 110, 116}, edge{170, 170, 176}, red{176, 42, 42};

TextItem text(Box box, std::string words, double size_pt, Face face, Colour colour = ink,
              Align align = Align::left) {
    return {box, std::move(words), face, size_pt, align, Fit::shrink, colour, 0};
}

void add_card(Page& page, const StaffCard& card, Specimen specimen, double x, double y) {
    const auto at = [&](Box box) { return Box{box.x + x, box.y + y, box.width, box.height}; };
    auto& items = page.items;
    items.push_back(
        RectangleItem{at({0, 0, card_width_mm, card_height_mm}), 0.15, edge, std::nullopt, 3});
    items.push_back(text(at({6, 5, 44, 5}), "担当者カード", 10, Face::gothic_bold, quiet));
    if (specimen == Specimen::yes)
        items.push_back(text(at({56, 5, 24, 5}), "見本", 11, Face::gothic_bold, red, Align::right));
    items.push_back(text(at({6, 17, 44, 10}), card.name, 18, Face::name));
    items.push_back(text(at({6, 28, 44, 6}), card.title, 10, Face::gothic));
    items.push_back(text(at({6, 41, 44, 4}), "なくしたら、すぐに責任者へ", 7, Face::gothic, quiet));
    items.push_back(text(at({6, 45, 44, 4}), "人に貸さないでください", 7, Face::gothic, quiet));
    items.push_back(SymbolItem{at({card_width_mm - symbol_mm - 6, 18, symbol_mm, symbol_mm}),
                               SymbolKind::qr, card.code});
}

Result<std::vector<StaffListed>> people_meant(Ledger& ledger, const std::string& name) {
    if (!name.empty()) return std::vector{TRY(staff_named(ledger, name))};
    auto all = TRY(listed_staff(ledger));
    std::erase_if(all, [](const StaffListed& one) { return !one.active; });
    if (!all.empty()) return all;
    return fail(ErrorKind::not_found, "staff.nobody",
                {"従事者名簿が空です。カードは作っていません。",
                 "Nobody is on the list of staff. No card was made."},
                {"「uketsuke-hub import-staff」で名簿を取り込んでください。",
                 "Import the list with `uketsuke-hub import-staff`."});
}

struct MadeCards {
    std::vector<StaffCard> cards;
    std::vector<Draft> drafts;
};

MadeCards make_cards(const std::vector<StaffListed>& people, const std::string& municipality,
                     const Duties& duties) {
    MadeCards made;
    for (StaffListed one : people) {
        const std::string code = card_code(random_bytes<15>());
        one.card_hash = hash_of_card(code);
        made.cards.push_back({one.name, qualification_words(duties, one.qualifications).ja, code});
        made.drafts.push_back({municipality, "", staff_subject(), std::move(one)});
    }
    return made;
}

}  // namespace

std::vector<Page> draw_staff_cards(const std::vector<StaffCard>& cards, Specimen specimen) {
    std::vector<Page> pages;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const std::size_t place = i % (columns * rows);
        if (place == 0) pages.emplace_back();
        const auto column = static_cast<double>(place % columns);
        const auto row = static_cast<double>(place / columns);
        add_card(pages.back(), cards[i], specimen, left_mm + column * (card_width_mm + gap_x_mm),
                 top_mm + row * (card_height_mm + gap_y_mm));
    }
    return pages;
}

Result<int> make_staff_cards(Records& records, const CardsWish& wish, const CommandSpeech& speech,
                             Instant now) {
    Ledger& ledger = records.ledger();
    const HubSettings settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    const auto people = TRY(people_meant(ledger, wish.name));
    const MadeCards made = make_cards(people, settings.municipality, TRY(load_duties()));
    const Bytes pdf = TRY(
        draw_pdf(draw_staff_cards(made.cards, wish.specimen), {"担当者カード", day_in_japan(now)}));
    TRY(write_file_atomically(wish.file, pdf));
    TRY(ledger.append_all(made.drafts, now));
    const std::string count = std::to_string(made.cards.size());
    speech.tell(print_json(Json{{"cards", made.cards.size()}, {"file", wish.file}}),
                {count + "人のカードを " + wish.file +
                     " に書きました。前のカードは使えません。印刷したらファイルを消してください。",
                 "The cards of " + count + " are in " + wish.file +
                     ". Earlier cards no longer count. Delete the file once it is printed."});
    return 0;
}

}  // namespace uketsuke
