// Performs the flow's effects on the records, one after another: what a clerk does who has the
// register before him. No thread and no window in here; the worker calls it, and so do tests.
#pragma once

#include <filesystem>

#include "core/certificate/certificate.h"
#include "core/people/ledger_index.h"
#include "core/programme/rulebook.h"
#include "core/visit/duties.h"
#include "core/voucher/municipalities.h"
#include "kiosk/flow/effect.h"
#include "kiosk/flow/event.h"
#include "kiosk/shell/name_book.h"
#include "kiosk/shell/print_room.h"

namespace uketsuke {

// What this terminal was set up with.
struct Office {
    std::shared_ptr<const Rules> rules;    // In force when work starts; never null.
    std::string programme;                 // Id, to follow what is published of it.
    std::string municipality;              // The host's, six digits: sessions go to its chain.
    std::optional<CityFacts> city;         // Nothing: no certificate can be made here.
    PrintPlaces print_to;                  // Checked: check_places().
    std::shared_ptr<const Duties> duties;  // Words for 資格; null: staff are shown without.
    std::chrono::minutes lock_after = lock_after_otherwise;
    std::optional<RecordStep> die_at;  // For tests: SIGKILL at this step of recording a dose.
    // Those that exist; outlives the office. Nothing: only check digits are tested.
    const Municipalities* municipalities = nullptr;
};

class Clerk {
  public:
    // Both must outlive the clerk.
    Clerk(Records& records, const Office& office);

    // The answer, or nothing where none is due. A DoseRecorded is given only when the entry is on
    // disk.
    std::optional<Event> perform(const Effect& effect, Instant now);

    // RulesArrived where something received from the hub has put other rules in force than those
    // that were last told of. Cheap where nothing was received.
    std::optional<Event> look_for_rules(Day today);

    // StaffArrived where the hub lists other people than those that were last told of, or other
    // things of them. Cheap where nothing was received.
    std::optional<Event> look_for_staff();

    // DeskNewsCame where other desks have done something with the person who is served here. Cheap
    // where nobody is.
    std::optional<Event> look_at_other_desks(Day today);

    // Reads a slice of the roster for searches by name, while nobody waits. True while some of it
    // is left.
    bool read_roster_further();
    // Who is here, as far as it is read.
    LedgerIndex& roster() { return roster_; }

    // VisitorsChanged where read_roster_further() has read other rows since the last look, or there
    // is more about the vials or the closing that was listed: somebody has recorded something, here
    // or elsewhere.
    std::optional<Event> look_at_visitors();
    // Writes down that the person who was opened last was seen, where that is not done yet. To be
    // called when the answer is on its way to the screen; nobody else is opened before it is done.
    Result<void> note_view(Instant now);

    // Papers that an earlier run left on their way: once, before anything else.
    void take_up_papers(Instant now);
    // PapersMoved where a printer has said something since the last look. `tell` is called from a
    // printer's thread when there is something to look at; it must not wait.
    std::optional<Event> look_at_papers();
    void when_papers_move(std::function<void()> tell) { papers_.when_moved(std::move(tell)); }

    StartChoices choices(Day today) const;
    HubReport hub_report() const;
    Records& records() { return records_; }

