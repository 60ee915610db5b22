// Opens what the command line names, in the order in which it depends on one another.
#include "kiosk/shell/setup.h"

#include "platform/folder/files.h"
#include "platform/paths/assets.h"
#include "platform/records/published_rules.h"

namespace uketsuke {
namespace {

// Nothing to be judged by, and why.
std::unexpected<Error> no_programme() {
    return fail(ErrorKind::bad_input, "run.no_programme",
                {"接種プログラムが決まっていません。", "No vaccination programme is chosen."},
                {"--programme で指定するか、端末を登録してください。",
                 "Name one with --programme, or enrol this terminal."});
}

// A terminal of a hub judges by what its hub published, and by nothing else.
Result<Rules> published(const std::string& programme, const Enrolment& enrolment,
                        Records& records) {
    if (programme.empty()) return no_programme();
    if (names_a_file(programme)) {
        return fail(
            ErrorKind::refused, "run.not_published",
            {"登録した端末は、ハブが公開した規則だけで判定します。" + programme + " は使いません。",
             "An enrolled terminal judges only by rules that its hub published; " + programme +
                 " is not used."},
            {"市の担当者に公開（uketsuke-hub publish）を頼んでください。",
             "Ask the city to publish it (uketsuke-hub publish)."});
    }
    const Rulebook book = TRY(published_rules(records.ledger(), enrolment.hub_device));
    return TRY(book.in_force(programme)).rules;
}

// Without a hub, for trying out: the record says that nobody published these rules.
Result<Rules> unpublished(const std::string& programme) {
    if (programme.empty()) return no_programme();
    Rules rules{TRY(open_programme(programme)), {}, {}, {}};
    rules.programme.version += "+unpublished";
    rules.edition = rules.programme.id + " " + rules.programme.version;
    if (!rules.programme.form.empty()) {
        rules.form = std::make_shared<const ScreeningForm>(TRY(open_form(rules.programme.form)));
    }
    return rules;
}

Result<Rules> rules_for(const RunArguments& arguments, const std::optional<Enrolment>& enrolment,
                        Records& records) {
    const std::string& named = arguments.programme;
    if (!enrolment) return unpublished(named);
    return published(named.empty() ? enrolment->programme : named, *enrolment, records);
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
    if (text == "ja" || text == easy_japanese) return Language::japanese;
    if (text == "en") return Language::english;
    return fail(ErrorKind::bad_input, "run.language",
                {"--lang は ja・easy・en のどれかです。", "--lang is ja, easy or en."});
}

Result<std::optional<RecordStep>> parse_step(long long number) {
    if (number == 0) return std::optional<RecordStep>();
    constexpr auto last = static_cast<long long>(RecordStep::committed);
    if (number >= 1 && number <= last) return std::optional(static_cast<RecordStep>(number));
    return fail(ErrorKind::bad_input, "run.die_at",
                {"--die-at は 1 から " + std::to_string(last) + " です。",
                 "--die-at is 1 to " + std::to_string(last) + "."});
}

Result<std::chrono::minutes> parse_lock_after(long long minutes) {
    if (minutes >= 0 && minutes <= lock_after_minutes_max) return std::chrono::minutes(minutes);
    const std::string most = std::to_string(lock_after_minutes_max);
    return fail(ErrorKind::bad_input, "run.lock_after",
                {"--lock-after は 0 から " + most + " 分です。",
                 "--lock-after is 0 to " + most + " minutes."});
}

Result<Office> make_office(const RunArguments& arguments, Records& records,
                           const DataFolder& folder) {
    const auto enrolment = TRY(records.enrolment());
    Office office;
    const auto rules = std::make_shared<Rules>(TRY(rules_for(arguments, enrolment, records)));
    office.rules = rules;
    office.programme = rules->programme.id;
    office.municipality = enrolment ? enrolment->municipality : rules->programme.municipality;
    office.city = TRY(load_city(arguments, folder));
    if (office.city && records.purpose() == Purpose::training) office.city->sample = true;
    office.duties = std::make_shared<const Duties>(TRY(load_duties()));
    office.lock_after = TRY(parse_lock_after(arguments.lock_after));
    office.print_to = {arguments.printer, arguments.label_printer, arguments.print_to};
    TRY(check_places(office.print_to));
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
    if (arguments.training) TRY(mark_for_training(*setup.folder));
    const auto keys = TRY(choose_key_source(arguments.keys, setup.folder->path()));
    setup.records = TRY(Records::open(*setup.folder, *keys, RecordsOf::terminal));
    setup.office = TRY(make_office(arguments, *setup.records, *setup.folder));
    setup.office.municipalities = setup.municipalities.get();
    return setup;
}

}  // namespace uketsuke
