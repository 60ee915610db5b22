// What can happen to the terminal: a finger, a device, the clock, or the answer to an effect. Small
// comparable values; what came from a device names the generation it was seen in, what answers an
// effect carries that effect's ticket. `step` drops what is late or does not fit the view.
#pragma once

#include "core/base/one_of.h"
#include "kiosk/flow/answer.h"
#include "kiosk/flow/day_event.h"
#include "kiosk/flow/sign_in_event.h"
#include "kiosk/flow/vial_event.h"

namespace uketsuke {

// Taps. The view on which they mean something stands behind each.
struct LanguageChosen {  // Any.
    Language language = Language::japanese;
    bool operator==(const LanguageChosen&) const = default;
};
enum class Field { staff_name, venue, doctor, lot, expiry, approver, second, date, time, note };
// StartOfWork (the first five), CorrectionAsked (lot, expiry), where a record is mended (approver),
// LotCheck and VialAsked (lot, expiry, second), PaperAsked (all but the first, the approver and the
// note), ReactionAsked, IncidentAsked and ClosingShown (note; the last one approver too).
// The whole text of the field.
struct FieldEdited {
    Field field = Field::staff_name;
    std::string text;
    bool operator==(const FieldEdited&) const = default;
};
struct ProductChosen {  // StartOfWork, LotCheck, CorrectionAsked, VialAsked, PaperAsked.
    std::string product;
    bool operator==(const ProductChosen&) const = default;
};
struct DeskChosen {  // StartOfWork.
    DeskKind kind = DeskKind::all_in_one;
    bool operator==(const DeskChosen&) const = default;
};
struct StartWork {  // StartOfWork.
    bool operator==(const StartWork&) const = default;
};
struct EndWork {  // Scan; VialsShown at a filling desk.
    bool operator==(const EndWork&) const = default;
};
struct FindingsWanted {  // Scan.
    bool operator==(const FindingsWanted&) const = default;
};
struct KeypadOpened {  // Scan, ReadingProblem, TroubleTold; NotInRoster where only print was read.
    bool operator==(const KeypadOpened&) const = default;
};
struct DigitTyped {  // Keypad, and wherever a PIN is asked for. The same for the next two.
    char digit = '0';
    bool operator==(const DigitTyped&) const = default;
};
struct DigitErased {
    bool operator==(const DigitErased&) const = default;
};
struct DigitsEntered {  // When may_enter().
    bool operator==(const DigitsEntered&) const = default;
};
struct SearchWanted {  // Scan, Keypad, NotInRoster, VoucherReplaced, TroubleTold.
    bool operator==(const SearchWanted&) const = default;
};
struct SearchEdited {  // Search. The whole text of the field.
    SearchField field = SearchField::kana;
    std::string text;
    bool operator==(const SearchEdited&) const = default;
};
struct SearchStarted {  // Search, when may_search().
    bool operator==(const SearchStarted&) const = default;
};
struct PersonChosen {  // PeopleListed, AlikeShown: one of the list.
    PersonId person;
    bool operator==(const PersonChosen&) const = default;
};
// 券の困りごと.
struct TroublesWanted {  // Scan, ReadingProblem, NotInRoster.
    bool operator==(const TroublesWanted&) const = default;
};
// 仮受付: NotInRoster, PeopleListed, TroubleTold with a voucher that no roster knows; AlikeShown:
// nobody of the list is meant.
struct ProvisionalWanted {
    bool operator==(const ProvisionalWanted&) const = default;
};
struct ProvisionalEdited {  // ProvisionalAsked. The whole text of the field.
    ProvisionalField field = ProvisionalField::kana;
    std::string text;
    bool operator==(const ProvisionalEdited&) const = default;
};
struct SexChosen {  // ProvisionalAsked.
    Sex sex = Sex::unknown;
    bool operator==(const SexChosen&) const = default;
};
struct ProvisionalEntered {  // ProvisionalAsked.
    bool operator==(const ProvisionalEntered&) const = default;
};
struct DocumentSeen {  // ProvisionalCheck.
    IdentityDocument document = IdentityDocument::other;
    bool operator==(const DocumentSeen&) const = default;
};
// One view back, up to LotCheck. From Keypad, ReadingProblem, Contradiction, NotInRoster,
// AskingHub, HubNotReached, Search, VoucherReplaced, WhoIsIt and Trouble it leads to Scan, and the
// person is left; from PeopleListed to Search.
struct Back {
    bool operator==(const Back&) const = default;
};
// Leaves the person for the next voucher: every view that holds one, except from LotCheck to the
// store's answer, where a dose may be in the arm already.
struct NextPerson {
    bool operator==(const NextPerson&) const = default;
};
struct NameCompared {  // MoveTo.
    bool agrees = false;
    bool operator==(const NameCompared&) const = default;
};
struct BirthDateCompared {  // MoveTo.
    bool agrees = false;
    bool operator==(const BirthDateCompared&) const = default;
};
// WhoIsIt, ProvisionalCheck: name and date of birth agree. On the first with what was shown for it,
// where asks_document(); ProvisionalCheck asks by DocumentSeen.
struct PersonConfirmed {
    IdentityDocument document = IdentityDocument::none;
    bool operator==(const PersonConfirmed&) const = default;
};
struct TakeOver {  // ElsewhereShown: this desk goes on with the person.
    bool operator==(const TakeOver&) const = default;
};
struct ScreeningWanted {  // VerdictShown, when may_screen().
    bool operator==(const ScreeningWanted&) const = default;
};
struct HearingWanted {  // VerdictShown.
    bool operator==(const HearingWanted&) const = default;
};
struct GroupSaid {  // HearingAsked: a group of the desk's questions that the roster does not know.
    std::string group;
    bool said = false;
    bool operator==(const GroupSaid&) const = default;
};
struct HeightEdited {  // HearingAsked. The whole text of the field, as for the next two.
    std::string text;
    bool operator==(const HeightEdited&) const = default;
};
struct WeightEdited {
    std::string text;
    bool operator==(const WeightEdited&) const = default;
};
struct VaccineDayEdited {  // For one of the desk's vaccine kinds.
    std::string kind;
    std::string text;
    bool operator==(const VaccineDayEdited&) const = default;
};
struct HearingDone {  // HearingAsked, when there is no obstacle_to_hear().
    bool operator==(const HearingDone&) const = default;
};
struct AnswerDeviates {  // FormAsked: a question of the desk's form.
    std::string question;
    bool deviates = false;
    bool operator==(const AnswerDeviates&) const = default;
};
struct TemperatureEdited {  // FormAsked. The whole text of the field.
    std::string text;
    bool operator==(const TemperatureEdited&) const = default;
};
struct GuardianSigned {  // FormAsked, when guardian_asked().
    bool yes = false;
    bool operator==(const GuardianSigned&) const = default;
};
struct ProxyWrote {  // FormAsked. 代筆: a code of proxy_writers(), or empty: the person wrote.
    std::string writer;
    bool operator==(const ProxyWrote&) const = default;
};
struct FormDone {  // FormAsked, when there is no obstacle_to_screen().
    bool operator==(const FormDone&) const = default;
};
struct SlipWanted {  // VerdictShown, when not may_screen().
    bool operator==(const SlipWanted&) const = default;
};
struct DoctorAnswered {  // ScreeningAsked, when needs_doctor().
    DoctorsWord word = DoctorsWord::not_asked;
    bool operator==(const DoctorAnswered&) const = default;
};
struct Vaccinate {  // ScreeningAsked, when may_vaccinate().
    bool operator==(const Vaccinate&) const = default;
};
struct NotTodayChosen {  // ScreeningAsked, NotTodayAsked.
    ScreeningOutcome outcome = ScreeningOutcome::put_off;
    bool operator==(const NotTodayChosen&) const = default;
};
// NotTodayAsked: a code of the desk's reasons. ScreeningAsked: of doctors_reasons(). StepDone of
// somebody who is parked: of parking_reasons(). Where a record is mended: of mending_reasons().
// WasteAsked: of waste_reasons().
// TroublesShown: of voucher_troubles().
struct ReasonChosen {
    std::string reason;
    bool operator==(const ReasonChosen&) const = default;
};
struct CloseScreening {  // NotTodayAsked, when may_close().
    bool operator==(const CloseScreening&) const = default;
};
struct BodySiteChosen {  // LotCheck, CorrectionAsked, PaperAsked.
    BodySite site = BodySite::left_upper_arm;
    bool operator==(const BodySiteChosen&) const = default;
};
struct VialCompared {  // LotCheck; CorrectionAsked and PaperAsked, with the paper.
    bool agrees = false;
    bool operator==(const VialCompared&) const = default;
};
struct Record {  // LotCheck, when there is no obstacle_to_record().
    bool operator==(const Record&) const = default;
};
struct Retry {  // SaveFailed, ScreeningSaveFailed, CertificateFailed, HubNotReached, MendingFailed.
    bool operator==(const Retry&) const = default;
};
// SaveFailed, ScreeningSaveFailed: it stands on paper, to be entered later; the next voucher.
struct NotedOnPaper {
    bool operator==(const NotedOnPaper&) const = default;
};
struct CertificateWanted {  // Recorded; MendingDone, where a record stands in the place.
    bool operator==(const CertificateWanted&) const = default;
};
// CertificateShown, SlipShown, StepDone with a number, ReactionShown, VisitorsShown; when
// may_print().
struct PrintWanted {
    bool operator==(const PrintWanted&) const = default;
};
struct PaperChosen {  // CertificateShown: one of those offered.
    PaperChoice paper;
    bool operator==(const PaperChosen&) const = default;
};
struct PapersWanted {  // Scan.
    bool operator==(const PapersWanted&) const = default;
};
struct PaperAgain {  // PapersShown: one that has ended.
    std::string paper;
    bool operator==(const PaperAgain&) const = default;
};
struct PaperDropped {  // PapersShown.
    std::string paper;
    bool operator==(const PaperDropped&) const = default;
};

struct PaperWanted {  // VerdictShown, when may_enter_paper().
    bool operator==(const PaperWanted&) const = default;
};
struct PaperConfirmed {  // PaperAsked, when there is no obstacle_to_enter().
    bool operator==(const PaperConfirmed&) const = default;
};
struct VisitorsWanted {  // Scan.
    bool operator==(const VisitorsWanted&) const = default;
};
struct Receive {  // VerdictShown at a reception, when may_screen().
    bool operator==(const Receive&) const = default;
};
struct ParkWanted {  // Every view of a visit before LotCheck, and AtDesk.
    bool operator==(const ParkWanted&) const = default;
};
struct ObserveFor {  // AtDesk of an observation: minutes of one of observation_choices().
    int minutes = 0;
    bool operator==(const ObserveFor&) const = default;
};
struct PersonLeaves {  // AtDesk of an observation.
    bool operator==(const PersonLeaves&) const = default;
};
struct MendingWanted {  // Recorded.
    bool operator==(const MendingWanted&) const = default;
};
struct RecordsWanted {  // Scan.
    bool operator==(const RecordsWanted&) const = default;
};
struct RecordChosen {  // RecordsShown: by the name of its entry.
    std::string entry;
    bool operator==(const RecordChosen&) const = default;
};
enum class MendingWay { take_back, correct, move, report };  // The last: 間違い接種の報告
struct MendingChosen {                                       // MendingAsked.
    MendingWay way = MendingWay::take_back;
    bool operator==(const MendingChosen&) const = default;
};
// TakeBackAsked, CorrectionAsked and MoveTo, when there is no obstacle_to_mend().
struct MendingConfirmed {
    bool operator==(const MendingConfirmed&) const = default;
};

// The clock and the devices.
struct ClockTicked {
    Instant now{};
    bool operator==(const ClockTicked&) const = default;
};
struct HubReported {
    HubReport report;
    bool operator==(const HubReported&) const = default;
};
// The hub published other rules, or other ones of its rules are in force for another reason.
struct RulesArrived {
    DeskRules rules;
    bool operator==(const RulesArrived&) const = default;
};
// So many of the unsent records, all that there were, were written to a file for the hub. They stay
// unsent until the hub has acknowledged them.
struct Exported {
    std::size_t count = 0;
    Instant at{};
    bool operator==(const Exported&) const = default;
};
struct CameraReported {
    std::optional<Error> trouble;  // Nothing: pictures come.
    bool operator==(const CameraReported&) const = default;
};
struct VoucherSeen {
    Generation seen_in;
    Presented presented;
    std::optional<StickerReading> beside = {};  // 整理番号 in the same view: of the same person?
    bool operator==(const VoucherSeen&) const = default;
};
struct StickerSeen {  // 整理番号 that some reception gave out.
    Generation seen_in;
    StickerReading sticker;
    bool operator==(const StickerSeen&) const = default;
};
struct VoucherRefused {  // It was read and is no voucher.
    Generation seen_in;
    Error error;
    bool operator==(const VoucherRefused&) const = default;
};
struct VoucherContradicted {
    Generation seen_in;
    std::vector<CarrierReading> readings;
    bool operator==(const VoucherContradicted&) const = default;
};
struct ScanUnused {  // A hand scanner read something for which nothing waits. Any.
    bool operator==(const ScanUnused&) const = default;
};
// The GS1 code of a vial or box was read.
struct PackageSeen {  // StartOfWork, LotCheck, VialAsked.
    Generation seen_in;
    Gs1Code code;
    bool operator==(const PackageSeen&) const = default;
};
struct PackageRefused {  // StartOfWork, LotCheck, VialAsked: it was read and is no such code.
    Generation seen_in;
    Error error;
    bool operator==(const PackageRefused&) const = default;
};

struct Event
    : OneOf<LanguageChosen, FieldEdited, ProductChosen, StartWork, EndWork, FindingsWanted,
            KeypadOpened, DigitTyped, DigitErased, DigitsEntered, SearchWanted, SearchEdited,
            SearchStarted, PersonChosen, TroublesWanted, ProvisionalWanted, ProvisionalEdited,
            SexChosen, ProvisionalEntered, DocumentSeen, Back, NextPerson, NameCompared,
            BirthDateCompared, PersonConfirmed, TakeOver, ScreeningWanted, HearingWanted, GroupSaid,
            HeightEdited, WeightEdited, VaccineDayEdited, HearingDone, AnswerDeviates,
            TemperatureEdited, GuardianSigned, FormDone, SlipWanted, DoctorAnswered, Vaccinate,
            NotTodayChosen, ReasonChosen, CloseScreening, BodySiteChosen, VialCompared, Record,
            Retry, NotedOnPaper, CertificateWanted, PrintWanted, MendingWanted, RecordsWanted,
            RecordChosen, MendingChosen, MendingConfirmed, RecordsListed, MendingSaved, DeskChosen,
            VisitorsWanted, Receive, ParkWanted, ObserveFor, PersonLeaves, StickerSeen,
            VisitorsListed, VisitorsChanged, StepSaved, ClockTicked, HubReported, Exported,
            RulesArrived, CameraReported, VoucherSeen, VoucherRefused, VoucherContradicted,
            PackageSeen, PackageRefused, WorkOpened, WorkClosed, FindingsListed, PeopleFound,
            PersonFound, PersonMissing, HubAnswered, CheckedInHere, CheckedInElsewhere,
            DeskNewsCame, VerdictReady, DoseRecorded, ScreeningSaved, PreviewReady, PaperHandedOver,
            PapersMoved, PaperChosen, PapersWanted, PaperAgain, PaperDropped, EffectFailed,
            StaffChosen, KanaRowChosen, AnotherPerson, LockWanted, ApproverWanted, StaffArrived,
            CardSeen, Identified, VialsWanted, VialChosen, VialEntryWanted, OpenedAgo, DosesCounted,
            VialConfirmed, WasteWanted, WasteConfirmed, VialsListed, PaperWanted, PaperConfirmed,
            ReactionWanted, ReactionChosen, SignChosen, MeasureChosen, NoticedAgo,
            ReactionConfirmed, ReportWanted, HarmChosen, ToldChosen, IncidentConfirmed,
            ClosingWanted, FormTicked, DifferenceChosen, EarlierDayWanted, ClosingConfirmed,
            FactNoted, ClosingListed, ProxyWrote, ScanUnused> {
    using OneOf::OneOf;
};

}  // namespace uketsuke
