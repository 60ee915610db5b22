// Tesseract, told that there is one line and that it holds digits alone.
#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "platform/camera/grey_image.h"

namespace uketsuke {

struct EngineText {
    std::string digits;     // As many as were found; none is no error.
    double confidence = 0;  // Of the least sure of them, 0 to 100, as Tesseract says it.
};

// Belongs to one thread: load it there once and keep it. Not for the UI thread: loading takes about
// 120 ms, a line about 25.
class DigitEngine {
  public:
    // Errors (environment): ocr.engine where the language data are not installed.
    static Result<DigitEngine> load();
    DigitEngine(DigitEngine&&) noexcept;
    DigitEngine& operator=(DigitEngine&&) noexcept;
    ~DigitEngine();

    // One line, black on white, with white around it; digits of 30 to 50 pixels are read best.
    // Errors (environment): ocr.failed.
    Result<EngineText> read(const GreyImage& line);

  private:
    struct Handle;
    explicit DigitEngine(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

}  // namespace uketsuke
