// 印刷物: what somebody wants on paper, and the papers that have not come out yet. A paper is made
// of what is on disk; who prints it and how is the shell's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/certificate/labels.h"
#include "kiosk/flow/work.h"

namespace uketsuke {

enum class PaperKind {
    certificate,  // 接種済証, a sheet of its own.
    overprint,    // Date, maker and lot on the 接種済証 that the city has mailed.
    dose_record,  // 接種記録書, for whoever has no 接種済証 with him.
    slip,         // 案内メモ
    sticker,      // 整理番号
    // For those who work here and for the city, filled from the records.
    reaction_report,  // 副反応疑い報告（下書き）
    incident_report,  // 間違い接種の報告
    closing_report,   // 業務終了報告
    visitor_list,     // 本日の来場者名簿: for the time without a terminal
};
const char* to_text(PaperKind kind);  // "certificate" and so on.
std::optional<PaperKind> parse_paper_kind(std::string_view text);

// As which of the papers of a dose: chosen before it is printed.
struct PaperChoice {
    PaperKind kind = PaperKind::certificate;
    Labels labels = Labels::bilingual;
    bool operator==(const PaperChoice&) const = default;
};

// Everything that will stand on the paper follows from this and the records.
struct PaperOrder {
    PaperChoice paper;
    PersonId person = {};           // Of a dose's papers, and of the reports on a person.
    std::string entry = {};         // What it is about, by its entry's name; of a fact's papers.
    std::string number = {};        // 整理番号 of a sticker.
    std::vector<Words> lines = {};  // Of a slip.
    std::string venue = {};         // Of a closing report and of a list of visitors.
    Day day = {};                   // Of a closing report.
    bool operator==(const PaperOrder&) const = default;
};

enum class PaperStage { waiting, printing, ended, done };

// One on its way. Names nobody: it is shown on every view.
struct PaperOnItsWay {
    std::string id;
    PaperKind kind = PaperKind::certificate;
    std::string number;  // 整理番号 of whom it is for, where there is one.
    Instant asked{};
    PaperStage stage = PaperStage::waiting;
    // What somebody has to do. Where the stage is `ended` nothing goes on by itself.
    std::optional<Error> trouble = {};
    bool operator==(const PaperOnItsWay&) const = default;
};

// What became of the paper that a view is about.
struct NotPrinted {
    bool operator==(const NotPrinted&) const = default;
};
struct Printing {  // It is made and handed over.
    Ticket ticket;
    bool operator==(const Printing&) const = default;
};
struct OnItsWay {  // The printer's; how far it is says Bar::papers.
    std::string paper;
    std::string where;
    bool operator==(const OnItsWay&) const = default;
};
struct Printed {
    std::string where;  // A printer's name or a file's path.
    bool operator==(const Printed&) const = default;
};
using PrintState = std::variant<NotPrinted, Printing, OnItsWay, Printed, Error>;

// 印刷待ち: every paper that has not come out, with what can be done about it.
struct PapersShown {
    Desk desk;
    bool operator==(const PapersShown&) const = default;
};

}  // namespace uketsuke
