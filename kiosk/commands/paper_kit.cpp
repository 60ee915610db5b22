// `uketsuke paper-kit`: the sheets that staff write on while no terminal can be used.
#include <cstdio>

#include "core/certificate/paper_kit.h"
#include "kiosk/commands/commands.h"
#include "platform/clock/clock.h"
#include "platform/folder/files.h"
#include "platform/page/drawing.h"

namespace uketsuke {

namespace {

constexpr long long pages_most = 200;

struct PaperKitArguments {
    std::string to = "paper-kit.pdf";
    std::string venue;
    long long pages = 2;
    bool japanese_only = false;
};

Result<void> make_kit(const PaperKitArguments& arguments) {
    if (arguments.pages < 1 || arguments.pages > pages_most) {
        const std::string most = std::to_string(pages_most);
        return fail(ErrorKind::bad_input, "paper_kit.pages",
                    {"--pages は 1 から " + most + " です", "--pages is 1 to " + most},
                    {"枚数を直してください", "Correct the number of pages"});
    }
    const Labels labels = arguments.japanese_only ? Labels::japanese : Labels::bilingual;
    const std::vector<Page> pages(std::size_t(arguments.pages),
                                  draw_paper_kit(arguments.venue, labels));
    const Bytes pdf = TRY(draw_pdf(pages, {"接種の記録用紙", system_clock()->today()}));
    return write_file_atomically(arguments.to, pdf);
}

}  // namespace

Command paper_kit_command() {
    return {"paper-kit",
            "Empty sheets for the desk's drawer: what staff write on while no terminal can be\n"
            "used. The doses on them are entered afterwards from the verdict's page, with the\n"
            "time that is written there and a second reader. Print them before the day begins.\n"
            "Example: uketsuke paper-kit --venue 見本会場 --pages 10 --to paper-kit.pdf",
            [](Options& options) -> Action {
                auto arguments = std::make_shared<PaperKitArguments>();
                options.text("--to", arguments->to, "The PDF file, else paper-kit.pdf");
                options.text("--venue", arguments->venue,
                             "Printed in the head, else a line to write on");
                options.number("--pages", arguments->pages, "How many, else 2");
                options.flag("--japanese", arguments->japanese_only, "Without English");
                return [arguments] {
                    const auto made = make_kit(*arguments);
                    if (!made) return report(made.error());
                    std::printf("%s\n", arguments->to.c_str());
                    return 0;
                };
            }};
}

}  // namespace uketsuke
