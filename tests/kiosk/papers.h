// Papers on their way, for the tests of flow, screens and shell.
#pragma once

#include "kiosk/flow/papers.h"

namespace uketsuke::test {

inline std::vector<PaperChoice> papers_of_a_dose() {
    return {{PaperKind::certificate, Labels::bilingual},
            {PaperKind::certificate, Labels::japanese},
            {PaperKind::overprint},
            {PaperKind::dose_record, Labels::bilingual}};
}

inline Error jam() {
    return {ErrorKind::environment,
            "print.media_jam",
            {"紙が詰まっています。", "Paper is jammed."},
            {"プリンターの紙を取り除いてください。続きは自動で印刷されます。",
             "Remove the paper from the printer. Printing goes on by itself."}};
}

inline Error given_up() {
    return {ErrorKind::environment,
            "print.aborted",
            {"プリンターが印刷をやめました。", "The printer gave it up."},
            {"プリンターを確かめて、もう一度印刷してください。",
             "Look at the printer, then print it again."}};
}

inline PaperOnItsWay paper(PaperStage stage, std::optional<Error> trouble = {}) {
    return {"p1", PaperKind::certificate, "A012", Instant{}, stage, std::move(trouble)};
}

}  // namespace uketsuke::test
