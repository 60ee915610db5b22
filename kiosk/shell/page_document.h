// A page as a printer is given it: PDF, or pixels where it takes no PDF.
#pragma once

#include "core/page/page.h"
#include "platform/page/canvas.h"
#include "platform/printer/printer.h"

namespace uketsuke {

// `title` stands in the printer's own list of jobs and names nobody; `facts` stand in the PDF.
// Errors: those of draw_pdf.
Result<PrintDocument> document_of(const Page& page, std::string title, const PdfFacts& facts);

}  // namespace uketsuke
