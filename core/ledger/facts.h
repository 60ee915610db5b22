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
    int volume_ul = 0;          // Microlitres: 300 is 0.3 mL.
    std::string body_site;      // "left_upper_arm" and so on.
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
    std::vector<std::string> read_by;      // Carriers: "qr", "nw7", "typed" ...
    // The person as of that day (施行規則3条).
    std::string name;
    std::string kana;
    Sex sex = Sex::unknown;
    Day birth_date{};
    std::string address;
    std::string municipality;
    bool operator==(const DoseGiven&) const = default;
};

enum class ScreeningOutcome { screening_only, put_off };  // 予診のみ / 見合わせ

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

using Fact = std::variant<Resident, DoseReported, DoseGiven, ScreeningClosed, CertificateMade,
                          SessionOpened, DeviceEnrolled, RulesPublished, DeviceRevoked, CheckedIn,
                          CheckInEnded, FindingSettled, DosesErased, PersonViewed>;

// "resident_listed", "dose_reported", "dose_given", "screening_closed", "certificate_made",
// "session_opened", "device_enrolled", "rules_published", "device_revoked", "checked_in",
// "check_in_ended", "finding_settled", "doses_erased", "person_viewed".
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

}  // namespace uketsuke
