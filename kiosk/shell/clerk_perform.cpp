// Which effect is performed by what.
#include "kiosk/shell/clerk.h"

namespace uketsuke {

std::optional<Event> Clerk::perform(const Effect& effect, Instant now) {
    using Answer = std::optional<Event>;
    struct Kinds {
        Clerk& clerk;
        Instant now;
        Day today() const { return day_in_japan(now); }
        Answer operator()(const OpenWork& e) const { return clerk.open_work(e, now); }
        Answer operator()(const Identify& e) const { return clerk.identify(e, now); }
        Answer operator()(const CloseWork& e) const {
            return WorkClosed{e.ticket, clerk.choices(today())};
        }
        Answer operator()(const ListFindings& e) const { return clerk.list_findings(e, now); }
        Answer operator()(const FindPerson& e) const { return clerk.find_person(e, now); }
        Answer operator()(const FindPeople& e) const { return clerk.find_people(e, today()); }
        Answer operator()(const OpenPerson& e) const { return clerk.open_person(e, now); }
        Answer operator()(const SeekAlike& e) const { return clerk.seek_alike(e, today()); }
        Answer operator()(const TakeIn& e) const { return clerk.take_in(e, now); }
        Answer operator()(const CheckPersonIn& e) const { return clerk.check_in(e, now); }
        Answer operator()(const Assess& e) const { return clerk.assess_person(e); }
        Answer operator()(const SaveDose& e) const { return clerk.save_dose(e, now); }
        Answer operator()(const SaveScreening& e) const { return clerk.save_screening(e, now); }
        Answer operator()(const ListVisitors& e) const { return clerk.list_visitors(e, today()); }
        Answer operator()(const TakeStep& e) const { return clerk.take_step(e, now); }
        Answer operator()(const OpenNumbered& e) const { return clerk.open_numbered(e, now); }
        Answer operator()(const ListVials& e) const { return clerk.list_vials(e, today()); }
        Answer operator()(const OpenVial& e) const { return clerk.open_vial(e, now); }
        Answer operator()(const WasteDoses& e) const { return clerk.waste_doses(e, now); }
        Answer operator()(const ListRecords& e) const { return clerk.list_records(e, now); }
        Answer operator()(const SaveMending& e) const { return clerk.save_mending(e, now); }
        Answer operator()(const NoteFact& e) const { return clerk.note_fact(e, now); }
        Answer operator()(const ListClosing& e) const { return clerk.list_closing(e); }
        Answer operator()(const CollectForm& e) const { return clerk.collect_form(e, now); }
        Answer operator()(const CloseDay& e) const { return clerk.close_day(e, now); }
        Answer operator()(const MakePreview& e) const { return clerk.make_preview(e, now); }
        Answer operator()(const PrintPaper& e) const { return clerk.print(e, now); }
        Answer operator()(const PrintAgain& e) const {
            clerk.papers_.again(e.paper);
            return std::nullopt;
        }
        Answer operator()(const DropPaper& e) const {
            clerk.papers_.drop(e.paper);
            return std::nullopt;
        }
        Answer operator()(const AskHub&) const { return std::nullopt; }  // Not the clerk's.
        Answer operator()(const EndCheckIn& e) const {
            clerk.end_check_in(e.who, now);
            return std::nullopt;
        }
        Answer operator()(const UseRules& e) const {
            clerk.use_rules(e.edition);
            return std::nullopt;
        }
        // What fails is asked for again at the next start.
        Answer operator()(const GiveUpKeys&) const {
            (void)clerk.records().give_up_keys();
            return std::nullopt;
        }
        Answer operator()(const ForgetPerson&) const { return std::nullopt; }
    };
    return visit(Kinds{*this, now}, effect);
}

}  // namespace uketsuke
