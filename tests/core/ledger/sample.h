// Made-up people, doses and ledgers for tests of the ledger and the store.
#pragma once

#include "core/store/ledger.h"
#include "core/store/sqlite_store.h"

namespace uketsuke::sample {

inline constexpr const char* municipality = "462152";

inline DeviceId device(std::uint8_t number) {
    DeviceId id;
    id.bytes.fill(number);
    return id;
}

inline PersonId person(std::uint8_t number) {
    PersonId id;
    id.bytes.fill(number);
    return id;
}

inline HubId hub() {
    HubId id;
    id.bytes.fill(0xee);
    return id;
}

inline Signer signer(std::uint8_t number) {
    SigningSeed seed{};
    seed.fill(number);
    return Signer(seed);
}

inline DataKey data_key(std::uint8_t number = 1) {
    DataKey key{};
    key.fill(number);
    return key;
}

inline Instant at(const char* text) { return parse_instant(text).value(); }
inline Day day(const char* text) { return parse_day(text).value(); }

// Salts that differ and repeat from run to run.
inline SaltSource salts() {
    return [count = std::uint8_t{0}]() mutable {
        Salt salt{};
        salt.fill(++count);
        return salt;
    };
}

inline Resident resident() {
    Resident resident;
    resident.resident_id = "990000000000001";
    resident.name = "見本 𠮷邊󠄀太郎";
    resident.kana = "ミホン ヨシベタロウ";
    resident.sex = Sex::male;
    resident.birth_date = day("1950-04-05");
    resident.address = "見本市見本町1-2-3";
    resident.municipality = municipality;
    resident.voucher_number = "9900000017";
    resident.groups = {"essential_worker"};
    return resident;
}

inline DoseReported reported(const char* date, int number) {
    return {day(date), "comirnaty", number, "EP2163", "見本会場", "見本医師"};
}

inline DoseGiven given(const char* date, int number) {
    DoseGiven dose;
    dose.date = day(date);
    dose.at = Instant{dose.date} + std::chrono::hours{1};
    dose.dose_number = number;
    dose.product = "comirnaty-ba1";
    dose.product_name = "コミナティRTU筋注";
    dose.maker = "ファイザー";
    dose.lot = "GJ7140";
    dose.expiry = day("2023-05-31");
    dose.volume_ul = 300;
    dose.body_site = "left_upper_arm";
    dose.doctor = "見本医師";
    dose.recorder = "見本職員";
    dose.venue = "見本会場";
    dose.programme = "satsumasendai-2022-12";
    dose.rule_version = "1";
    dose.verdict = "eligible";
    dose.voucher_line = "134621529900000017";
    dose.read_by = {"qr", "nw7"};
    dose.name = "見本 𠮷邊󠄀太郎";
    dose.birth_date = day("1950-04-05");
    dose.municipality = municipality;
    return dose;
}

inline SessionId session(std::uint8_t number) {
    SessionId id;
    id.bytes.fill(number);
    return id;
}

inline CheckedIn checked_in(std::uint8_t session_number, std::string takes_over = "") {
    return {"見本会場",           "見本職員", session(session_number), std::move(takes_over),
            "134621529900000017", {"qr"}};
}

// The record that stands in the place of another.
inline DoseGiven corrected(const char* date, int number, std::string in_place_of) {
    DoseGiven dose = given(date, number);
    dose.lot = "GK0001";
    dose.in_place_of = std::move(in_place_of);
    dose.correction_reason = "ロット番号の入力誤り";
    dose.approver = "見本責任者";
    return dose;
}

inline DoseWithdrawn withdrawn(std::string entry, WithdrawnAs as = WithdrawnAs::undone) {
    return {std::move(entry), day("2022-12-01"), as, "", "見本の取り消し", "見本職員", ""};
}

inline StepTaken step(DeskStep step, std::string number = "") {
    StepTaken taken;
    taken.step = step;
    taken.number = std::move(number);
    taken.voucher_line = taken.number.empty() ? "" : "134621529900000017";
    taken.recorder = "見本職員";
    taken.venue = "見本会場";
    taken.session = session(1);
    return taken;
}

inline ProvisionalTaken provisional() {
    ProvisionalTaken taken;
    taken.name = "見本 仮太郎";
    taken.kana = "ミホン カリタロウ";
    taken.birth_date = day("1960-01-02");
    taken.municipality = municipality;
    taken.voucher_line = "134621529900000077";
    taken.why = "not_in_roster";
    return taken;
}

inline VialOpened opened(const char* time, int doses = 6) {
    VialOpened vial;
    vial.number = "A1";
    vial.product = "comirnaty-ba1";
    vial.lot = "GJ7140";
    vial.expiry = day("2023-05-31");
    vial.doses = doses;
    vial.opened = at(time);
    vial.use_until = vial.opened + std::chrono::hours{6};
    vial.recorder = "見本職員";
    vial.venue = "見本会場";
    return vial;
}

inline ReactionNoted reaction(std::string dose = "aa/462152/3") {
    ReactionNoted fact;
    fact.dose = std::move(dose);
    fact.date = day("2022-12-01");
    fact.noticed = at("2022-12-01T10:20:00+09:00");
    fact.signs = {"rash", "pale"};
    fact.done = {"lay_down"};
    fact.note = "見本の様子";
    fact.recorder = "見本職員";
    fact.venue = "見本会場";
    fact.session = session(1);
    return fact;
}

inline IncidentNoted incident(std::string dose = "aa/462152/3") {
    IncidentNoted fact;
    fact.dose = std::move(dose);
    fact.date = day("2022-12-01");
    fact.kind = "interval";
    fact.noticed = at("2022-12-01T11:00:00+09:00");
    fact.harm = "none";
    fact.told = true;
    fact.note = "見本の経緯";
    fact.recorder = "見本職員";
    fact.venue = "見本会場";
    fact.session = session(1);
    return fact;
}

inline DayClosed closed_day(int doses = 1) {
    DayClosed fact;
    fact.date = day("2022-12-01");
    fact.venue = "見本会場";
    fact.forms = 2;
    fact.doses = doses;
    fact.not_vaccinated = 1;
    fact.drawn = 6;
    fact.wasted = 5;
    fact.unsent = 3;
    fact.differences = {"unsent 3"};
    fact.note = "見本の理由";
    fact.recorder = "見本職員";
    fact.approver = "見本責任者";
    fact.session = session(1);
    return fact;
}

// The same resident with another voucher.
inline Resident reissued() {
    Resident again = resident();
    again.voucher_number = "9900000099";
    return again;
}

inline Draft draft(Fact fact, std::uint8_t number = 1) {
    return {municipality, "", subject_of(person(number)), std::move(fact)};
}

}  // namespace uketsuke::sample
