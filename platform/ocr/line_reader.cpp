// Find, straighten, read twice, compare. Each step only ever says no.
#include "platform/ocr/line_reader.h"

#include <algorithm>
#include <optional>

#include "platform/ocr/digit_engine.h"
#include "platform/ocr/digit_shapes.h"

namespace uketsuke {

namespace {

constexpr double confidence_min = 80;  // Right lines had 85 or more (README.md).

// Two preparations: grey as it is, and larger with harder edges.
constexpr int first_height = 34, second_height = 46;

class TesseractReader : public LineReader {
  public:
    explicit TesseractReader(const Municipalities& known) : known_(known) {}

    Result<std::vector<PrintedLine>> read(const GreyView& picture) override {
        if (!picture.sound()) {
            return fail(ErrorKind::bad_input, "picture.size",
                        {"画像の大きさが正しくないか、大きすぎます。",
                         "The picture has no size or is too large."},
                        {"一辺1万画素までの画像を使ってください。",
                         "Use a picture of at most 10,000 pixels a side."});
        }
        std::vector<PrintedLine> lines;
        for (const DigitRow& row : digit_rows(picture)) {
            auto line = TRY(line_at(picture, row));
            if (line && std::ranges::find(lines, line->digits, &PrintedLine::digits) == lines.end())
                lines.push_back(*std::move(line));
        }
        return lines;
    }

  private:
    Result<std::optional<PrintedLine>> line_at(const GreyView& picture, const DigitRow& row) {
        if (!shapes_) shapes_ = TRY(DigitShapes::draw());
        const auto upright = upright_row(picture, row, *shapes_);
        if (!upright) return std::nullopt;
        if (!engine_) engine_ = TRY(DigitEngine::load());
        const auto& [way, band, likeness] = *upright;
        const auto first = TRY(engine_->read(digit_strip(picture, way, band, first_height).image));
        if (!is_sure(first) || !look_like(likeness, first.digits)) return std::nullopt;
        const auto second = TRY(
            engine_->read(with_harder_edges(digit_strip(picture, way, band, second_height).image)));
        if (!is_sure(second) || second.digits != first.digits) return std::nullopt;
        return PrintedLine{first.digits, std::min(first.confidence, second.confidence)};
    }

    bool is_sure(const EngineText& text) const {
        if (text.digits.size() != printed_digits || text.confidence < confidence_min) return false;
        const auto voucher = parse_voucher_line(text.digits);
        return voucher && known_.find(voucher->municipality) != nullptr;
    }

    const Municipalities& known_;
    std::optional<DigitShapes> shapes_;
    std::optional<DigitEngine> engine_;
};

}  // namespace

std::unique_ptr<LineReader> make_line_reader(const Municipalities& known) {
    return std::make_unique<TesseractReader>(known);
}

std::vector<Reading> readings_of(const std::vector<PrintedLine>& lines, Instant at) {
    std::vector<Reading> readings;
    for (const PrintedLine& line : lines) readings.push_back({Carrier::ocr, line.digits, at});
    return readings;
}

}  // namespace uketsuke
