// enrol and status, and the table of all commands.
#include "sync/hub/hub_commands.h"

#include "core/base/json.h"
#include "core/voucher/voucher.h"
#include "platform/keys/chance.h"
#include "platform/records/record_commands.h"
#include "sync/hub/bookings_command.h"
#include "sync/hub/bundle_import.h"
#include "sync/hub/enrolment_codes.h"
#include "sync/hub/erase_command.h"
#include "sync/hub/fhir/fhir_client_command.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/hub_status.h"
#include "sync/hub/import_command.h"
#include "sync/hub/national_export.h"
#include "sync/hub/national_import.h"
#include "sync/hub/open_data_export.h"
#include "sync/hub/publish_command.h"
#include "sync/hub/restoration.h"
#include "sync/hub/revoke_command.h"
#include "sync/hub/staff_cards.h"
#include "sync/hub/staff_command.h"
#include "sync/hub/views_command.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

namespace {

Result<int> enrol(Records& records, const Json& arguments, const CommandSpeech& speech,
                  Instant now) {
    Store& store = records.ledger().store();
    const HubSettings settings = TRY(settings_of_a_city(store, records.store_id()));
    const auto scope = parse_scope(text_or(arguments, "scope", "city"));
    const Enrollee enrollee{text_or(arguments, "name"),
                            parse_role(text_or(arguments, "role")).value_or(DeviceRole::terminal),
                            scope.value_or(DeviceScope::city)};
    const bool hub = enrollee.role == DeviceRole::hub;
    if (!scope || (hub && *scope == DeviceScope::seen)) {
        return fail(ErrorKind::bad_input, "enrol.scope",
                    {"--scope は city か seen です。会場のハブは市全体の記録を持ちます。",
                     "--scope is city or seen; a site hub holds the whole city."});
    }
    const NewCode code = TRY(EnrolmentCodes(store).issue(random_bytes<8>(), enrollee, now));
    const std::string until = format_instant(code.expires);
    speech.tell(
        print_json(Json{{"code", code.text},
                        {"expires", until},
                        {"role", to_text(enrollee.role)},
                        {"scope", to_text(enrollee.scope)},
                        {"municipality", settings.municipality},
                        {"programme", settings.programme}}),
        {(hub ? "会場のハブの登録コード: " : "登録コード: ") + code.text + "（" + until +
             "まで、1台だけ使えます）",
         "Enrolment code: " + code.text +
             (hub ? " (for one site hub, until " : " (for one terminal, until ") + until + ")"});
    return 0;
}

bool flag_in(const Json& arguments, const char* key) {
    const auto found = arguments.find(key);
    return found != arguments.end() && found->is_boolean() && found->get<bool>();
}

Result<int> erase_from(Records& records, const Json& arguments, const CommandSpeech& speech,
                       Instant now) {
    EraseWish wish{std::nullopt, flag_in(arguments, "dry_run") ? Erase::show : Erase::carry_out};
    const std::string before = text_or(arguments, "before");
    if (!before.empty()) {
        wish.before = parse_day(before);
        if (!wish.before) {
            return fail(ErrorKind::bad_input, "erase.before",
                        {"--before の日付「" + before + "」が読めません。何も消去していません。",
                         "--before " + before + " is not a day. Nothing was erased."},
                        {"2020-04-01 のように指定してください。", "Write it like 2020-04-01."});
        }
    }
    return erase(records, wish, speech, now);
}

Result<int> status(Records& records, const CommandSpeech& speech) {
    const HubStatus status = TRY(read_hub_status(records));
    speech.tell(print_hub_status(status), say_hub_status(status));
    return 0;
}

// Nothing where the command is none of those about staff.
std::optional<Result<int>> carry_out_for_staff(Records& records, const std::string& command,
                                               const CommandSpeech& speech, const Json& arguments,
                                               Instant now) {
    const std::string name = text_or(arguments, "name");
    if (command == "import-staff")
        return import_staff(records, text_or(arguments, "file"), speech, now);
    if (command == "pin") return set_pin(records, name, text_or(arguments, "pin"), speech, now);
    if (command == "staff-cards") {
        const Specimen specimen = flag_in(arguments, "specimen") ? Specimen::yes : Specimen::no;
        return make_staff_cards(records, {text_or(arguments, "file"), name, specimen}, speech, now);
    }
    if (command != "staff") return std::nullopt;
    if (!name.empty()) return staff_leaves(records, name, speech, now);
    return tell_staff(records, speech);
}

// The same of those about the country's files.
std::optional<Result<int>> carry_out_for_country(Records& records, const std::string& command,
                                                 const CommandSpeech& speech, const Json& arguments,
                                                 Instant now) {
    const auto said = [&](const char* key) { return text_or(arguments, key); };
    if (command == "import-national") return import_national(records, said("file"), speech, now);
    if (command == "export-national") {
        const NationalWish wish{said("file"), said("encoding"), said("municipality"), said("from"),
                                said("until")};
        return export_national(records, wish, speech);
    }
    if (command != "export-open-data") return std::nullopt;
    return export_open_data(records, {said("file"), said("municipality"), said("as_of")}, speech);
}

Result<int> carry_out(Records& records, const CommandRequest& request, const CommandSpeech& speech,
                      const Json& arguments, const Clock& clock) {
    if (auto done = carry_out_for_staff(records, request.command, speech, arguments, clock.now()))
        return *std::move(done);
    if (auto done = carry_out_for_country(records, request.command, speech, arguments, clock.now()))
        return *std::move(done);
    if (request.command == "import-roster")
        return import_roster(records,
                             {text_or(arguments, "roster"), text_or(arguments, "doses"),
                              text_or(arguments, "municipality"), text_or(arguments, "programme")},
                             speech, clock.now());
    if (request.command == "import-bookings")
        return import_bookings(records, {text_or(arguments, "file"), text_or(arguments, "device")},
                               speech, clock.now());
    if (request.command == "import")
        return import_bundle(records, text_or(arguments, "path"), speech);
    if (request.command == "publish")
        return publish(records, text_or(arguments, "file"), speech, clock.now());
    if (request.command == "rules") return tell_rules(records, speech);
    if (request.command == "enrol") return enrol(records, arguments, speech, clock.now());
    if (request.command == "revoke")
        return revoke(records, {text_or(arguments, "device"), text_or(arguments, "reason")}, speech,
                      clock.now());
    if (request.command == "refilled") return end_refill(records.ledger(), speech);
    if (request.command == "erase") return erase_from(records, arguments, speech, clock.now());
    if (request.command == "quarantine") return tell_quarantine(records, speech);
    if (request.command == "views")
        return tell_views(records, {text_or(arguments, "voucher"), text_or(arguments, "resident")},
                          speech);
    if (request.command == "fhir-client")
        return manage_fhir_clients(
            records,
            {text_or(arguments, "action"), text_or(arguments, "name"),
             text_or(arguments, "purpose"), flag_in(arguments, "whole_city")},
            speech, clock.now());
    if (request.command == "status") return status(records, speech);
    speech.output.err("unknown command: " + request.command);
    return 2;
}

}  // namespace

