// What the bodies of entries say: one struct for each kind of fact, with its JSON form. These forms
// are stored for years and travel between versions, so a field may be added but never renamed or
// reused; a reader keeps what it does not know by keeping the entry's bytes.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/ledger/day_facts.h"

namespace uketsuke {

enum class Sex { female, male, unknown };  // As the roster says.

// 住民: one row of the city's roster (接種対象者台帳). Names are kept exactly as they came.
struct Resident {
    std::string resident_id;  // 宛名番号, the city's own key.
    std::string name;         // 氏名
    std::string kana;         // フリガナ, full-width katakana (core/base/kana.h).
    Sex sex = Sex::unknown;
    Day birth_date{};
    std::string postal_code;
    std::string address;             // 住所
    bool address_protected = false;  // 支援措置: never shown or printed.
    std::string municipality;        // Six digits, of residence.
    std::string voucher_number;      // 券番号 at that municipality; empty where none was issued.
    std::optional<Day> resident_since;
    std::vector<std::string> groups;  // Known to the city; the desk may add to them.
    // 通称 that the register of residents has beside the name, and how it sounds; mostly empty.
    std::string common_name = {};
    std::string common_kana = {};
    bool operator==(const Resident&) const = default;
};

// 接種済みとして届いた記録: a dose that the city already knew of.
struct DoseReported {
    Day date{};
    std::string product;
    int dose_number = 0;  // 0 where the source did not say.
    std::string lot;
    std::string venue;
    std::string doctor;
    bool operator==(const DoseReported&) const = default;
};

// 接種記録: a dose given at a terminal, with what 施行規則3条 asks for and what judged it.
struct DoseGiven {
    Day date{};
    Instant at{};
    int dose_number = 0;  // 生涯の回数, counted by the terminal from the history it knew.
    std::string product;
    std::string product_name;  // 販売名 as printed.
    std::string maker;
    std::string lot;
    std::optional<Day> expiry;  // 最終有効年月日 as the lot screen confirmed it.
    std::string vial;       // Its VialOpened, by the entry's name; empty where nobody entered one.
    int volume_ul = 0;      // Microlitres: 300 is 0.3 mL.
    std::string body_site;  // "left_upper_arm" and so on.
    std::string doctor;
    std::string recorder;  // Staff name.
    std::string venue;
    SessionId session;
    std::string programme;  // Programme id and the version that judged it.
    std::string rule_version;
    std::string verdict;  // Its status, by to_text(Status).
    std::vector<std::string> reason_codes;
    std::vector<std::string> groups_said;  // By the visitor, to `recorder` (聞き取り).
    bool doctor_confirmed = false;         // `doctor` said yes to a verdict of `confirm`.
    std::string voucher_line;              // The 18 digits that were presented, or empty.
    std::vector<std::string> read_by;      // "qr", "typed" ..., "number", "search", trouble.
    // What was entered of the 予診票 (core/programme/form.h): ids of deviating answers, tenths of a
    // degree Celsius (0: not entered), and the signatures that were seen: "consent", "guardian".
    std::vector<std::string> form_deviates;
    int temperature_tenths = 0;
    std::vector<std::string> signatures;  // 代筆: "proxy." with who wrote ("proxy.family").
    std::string doctors_reason;           // Why a verdict of `confirm` was overruled.
    // 訂正: the record in whose place this one stands, by its entry's name, why, and the manager
    // who approved it. That record is of the same person, or a DoseWithdrawn of the other names
    // this one. Empty for a first record.
    std::string in_place_of;
    std::string correction_reason;
    std::string approver;
    // 後追い入力: from paper, `at` as on it, with a second person; also of a lot that is unlisted.
    bool from_paper = false;
    std::string second_reader;
    // The person as of that day (施行規則3条).
    std::string name;
    std::string kana;
    Sex sex = Sex::unknown;
    Day birth_date{};
    std::string address;
    std::string municipality;
    bool operator==(const DoseGiven&) const = default;
};

enum class WithdrawnAs { undone, not_given, moved };  // 取り消し / 接種していない / 別の人の記録

// 接種記録の取り消し: the record of that name counts no longer. It stays readable.
struct DoseWithdrawn {
    std::string entry;  // By its entry's name.
    Day date{};         // Of that dose: both are over after the same five years.
    WithdrawnAs as = WithdrawnAs::undone;
    std::string moved_to;  // The person whose record it is, as 32 hexadecimal digits; else empty.
    std::string reason;    // In words; empty where it was undone within the visit.
    std::string recorder;
    std::string approver;  // The manager; empty within the visit.
    bool operator==(const DoseWithdrawn&) const = default;
};

enum class ScreeningOutcome {
    screening_only,
    put_off,
    left
};  // 予診のみ / 見合わせ / 予診前に退出

// 予診の結果で接種しなかった記録.
struct ScreeningClosed {
    Day date{};
    ScreeningOutcome outcome = ScreeningOutcome::put_off;
    std::string reason;
    std::string doctor;
    std::string recorder;
    std::string venue;
    SessionId session;
    std::string voucher_line;
    bool operator==(const ScreeningClosed&) const = default;
};

// 接種済証 was made for a dose of this person.
struct CertificateMade {
    int dose_number = 0;
    Day date{};
    std::string recorder;
    bool operator==(const CertificateMade&) const = default;
};

// 業務開始: subject is the session.
struct SessionOpened {
    std::string staff_name;
    std::string venue;
    std::string doctor;
    std::string product;
    std::string lot;
    std::optional<Day> expiry;
    std::string desk = {};  // "reception", "injection" ... (core/visit/desks.h); empty: all in one.
    std::string approver = {};  // The manager, where the desk asks for a qualification.
    bool operator==(const SessionOpened&) const = default;
};

// 消去: the bodies of these entries about the person are gone, in every store (erasure.h). In the
// hub's ledger.
struct DosesErased {
    std::vector<std::string> entries;  // entry_name() of each; any chain.
    std::string reason;                // "five_years_over".
    bool operator==(const DosesErased&) const = default;
};

// 閲覧記録: somebody saw the person's record on this device. Kept for those who ask who saw them
// (開示請求); it is part of no row.
struct PersonViewed {
    // How they came to see it: "voucher", "findings", "command"; "sent" where a hub gave it to a
    // terminal that holds only whom it has seen.
    std::string why;
    std::string who;  // The name at start of work, the account that gave the command, the terminal.
    bool operator==(const PersonViewed&) const = default;
};

enum class DeviceRole { terminal, hub };

// 範囲: of whom a terminal is sent the records: of the whole city, or of those whom it has seen. Of
// everybody else it is sent the entries without their bodies.
enum class DeviceScope { city, seen };

// 端末登録: in the hub's ledger; subject is the device.
struct DeviceEnrolled {
    std::string name;
    std::string public_key;                  // 64 hexadecimal digits.
    DeviceRole role = DeviceRole::terminal;  // A site hub lets devices in itself.
    DeviceScope scope = DeviceScope::city;   // Of a terminal; a hub's is the city.
    bool operator==(const DeviceEnrolled&) const = default;
};

// 端末の無効化: lost, stolen or given back; in the hub's ledger, subject is the device. What the
// device writes after it is kept and not folded (admission.h).
struct DeviceRevoked {
    std::string reason;
    bool operator==(const DeviceRevoked&) const = default;
};

// 規則の公開: a programme, a screening form or a list of lots, whole. In the hub's ledger; subject
// is rules_subject(). The entry's signature is what a terminal trusts it by.
struct RulesPublished {
    std::string what;     // "programme", "form", "lots" (core/programme/rulebook.h).
    std::string id;       // As the text says.
    std::string version;  // As the text says.
    std::string text;     // The file, TOML.
    bool operator==(const RulesPublished&) const = default;
};

// 受付: this person is being served at a desk. Ended by a dose or a closed screening of the same
// session, or by CheckInEnded; the fold of it is core/ledger/check_in.h.
struct CheckedIn {
    std::string venue;
    std::string recorder;  // Staff name.
    SessionId session;
    std::string takes_over;  // The check-in of another desk that goes on here, by its entry's name.
    std::string voucher_line;          // The 18 digits that were presented, or empty.
    std::vector<std::string> read_by;  // Carriers: "qr", "nw7", "typed" ...
    // 本人確認書類: the kind that was seen, by to_text(IdentityDocument); empty where an earlier
    // desk of the day has seen it.
    std::string document = {};
    bool operator==(const CheckedIn&) const = default;
};

// 受付の取り消し: the person left this desk, and nothing was given or recorded.
struct CheckInEnded {
    std::string check_in;  // The name of its entry.
    std::string recorder;
    bool operator==(const CheckInEnded&) const = default;
};

enum class SettledAs { as_recorded, corrected };  // 記録どおり / 対応済み

// 要確認の処理: somebody looked into a finding (core/ledger/findings.h) and says what it is.
struct FindingSettled {
    std::string code;  // These three name the finding.
    std::string entry;
    std::string about;
    SettledAs as = SettledAs::as_recorded;
    std::string note;      // Why, in words; never empty.
    std::string recorder;  // Who says so.
    bool operator==(const FindingSettled&) const = default;
};

// 来場の工程. What a dose, a closed screening or a certificate says is not said again.
enum class DeskStep {
    received,      // 受付済: goes on with a number
    form_checked,  // 予診票確認済
    screened,      // 予診済: the doctor says that the injection may be given
    observing,     // 経過観察中, until a time
    left,          // 退場
    parked         // 保留, with a reason; until any desk takes the person up again
};

// A desk is done with a person, who goes on to the next: it ends the check-in of its session, but
// `screened`, after which the same desk injects.
struct StepTaken {
    DeskStep step = DeskStep::received;
    std::string number;        // 整理番号, at reception: "A012". Of one venue and day.
    std::string voucher_line;  // The 18 digits that were presented there, or empty.
    Instant until{};           // Observing: when the person may leave.
    std::string reason;        // Parked: a code or words.
    // Form checked: as in DoseGiven.
    std::vector<std::string> form_deviates;
    int temperature_tenths = 0;
    std::vector<std::string> signatures;
    std::string recorder;
    std::string venue;
    SessionId session;
    bool operator==(const StepTaken&) const = default;
};

// 従事者: one of those who may work at a site. In the hub's ledger; subject is staff_subject(). The
// latest of each id counts.
struct StaffListed {
    StaffId staff;
    std::string name;
    std::string kana;
    std::vector<std::string> qualifications;  // "doctor", "nurse" ... (core/visit/desks.h).
    bool manager = false;                     // 責任者: approves corrections.
    std::string pin_hash;                     // Argon2id, as libsodium prints it; empty: none.
    std::string card_hash;                    // SHA-256 of the card's code, 64 hexadecimal digits.
    bool active = true;
    bool operator==(const StaffListed&) const = default;
};

// 担当者の交代: somebody goes on with the work of a session; subject is the session.
struct SignedIn {
    StaffId staff;
    std::string staff_name;
    std::string how;  // "pin", "card", "name" (not on the list).
    bool operator==(const SignedIn&) const = default;
};

// 仮受付: a person whom the roster does not have, as voucher and form say; for the city to settle.
struct ProvisionalTaken {
    std::string name;
    std::string kana;
    Sex sex = Sex::unknown;
    Day birth_date{};
    std::string address;
    std::string municipality;  // Six digits, as the person says.
    std::string voucher_line;  // The 18 digits that were presented, or empty.
    std::string why;           // A code: "not_in_roster", "forgotten", "old_address" ...
    std::string note;
    std::string recorder;
    std::string venue;
    bool operator==(const ProvisionalTaken&) const = default;
};

// 充填: a vial was opened or diluted and drawn up; subject is vials_subject() of its venue and day.
struct VialOpened {
    std::string number;  // Called out at the venue: "A3", the third that a terminal entered.
    std::string product;
    std::string lot;
    Day expiry{};         // As printed.
    int doses = 0;        // Drawn up, 1 to vial_doses_max.
    Instant opened{};     // 希釈 or the first puncture.
    Instant use_until{};  // By the product's hours; not set where the programme knows none.
    std::string second;   // Who compared it as well; empty where the list knows the lot.
    std::string recorder;
    std::string venue;
    SessionId session;
    bool operator==(const VialOpened&) const = default;
};
inline constexpr int vial_doses_max = 99;

// 廃棄: that many doses of the vial are not given; below zero where they were counted wrong before.
struct DosesWasted {
    std::string vial;  // By its entry's name.
    int doses = 0;
    std::string reason;  // A code: "time_over", "dropped" ... (core/visit/vials.h).
    std::string recorder;
    SessionId session;
    bool operator==(const DosesWasted&) const = default;
};

using Fact = std::variant<Resident, DoseReported, DoseGiven, ScreeningClosed, CertificateMade,
                          SessionOpened, DeviceEnrolled, RulesPublished, DeviceRevoked, CheckedIn,
                          CheckInEnded, FindingSettled, DosesErased, PersonViewed, DoseWithdrawn,
                          StepTaken, StaffListed, SignedIn, ProvisionalTaken, VialOpened,
                          DosesWasted, ReactionNoted, IncidentNoted, FormCollected, DayClosed>;

// "resident_listed", "dose_reported", "dose_given", "screening_closed", "certificate_made",
// "session_opened", "device_enrolled", "rules_published", "device_revoked", "checked_in",
// "check_in_ended", "finding_settled", "doses_erased", "person_viewed", "dose_withdrawn",
// "step_taken", "staff_listed", "signed_in", "provisional_taken", "vial_opened", "doses_wasted",
// "reaction_noted", "incident_noted", "form_collected", "day_closed".
const char* kind_of(const Fact& fact);
std::string print_fact(const Fact& fact);
// Errors (bad_input): kind.unknown, and fact.malformed where the body does not hold what its kind
// must hold.
Result<Fact> parse_fact(const std::string& kind, std::string_view json);

const char* to_text(Sex sex);  // "F", "M", "U".
std::optional<Sex> parse_sex(std::string_view text);
const char* to_text(ScreeningOutcome outcome);
const char* to_text(DeviceRole role);  // "terminal", "hub".
std::optional<DeviceRole> parse_role(std::string_view text);
const char* to_text(DeviceScope scope);  // "city", "seen".
std::optional<DeviceScope> parse_scope(std::string_view text);
const char* to_text(SettledAs as);  // "as_recorded", "corrected".
std::optional<SettledAs> parse_settled_as(std::string_view text);
std::optional<ScreeningOutcome> parse_outcome(std::string_view text);
const char* to_text(WithdrawnAs as);  // "undone", "not_given", "moved".
std::optional<WithdrawnAs> parse_withdrawn_as(std::string_view text);
const char* to_text(DeskStep step);  // "received", "form_checked" and so on, as above.
std::optional<DeskStep> parse_step(std::string_view text);

}  // namespace uketsuke
