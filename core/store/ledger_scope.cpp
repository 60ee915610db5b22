// Of whom this device holds the records: bodies that never came, and those that came when a person
// was opened.
#include <algorithm>
#include <set>

#include "core/ledger/views.h"
#include "core/store/ledger.h"

namespace uketsuke {

namespace {

constexpr const char* scope_setting = "scope";
constexpr std::size_t marks_max = 10'000;

}  // namespace

Result<DeviceScope> Ledger::scope() {
    if (!scope_) {
        const auto noted = TRY(store_.setting(scope_setting));
        scope_ =
            noted ? parse_scope(to_text(*noted)).value_or(DeviceScope::seen) : DeviceScope::city;
    }
    return *scope_;
}

Result<void> Ledger::set_scope(DeviceScope scope) {
    if (TRY(this->scope()) == scope) return {};
    const auto chains = TRY(store_.chains());
    if (std::ranges::any_of(chains, [&](const ChainId& id) { return id.device != device_; })) {
        return fail(ErrorKind::refused, "scope.other",
                    {"この端末は別の範囲で登録されています。何も変更していません。",
                     "This terminal is enrolled with another scope. Nothing was changed."},
                    {"範囲を変えるには、新しいデータフォルダで登録してください。",
                     "For another scope, enrol with a new data folder."});
    }
    TRY(store_.set_setting(scope_setting, to_bytes(to_text(scope))));
    scope_ = scope;
    return {};
}

Result<bool> Ledger::is_withheld(const Entry& entry) {
    if (has_body(entry) || entry.header.subject.kind != "person") return false;
    return TRY(scope()) == DeviceScope::seen;
}

Result<bool> Ledger::all_withheld(const std::vector<Entry>& entries) {
    for (const Entry& entry : entries) {
        if (!TRY(is_withheld(entry))) return false;
    }
    return !entries.empty();
}

Result<BodiesTaken> Ledger::take_bodies(const std::vector<Entry>& entries) {
    BodiesTaken taken;
    TRY(transact([&]() -> Result<void> {
        std::set<Subject> touched;
        for (const Entry& entry : entries) {
            const ChainHead head = TRY(store_.head(entry.header.chain));
            if (entry.header.sequence > head.sequence) {
                ++taken.ahead;
                continue;
            }
            const auto stored =
                TRY(store_.run_after(entry.header.chain, entry.header.sequence - 1, 1));
            if (stored.empty() || stored.front().link != entry.link) TRY(follow(head, entry));
            if (!TRY(fill_in(stored.front(), entry))) continue;
            touched.insert(entry.header.subject);
            ++taken.filled;
        }
        for (const Subject& subject : touched) TRY(fold_anew(subject));
        return {};
    }));
    return taken;
}

Result<bool> Ledger::is_whole(PersonId person) {
    const LookupKey key = sealer_.subject_key(subject_of(person));
    const auto row = TRY(row_of(key));
    const auto entries = TRY(entries_about(key));
    return std::ranges::all_of(entries, [&](const Entry& entry) {
        return has_body(entry) || is_view(entry.header) ||
               (row && is_erased(row->erased, entry.header));
    });
}

Result<std::vector<PersonId>> Ledger::people_lacking(std::size_t people_max) {
    std::set<PersonId> people;
    if (TRY(store_.quarantined_count()) == 0) return std::vector<PersonId>();
    for (const Quarantined& mark : TRY(store_.quarantined(marks_max))) {
        if (mark.reason != "body.missing" || people.size() == people_max) continue;
        for (const Entry& entry : TRY(run_after(mark.chain, mark.sequence - 1, 1))) {
            const auto person = PersonId::parse(entry.header.subject.id);
            if (entry.header.subject.kind == "person" && person) people.insert(*person);
        }
    }
    return std::vector<PersonId>(people.begin(), people.end());
}

// The hubs' own words alone: a terminal that is stolen can write what it likes about whom it likes.
Result<bool> Ledger::was_sent(PersonId person, DeviceId terminal) {
    for (const Entry& entry : TRY(all_about(subject_of(person)))) {
        if (!says_sent_to(entry, terminal)) continue;
        if (TRY(devices_.author(entry.header.chain.device)).role == DeviceRole::hub) return true;
    }
    return false;
}

}  // namespace uketsuke
