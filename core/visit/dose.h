// From a decision and a vial to a dose that may be recorded. `give` is the last check before the
// needle: product, lot, expiry and what the list of lots says are compared here and nowhere else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/display.h"
#include "core/programme/lots.h"
#include "core/visit/desks.h"
#include "core/visit/screening.h"

namespace uketsuke {

// A product as the programme describes it for the dose in question.
struct ProductFacts {
    std::string id;
    std::string name;   // 販売名 as printed.
    std::string maker;  // As printed on the 接種済証.
    int volume_ul = 0;  // For this dose number; microlitres.
    Words remark = {};  // What the rules say beside it ("the usual choice is another"); or empty.
    // How a vial of it is used; 0 where the programme knows no such figure.
    int doses_per_vial = 0;
    int hours_to_use = 0;  // After dilution, or else after the first puncture.
    bool diluted = false;  // Which of the two.
    bool operator==(const ProductFacts&) const = default;
};

// 接種液: what the syringe was filled from. The printed last day counts as a whole day.
struct Vial {
    std::string product;
    std::string lot;  // At most lot_length_max characters, compared exactly (domain.md section 4).
    Day expiry{};     // As printed, also where the list of lots says that it was extended.
    // Of a vial that was entered when it was opened (core/ledger/vials.h); not set for another.
    std::string entry = {};   // By which its doses name it.
    std::string number = {};  // "A3".
    Instant use_until = {};
    std::string second = {};  // Who compared it as well; needed where second_asked().
    bool operator==(const Vial&) const = default;
};

enum class BodySite { left_upper_arm, right_upper_arm, left_thigh, right_thigh };
const char* to_text(BodySite site);  // "left_upper_arm" and so on, as stored.
std::optional<BodySite> parse_body_site(std::string_view text);
const Words& words_of(BodySite site);

// What the desk may ask of a visitor (聞き取り), as the programme words it.
struct GroupQuestion {
    std::string id;
    Words question;
    bool operator==(const GroupQuestion&) const = default;
};
struct HearingQuestions {
    std::vector<GroupQuestion> groups;
    bool height_and_weight = false;          // A group follows from the BMI.
    std::vector<std::string> vaccine_kinds;  // Other vaccines that a rule tells apart, and "other".
    bool operator==(const HearingQuestions&) const = default;
};

// 規則: what the rules in force let a desk choose, ask and compare. One edition is one state of
// them (core/programme/rulebook.h); a verdict, its questions and its record are of the same.
struct DeskRules {
    std::string edition;
    std::string programme;
    std::string rule_version;
    std::vector<ProductFacts> products;  // All that the programme knows, for choosing.
    HearingQuestions questions;
    std::shared_ptr<const ScreeningForm> form;  // 予診票 in use; none: it is not asked about.
    std::vector<ObservationTime> observation;
    std::vector<ScreeningReason> not_today;  // What may be the reason that nothing is injected.
    std::shared_ptr<const Lots> lots;        // None: no list of lots is known here.
    std::vector<Words> aftercare = {};       // Whom to turn to after a reaction; relief.
    bool operator==(const DeskRules&) const = default;
};

// 業務: the session at this terminal.
struct Desk {
    SessionId session;
    DeskKind kind = DeskKind::all_in_one;
    std::string staff_name;
    std::string venue;
    std::string doctor;
    Vial vial;  // What the session started with, where it injects; each dose compares its own.
    std::string municipality;  // Whose vouchers ten digits alone are taken for.
    DeskRules rules;
    std::optional<int> doses_left = {};  // In the vial, by the count, where it was entered.
    std::optional<StaffId> staff = {};   // On the list of staff; nothing: the name was typed.
    bool operator==(const Desk&) const = default;
};

// What may not happen, or nothing. `allowed` are the products of the verdict; `today` is the day of
// the injection. Where the lot is listed, its last day is that of the list, whatever was typed.
// Errors (refused): vial.product (also of a lot that the list knows only for another product),
// vial.lot, vial.held, vial.expired.
std::optional<Error> obstacle(const Vial& vial, const std::vector<std::string>& allowed,
                              const Lots* lots, Day today);

// vial.time_over: the hours since it was opened are over. Nothing for a vial without them.
std::optional<Error> obstacle_of_time(const Vial& vial, Instant now);

// The list of lots does not know the lot: two people compare the vial, once.
bool second_asked(const Vial& vial, const Lots* lots);

// vial.second: nobody else has compared it than `staff`, who works here. Nothing for a vial of
// which that was asked when it was entered, or is not asked.
std::optional<Error> obstacle_of_second(const Vial& vial, const Lots* lots,
                                        const std::string& staff);

// vial.lot: no lot number, or one that is too long.
std::unexpected<Error> wrong_lot();

// The person as of the day of the dose (施行規則3条), and who recorded it where, by which rules.
void put_person(DoseGiven& fact, const Resident& resident);
void put_desk(DoseGiven& fact, const Desk& desk);

// What the list of lots says about a vial and forbids nothing.
struct VialNotice {
    std::string code;       // vial.unlisted, vial.printed_expiry, vial.extended
    bool attention = true;  // The vial has to be compared once more; else it is information.
    Words what;
    Words next;  // May be empty.
    bool operator==(const VialNotice&) const = default;
};
std::vector<VialNotice> notices_about(const Vial& vial, const Lots* lots);

struct RecordedDose;
struct Mending;
struct MendingReason;
struct Correction;
struct PaperEntered;

// A dose that was given and waits to be recorded, or is recorded.
class Dose {
  public:
    PersonId person() const { return person_; }
    const DoseGiven& fact() const { return fact_; }
    Listing listing() const { return listing_; }
    bool operator==(const Dose&) const = default;

  private:
    friend Result<Dose> give(const Decision& decision, const Vial& vial,
                             const ProductFacts& product, BodySite site, const Desk& desk,
                             Instant at);
    // Of a record that is there already (mending.h).
    friend std::optional<RecordedDose> recorded_dose(const PersonRow& row,
                                                     const std::string& entry);
    friend Result<Mending> correct(const RecordedDose& record, const Correction& correction,
                                   const Desk& desk);
    friend Result<Mending> move_to(const ConfirmedPerson& right, const RecordedDose& record,
                                   const MendingReason& reason, const Desk& desk);
    // Of what was given elsewhere, or before (paper.h).
    friend Result<Dose> enter_from_paper(const ConfirmedPerson& person, const PaperEntered& entered,
                                         const Desk& desk, Instant now);
    Dose(PersonId person, DoseGiven fact, Listing listing)
        : person_(person), fact_(std::move(fact)), listing_(listing) {}
    PersonId person_;
    DoseGiven fact_;
    Listing listing_ = Listing::roster;  // Of the person, for whoever looks at the screen.
};

// The only way to a Dose. `at` is the time of the injection. Errors as `obstacle`,
// `obstacle_of_time` and `obstacle_of_second`, and vial.product where `product` is not that of the
// vial.
Result<Dose> give(const Decision& decision, const Vial& vial, const ProductFacts& product,
                  BodySite site, const Desk& desk, Instant at);

// 予診のみ or 見合わせ: the record of a visit that ended without an injection.
ScreeningClosed close_screening(const ConfirmedPerson& person, ScreeningOutcome outcome,
                                std::string reason, const Desk& desk, Instant at);

}  // namespace uketsuke
