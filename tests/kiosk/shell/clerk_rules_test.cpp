// What the hub publishes reaches whoever comes next, and nobody who is being served; what others
// claim to publish reaches nobody.
#include "platform/records/published_rules.h"
#include "tests/core/ledger/sample.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

const std::string programme = "satsumasendai-2022-12";

// Stands for the hub: its chain, as a terminal receives it.
class Hub {
  public:
    explicit Hub(std::uint8_t number) : number_(number) {}

    Enrolment enrolment() const {
        Enrolment enrolment;
        enrolment.hub = sample::hub();
        enrolment.hub_device = sample::device(number_);
        enrolment.hub_key = sample::signer(number_).public_key();
        enrolment.municipality = sample::municipality;
        enrolment.programme = programme;
        return enrolment;
    }

    void publish(Records& at, const Fact& fact) { write(at, rules_subject(), fact); }

    // The roster is the hub's to write.
    void list_person(Records& at) {
        for (const Fact& fact : OfficeFolder::facts_of_person())
            write(at, subject_of(OfficeFolder::listed_person()), fact);
    }

    void write(Records& at, const Subject& subject, const Fact& fact) {
        const Draft draft{sample::municipality, "", subject, fact};
        auto entry =
            make_entry(draft, sample::device(number_), head_, walk::noon() - std::chrono::hours(1),
                       Salt{}, sample::signer(number_))
                .value();
        head_ = head_after(entry);
        const auto received = at.ledger().receive({entry});
        ASSERT_TRUE(received.has_value()) << received.error().what.en;
    }

    // The shipped file and what it needs, the file's version set.
    void publish_all(Records& at, const std::string& version) {
        const auto path = programme_file(programme);
        std::string text = read_text_file(path).value();
        const auto place = text.find("version = ");
        text.replace(place, text.find('\n', place) - place, "version = \"" + version + "\"");
        const Rulebook book = published_rules(at.ledger(), sample::device(number_)).value();
        const auto plan = plan_publication(book, {text, path.string()}, rules_beside(path));
        ASSERT_TRUE(plan.has_value()) << plan.error().what.en;
        for (const RulesPublished& one : *plan) publish(at, one);
    }

  private:
    std::uint8_t number_;
    ChainHead head_;
};

struct Enrolled {
    Enrolled() {
        EXPECT_TRUE(records->set_enrolment(hub.enrolment()).has_value());
        hub.list_person(*records);
    }
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    PersonId person = OfficeFolder::listed_person();
    Hub hub{9};
};

struct Terminal : Enrolled, Counter {
    Terminal() : Counter(Enrolled::folder, *Enrolled::records) {}

    // What the worker does after each job.
    bool look() {
        const auto arrived = clerk.look_for_rules(make_day(2022, 12, 1));
        if (arrived) happen(*arrived);
        return arrived.has_value();
    }
    DoseGiven last_dose() const {
        return records->ledger().person(person).value()->doses.back().dose;
    }
};

TEST(ClerkRules, AreThoseOfTheHubFromTheNextPersonOn) {
    Terminal terminal;
    EXPECT_FALSE(terminal.look());
    terminal.present_voucher();
    terminal.hub.publish_all(*terminal.records, "next");
    EXPECT_TRUE(terminal.look());
    EXPECT_FALSE(terminal.look()) << "once";
    EXPECT_EQ(terminal.shown(), "who_is_it") << "nobody is disturbed";
    terminal.happen_all({PersonConfirmed{}});
    EXPECT_EQ(get<VerdictShown>(terminal.screen.view).visit.desk.rules.edition,
              "at the start of work");
    terminal.happen(NextPerson{});
    const auto& scan = get<Scan>(terminal.screen.view);
    EXPECT_TRUE(scan.new_rules);
    EXPECT_TRUE(scan.desk.rules.rule_version.starts_with("next+national-"));
    EXPECT_NE(scan.desk.rules.form, nullptr) << "the form came with it";
}

TEST(ClerkRules, NameTheirVersionInTheDoseThatTheyJudged) {
    Terminal terminal;
    terminal.hub.publish_all(*terminal.records, "next");
    terminal.happen(StartWork{});
    ASSERT_TRUE(terminal.look());
    terminal.happen(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    terminal.happen_all({PersonConfirmed{}, ScreeningWanted{}, FormDone{}, Vaccinate{},
                         BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    ASSERT_EQ(terminal.shown(), "recorded");
    EXPECT_TRUE(terminal.last_dose().rule_version.starts_with("next+national-"));
}

TEST(ClerkRules, ThatAnybodyElsePublishesAreNotHeard) {
    Terminal terminal;
    terminal.hub.publish_all(*terminal.records, "1");
    ASSERT_TRUE(terminal.look());
    // Another device that this terminal knows, and this terminal itself.
    Hub stranger(8);
    ASSERT_TRUE(terminal.records->ledger()
                    .trust_device(sample::device(8), sample::signer(8).public_key())
                    .has_value());
    stranger.publish_all(*terminal.records, "forged");
    const std::string list = read_text_file(assets_folder() / "lots" / "sample.toml").value();
    const RulesPublished own{"lots", "own", "1", list};
    const auto refused = terminal.records->ledger().append(
        {sample::municipality, "", rules_subject(), own}, walk::noon());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "author.role") << "a terminal cannot even write them";
    EXPECT_FALSE(terminal.look());
}

TEST(ClerkRules, ThatThisProgramCannotReadLeaveTheOldOnesInForce) {
    Terminal terminal;
    terminal.hub.publish_all(*terminal.records, "1");
    ASSERT_TRUE(terminal.look());
    terminal.hub.publish(*terminal.records, RulesPublished{"programme", programme, "2",
                                                           "[programme]\ninvented = 1\n"});
    EXPECT_FALSE(terminal.look());
}

}  // namespace
}  // namespace uketsuke
