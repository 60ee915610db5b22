// Comparing each row with what the ledger already says.
#include "sync/hub/roster_import.h"

#include <algorithm>
#include <unordered_map>

namespace uketsuke {

namespace {

struct KnownPerson {
    PersonId id;
    std::vector<DoseReported> reported;
};

DoseReported reported_part(const DoseGiven& dose) {
    return {dose.date, dose.product, dose.dose_number, dose.lot, dose.venue, dose.doctor};
}

class Planner {
  public:
    Planner(Ledger& ledger, const std::string& municipality, const PersonSource& new_person)
        : ledger_(ledger), municipality_(municipality), new_person_(new_person) {}

    Result<void> add_resident(const RosterRow& row) {
        const Resident& resident = row.resident;
        if (resident.municipality != municipality_) {
            plan_.roster_problems.add({row.line,
                                       "municipality",
                                       "roster.other_municipality",
                                       {"このハブは" + municipality_ + "の台帳です。",
                                        "This hub keeps the ledger of " + municipality_ + "."}});
            return {};
        }
        auto person = TRY(ledger_.person_by_resident_id(municipality_, resident.resident_id));
        const PersonId id = person ? person->person : new_person_();
        note_person(resident.resident_id, id, person);
        if (person && person->resident == resident) {
            ++plan_.residents.unchanged;
            return {};
        }
        ++(person ? plan_.residents.changed : plan_.residents.fresh);
        plan_.drafts.push_back({municipality_, "", subject_of(id), resident});
        return {};
    }

    Result<void> add_dose(const ReportedRow& row) {
        KnownPerson* person = TRY(find(row.resident_id));
        if (!person) {
            plan_.dose_problems.add(
                {row.line,
                 "resident_id",
                 "doses.unknown_resident",
                 {"住民の台帳にない宛名番号です。", "No resident of the roster has this id."}});
            return {};
        }
        const auto known = std::find(person->reported.begin(), person->reported.end(), row.dose);
        if (known != person->reported.end()) {
            ++plan_.doses.unchanged;
            return {};
        }
        person->reported.push_back(row.dose);
        ++plan_.doses.fresh;
        plan_.drafts.push_back({municipality_, "", subject_of(person->id), row.dose});
        return {};
    }

    ImportPlan take() { return std::move(plan_); }

  private:
    KnownPerson& note_person(const std::string& resident_id, PersonId id,
                             const std::optional<PersonRow>& row) {
        KnownPerson& person = people_[resident_id];
        person.id = id;
        if (!row) return person;
        for (const PersonDose& dose : row->doses) {
            if (!dose.given_here) person.reported.push_back(reported_part(dose.dose));
        }
        return person;
    }

    Result<KnownPerson*> find(const std::string& resident_id) {
        if (const auto found = people_.find(resident_id); found != people_.end())
            return &found->second;
        const auto row = TRY(ledger_.person_by_resident_id(municipality_, resident_id));
        if (!row) return nullptr;
        return &note_person(resident_id, row->person, row);
    }

    Ledger& ledger_;
    const std::string& municipality_;
    const PersonSource& new_person_;
    std::unordered_map<std::string, KnownPerson> people_;
    ImportPlan plan_;
};

}  // namespace

Result<ImportPlan> plan_import(Ledger& ledger, const std::string& municipality,
                               const Roster& roster, const ReportedDoses& doses,
                               const PersonSource& new_person, const Progress& progress) {
    Planner planner(ledger, municipality, new_person);
    const std::size_t all = roster.rows.size() + doses.rows.size();
    std::size_t done = 0;
    const auto tell = [&] {
        ++done;
        if (progress && (done % 1000 == 0 || done == all)) progress(done, all);
    };
    for (const RosterRow& row : roster.rows) {
        TRY(planner.add_resident(row));
        tell();
    }
    for (const ReportedRow& row : doses.rows) {
        TRY(planner.add_dose(row));
        tell();
    }
    return planner.take();
}

}  // namespace uketsuke
