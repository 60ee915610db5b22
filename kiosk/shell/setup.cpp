// Opens what the command line names, in the order in which it depends on one another.
#include "kiosk/shell/setup.h"

#include "platform/folder/files.h"
#include "platform/paths/assets.h"

namespace uketsuke {
namespace {

Result<Programme> load_office_programme(const RunArguments& arguments,
                                        const std::optional<Enrolment>& enrolment) {
    const std::string name = !arguments.programme.empty() ? arguments.programme
                             : enrolment                  ? enrolment->programme
                                                          : "";
    if (name.empty()) {
        return fail(ErrorKind::bad_input, "run.no_programme",
                    {"接種プログラムが決まっていません。", "No vaccination programme is chosen."},
                    {"--programme で指定するか、端末を登録してください。",
                     "Name one with --programme, or enrol this terminal."});
    }
    return open_programme(name);
}

// The city's facts are optional: without them everything but the certificate works.
Result<std::optional<CityFacts>> load_city(const RunArguments& arguments,
                                           const DataFolder& folder) {
    const std::filesystem::path file =
        arguments.city.empty() ? folder.file("city.json") : std::filesystem::path(arguments.city);
    std::error_code ignored;
    if (arguments.city.empty() && !std::filesystem::exists(file, ignored)) {
        return std::optional<CityFacts>();
    }
    const std::string text = TRY(read_text_file(file));
    return std::optional(TRY(parse_city(text)));
}

Result<Language> parse_language(const std::string& text) {
    if (text == "ja") return Language::japanese;
    if (text == "en") return Language::english;
    return fail(ErrorKind::bad_input, "run.language",
                {"--lang は ja か en です。", "--lang is ja or en."});
}

Result<std::optional<RecordStep>> parse_step(long long number) {
    if (number == 0) return std::optional<RecordStep>();
    constexpr auto last = static_cast<long long>(RecordStep::committed);
    if (number >= 1 && number <= last) return std::optional(static_cast<RecordStep>(number));
    return fail(ErrorKind::bad_input, "run.die_at",
                {"--die-at は 1 から " + std::to_string(last) + " です。",
                 "--die-at is 1 to " + std::to_string(last) + "."});
}

Result<Office> make_office(const RunArguments& arguments, Records& records,
                           const DataFolder& folder) {
    const auto enrolment = TRY(records.enrolment());
    Office office;
    office.programme = TRY(load_office_programme(arguments, enrolment));
    if (!office.programme.form.empty()) {
        office.form = std::make_shared<const ScreeningForm>(TRY(open_form(office.programme.form)));
    }
    office.municipality = enrolment ? enrolment->municipality : office.programme.municipality;
    office.city = TRY(load_city(arguments, folder));
    office.print_to = arguments.print_to;
    office.die_at = TRY(parse_step(arguments.die_at));
    return office;
}

}  // namespace

Result<Setup> set_up(const RunArguments& arguments) {
    Setup setup;
    setup.language = TRY(parse_language(arguments.language));
    setup.clock = TRY(clock_from_options(arguments.now, arguments.today, PinnedTime::runs_on));
    setup.municipalities =
        std::make_unique<Municipalities>(TRY(load_municipalities(arguments.municipalities)));
    setup.camera = make_camera(TRY(parse_camera_source(arguments.camera)));
    if (!arguments.trace.empty()) setup.trace = TRY(Trace::open(arguments.trace));
    setup.folder = std::make_unique<DataFolder>(
        TRY(DataFolder::own(std::filesystem::absolute(arguments.data))));
    const auto keys = TRY(choose_key_source(arguments.keys, setup.folder->path()));
    setup.records = TRY(Records::open(*setup.folder, *keys, RecordsOf::terminal));
    setup.office = TRY(make_office(arguments, *setup.records, *setup.folder));
    setup.office.municipalities = setup.municipalities.get();
    return setup;
}

}  // namespace uketsuke
