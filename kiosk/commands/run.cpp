// `uketsuke run`, and `uketsuke` alone: the touchscreen terminal.
#include <memory>

#include "kiosk/commands/commands.h"
#include "kiosk/look/pango_scribe.h"
#include "kiosk/shell/connections.h"
#include "kiosk/shell/quiet_desk.h"
#include "kiosk/shell/setup.h"
#include "platform/service/supervisor.h"

namespace uketsuke {

namespace {

const char* const teaching =
    "Open the terminal: scan a voucher, check, record, print.\n"
    "Needs a display (DISPLAY). Works without a hub and without a network; what is recorded is on\n"
    "disk before the screen says so. Without an enrolment, name a --programme.\n"
    "--trace writes one JSON object a line for tests: which view was shown, where its buttons "
    "are,\n"
    "and the entry that was recorded; nothing of a person. --die-at and --no-window are for tests "
    "too.\n"
    "Example: uketsuke run --data data --programme ID --camera voucher.png";

look::GlyphSet glyphs_of(const std::string& folder) {
    look::GlyphSet glyphs;
    for (const look::Tongue tongue : look::tongues) {
        for (const auto& [key, words] : look::Catalogue::entries(folder, tongue)) {
            glyphs.add(words);
        }
    }
    return glyphs;
}

// The camera stays closed: vouchers are typed.
Result<void> run_without_window(RunArguments& arguments) {
    Setup setup = TRY(set_up(arguments));
    const auto desk = TRY(QuietDesk::open(std::move(setup), std::move(arguments.form)));
    return desk->serve_input();
}

// Null where none is wished for.
Result<std::unique_ptr<look::PictureWindow>> visitor_window(const RunArguments& arguments) {
    if (!arguments.visitor_window) return std::unique_ptr<look::PictureWindow>();
    return look::PictureWindow::open("Uketsuke 来場者画面");
}

Result<void> run_terminal(RunArguments& arguments) {
    if (arguments.no_window) return run_without_window(arguments);
    const Supervisor supervisor = Supervisor::from_environment();
    const std::string folder = look::Catalogue::folder_beside_program();
    const auto catalogue = TRY(look::Catalogue::open(folder));
    Setup setup = TRY(set_up(arguments));
    const auto window = TRY(
        look::Window::open({static_cast<int>(arguments.width), static_cast<int>(arguments.height),
                            arguments.full_screen, arguments.kiosk}));
    look::PangoScribe scribe;
    look::Look look(window->textures(), scribe, catalogue, glyphs_of(folder));
    look.words().speak_easily(arguments.language == easy_japanese);
    if (arguments.dark) look.use_shade(look::Shade::dark);
    Terminal terminal({*window, look, *setup.clock, std::move(setup.records),
                       std::move(setup.office), std::move(setup.camera), setup.municipalities.get(),
                       setup.language, std::move(arguments.form), std::move(setup.trace),
                       arguments.sound == "none" ? "" : arguments.sound,
                       TRY(visitor_window(arguments))});
    const auto connections =
        TRY(Connections::open(*setup.folder, terminal.worker(), *setup.clock, setup.language));
    terminal.when_recorded([&connections] { connections->nudge(); });
    const Heartbeat heartbeat(supervisor, [&] { return terminal.worker().run([](Clerk&) {}); });
    supervisor.ready();
    const auto ended = terminal.run();
    supervisor.stopping();
    return ended;
}

void declare_place(Options& options, RunArguments& arguments) {
    options.text("--data", arguments.data, "The terminal's data folder, made if absent");
    arguments.keys.declare(options);
    options.text("--programme", arguments.programme,
                 "A published id, else the enrolment's; without a hub an id or a file");
    options.text("--city", arguments.city, "What certificates print; else DATA/city.json");
    options.text("--municipalities", arguments.municipalities,
                 "CSV of the codes that exist, else the built-in");
    options.text("--camera", arguments.camera, "Device, GStreamer pipeline, picture or folder");
    options.text("--printer", arguments.printer,
                 "For certificates and slips: a CUPS queue, or ipp://printer.local/ipp/print");
    options.text("--label-printer", arguments.label_printer, "For the stickers of 整理番号");
    options.text("--print-to", arguments.print_to, "PDF file or folder for what has no printer");
    options.number("--lock-after", arguments.lock_after,
                   "Minutes until an idle screen asks for PIN or card; 0 locks by hand only");
    options.text("--lang", arguments.language,
                 "ja, easy (やさしい日本語) or en; can be switched on the screen");
    options.text("--sound", arguments.sound, "ALSA device for good, attention and stop; or none");
    options.flag("--training", arguments.training,
                 "A new data folder is for practising: nothing of it reaches a hub of work");
    options.flag("--full-screen", arguments.full_screen, "Fill the display");
    options.flag("--kiosk", arguments.kiosk,
                 "Fill the display, stay above everything, refuse to be closed; SIGTERM ends it");
    options.flag("--visitor-window", arguments.visitor_window,
                 "A second window that faces the visitor: number, and what happens next");
    options.flag("--dark", arguments.dark,
                 "Begin with dark screens; can be switched on the screen");
    options.number("--width", arguments.width, "Of the window, from 1280");
    options.number("--height", arguments.height, "Of the window, from 800");
}

void declare_start(Options& options, RunArguments& arguments) {
    options.text("--staff", arguments.form.staff_name, "Start of work begins with this name");
    options.text("--venue", arguments.form.venue, "and this venue");
    options.text("--doctor", arguments.form.doctor, "and this doctor");
    options.text("--product", arguments.form.product, "and this product id");
    options.text("--lot", arguments.form.lot, "and this lot");
    options.text("--expiry", arguments.form.expiry, "and this expiry, as 2030-04-30");
}

void declare_tests(Options& options, RunArguments& arguments) {
    options.text("--now", arguments.now, "Start the clock at 2030-04-01T09:30:00+09:00");
    options.text("--today", arguments.today, "Start the clock at 09:00 of 2030-04-01");
    options.text("--trace", arguments.trace, "Write what was shown to this file");
    options.flag("--no-window", arguments.no_window,
                 "Record by itself: eighteen digits a line on standard input, one JSON line each");
    options.number("--die-at", arguments.die_at, "SIGKILL at this step of recording a dose");
}

}  // namespace

Command run_command() {
    return {"run", teaching, [](Options& options) -> Action {
                auto arguments = std::make_shared<RunArguments>();
                declare_place(options, *arguments);
                declare_start(options, *arguments);
                declare_tests(options, *arguments);
                return [arguments] {
                    const auto ended = run_terminal(*arguments);
                    return ended ? 0 : report(ended.error());
                };
            }};
}

}  // namespace uketsuke
