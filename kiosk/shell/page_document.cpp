// Both forms by the code that draws every page.
#include "kiosk/shell/page_document.h"

#include "platform/page/drawing.h"

namespace uketsuke {

Result<PrintDocument> document_of(const Page& page, std::string title, const PdfFacts& facts) {
    PrintDocument document;
    document.title = std::move(title);
    document.pdf = TRY(draw_pdf({page}, facts));
    document.draw = [page](int dots_per_inch) -> Result<std::vector<Picture>> {
        return std::vector{TRY(draw_picture(page, dots_per_inch))};
    };
    document.width_mm = page.width_mm;
    document.height_mm = page.height_mm;
    return document;
}

}  // namespace uketsuke
