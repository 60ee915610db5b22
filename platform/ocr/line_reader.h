// The printed digits of a voucher (印字された番号, the OCR line) in a picture of it. What is given
// was sure in every way that there is, and is still no more than a proposal: the digits have no
// check of their own (core/voucher/readings.h).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/voucher/readings.h"
#include "platform/camera/grey_image.h"

namespace uketsuke {

struct PrintedLine {
    std::string digits;     // Eighteen, a voucher of a municipality that exists.
    double confidence = 0;  // Of the least sure digit in the less sure reading, 0 to 100.
    bool operator==(const PrintedLine&) const = default;
};

// Belongs to one thread, and not to that of the window.
class LineReader {
  public:
    virtual ~LineReader() = default;

    // Every line that was read without doubt, from top to bottom, whichever way the paper lies;
    // none is no error. Without eighteen marks in a row it takes about 12 ms for 1280x720, with
    // them about 80. Errors: picture.size (not GreyView::sound()), ocr.engine, ocr.failed.
    virtual Result<std::vector<PrintedLine>> read(const GreyView& picture) = 0;
};

// `known` must outlive the reader. The engine is loaded by the first line that is found, on the
// thread that reads.
std::unique_ptr<LineReader> make_line_reader(const Municipalities& known);

std::vector<Reading> readings_of(const std::vector<PrintedLine>& lines, Instant at);

}  // namespace uketsuke
