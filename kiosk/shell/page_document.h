// Pages as a printer is given them: PDF, or pixels where it takes no PDF.
#pragma once

#include "core/page/page.h"
#include "platform/page/canvas.h"
#include "platform/printer/printer.h"

namespace uketsuke {

// `title` stands in the printer's own list of jobs and names nobody; `facts` stand in the PDF.
// Errors: those of draw_pdf.
// All pages are of the size of the first; there is one at least.
Result<PrintDocument> document_of(std::vector<Page> pages, std::string title,
                                  const PdfFacts& facts);

}  // namespace uketsuke
