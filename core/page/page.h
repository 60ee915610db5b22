// A sheet of paper as a value: what stands where, in millimetres from the top left corner. Made by
// whoever knows what a paper says (core/certificate, sync/city); drawn by platform/page, which
// alone knows Pango and Cairo. Being a value it can be compared, tested and shown in a window.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace uketsuke {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(const Box&) const = default;
};

enum class Face {
    gothic,       // BIZ UDPGothic, with IPAmj Mincho for single characters that it does not hold.
    gothic_bold,  // The same, bold.
    name,         // A person's name or address: one typeface for the whole line, so that a rare
                  // character does not stand out. IPAmj Mincho as soon as one is rare.
    ocr_b,        // OCR-B, for the digits of a voucher.
};

enum class Align { left, centre, right };

enum class Fit {
    shrink,  // One line; its size goes down until it fits the width.
    wrap,    // Lines break at the width; the size goes down until all fit the height.
};

// Text of any length is drawn whole: it gets smaller, down to 3 pt, before anything is cut.
// It stands in the middle of the height of its box. Private-use characters (外字) are drawn as 〓.
struct TextItem {
    Box box;
    std::string text;  // UTF-8.
    Face face = Face::gothic;
    double size_pt = 10.5;
    Align align = Align::left;
    Fit fit = Fit::shrink;
    Colour colour;
    double letter_spacing_pt = 0;
    bool operator==(const TextItem&) const = default;
};

struct LineItem {
    double from_x = 0;
    double from_y = 0;
    double to_x = 0;
    double to_y = 0;
    double width_mm = 0.2;
    Colour colour;
    bool operator==(const LineItem&) const = default;
};

struct RectangleItem {
    Box box;
    double stroke_mm = 0.2;  // 0 draws no edge.
    Colour colour;           // Of the edge.
    std::optional<Colour> fill;
    double radius_mm = 0;
    bool operator==(const RectangleItem&) const = default;
};

enum class SymbolKind {
    qr,   // QR model 2; of every kind the box is the symbol without its quiet zone.
    nw7,  // NW-7 (Codabar) between start and stop letters A; the box is the bars alone.
    code128,
    data_matrix,  // ECC 200, square.
};

struct SymbolItem {
    Box box;
    SymbolKind kind = SymbolKind::qr;
    std::string text;
    bool operator==(const SymbolItem&) const = default;
};

using PageItem = std::variant<TextItem, LineItem, RectangleItem, SymbolItem>;

// Items are drawn in order, later ones over earlier ones, on white paper.
struct Page {
    double width_mm = 210;
    double height_mm = 297;
    std::vector<PageItem> items;
    bool operator==(const Page&) const = default;
};

}  // namespace uketsuke
