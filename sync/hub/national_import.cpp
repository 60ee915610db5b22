// Line by line: whose it is, then dose by dose against what the ledger says.
#include "sync/hub/national_import.h"

#include <algorithm>
#include <map>

#include "core/base/json.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/office_file.h"

namespace uketsuke {

namespace {

bool has_number(const PersonRow& row, const std::string& municipality, const std::string& number) {
    if (row.resident && row.resident->municipality == municipality &&
        row.resident->voucher_number == number)
        return true;
    return std::ranges::any_of(row.voided_vouchers, [&](const VoidedVoucher& voided) {
        return voided.municipality == municipality && voided.number == number;
    });
}

bool same_words(const NationalDose& a, const NationalDose& b) {
    return a.date == b.date && a.venue == b.venue && a.doctor == b.doctor && a.maker == b.maker &&
           a.lot == b.lot;
}

// The first column in which two doses differ, and what each of them says.
struct Difference {
    NationalColumn column = NationalColumn::date;
    std::string here, there;
};
Difference difference_of(const NationalDose& here, const NationalDose& there) {
    if (here.date != there.date)
        return {NationalColumn::date, format_day(here.date), format_day(there.date)};
    if (here.maker != there.maker) return {NationalColumn::maker, here.maker, there.maker};
    if (here.lot != there.lot) return {NationalColumn::lot, here.lot, there.lot};
    if (here.venue != there.venue) return {NationalColumn::venue, here.venue, there.venue};
    return {NationalColumn::doctor, here.doctor, there.doctor};
}

class Planner {
  public:
    Planner(Ledger& ledger, const std::string& municipality, const Makers& makers, Day today)
        : ledger_(ledger), municipality_(municipality), makers_(makers), today_(today) {}

    Result<void> add(const NationalRow& line) {
        line_ = line.line;
        const auto row = TRY(find(line.person));
        if (!row) return {};
        const auto [first, fresh] = lines_.try_emplace(row->person, line.line);
        if (!fresh) {
            const std::string number = std::to_string(first->second);
            problem(column_name({}, 0), "national.repeated",
                    {number + "行目と同じ人です。", "The same person as on line " + number + "."});
            return {};
        }
        for (std::size_t i = 0; i < line.person.doses.size(); ++i) {
            if (!line.person.doses[i]) continue;
            const int number = static_cast<int>(i) + 1;
            TRY(check(*row, *line.person.doses[i], number));
            take(*row, *line.person.doses[i], number);
        }
        return {};
    }

    NationalImport finish() { return std::move(plan_); }

  private:
    void problem(const std::string& column, const char* code, Words what) {
        plan_.problems.add({line_, column, code, std::move(what)});
    }
    void warning(const std::string& column, const char* code, Words what) {
        plan_.warnings.add({line_, column, code, std::move(what)});
    }

    Result<std::optional<PersonRow>> find(const NationalPerson& person) {
        if (person.resident_id.empty()) return find_by_number(person);
        auto row = TRY(ledger_.person_by_resident_id(municipality_, person.resident_id));
        if (!row)
            problem(column_name({}, 0), "national.unknown_resident",
                    {"住民の台帳にない宛名番号です。", "No resident of the roster has this id."});
        return row;
    }

    Result<std::optional<PersonRow>> find_by_number(const NationalPerson& person) {
        for (std::size_t i = 0; i < person.doses.size(); ++i) {
            const auto& dose = person.doses[i];
            if (!dose || dose->municipality != municipality_) continue;
            for (PersonRow& row :
                 TRY(ledger_.people_by_voucher(municipality_, dose->voucher_number))) {
                if (has_number(row, municipality_, dose->voucher_number))
                    return std::optional(std::move(row));
            }
            problem(column_name(NationalColumn::voucher_number, static_cast<int>(i) + 1),
                    "national.unknown_voucher",
                    {"名簿にない券番号です。", "No resident of the roster has this number."});
            return std::optional<PersonRow>();
        }
        problem(column_name({}, 0), "national.nobody",
                {"宛名番号がなく、この市町村の券番号もありません。",
                 "There is no resident's id, and no voucher number of this municipality."});
        return std::optional<PersonRow>();
    }

    // Whether the dose can be this person's, and can have been given.
    Result<void> check(const PersonRow& row, const NationalDose& dose, int number) {
        if (dose.date > today_)
            problem(column_name(NationalColumn::date, number), "national.future",
                    {"これから先の日です。", "This day is still to come."});
        if (dose.municipality != municipality_ ||
            has_number(row, municipality_, dose.voucher_number))
            return {};
        const std::string column = column_name(NationalColumn::voucher_number, number);
        for (const PersonRow& other :
             TRY(ledger_.people_by_voucher(municipality_, dose.voucher_number))) {
            if (other.person == row.person ||
                !has_number(other, municipality_, dose.voucher_number))
                continue;
            problem(column, "national.other_person",
                    {"名簿では別の人の券番号です。別の人の記録かもしれません。",
                     "The roster gives this number to somebody else: it may be another's record."});
            return {};
        }
        warning(column, "national.other_number",
                {"名簿にない券番号です。記録は取り込みます。",
                 "The roster knows no such number. The record is taken all the same."});
        return {};
    }

