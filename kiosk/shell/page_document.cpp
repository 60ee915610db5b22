// Both forms by the code that draws every page.
#include "kiosk/shell/page_document.h"

#include "core/base/require.h"
#include "platform/page/drawing.h"

namespace uketsuke {

Result<PrintDocument> document_of(std::vector<Page> pages, std::string title,
                                  const PdfFacts& facts) {
    require(!pages.empty(), "a document has a page");
    PrintDocument document;
    document.title = std::move(title);
    document.pdf = TRY(draw_pdf(pages, facts));
    document.width_mm = pages.front().width_mm;
    document.height_mm = pages.front().height_mm;
    document.draw = [pages = std::move(pages)](int dots_per_inch) -> Result<std::vector<Picture>> {
        std::vector<Picture> pictures;
        for (const Page& page : pages) pictures.push_back(TRY(draw_picture(page, dots_per_inch)));
        return pictures;
    };
    return document;
}

}  // namespace uketsuke
