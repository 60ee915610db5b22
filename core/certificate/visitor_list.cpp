// A head and a table with as many rows on every page, filled or not.
#include "core/certificate/visitor_list.h"

#include <algorithm>
#include <array>

#include "core/certificate/pen.h"

namespace uketsuke {

namespace {

using namespace paper;

constexpr double table_top = 58, head_height = 8, row_height = 8.6;
constexpr double ticks_left = left + 122, tick_width = 9.6, tick_size = 4.4;

struct Column {
    double x;
    double width;
    const char* words;
};
constexpr std::array<Column, 4> columns{{{left, 16, "番号"},
                                         {left + 16, 52, "氏名"},
                                         {left + 68, 32, "生年月日"},
                                         {left + 100, 22, "状況"}}};
constexpr std::array<const char*, 5> stations{"受付", "予診", "接種", "済証", "退場"};

class VisitorSheet : private Pen {
  public:
    VisitorSheet() : Pen(Labels::japanese) {}

    void draw_head(const std::string& venue, Day date) {
        title("本日の来場者名簿", "");
        label({left + 1, 47, 12, 8}, "会場", "");
        text({left + 13, 47, 90, 8}, venue, {12, Face::gothic_bold});
        rule(55, left, left + 105, 0.3, ink);
        label({left + 111, 47, 12, 8}, "日付", "");
        text({left + 123, 47, 47, 8}, format_day_with_weekday(date, Language::japanese),
             {12, Face::gothic_bold});
        rule(55, left + 110, right, 0.3, ink);
    }
    void draw_table() {
        constexpr double bottom = table_top + head_height + visitors_per_page * row_height;
        panel({left, table_top, full_width, head_height}, accent_pale, 0, 0);
        for (const Column& column : columns) head(column.x, column.width, column.words, bottom);
        for (std::size_t i = 0; i < stations.size(); ++i)
            head(tick_x(i), tick_width, stations[i], bottom);
        put(LineItem{right, table_top, right, bottom, 0.2, hairline});
        for (std::size_t row = 0; row < visitors_per_page; ++row) draw_empty(row);
    }
    void draw_visitor(std::size_t row, const ListedVisitor& visitor) {
        const double y = row_top(row);
        cell(0, y, row_height, visitor.number, {13, Face::gothic_bold, Align::centre});
        cell(1, y + 0.3, 2.6, visitor.kana, {6, Face::name, Align::left, quiet});
        cell(1, y + 2.8, row_height - 3, visitor.name,
             {11, Face::name, Align::left, ink, Fit::wrap});
        cell(2, y, row_height, day(visitor.birth_date), {9});
        cell(3, y, row_height, visitor.state, {8, Face::gothic, Align::left, quiet, Fit::wrap});
    }
    Page finish(std::size_t page, std::size_t pages) {
        text({left, 284, full_width, 5}, std::to_string(page) + "/" + std::to_string(pages),
             {9, Face::gothic, Align::right, quiet});
        return take();
    }
    using Pen::specimen;

  private:
    static double row_top(std::size_t row) {
        return table_top + head_height + static_cast<double>(row) * row_height;
    }
    static double tick_x(std::size_t station) {
        return ticks_left + static_cast<double>(station) * tick_width;
    }
    void head(double x, double width, const char* words, double bottom) {
        label({x + 1, table_top, width - 2, head_height}, words, "", Align::centre, accent);
        put(LineItem{x, table_top, x, bottom, 0.2, hairline});
    }
    void draw_empty(std::size_t row) {
        const double y = row_top(row);
        for (std::size_t i = 0; i < stations.size(); ++i)
            put(RectangleItem{{tick_x(i) + (tick_width - tick_size) / 2,
                               y + (row_height - tick_size) / 2, tick_size, tick_size},
                              0.3,
                              ink,
                              std::nullopt,
                              0});
        rule(y + row_height, left, right, 0.2, hairline);
    }
    void cell(std::size_t column, double y, double height, const std::string& words, Type type) {
        text({columns[column].x + 1.5, y, columns[column].width - 3, height}, words, type);
    }
};

}  // namespace

std::vector<Page> draw_visitor_list(const std::string& venue, Day day,
                                    const std::vector<ListedVisitor>& visitors, bool sample) {
    const std::size_t count =
        std::max<std::size_t>(1, (visitors.size() + visitors_per_page - 1) / visitors_per_page);
    std::vector<Page> pages;
    for (std::size_t page = 0; page < count; ++page) {
        VisitorSheet sheet;
        if (sample) sheet.specimen();
        sheet.draw_head(venue, day);
        sheet.draw_table();
        const std::size_t first = page * visitors_per_page;
        const std::size_t end = std::min(visitors.size(), first + visitors_per_page);
        for (std::size_t i = first; i < end; ++i) sheet.draw_visitor(i - first, visitors[i]);
        pages.push_back(sheet.finish(page + 1, count));
    }
    return pages;
}

}  // namespace uketsuke