  private:
    Event open_work(const OpenWork& effect, Instant now);
    Colleagues colleagues() const;
    // About 70 ms where a PIN is compared (platform/keys/pin.h).
    Event identify(const Identify& effect, Instant now);
    void work_as(StaffId staff, const std::string& name);
    Event find_person(const FindPerson& effect, Instant now);
    Event found(Ticket ticket, PersonRow row, const char* why, Day today);
    Event find_people(const FindPeople& effect, Day today);
    Result<PeopleList> people_for(const PeopleQuery& query, Day today);
    Event open_person(const OpenPerson& effect, Instant now);
    Result<PeopleList> people_alike(const ProvisionalTaken& taken, Day today);
    Event seek_alike(const SeekAlike& effect, Day today);
    Event take_in(const TakeIn& effect, Instant now);
    std::string chain_for(PersonId person, const std::string& municipality) const;
    Result<bool> lacks_any(const std::vector<PersonRow>& people,
                           const std::string& municipality) const;
    Event list_findings(const ListFindings& effect, Instant now);
    Event check_in(const CheckPersonIn& effect, Instant now);
    void end_check_in(const Attended& who, Instant now);
    Elsewhere elsewhere(const CheckIn& there) const;
    Event assess_person(const Assess& effect);
    Event save_dose(const SaveDose& effect, Instant now);
    Event save_screening(const SaveScreening& effect, Instant now);
    // How many others the city let in before this terminal.
    Result<std::size_t> terminal_place() const;
    Result<std::string> next_number(Day today);
    Event take_step(const TakeStep& effect, Instant now);
    Event list_visitors(const ListVisitors& effect, Day today);
    Event open_numbered(const OpenNumbered& effect, Instant now);
    std::vector<AlikeVisitor> alike_here(const PersonRow& row, Day today) const;
    Event note_fact(const NoteFact& effect, Instant now);
    Result<VenueDay> venue_day(const std::string& venue, Day today) const;
    Event list_closing(const ListClosing& effect, const std::string& scanned = "");
    Event collect_form(const CollectForm& effect, Instant now);
    Event close_day(const CloseDay& effect, Instant now);
    Event list_vials(const ListVials& effect, Day today, const std::string& opened = "");
    Event open_vial(const OpenVial& effect, Instant now);
    Event waste_doses(const WasteDoses& effect, Instant now);
    // What was said of these is looked for from now on (look_at_visitors()).
    void watch(std::vector<Subject> subjects);
    bool watched_changed();
    Event list_records(const ListRecords& effect, Instant now);
    Result<bool> is_day_closed(Day today) const;
    Event save_mending(const SaveMending& effect, Instant now);
    Event make_preview(const MakePreview& effect, Instant now) const;
    Event print(const PrintPaper& effect, Instant now);
    Result<Certificate> certificate(const PaperOrder& order, int copy, Day today) const;
    Result<Page> page_of(const PaperOrder& order, int copy, Day today) const;
    // The papers of a dose that may be printed here; what is not among them is shown as the first.
    std::vector<PaperChoice> offered_papers() const;
    Result<Page> reaction_report(const PaperOrder& order) const;
    Result<Page> incident_report(const PaperOrder& order) const;
    Result<std::optional<Day>> unclosed_before(const std::string& venue, Day day) const;
    Result<std::vector<Page>> closing_report(const PaperOrder& order) const;
    Result<std::vector<Page>> visitor_list(const PaperOrder& order, Day today) const;
    Result<std::vector<Page>> pages_of(const PaperOrder& order, int copy, Day today) const;
    Result<PrintRoom::Made> make_paper(const PaperOrder& order, int copy, Day today) const;
    Result<int> copies_made(const PaperOrder& order) const;
    Result<void> note_paper(const PaperOrder& order, Instant now);

    // Who is served here, and what the last verdict knew of the person.
    struct Serving {
        Attended who;
        std::optional<std::size_t> doses;  // Nothing before the first verdict.
        std::string told_of;               // The check-in elsewhere that was told last.
    };
    // Where the hub's chain ended when its publications were last read.
    struct SeenRules {
        DeviceId hub;
        std::uint64_t sequence = 0;
        bool operator==(const SeenRules&) const = default;
    };
    Result<std::optional<SeenRules>> end_of_rules() const;
    void use_rules(const std::string& edition);

    Records& records_;
    const Office& office_;
    PrintRoom papers_;
    std::shared_ptr<const Rules> rules_;                 // By which verdicts are given.
    std::vector<std::shared_ptr<const Rules>> told_of_;  // And not in use yet.
    std::optional<SeenRules> seen_;
    std::size_t publications_ = 0;         // Of that hub, as last read.
    std::optional<SeenRules> staff_seen_;  // The same, when staff were last read.
    Colleagues told_staff_;
    std::optional<Serving> serving_;
    // 整理番号: what this terminal gave out on a day.
    struct Numbers {
        Day day{};
        std::size_t place = 0;  // terminal_place()
        std::size_t last = 0;
    };
    std::optional<Numbers> numbers_;
    std::uint64_t rows_seen_ = 0;  // By look_at_visitors().
    // Of the list that was asked for last: how much was said about each then.
    struct Watched {
        Subject subject;
        std::size_t entries = 0;
    };
    std::vector<Watched> watched_;
    std::string actor_;         // The id of who works here; empty before start of work.
    std::string recorder_;      // The name.
    std::string venue_;         // Where work was started.
    bool at_clinic_ = false;    // One desk does everything there.
    std::vector<Draft> views_;  // Of whoever is open, until they are on disk.
    LedgerIndex roster_;
};

}  // namespace uketsuke
