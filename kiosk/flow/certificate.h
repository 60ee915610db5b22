// The views of a 接種済証: made from a record that is on disk, shown, printed.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "core/page/picture.h"
#include "core/visit/mending.h"
#include "kiosk/flow/work.h"

namespace uketsuke {

struct CertificateMaking {
    Desk desk;
    RecordedDose record;
    Ticket ticket;
    bool operator==(const CertificateMaking&) const = default;
};

struct NotPrinted {
    bool operator==(const NotPrinted&) const = default;
};
struct Printing {
    Ticket ticket;
    bool operator==(const Printing&) const = default;
};
struct Printed {
    std::string where;  // A printer's name or a file's path.
    bool operator==(const Printed&) const = default;
};
using PrintState = std::variant<NotPrinted, Printing, Printed, Error>;

struct CertificateShown {
    Desk desk;
    RecordedDose record;
    std::shared_ptr<const Picture> preview;  // Drawn by the code that makes the PDF.
    PrintState print;
    bool operator==(const CertificateShown&) const = default;
};

struct CertificateFailed {
    Desk desk;
    RecordedDose record;  // The dose is on disk all the same.
    Error error;
    bool operator==(const CertificateFailed&) const = default;
};

}  // namespace uketsuke
