// The Tesseract 5 adapter.
// [X] LSTM engine, digits alone, one line   [X] confidence of every digit   [X] one thread
// [ ] finding the line: platform/ocr/digit_rows.h does that   [ ] words, other scripts
#include "platform/ocr/digit_engine.h"

#include <tesseract/capi.h>

#include <algorithm>
#include <array>
#include <exception>

// Of libgomp, which brings no header that every compiler finds.
extern "C" void omp_set_max_active_levels(int levels);

namespace uketsuke {

namespace {

using namespace tesseract;

constexpr int dots_per_inch = 300;  // Said, so that nothing is guessed from the size of the line.

// Word lists make digits likely that are not there.
constexpr std::array lists_left_out{"load_system_dawg", "load_freq_dawg",    "load_punc_dawg",
                                    "load_number_dawg", "load_unambig_dawg", "load_bigram_dawg"};

Error no_engine() {
    return Error{ErrorKind::environment,
                 "ocr.engine",
                 {"印字された番号を読み取る機能を使えません。",
                  "The reader of printed digits cannot be loaded."},
                 {"tesseract-ocr-eng を入れてください（platform/install）。",
                  "Install tesseract-ocr-eng (platform/install)."}};
}

Error failed(const std::string& why) {
    return Error{
        ErrorKind::environment,
        "ocr.failed",
        {"印字された番号の読み取りに失敗しました。", "Reading the printed digits failed: " + why},
        {"もう一度読み取ってください。", "Scan again."}};
}

bool initialise(TessBaseAPI* engine) {
    std::array<std::string, lists_left_out.size()> names, values;
    std::array<char*, lists_left_out.size()> name_pointers{}, value_pointers{};
    for (std::size_t i = 0; i < lists_left_out.size(); ++i) {
        names[i] = lists_left_out[i];
        values[i] = "0";
        name_pointers[i] = names[i].data();
        value_pointers[i] = values[i].data();
    }
    if (TessBaseAPIInit4(engine, nullptr, "eng", OEM_LSTM_ONLY, nullptr, 0, name_pointers.data(),
                         value_pointers.data(), lists_left_out.size(), 0) != 0)
        return false;
    TessBaseAPISetPageSegMode(engine, PSM_SINGLE_LINE);
    return TessBaseAPISetVariable(engine, "tessedit_char_whitelist", "0123456789") != 0;
}

struct DeleteIterator {
    void operator()(TessResultIterator* iterator) const { TessResultIteratorDelete(iterator); }
};
struct DeleteText {
    void operator()(char* text) const { TessDeleteText(text); }
};

EngineText text_of(TessBaseAPI* engine) {
    EngineText out{"", 100};
    const std::unique_ptr<TessResultIterator, DeleteIterator> at(TessBaseAPIGetIterator(engine));
    if (!at) return {};
    do {
        const std::unique_ptr<char, DeleteText> symbol(
            TessResultIteratorGetUTF8Text(at.get(), RIL_SYMBOL));
        if (!symbol) break;
        out.digits += symbol.get();
        out.confidence =
            std::min(out.confidence, double{TessResultIteratorConfidence(at.get(), RIL_SYMBOL)});
    } while (TessResultIteratorNext(at.get(), RIL_SYMBOL) != 0);
    return out;
}

}  // namespace

struct DigitEngine::Handle {
    TessBaseAPI* engine = TessBaseAPICreate();
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { TessBaseAPIDelete(engine); }
};

DigitEngine::DigitEngine(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
DigitEngine::DigitEngine(DigitEngine&&) noexcept = default;
DigitEngine& DigitEngine::operator=(DigitEngine&&) noexcept = default;
DigitEngine::~DigitEngine() = default;

Result<DigitEngine> DigitEngine::load() {
    try {
        auto handle = std::make_unique<Handle>();
        if (handle->engine == nullptr || !initialise(handle->engine))
            return std::unexpected(no_engine());
        return DigitEngine(std::move(handle));
    } catch (const std::exception&) {
        return std::unexpected(no_engine());
    }
}

Result<EngineText> DigitEngine::read(const GreyImage& line) {
    // Four threads of Tesseract's own wait for each other in a loop and take five times as long
    // where the camera and the window need the other cores. This says so for the calling thread.
    omp_set_max_active_levels(0);
    try {
        TessBaseAPI* engine = handle_->engine;
        TessBaseAPISetImage(engine, line.pixels.data(), line.width, line.height, 1, line.width);
        TessBaseAPISetSourceResolution(engine, dots_per_inch);
        if (TessBaseAPIRecognize(engine, nullptr) != 0) return std::unexpected(failed("no line"));
        EngineText text = text_of(engine);
        TessBaseAPIClear(engine);  // Nothing of the paper is kept.
        return text;
    } catch (const std::exception& thrown) {
        return std::unexpected(failed(thrown.what()));
    }
}

}  // namespace uketsuke
