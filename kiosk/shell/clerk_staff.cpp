// The clerk and those who work here: who is listed, and whether a PIN or a card is theirs.
#include <algorithm>

#include "core/visit/attempts.h"
#include "kiosk/shell/clerk.h"
#include "platform/keys/pin.h"
#include "platform/records/staff_list.h"

namespace uketsuke {
namespace {

constexpr const char* attempts_setting = "kiosk.attempts";

Result<Attempts> read_attempts(Records& records) {
    const auto text = TRY(records.private_setting(attempts_setting));
    return text ? Attempts::parse(*text) : Attempts{};
}

Result<void> keep_attempts(Records& records, const Attempts& attempts) {
    return records.set_private_setting(attempts_setting, attempts.print());
}

std::unexpected<Error> not_listed() {
    return fail(ErrorKind::refused, "staff.unknown",
                {"この人は従事者名簿にいないか、サインインできません",
                 "This person is not on the list of staff, or cannot sign in"},
                {"責任者に知らせてください", "Tell the person in charge"});
}

std::unexpected<Error> unknown_card() {
    return fail(ErrorKind::refused, "staff.card_unknown",
                {"このカードは使えません", "This card does not count"},
                {"新しいカードか、PINを使ってください", "Use a newer card, or the PIN"});
}

std::unexpected<Error> has_to_wait(std::chrono::seconds wait) {
    const bool long_wait = wait > std::chrono::minutes(2);
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait);
    const std::string count = std::to_string(long_wait ? minutes.count() : wait.count());
    return fail(ErrorKind::refused, "staff.wait",
                {"PINの間違いが続いたため、あと" + count + (long_wait ? "分" : "秒") + "使えません",
                 "Too many wrong PINs: wait " + count + (long_wait ? " minutes" : " seconds")},
                {"カードなら今すぐ使えます。PINを忘れたときは責任者へ",
                 "A card counts at once. If the PIN is forgotten, tell the person in charge"});
}

std::unexpected<Error> wrong_pin(int left) {
    const std::string count = std::to_string(left);
    return fail(ErrorKind::refused, "staff.wrong_pin",
                {"PINが違います（あと" + count + "回）", "Wrong PIN (" + count + " tries left)"},
                {"もう一度入力してください", "Enter it once more"});
}

// Counted before it is compared, so that a plug that is pulled in between counts as well.
Result<StaffListed> by_pin(Records& records, const StaffListed& one, const std::string& pin,
                           Instant now) {
    Attempts attempts = TRY(read_attempts(records));
    if (const auto wait = attempts.wait_before(one.staff, now); wait.count() > 0)
        return has_to_wait(wait);
    attempts.count(one.staff, now);
    TRY(keep_attempts(records, attempts));
    if (is_pin(one.pin_hash, pin)) {
        attempts.forget(one.staff);
        TRY(keep_attempts(records, attempts));
        return one;
    }
    const auto wait = attempts.wait_before(one.staff, now);
    if (wait.count() > 0) return has_to_wait(wait);
    return wrong_pin(attempts.left(one.staff));
}

Result<StaffListed> identified(Records& records, const Identify& effect, Instant now) {
    const auto all = TRY(listed_staff(records.ledger()));
    if (!effect.staff) {
        const StaffListed* owner = staff_with_card(all, hash_of_card(effect.secret));
        if (!owner) return unknown_card();
        return *owner;
    }
    const StaffListed* one = staff_with(all, *effect.staff);
    if (!one) return not_listed();
    return by_pin(records, *one, effect.secret, now);
}

Colleague colleague(const StaffListed& one, const Duties* duties, const NameBook& book) {
    const bool was_here = std::ranges::count(book.staff, one.staff, &NameBook::Staff::id) > 0;
    const Words title = duties ? qualification_words(*duties, one.qualifications) : Words{};
    Colleague shown{one.staff, one.name, one.kana, title, one.manager, !one.pin_hash.empty(),
                    was_here};
    if (duties) shown.barred = barred_desks(*duties, one.qualifications);
    return shown;
}

}  // namespace

Colleagues Clerk::colleagues() const {
    auto list = std::make_shared<std::vector<Colleague>>();
    const auto all = listed_staff(records_.ledger());
    // The store's trouble shows where it is written; without a list a name can be typed.
    if (!all) return list;
    const NameBook book = read_name_book(records_);
    for (const StaffListed& one : *all) {
        if (may_sign_in(one)) list->push_back(colleague(one, office_.duties.get(), book));
    }
    return list;
}

std::optional<Event> Clerk::look_for_staff() {
    const auto end = end_of_rules();
    if (!end || !*end || *end == staff_seen_) return std::nullopt;
    staff_seen_ = *end;
    Colleagues now = colleagues();
    const bool same = told_staff_ ? *told_staff_ == *now : now->empty();
    told_staff_ = now;
    if (same) return std::nullopt;
    return StaffArrived{std::move(now)};
}

Event Clerk::identify(const Identify& effect, Instant now) {
    const auto who = identified(records_, effect, now);
    if (!who) return EffectFailed{effect.ticket, who.error()};
    const std::string how = effect.staff ? "pin" : "card";
    if (effect.session) {
        const SignedIn fact{who->staff, who->name, how};
        const Draft draft{office_.municipality, who->staff.hex(), subject_of(*effect.session),
                          fact};
        if (const auto entry = records_.ledger().append(draft, now); !entry)
            return EffectFailed{effect.ticket, entry.error()};
        work_as(who->staff, who->name);
    }
    const NameBook book = read_name_book(records_);
    return Identified{effect.ticket, colleague(*who, office_.duties.get(), book), how};
}

void Clerk::work_as(StaffId staff, const std::string& name) {
    actor_ = staff.hex();
    recorder_ = name;
}

}  // namespace uketsuke
