// A programme file as values: what a vaccination programme offers, to whom, when, and after what
// interval. C++ knows only the kinds of rules below; every name, day, age and interval comes from
// the file (README.md of this room describes it for who writes one). Immutable after loading and
// therefore safe to share between threads.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/programme/plans.h"

namespace uketsuke {

// Every sentence that a programme can answer with is numbered in the order of the file.
inline constexpr std::size_t reasons_max = 512;
using ReasonSet = std::bitset<reasons_max>;

struct Span {
    Day from = day_always;  // Both days included; they are compared with the day of the injection.
    Day until = day_never;
    bool holds(Day day) const { return from <= day && day <= until; }
    bool operator==(const Span&) const = default;
};

// Ages by the law of the eve (core/base/date.h). `below_years` is the first age that is too old.
struct Ages {
    int from_years = 0;
    int from_months = 0;  // Used instead of from_years when it is not 0.
    int below_years = 0;  // 0: no upper end.
    // Of Programme::age_edges: the first day inside, and the first day that is too old.
    int opens = 0;
    int closes = 0;
    bool operator==(const Ages& other) const {
        return from_years == other.from_years && from_months == other.from_months &&
               below_years == other.below_years;
    }
};

// A day of a person's life at which rules turn.
struct AgeEdge {
    enum class Kind { birth, years, months, never };
    Kind kind = Kind::birth;
    int count = 0;
    bool operator==(const AgeEdge&) const = default;
};
Day day_of(const AgeEdge& edge, std::chrono::year_month_day birth);

struct AgeClass {
    std::string id;
    Words name;
    Ages ages;
};

struct ProductClass {
    std::string id;
    Words name;
    Mask products = 0;
};

struct Volume {
    Mask doses = mask_all;
    int microlitres = 0;
};

// How a vial is made ready (希釈) and how long it may be used. What is not verified is absent.
struct Preparation {
    std::optional<int> diluent_microlitres;  // 0: never diluted.
    std::optional<int> doses_per_vial;
    std::optional<int> hours_after_dilution;
    std::optional<int> hours_after_puncture;
    bool operator==(const Preparation&) const = default;
};

struct Product {
    std::string id;
    Words name;  // 販売名, as shown and printed.
    Words maker;
    int product_class = 0;
    int age_class = 0;
    std::vector<Volume> volumes;  // Empty where the file has no verified value; so with the rest.
    Preparation preparation;
    std::string cvx;              // Code of the HL7 vaccine list, for certificates and FHIR.
    std::string approval_number;  // 承認番号
};

// A primary series (初回接種): how many doses make it complete. A person is on the series that the
// product of the first dose belongs to, or else on the one for the age at the first dose.
struct Series {
    std::string id;
    Words name;
    Mask products = 0;
    int doses = 0;
    int age_class = 0;
    std::string clause;
};

enum class EstablishedBy { desk, doctor };

// 区分: what a person says of himself. The desk's word is taken for some, others the doctor
// confirms on the day.
struct Group {
    std::string id;
    Words name;
    Words question;  // What the desk asks.
    EstablishedBy established_by = EstablishedBy::desk;
    int bmi_from = 0;             // Height and weight alone put a person into the group; 0: no.
    int needs_confirmation = -1;  // Reason, for groups that the doctor confirms.
};

// One item of a group's definition, to be explained at the desk; which one applies to a person is
// never asked for or stored.
struct Condition {
    int group = 0;
    bool under_treatment = false;  // Only while 通院 or 入院.
    std::string clause;
    Words words;
};

// 対象者: any of the alternatives, and none of `except`.
struct PeopleAlternative {
    std::optional<Ages> ages;  // On the day of the injection.
    Mask groups = 0;           // Any of them; 0: everyone of that age.
};
struct People {
    std::string id;
    std::vector<PeopleAlternative> any;
    std::vector<int> except;
    int reason = -1;  // Given to who is not among them.
};

enum class RuleEffect { note, confirm, block };  // Ordered: the worst one decides.
enum class AgeAt { injection, first_dose };

// What may be given: the positive rows of a programme. What no offer names is not given.
struct Offer {
    std::string clause;
    Words words;
    Words remark;  // Shown beside the product: "the usual choice is another". May be empty.
    Span span;
    Mask doses = 0;
    Mask products = 0;
    Mask series = mask_all;            // Ignored for the first dose, when there is none yet.
    Mask previous = mask_all;          // The product given last.
    std::optional<bool> same_product;  // It must be (or must not be) the product given last.
    Span last;                         // The last dose was given on one of these days.
    bool asked_only = false;           // Considered only when the product is asked for by name.
    bool second_choice = false;
    std::optional<Ages> ages;
    AgeAt age_at = AgeAt::injection;
    int people = -1;
    int line = 0;
    int not_open = -1, closed = -1, too_young = -1, too_old = -1, wrong_age = -1;  // Reasons.
    int condition = -1;  // Reason of an offer that always asks the doctor; -1 for the others.
};

// When a rule speaks. A rule out of scope has nothing to say.
struct Scope {
    Mask doses = mask_all;
    Mask products = mask_all;
    Mask series = mask_all;
    Mask previous = mask_all;
    Mask earlier = 0;  // Only after one of these was given at any time; 0: whatever came before.
    std::optional<bool> same_product;  // Only when it is (or is not) the product given last.
    std::optional<Ages> ages;          // On the day of the injection.
    int people = -1;
};

// 接種間隔 since the last dose: exactly one of days and months.
struct Spacing {
    int days = 0;
    int months = 0;  // By add_months_rolling_forward.
    // Speaks only from this many days or months on (at most one of them); another row, or the
    // programme that this one builds on, says what lies before.
    int bound_days = 0;
    int bound_months = 0;
    bool operator==(const Spacing&) const = default;
};
// 1人1回: one of `given` was already given as dose `from_dose` or later, on `given_from` or later.
struct Once {
    Mask given = 0;
    int from_dose = 1;
    Day given_from = day_always;
};
struct Total {  // 接種回数: no dose beyond this number.
    int doses = 0;
};
struct Residence {    // 住民票: speaks to who does not live in the municipality on the day.
    Mask groups = 0;  // Only to members of any of these; 0: to everyone
    Mask unless = 0;  // but members of any of these.
};
struct OtherVaccineGap {  // 他のワクチン: days before and after.
    int days = 0;
    std::vector<std::string> only;    // Kinds; empty: all
    std::vector<std::string> except;  // but these.
};
struct Caution {};  // Speaks to everyone in its scope.
// `missing` speaks to who is known to have presented none, the others to what was presented.
enum class VoucherCheck { dose, municipality, kind, missing };
struct VoucherRule {
    VoucherCheck check = VoucherCheck::dose;
    std::vector<int> kinds;  // For `kind`: the 券種 that it speaks to.
};
enum class HistoryCheck { same_day, future, unknown_product };

struct Rule {
    RuleEffect effect = RuleEffect::block;
    Span span;
    Scope scope;
    int reason = -1;
    int line = 0;
    bool taken_over = true;  // By programmes that build on this one.
    std::variant<Spacing, Once, Total, Residence, OtherVaccineGap, Caution, VoucherRule,
                 HistoryCheck>
        what;
};

// 期限: warns when what follows this dose can no longer be given before the programme ends. The day
// is computed from offers and spacing; it stands in no file.
struct Deadline {
    Mask doses = 0;
    Mask series = mask_all;  // At the first dose: the series of the product.
    Mask target_products = 0;
    int target_dose = 0;           // 0: whichever dose one of the target products can be.
    Day target_until = day_never;  // The last day on which the target still counts as reached.
    int reason = -1;
    int small_print = -1;  // Added when the earliest allowed days would still do.
};

struct ReasonText {
    std::string code;
    std::string clause;
    Words words;
    int line = 0;
    int base = 0;  // 0: of the programme's own file, 1: of the one it builds on, and so on.
};

// 問合せ・案内: shown with the reasons it answers.
struct Contact {
    std::string id;
    std::vector<std::string> answers;  // Reason codes; empty: always.
    std::string telephone;
    std::string clause;
    Words words;
};

// 文書の誤り: shown to the clerk, never a rule.
struct DocumentSlip {
    std::string clause;
    std::string printed;
    Words words;
};

// 経過観察: minutes after the injection, for everyone (`words` of the first row) or for whom the
// words describe.
struct Observation {
    int minutes = 0;
    bool everyone = false;
    std::string clause;
    Words words;
};

// 接種不適当者: with any of these the injection is not given.
struct Unsuitable {
    std::string id;  // "fever": recorded as the reason (core/visit/screening.h).
    std::string clause;
    Words words;
};

// 接種券の申請: who applies for the voucher (sending.h asks).
enum class AppliedBy { nobody, person, institution };
struct Application {
    AppliedBy by = AppliedBy::nobody;
    std::optional<Ages> ages;
    int months_after_last = 0;  // The age counts so long after the last dose; 0: on the day asked.
    Mask groups = 0;            // Any of them; 0: everyone.
    std::string clause;
    Words words;
};

// 接種券の発送: for whose next dose is `dose` (sending.h asks). All dates are plans of the city.
enum class DispatchState { on_day, sent, undecided, as_needed, not_sent };
struct Dispatch {
    Mask doses = 0;
    std::optional<Ages> ages;  // On `send_on`, or on the day asked where there is none.
    Span last;                 // The last dose was given on one of these days.
    Span born;
    DispatchState state = DispatchState::on_day;
    Day send_on{};  // Only with on_day.
    std::string clause;
    Words words;
};

struct SourceDocument {
    std::string id;  // "SAT": clauses begin with it.
    Words title;
};

struct Programme {
    std::string id;
    std::string version;    // With those it builds on: "3+national-2".
    std::string builds_on;  // Id of the programme whose nouns and rules hold here too; or empty.
    std::string form;       // Id of the screening form (form.h) in use; or empty.
    Words name;
    std::string municipality;  // Six digits; empty for a programme of no municipality.
    Span span;
    std::vector<SourceDocument> documents;
    std::vector<AgeClass> age_classes;
    std::vector<AgeEdge> age_edges;  // Of all age classes, each once.
    std::vector<ProductClass> product_classes;
    std::vector<Product> products;
    std::vector<Series> series;
    std::vector<Group> groups;
    std::vector<People> people;
    std::vector<Offer> offers;
    std::vector<Rule> rules;
    std::vector<Deadline> deadlines;
    std::vector<Condition> conditions;
    std::vector<Observation> observations;
    std::vector<Unsuitable> unsuitable;
    std::vector<Application> applications;  // The first that fits counts first.
    std::vector<Dispatch> dispatches;       // The first that fits counts.
    std::vector<Contact> contacts;
    std::vector<DocumentSlip> document_slips;
    std::vector<ReasonText> reasons;  // In the file's order.
    // Answers that belong to no single row; every file states them ([[notice]]).
    int wrong_product_for_dose = -1, wrong_product_for_age = -1, unknown_product = -1, no_rule = -1;
    // By next dose, made from the rows above; the first is for doses beyond dose_number_max.
    std::vector<DosePlan> plans;

    const Product* find_product(std::string_view product_id) const;
    int product_index(std::string_view product_id) const;  // unknown_index where it is not named.
    int group_index(std::string_view group_id) const;      // -1 where it is not named.
};

// The codes that a file may answer with. They are the contract of `uketsuke assess`; a sentence for
// each use stands in the file.
bool is_reason_code(std::string_view code);

}  // namespace uketsuke
