// The views of a dose's papers: made from a record that is on disk, shown, printed.
#pragma once

#include <memory>

#include "core/page/picture.h"
#include "core/visit/mending.h"
#include "kiosk/flow/papers.h"

namespace uketsuke {

struct CertificateMaking {
    Desk desk;
    RecordedDose record;
    PaperChoice paper;
    Ticket ticket;
    bool operator==(const CertificateMaking&) const = default;
};

struct CertificateShown {
    Desk desk;
    RecordedDose record;
    PaperChoice paper;
    std::shared_ptr<const Picture> preview;  // Drawn by the code that makes the PDF.
    std::vector<PaperChoice> offered;        // What this city's certificates can be.
    PrintState print = NotPrinted{};
    bool operator==(const CertificateShown&) const = default;
};

struct CertificateFailed {
    Desk desk;
    RecordedDose record;  // The dose is on disk all the same.
    PaperChoice paper;
    Error error;
    bool operator==(const CertificateFailed&) const = default;
};

}  // namespace uketsuke
