// `uketsuke printers`: the printers that are known here, and a test page that is followed until it
// lies in the tray, with what is the matter meanwhile.
#include <chrono>
#include <cstdio>
#include <thread>

#include "core/base/json.h"
#include "kiosk/commands/commands.h"
#include "kiosk/shell/page_document.h"
#include "platform/clock/clock.h"
#include "platform/printer/printer.h"

namespace uketsuke {

namespace {

struct PrintersArguments {
    std::string test;
    long long wait_seconds = 120;
    bool json = false;
};

constexpr std::chrono::milliseconds look_every{500};

const std::string& in_locale(const Words& words) { return speaks_japanese() ? words.ja : words.en; }

// What a certificate and a sticker ask of a printer: small print, rare kanji, a code, the edges.
Page test_page(Day today) {
    constexpr Colour ink{0, 0, 0};
    const auto text = [&](double y, double height, const char* words, double points) {
        return TextItem{{20, y, 170, height}, words,       Face::gothic, points,
                        Align::left,          Fit::shrink, ink,          0};
    };
    Page page;
    page.items.push_back(text(25, 14, "試し印刷 / Test page", 28));
    page.items.push_back(text(45, 8, format_day(today).c_str(), 14));
    page.items.push_back(text(60, 6, "見本　𠮷田 渡邊　8 pt: 接種年月日・メーカー・ロット番号", 8));
    page.items.push_back(text(70, 10, "0123456789 ABCDEFGHIJ", 18));
    page.items.push_back(SymbolItem{{20, 90, 10, 10}, SymbolKind::qr, "000000000000000000"});
    page.items.push_back(SymbolItem{{40, 90, 37.21, 5.6}, SymbolKind::nw7, "0000000000"});
    page.items.push_back(RectangleItem{{10, 10, 190, 277}, 0.3, ink, std::nullopt, 0});
    return page;
}

int list_printers(bool json) {
    const auto names = printer_queues();
    for (const std::string& name : names) {
        if (json) {
            std::printf("%s\n", print_json(Json{{"printer", name}}).c_str());
        } else {
            std::printf("%s\n", name.c_str());
        }
    }
    if (names.empty() && !json) {
        std::printf("%s\n", in_locale({"この端末の CUPS にプリンターはありません。ネットワークの"
                                       "プリンターは ipp://アドレス/ipp/print で使えます。",
                                       "CUPS knows no printer here. One in the network is used by "
                                       "its address: ipp://printer.local/ipp/print"})
                                .c_str());
    }
    return names.empty() ? 1 : 0;
}

void tell(int job, const JobReport& report, bool json) {
    if (json) {
        Json line = {{"job", job}, {"stage", to_text(report.stage)}};
        if (report.trouble) line["trouble"] = report.trouble->code;
        std::printf("%s\n", print_json(line).c_str());
    } else {
        std::printf("%s%s%s\n", to_text(report.stage), report.trouble ? ": " : "",
                    report.trouble ? to_line(*report.trouble, speaks_japanese()).c_str() : "");
    }
    std::fflush(stdout);
}

Error not_in_time() {
    return Error{ErrorKind::environment,
                 "print.not_in_time",
                 {"待つ時間のうちに印刷されませんでした。印刷は取り消しました",
                  "Nothing came out in time. The job is cancelled"},
                 {"プリンターの表示を見て、もう一度試してください",
                  "Look at the printer's display and try again"}};
}

// Every change is told; whatever is not in the tray in time is taken back.
int follow(Printer& printer, int job, const PrintersArguments& arguments) {
    const auto end =
        std::chrono::steady_clock::now() + std::chrono::seconds(arguments.wait_seconds);
    std::optional<JobReport> told;
    do {
        const auto answer = printer.report(job);
        if (answer && told != *answer) tell(job, *answer, arguments.json);
        if (answer) told = *answer;
        if (answer && is_over(answer->stage)) return answer->stage == JobStage::done ? 0 : 1;
        if (!answer && answer.error().kind == ErrorKind::not_found)
            return report(answer.error(), arguments.json);
        std::this_thread::sleep_for(look_every);
    } while (std::chrono::steady_clock::now() < end);
    static_cast<void>(printer.cancel(job));
    return report(not_in_time(), arguments.json);
}

int test_printer(const PrintersArguments& arguments) {
    const auto printer = make_printer(arguments.test);
    if (!printer) return report(printer.error(), arguments.json);
    const Day today = system_clock()->today();
    const auto document = document_of({test_page(today)}, "Uketsuke test", {"試し印刷", today});
    if (!document) return report(document.error(), arguments.json);
    const auto job = (*printer)->print(*document);
    if (!job) return report(job.error(), arguments.json);
    return follow(**printer, *job, arguments);
}

}  // namespace

Command printers_command() {
    return {
        "printers",
        "The printers that CUPS knows here, one a line; exit status 1 where there is none.\n"
        "With --test a test page is printed, on one of them or straight on an IPP Everywhere\n"
        "printer, and followed until it lies in the tray: each change is a line, with what is\n"
        "the matter and what to do. Exit status 1 where the printer gave it up, 3 where it does\n"
        "not answer or nothing came out in time (the job is cancelled then).\n"
        "Example: uketsuke printers --test ipp://printer.local/ipp/print",
        [](Options& options) -> Action {
            auto arguments = std::make_shared<PrintersArguments>();
            options.text("--test", arguments->test,
                         "Print a test page: a CUPS queue's name, or ipp://... or ipps://...");
            options.number("--wait", arguments->wait_seconds,
                           "Seconds after which it is taken back; 120 where none are said");
            options.flag("--json", arguments->json, "One JSON object a line");
            return [arguments] {
                return arguments->test.empty() ? list_printers(arguments->json)
                                               : test_printer(*arguments);
            };
        }};
}

}  // namespace uketsuke
