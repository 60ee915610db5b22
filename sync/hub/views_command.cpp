// Views as lines.
#include "sync/hub/views_command.h"

#include "core/base/json.h"
#include "core/voucher/voucher.h"
#include "platform/records/views.h"
#include "sync/hub/hub_settings.h"

namespace uketsuke {

namespace {

Result<std::vector<PersonRow>> people_meant(Records& records, const ViewsWish& wish) {
    if (wish.voucher.empty() == wish.resident.empty()) {
        return fail(ErrorKind::bad_input, "views.whose",
                    {"どの方の閲覧記録かを、一つだけ指定してください。",
                     "Name the person in one way, and one only."},
                    {"接種券の18桁か --resident 宛名番号。", "Eighteen digits, or --resident."});
    }
    Ledger& ledger = records.ledger();
    if (!wish.voucher.empty()) {
        const auto voucher = TRY(parse_voucher_line(wish.voucher));
        return ledger.people_by_voucher(voucher.municipality.text(), voucher.number.text());
    }
    const HubSettings settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    std::vector<PersonRow> people;
    auto row = TRY(ledger.person_by_resident_id(settings.municipality, wish.resident));
    if (row) people.push_back(std::move(*row));
    return people;
}

Words way_of(const std::string& why) {
    if (why == "voucher") return {"接種券", "voucher"};
    if (why == "command") return {"コマンド", "command"};
    if (why == "findings") return {"要確認の一覧", "list of findings"};
    if (why == "fhir") return {"FHIR", "FHIR"};
    if (why == "sent") return {"端末への送付", "sent to a terminal"};
    return {why, why};
}

void tell_view(const PersonView& view, const std::string& device, const CommandSpeech& speech) {
    const std::string at = format_instant(view.at);
    const Words way = way_of(view.fact.why);
    speech.tell(print_json(Json{{"at", at},
                                {"device", view.device.hex()},
                                {"name", device},
                                {"actor", view.actor},
                                {"who", view.fact.who},
                                {"why", view.fact.why}}),
                {at + "  " + device + "  " + view.fact.who + "（" + way.ja + "）",
                 at + "  " + device + "  " + view.fact.who + " (" + way.en + ")"});
}

}  // namespace

Result<int> tell_views(Records& records, const ViewsWish& wish, const CommandSpeech& speech) {
    Ledger& ledger = records.ledger();
    const auto people = TRY(people_meant(records, wish));
    if (people.empty()) {
        speech.output.err(speech.said({"この番号の人は、名簿にも記録にもありません。",
                                       "Nobody of this number is in the roster or the records."}));
        return 1;
    }
    std::size_t count = 0;
    for (const PersonRow& person : people) {
        const auto views = TRY(views_of(ledger, person.person));
        for (const PersonView& view : views) {
            const auto row = TRY(ledger.devices().row(view.device));
            const bool own = view.device == ledger.device();
            tell_view(view, row ? row->name : own ? "uketsuke-hub" : view.device.hex(), speech);
            ++count;
        }
    }
    const std::string number = std::to_string(count);
    if (!speech.json)
        speech.tell({}, {"閲覧は" + number + "件です。", number + " views are recorded."});
    return 0;
}

}  // namespace uketsuke