    void take(const PersonRow& row, const NationalDose& dose, int number) {
        const auto numbers = dose_numbers(row);
        const PersonDose* clash = nullptr;
        for (std::size_t i = 0; i < row.doses.size(); ++i) {
            const PersonDose& here = row.doses[i];
            const bool same_number = numbers[i] == number || here.dose.dose_number == 0;
            if (same_number && same_words(words_of(here.dose, makers_), dose)) {
                ++plan_.known;
                return;
            }
            if (numbers[i] == number || here.dose.date == dose.date) clash = &here;
        }
        if (clash) return tell_clash(*clash, dose, number);
        for (const PersonDose& aside : row.set_aside) {
            if (!same_words(words_of(aside.dose, makers_), dose)) continue;
            ++plan_.not_taken;
            return warning(column_name(NationalColumn::date, number), "national.withdrawn",
                           {"この記録は取り消されています。取り込みません。",
                            "This record was withdrawn here. It is not taken."});
        }
        enter(row, dose, number);
    }

    void tell_clash(const PersonDose& clash, const NationalDose& dose, int number) {
        const NationalDose here = words_of(clash.dose, makers_);
        const Difference found =
            same_words(here, dose)
                ? Difference{NationalColumn::date, std::to_string(clash.dose.dose_number) + "回目",
                             std::to_string(number) + "回目"}
                : difference_of(here, dose);
        ++plan_.not_taken;
        warning(column_name(found.column, number), "national.differs",
                {"台帳では「" + found.here + "」、このファイルでは「" + found.there +
                     "」です。取り込みません。",
                 "The ledger says \"" + found.here + "\", this file \"" + found.there +
                     "\". It is not taken."});
    }

    void enter(const PersonRow& row, const NationalDose& dose, int number) {
        DoseReported fact{dose.date, "", number, dose.lot, dose.venue, dose.doctor};
        fact.product =
            makers_.product_of({dose.maker, dose.lot, dose.date, number, row.resident->birth_date});
        if (fact.product == dose.maker) ++plan_.unclear;
        plan_.drafts.push_back({municipality_, "", subject_of(row.person), std::move(fact)});
    }

    Ledger& ledger_;
    const std::string& municipality_;
    const Makers& makers_;
    Day today_;
    std::size_t line_ = 0;
    std::map<PersonId, std::size_t> lines_;
    NationalImport plan_;
};

void tell_taken(const NationalImport& plan, const CommandSpeech& speech) {
    const auto number = [](std::size_t count) { return std::to_string(count); };
    const std::size_t fresh = plan.drafts.size();
    speech.tell(
        print_json(Json{{"imported", true},
                        {"new", fresh},
                        {"known", plan.known},
                        {"not_taken", plan.not_taken},
                        {"unclear_product", plan.unclear}}),
        {"取り込みました。新規" + number(fresh) + "、既知" + number(plan.known) +
             "、台帳と違うため取り込まなかったもの" + number(plan.not_taken) + "。新規のうち" +
             number(plan.unclear) + "回は、メーカーだけが分かり、製品が分かりません。",
         "Imported: " + number(fresh) + " new, " + number(plan.known) + " known, " +
             number(plan.not_taken) + " not taken because the ledger says otherwise. Of the new, " +
             number(plan.unclear) + " have a maker and no known product."});
}

}  // namespace

Result<NationalImport> plan_national_import(Ledger& ledger, const std::string& municipality,
                                            const NationalFile& file, const Makers& makers,
                                            Day today, const Progress& progress) {
    Planner planner(ledger, municipality, makers, today);
    for (std::size_t i = 0; i < file.rows.size(); ++i) {
        TRY(planner.add(file.rows[i]));
        if (progress) progress(i + 1, file.rows.size());
    }
    return planner.finish();
}

Result<int> import_national(Records& records, const std::string& file, const CommandSpeech& speech,
                            Instant now) {
    Ledger& ledger = records.ledger();
    const HubSettings settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    const Makers makers = TRY(makers_at(records));
    const NationalFile read = read_national(TRY(read_office_file(file)), makers.names());
    tell_problems({file, read.warnings, "warning"}, speech);
    tell_problems({file, read.problems, "error"}, speech);
    if (!read.problems.empty()) return refuse_import(read.problems.count(), speech);
    const NationalImport plan =
        TRY(plan_national_import(ledger, settings.municipality, read, makers, day_in_japan(now),
                                 progress_of(speech, {"照合", "compared"})));
    tell_problems({file, plan.warnings, "warning"}, speech);
    tell_problems({file, plan.problems, "error"}, speech);
    if (!plan.problems.empty()) return refuse_import(plan.problems.count(), speech);
    TRY(ledger.append_all(plan.drafts, now, progress_of(speech, {"記録", "recorded"})));
    tell_taken(plan, speech);
    return 0;
}

}  // namespace uketsuke
