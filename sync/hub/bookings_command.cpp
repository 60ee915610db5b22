// From numbers to people, and a note that each is sent.
#include "sync/hub/bookings_command.h"

#include <set>

#include "core/base/json.h"
#include "core/ledger/views.h"
#include "sync/hub/device_named.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/office_file.h"
#include "sync/roster/booking_list.h"

namespace uketsuke {

namespace {

Result<DeviceRow> clinic_named(Devices& devices, const std::string& wanted) {
    DeviceRow row = TRY(device_named(devices, wanted));
    const bool may = row.author.role == DeviceRole::terminal && row.scope == DeviceScope::seen &&
                     !row.author.revoked_at;
    if (may) return row;
    return fail(ErrorKind::refused, "bookings.device",
                {"「" + row.name +
                     "」は、対応した人のみを預かる有効な端末ではありません。何も変更していません。",
                 row.name + " is no valid terminal that holds only those whom it has seen. "
                            "Nothing was changed."},
                {"「enrol --scope seen」で登録した診療所の端末を指定してください。",
                 "Name a clinic's terminal, enrolled with --scope seen."});
}

// A booking may have been made with any number (domain.md section 7): it opens only whom the
// roster lists under it, with the date of birth that was given.
std::optional<Problem> flaw_of(const BookingRow& booking, const std::vector<PersonRow>& people) {
    const auto problem = [&](const char* column, const char* code, Words what) {
        return Problem{booking.line, column, code, std::move(what)};
    };
    const bool listed = people.size() == 1 && people.front().resident;
    if (!listed) {
        return problem("voucher_number", "bookings.unknown_voucher",
                       {"名簿にない券番号です。", "No resident of the roster has this number."});
    }
    const Resident& resident = *people.front().resident;
    if (resident.voucher_number != booking.voucher_number) {
        return problem("voucher_number", "bookings.void_voucher",
                       {"無効になった券番号です。", "This number is void."});
    }
    if (booking.birth_date && *booking.birth_date != resident.birth_date) {
        return problem("birth_date", "bookings.birth_date",
                       {"名簿の生年月日と違います。",
                        "The roster has another date of birth for this number."});
    }
    return std::nullopt;
}

struct BookingsPlan {
    std::vector<Draft> drafts;
    std::size_t known = 0;  // Sent there before.
    Problems problems;
};

Result<BookingsPlan> plan_bookings(Ledger& ledger, const std::string& municipality, DeviceId clinic,
                                   const BookingList& list, const Progress& progress) {
    BookingsPlan plan;
    std::set<PersonId> planned;
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        progress(i + 1, list.rows.size());
        const auto people =
            TRY(ledger.people_by_voucher(municipality, list.rows[i].voucher_number));
        if (auto flaw = flaw_of(list.rows[i], people)) {
            plan.problems.add(std::move(*flaw));
            continue;
        }
        const PersonId person = people.front().person;
        if (!planned.insert(person).second) continue;
        if (TRY(ledger.was_sent(person, clinic)))
            ++plan.known;
        else
            plan.drafts.push_back({municipality, "", subject_of(person), sent_to(clinic)});
    }
    return plan;
}

}  // namespace

Result<int> import_bookings(Records& records, const BookingsWish& wish, const CommandSpeech& speech,
                            Instant now) {
    Ledger& ledger = records.ledger();
    const HubSettings settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    const DeviceRow clinic = TRY(clinic_named(ledger.devices(), wish.device));
    const BookingList list = read_bookings(TRY(read_office_file(wish.file)));
    tell_problems({wish.file, list.problems, "error"}, speech);
    if (!list.problems.empty()) return refuse_import(list.problems.count(), speech);
    const BookingsPlan plan = TRY(plan_bookings(ledger, settings.municipality, clinic.device, list,
                                                progress_of(speech, {"照合", "compared"})));
    tell_problems({wish.file, plan.problems, "error"}, speech);
    if (!plan.problems.empty()) return refuse_import(plan.problems.count(), speech);
    TRY(ledger.append_all(plan.drafts, now, progress_of(speech, {"記録", "recorded"})));
    const std::string sent = std::to_string(plan.drafts.size()), known = std::to_string(plan.known);
    speech.tell(print_json(Json{{"imported", true},
                                {"device", clinic.device.hex()},
                                {"sent", plan.drafts.size()},
                                {"known", plan.known}}),
                {clinic.name + "に" + sent + "人の記録を送ります（送信済み" + known +
                     "人）。端末が次に接続したときに届きます。",
                 "The records of " + sent + " people go to " + clinic.name + " (" + known +
                     " were sent before), when it next connects."});
    return 0;
}

}  // namespace uketsuke
