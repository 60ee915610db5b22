// What a terminal makes of a picture, by the same readers and in the same order as
// kiosk/shell/voucher_watch.cpp, beside what is printed on it.
#pragma once

#include <memory>
#include <string>

#include "core/voucher/gs1.h"
#include "platform/barcode/packages.h"
#include "platform/ocr/line_reader.h"
#include "tests/platform/pictures/picture_folder.h"

namespace uketsuke::testing_aid {

// `wrong` is whatever is not printed there: accepted, or said by one carrier against another.
enum class Outcome { right, nothing, wrong };

struct Judged {
    Outcome outcome = Outcome::nothing;
    std::string said;  // For people.
};

// Belongs to one thread, like the line reader. To be destroyed before the process ends: Tesseract's
// own statics, made at the first reading, go first.
class PictureReader {
  public:
    // With every municipality that there is, as in the terminal: the longer the list, the less it
    // filters.
    explicit PictureReader(Municipalities known)
        : known_(std::move(known)), print_(make_line_reader(known_)) {}
    PictureReader(const PictureReader&) = delete;

    Result<Judged> look_at(PictureKind kind, const GreyView& picture, const std::string& printed);

  private:
    Result<Agreement> voucher_in(const GreyView& picture);
    Result<Judged> look_for_line(const GreyView& picture, const std::string& printed);
    Result<Judged> look_for_package(const GreyView& picture, const std::string& printed);
    Result<Judged> look_for_nothing(const GreyView& picture, const std::string& printed);

    Municipalities known_;
    std::unique_ptr<LineReader> print_;
};

// An agreement of readings beside the eighteen or ten digits on the paper.
Judged judge_voucher(const Agreement& agreement, const std::string& printed);
// Print alone is a proposal.
Judged judge_line(const Agreement& agreement, const std::string& printed);
Judged judge_packages(const std::vector<PackageSymbol>& symbols, const std::string& printed);
// `printed`: the ten digits of NW-7, which alone are nobody, or nothing.
Judged judge_nothing(const Agreement& agreement, const std::string& printed);

}  // namespace uketsuke::testing_aid