int carry_out_hub_command(Records& records, const CommandRequest& request, CommandOutput& output,
                          const Clock& clock, Speech speech) {
    const bool japanese = speech == Speech::japanese;
    if (const auto done = carry_out_record_command(records, request, output, japanese, clock.now()))
        return *done;
    CommandSpeech spoken{output, false, japanese};
    const auto arguments = parse_json(request.arguments);
    if (!arguments.has_value()) return spoken.tell_error(arguments.error());
    spoken.json = flag_in(*arguments, "json");
    const auto done = carry_out(records, request, spoken, *arguments, clock);
    return done.has_value() ? *done : spoken.tell_error(done.error());
}

Result<void> configure_hub(Records& records, const std::string& municipality,
                           const std::string& programme) {
    Store& store = records.ledger().store();
    HubSettings settings = TRY(load_hub_settings(store, records.store_id()));
    const HubSettings before = settings;
    if (!municipality.empty()) {
        TRY(MunicipalityCode::parse(municipality));
        if (!settings.municipality.empty() && settings.municipality != municipality) {
            return fail(ErrorKind::conflict, "hub.municipality",
                        {"このハブは" + settings.municipality + "の台帳です。",
                         "This hub keeps the ledger of " + settings.municipality + "."},
                        {"別の市町村には別のデータフォルダを使ってください。",
                         "Use another data folder for another municipality."});
        }
        settings.municipality = municipality;
    }
    if (!programme.empty()) settings.programme = programme;
    if (settings == before) return {};
    return save_hub_settings(store, settings);
}

}  // namespace uketsuke
