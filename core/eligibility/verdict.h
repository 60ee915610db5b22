// The question that is put to a programme and the answer. A Verdict is about one person, one day
// and one programme; it needs no network and names every reason with its clause.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace uketsuke {

struct PastDose {
    Day date{};
    std::string
        product;  // A product id of the programme files; an unknown one is a reason, not an error.
    auto operator<=>(const PastDose&) const = default;
};

struct OtherVaccine {
    Day date{};
    std::string kind;  // "influenza" and so on.
    auto operator<=>(const OtherVaccine&) const = default;
};

struct VoucherFacts {
    std::optional<int> kind;  // 券種; nothing where it was not said.
    int dose = 0;
    std::string municipality;
    std::string number;
    bool operator==(const VoucherFacts&) const = default;
};

// It is known that none was presented.
struct NoVoucher {
    bool operator==(const NoVoucher&) const = default;
};

// std::monostate where nothing was said of a voucher: then no rule speaks of it either.
using VoucherPresented = std::variant<std::monostate, NoVoucher, VoucherFacts>;

// Plain facts, as they stand in a roster, on a form or in a line of `uketsuke assess`.
struct Case {
    std::string id;
    Day on{};  // The day of the injection.
    Day birth_date{};
    std::string municipality;  // Of residence on that day, six digits.
    std::vector<std::string> groups;
    std::vector<PastDose> doses;  // In any order.
    std::vector<OtherVaccine> other_vaccines;
    std::optional<std::string> product;  // Ask about this product only.
    std::optional<std::string> sex;
    std::optional<double> height_cm;
    std::optional<double> weight_kg;
    std::optional<Day> resident_since;
    VoucherPresented voucher;
    std::vector<std::string> doctor_confirmed;  // Groups that the doctor confirmed on the day.
    bool operator==(const Case&) const = default;
};

enum class Status {
    eligible,      // Yes.
    confirm,       // 医師に確認: yes, once the doctor has said so.
    not_yet,       // Not that day; yes from `earliest` on with all else unchanged.
    not_eligible,  // No day of the programme's period makes it yes.
};

const char* to_text(Status status);  // "eligible", "confirm", "not_yet", "not_eligible".

struct Reason {
    std::string code;    // "interval_too_short"; the list is in core/programme/README.md.
    std::string clause;  // "SAT 3(4)": document and section.
    Words text;
    bool operator==(const Reason&) const = default;
};

struct Verdict {
    Status status = Status::not_eligible;
    std::optional<int> dose_number;     // The next dose; nothing when the series is complete.
    std::vector<std::string> products;  // Allowed on `earliest`; empty when there is none.
    std::optional<Day> earliest;        // The first day from `on` that is yes.
    std::vector<Reason> reasons;        // All of them, in the file's order.
    bool operator==(const Verdict&) const = default;
};

}  // namespace uketsuke
