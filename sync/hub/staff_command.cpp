// From a list and commands to entries, one for whoever changed.
#include "sync/hub/staff_command.h"

#include <algorithm>

#include "core/base/json.h"
#include "platform/keys/chance.h"
#include "platform/keys/pin.h"
#include "platform/paths/assets.h"
#include "platform/records/staff_list.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/office_file.h"
#include "sync/roster/staff_file.h"

namespace uketsuke {

namespace {

// The latest of each counts, so that this is all there is to a change.
Result<void> list(Records& records, std::vector<StaffListed> changed, Instant now) {
    Ledger& ledger = records.ledger();
    const HubSettings settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    std::vector<Draft> drafts;
    for (StaffListed& one : changed)
        drafts.push_back({settings.municipality, "", staff_subject(), std::move(one)});
    TRY(ledger.append_all(drafts, now));
    return {};
}

// As the file has it, with what only the ledger knows.
StaffListed listed_as(const StaffRow& row, const std::vector<StaffListed>& known) {
    const auto found = std::ranges::find(known, row.name, &StaffListed::name);
    StaffListed one = found == known.end() ? StaffListed{} : *found;
    if (found == known.end()) one.staff = StaffId{random_bytes<16>()};
    one.name = row.name;
    one.kana = row.kana;
    one.qualifications = row.qualifications;
    one.manager = row.manager;
    one.active = true;
    return one;
}

Json json_of(const StaffListed& one) {
    return Json{{"staff", one.staff.hex()},
                {"name", one.name},
                {"kana", one.kana},
                {"qualifications", one.qualifications},
                {"manager", one.manager},
                {"pin", !one.pin_hash.empty()},
                {"card", !one.card_hash.empty()},
                {"active", one.active}};
}

Words line_of(const StaffListed& one, const Duties& duties) {
    const Words title = qualification_words(duties, one.qualifications);
    Words line{one.name + "（" + one.kana + "）  " + title.ja,
               one.name + " (" + one.kana + ")  " + title.en};
    const auto add = [&](bool so, const char* ja, const char* en) {
        if (!so) return;
        line.ja += std::string("  ") + ja;
        line.en += std::string("  ") + en;
    };
    add(one.manager, "責任者", "manager");
    add(!one.pin_hash.empty(), "PIN", "PIN");
    add(!one.card_hash.empty(), "カード", "card");
    add(one.active && !may_sign_in(one), "サインイン不可（PINもカードもなし）",
        "cannot sign in (neither PIN nor card)");
    add(!one.active, "離任", "left");
    return line;
}

}  // namespace

Result<StaffListed> staff_named(Ledger& ledger, const std::string& name) {
    const auto all = TRY(listed_staff(ledger));
    const auto found = std::ranges::find_if(
        all, [&](const StaffListed& one) { return one.active && one.name == name; });
    if (found != all.end()) return *found;
    return fail(
        ErrorKind::not_found, "staff.unknown",
        {"「" + name + "」は従事者名簿にいません。何も変更していません。",
         "Nobody named \"" + name + "\" is on the list of staff. Nothing was changed."},
        {"「uketsuke-hub staff」で名簿を見てください。", "See the list in `uketsuke-hub staff`."});
}

Result<int> import_staff(Records& records, const std::string& file, const CommandSpeech& speech,
                         Instant now) {
    const Duties duties = TRY(load_duties());
    const StaffFile people = read_staff(TRY(read_office_file(file)), duties);
    tell_problems({file, people.problems, "error"}, speech);
    if (!people.problems.empty()) return refuse_import(people.problems.count(), speech);
    const auto known = TRY(listed_staff(records.ledger()));
    std::vector<StaffListed> changed;
    for (const StaffRow& row : people.rows) {
        StaffListed one = listed_as(row, known);
        if (std::ranges::find(known, one) == known.end()) changed.push_back(std::move(one));
    }
    TRY(list(records, changed, now));
    const std::string all = std::to_string(people.rows.size()),
                      count = std::to_string(changed.size());
    speech.tell(
        print_json(
            Json{{"imported", true}, {"staff", people.rows.size()}, {"changed", changed.size()}}),
        {all + "人の名簿を取り込みました（変更" + count + "人）。",
         "The list of " + all + " was imported; " + count + " of them are new or other."});
    return 0;
}

Result<int> tell_staff(Records& records, const CommandSpeech& speech) {
    const Duties duties = TRY(load_duties());
    const auto all = TRY(listed_staff(records.ledger()));
    for (const StaffListed& one : all) speech.tell(print_json(json_of(one)), line_of(one, duties));
    if (all.empty() && !speech.json) {
        speech.tell({}, {"従事者名簿は空です。端末では名前を入力して業務を始めます。",
                         "Nobody is listed. Work at terminals begins with a typed name."});
    }
    return 0;
}

Result<int> staff_leaves(Records& records, const std::string& name, const CommandSpeech& speech,
                         Instant now) {
    StaffListed one = TRY(staff_named(records.ledger(), name));
    one.active = false;
    // Whoever comes back is given new ones.
    one.pin_hash.clear();
    one.card_hash.clear();
    TRY(list(records, {one}, now));
    speech.tell(print_json(Json{{"left", true}, {"staff", one.staff.hex()}}),
                {name + "は離任しました。端末には次の接続で伝わり、PINとカードは使えなくなります。",
                 name + " has left. PIN and card end at each terminal with its next exchange."});
    return 0;
}

Result<int> set_pin(Records& records, const std::string& name, const std::string& pin,
                    const CommandSpeech& speech, Instant now) {
    StaffListed one = TRY(staff_named(records.ledger(), name));
    const std::string chosen = pin.empty() ? pin_by_chance() : pin;
    one.pin_hash = TRY(hash_of_pin(chosen));
    TRY(list(records, {one}, now));
    Json told{{"pin_set", true}, {"staff", one.staff.hex()}};
    if (pin.empty()) told["pin"] = chosen;
    const Words secret = pin.empty() ? Words{"：" + chosen + "（表示はこの一度だけです）",
                                             ": " + chosen + " (shown this once only)"}
                                     : Words{};
    speech.tell(print_json(told), {name + "のPINを決めました" + secret.ja,
                                   "The PIN of " + name + " is set" + secret.en});
    return 0;
}

}  // namespace uketsuke
