// How many printed lines are read as the picture gets worse, what Tesseract alone makes of them,
// and what each filter takes away. `line_rates_bench [LINES]`, 40 of each grade where none is said.
// The baseline of time is ZXing alone on the same pictures. What matters most: accepted_wrong is 0.
#include <cstdio>
#include <cstdlib>

#include "platform/ocr/digit_engine.h"
#include "platform/ocr/digit_shapes.h"
#include "platform/ocr/line_reader.h"
#include "tests/bench/measure.h"
#include "tests/bench/zxing_alone.h"
#include "tests/platform/ocr/graded_lines.h"

namespace {

using namespace uketsuke;
using namespace uketsuke::testing_aid;

// Wrong eighteens of one reading by Tesseract, and how many are left behind each filter in turn.
struct Wrong {
    int eighteen = 0, check_digit = 0, in_list = 0, confident = 0, shapes = 0;

    void add(const Wrong& other) {
        eighteen += other.eighteen;
        check_digit += other.check_digit;
        in_list += other.in_list;
        confident += other.confident;
        shapes += other.shapes;
    }
};

struct Rates {
    int found = 0, tesseract_right = 0, accepted = 0, accepted_wrong = 0;
    double least_confidence = 100;  // Of right ones.
    Wrong wrong;
    std::vector<double> reader_ms, zxing_ms;

    void add(const Rates& other) {
        found += other.found;
        tesseract_right += other.tesseract_right;
        accepted += other.accepted;
        accepted_wrong += other.accepted_wrong;
        wrong.add(other.wrong);
    }
};

struct Readers {
    DigitShapes shapes = DigitShapes::draw().value();
    DigitEngine engine = DigitEngine::load().value();
    std::unique_ptr<LineReader> reader = make_line_reader(municipalities_of_lines());
};

// `likeness` is empty where the digits do not look like OCR-B.
Wrong filtered(const EngineText& text, const std::vector<Likeness>& likeness) {
    Wrong out;
    if (text.digits.size() != printed_digits) return out;
    out.eighteen = 1;
    const auto voucher = parse_voucher_line(text.digits);
    out.check_digit = voucher.has_value();
    out.in_list = voucher && municipalities_of_lines().find(voucher->municipality) != nullptr;
    out.confident = out.in_list == 1 && text.confidence >= 80;
    out.shapes = out.confident == 1 && look_like(likeness, text.digits);
    return out;
}

void read_alone(const GreyImage& picture, const std::string& line, Readers& readers, Rates& rates) {
    for (const DigitRow& row : digit_rows(picture.view())) {
        const auto upright = upright_row(picture.view(), row, readers.shapes);
        const auto band = digit_band(picture.view(), row);
        if (!upright && !band) continue;
        ++rates.found;
        const DigitStrip strip = upright
                                     ? digit_strip(picture.view(), upright->row, upright->band, 34)
                                     : digit_strip(picture.view(), row, *band, 34);
        const EngineText text = readers.engine.read(strip.image).value();
        if (text.digits == line) {
            ++rates.tesseract_right;
            rates.least_confidence = std::min(rates.least_confidence, text.confidence);
        } else {
            rates.wrong.add(filtered(text, upright ? upright->likeness : std::vector<Likeness>{}));
        }
    }
}

void read_all(const GreyImage& picture, const std::string& line, Readers& readers, Rates& rates) {
    double start = bench::thread_milliseconds();
    bench::read_with_zxing_alone(picture);
    rates.zxing_ms.push_back(bench::thread_milliseconds() - start);
    start = bench::thread_milliseconds();
    const auto lines = readers.reader->read(picture.view()).value();
    rates.reader_ms.push_back(bench::thread_milliseconds() - start);
    for (const PrintedLine& each : lines) {
        ++(each.digits == line ? rates.accepted : rates.accepted_wrong);
        if (each.digits != line)
            std::printf("WRONG %s, printed %s\n", each.digits.c_str(), line.c_str());
    }
}

void print(const char* name, int lines, const Rates& rates) {
    std::printf(
        "line_%s of %d: found %d tesseract_right %d accepted %d accepted_wrong %d; wrong "
        "eighteens of one reading %d, check digit %d, in list %d, confident %d, shapes %d\n",
        name, lines, rates.found, rates.tesseract_right, rates.accepted, rates.accepted_wrong,
        rates.wrong.eighteen, rates.wrong.check_digit, rates.wrong.in_list, rates.wrong.confident,
        rates.wrong.shapes);
}

}  // namespace

int main(int count_of_arguments, char** arguments) {
    const int lines = count_of_arguments > 1 ? std::atoi(arguments[1]) : 40;
    Readers readers;
    Rates all;
    for (const Grade& grade : grades()) {
        Rates rates;
        for (int n = 0; n < lines; ++n) {
            const std::string line = made_up_line(static_cast<std::uint32_t>(n) + 5'000);
            const GreyImage picture = picture_of(grade, line, n);
            read_alone(picture, line, readers, rates);
            read_all(picture, line, readers, rates);
        }
        print(grade.name, lines, rates);
        std::printf(
            "line_%s: least confidence of a right one %.0f, reader %.1f ms, ratio to ZXing "
            "alone %.2f\n",
            grade.name, rates.least_confidence, bench::summarise(rates.reader_ms).median_us,
            bench::summarise(rates.reader_ms).median_us /
                bench::summarise(rates.zxing_ms).median_us);
        std::fflush(stdout);
        all.add(rates);
    }
    print("all", lines * static_cast<int>(grades().size()), all);
}
