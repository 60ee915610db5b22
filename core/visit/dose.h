// From a decision and a vial to a dose that may be recorded. `give` is the last check before the
// needle: product, lot and expiry are compared here and nowhere else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/lots.h"
#include "core/visit/screening.h"

namespace uketsuke {

// A product as the programme describes it for the dose in question.
struct ProductFacts {
    std::string id;
    std::string name;   // 販売名 as printed.
    std::string maker;  // As printed on the 接種済証.
    int volume_ul = 0;  // For this dose number; microlitres.
    bool operator==(const ProductFacts&) const = default;
};

// 接種液: what the syringe was filled from. The printed last day counts as a whole day.
struct Vial {
    std::string product;
    std::string lot;  // At most lot_length_max characters, compared exactly (domain.md section 4).
    Day expiry{};
    bool operator==(const Vial&) const = default;
};

enum class BodySite { left_upper_arm, right_upper_arm, left_thigh, right_thigh };
const char* to_text(BodySite site);  // "left_upper_arm" and so on, as stored.
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

// 業務: the session at this terminal.
struct Desk {
    SessionId session;
    std::string staff_name;
    std::string venue;
    std::string doctor;
    Vial vial;  // What the session started with; each dose compares its own.
    std::string programme;
    std::string rule_version;
    std::vector<ProductFacts> products;  // All that the programme knows, for choosing.
    HearingQuestions questions;
    std::shared_ptr<const ScreeningForm> form;  // 予診票 in use; none: it is not asked about.
    bool operator==(const Desk&) const = default;
};

// What may not happen, or nothing. `allowed` are the products of the verdict; `today` is the day of
// the injection. Errors (refused): vial.product, vial.lot, vial.expired.
std::optional<Error> obstacle(const Vial& vial, const std::vector<std::string>& allowed, Day today);

// A dose that was given and waits to be recorded.
class Dose {
  public:
    PersonId person() const { return person_; }
    const DoseGiven& fact() const { return fact_; }
    bool operator==(const Dose&) const = default;

  private:
    friend Result<Dose> give(const Decision& decision, const Vial& vial,
                             const ProductFacts& product, BodySite site, const Desk& desk,
                             Instant at);
    Dose(PersonId person, DoseGiven fact) : person_(person), fact_(std::move(fact)) {}
    PersonId person_;
    DoseGiven fact_;
};

// The only way to a Dose. `at` is the time of the injection. Errors as `obstacle`, and vial.product
// where `product` is not that of the vial.
Result<Dose> give(const Decision& decision, const Vial& vial, const ProductFacts& product,
                  BodySite site, const Desk& desk, Instant at);

// 予診のみ or 見合わせ: the record of a visit that ended without an injection.
ScreeningClosed close_screening(const ConfirmedPerson& person, ScreeningOutcome outcome,
                                std::string reason, const Desk& desk, Instant at);

}  // namespace uketsuke
