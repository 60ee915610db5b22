// A file is read, checked with all that was published before, and appended: the chain's signature
// is the signature that terminals ask for.
#include "sync/hub/publish_command.h"

#include "core/base/json.h"
#include "platform/paths/assets.h"
#include "platform/records/published_rules.h"
#include "sync/hub/hub_settings.h"

namespace uketsuke {

namespace {

Words noun_of(const std::string& what) {
    if (what == to_text(RulesKind::programme)) return {"接種プログラム", "programme"};
    if (what == to_text(RulesKind::form)) return {"予診票", "screening form"};
    return {"ロット表", "list of lots"};
}

void tell_published(const RulesPublished& rules, const CommandSpeech& speech) {
    const Words noun = noun_of(rules.what);
    speech.tell(print_json(Json{{"published", true},
                                {"what", rules.what},
                                {"id", rules.id},
                                {"version", rules.version}}),
                {"公開しました：" + noun.ja + "「" + rules.id + "」版 " + rules.version,
                 "Published: " + noun.en + " \"" + rules.id + "\", version " + rules.version});
}

// Terminals that enrol are told which programme is theirs.
Result<void> note_programme(Records& records, const Rulebook& book,
                            const std::vector<RulesPublished>& plan) {
    Store& store = records.ledger().store();
    HubSettings settings = TRY(load_hub_settings(store, records.store_id()));
    if (!settings.programme.empty()) return {};
    for (const RulesPublished& rules : plan) {
        if (rules.what != to_text(RulesKind::programme)) continue;
        const RulesInForce read = TRY(book.in_force(rules.id));
        if (read.rules.programme.municipality == settings.municipality)
            settings.programme = rules.id;
    }
    return settings.programme.empty() ? Result<void>{} : save_hub_settings(store, settings);
}

// What the clerk should know of the document itself before anybody is judged by it.
Result<void> tell_slips(const Rulebook& book, const std::vector<RulesPublished>& plan,
                        const CommandSpeech& speech) {
    for (const RulesPublished& rules : plan) {
        if (rules.what != to_text(RulesKind::programme)) continue;
        const RulesInForce read = TRY(book.in_force(rules.id));
        for (const DocumentSlip& slip : read.rules.programme.document_slips) {
            speech.tell(print_json(Json{{"document_slip", slip.clause},
                                        {"printed", slip.printed},
                                        {"ja", slip.words.ja},
                                        {"en", slip.words.en}}),
                        {"文書の誤りと思われる箇所 " + slip.clause + "「" + slip.printed + "」：" +
                             slip.words.ja,
                         "A slip of the document, " + slip.clause + " \"" + slip.printed +
                             "\": " + slip.words.en});
        }
    }
    return {};
}

}  // namespace

Result<int> publish(Records& records, const std::string& file, const CommandSpeech& speech,
                    Instant now) {
    Ledger& ledger = records.ledger();
    const HubSettings settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    const std::filesystem::path path = programme_file(file);
    const ProgrammeText text{TRY(read_text_file(path)), path.string()};
    const Rulebook book = TRY(published_rules(ledger, ledger.device()));
    const auto plan = TRY(plan_publication(book, text, rules_beside(path)));
    std::vector<Draft> drafts;
    for (const RulesPublished& rules : plan)
        drafts.push_back({settings.municipality, "", rules_subject(), rules});
    TRY(ledger.append_all(drafts, now));
    TRY(note_programme(records, book.with(plan), plan));
    TRY(tell_slips(book.with(plan), plan, speech));
    for (const RulesPublished& rules : plan) tell_published(rules, speech);
    if (plan.empty()) {
        speech.tell(print_json(Json{{"published", false}}),
                    {"同じ内容がすでに公開されています。何も変えていません。",
                     "The very same file is published already. Nothing was changed."});
    }
    return 0;
}

Result<int> tell_rules(Records& records, const CommandSpeech& speech) {
    Ledger& ledger = records.ledger();
    for (const Entry& entry : TRY(ledger.entries_by(ledger.device(), rules_subject()))) {
        const auto fact = parse_fact(entry.header.kind, entry.json);
        const auto* rules = fact ? std::get_if<RulesPublished>(&*fact) : nullptr;
        if (rules == nullptr) continue;
        const std::string at = format_instant(entry.header.at);
        const Words noun = noun_of(rules->what);
        speech.tell(print_json(Json{{"at", at},
                                    {"what", rules->what},
                                    {"id", rules->id},
                                    {"version", rules->version},
                                    {"bytes", rules->text.size()}}),
                    {at + "  " + noun.ja + "「" + rules->id + "」版 " + rules->version,
                     at + "  " + noun.en + " \"" + rules->id + "\", version " + rules->version});
    }
    return 0;
}

}  // namespace uketsuke
