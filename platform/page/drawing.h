// Pages to paper and pixels: PDF, PNG and a window's preview, all by the same code.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/page/page.h"
#include "platform/page/canvas.h"

namespace uketsuke {

// Fonts are embedded; equal pages and facts give equal bytes. Errors: page.surface, page.symbol.
Result<Bytes> draw_pdf(const std::vector<Page>& pages, const PdfFacts& facts);
Result<Bytes> draw_png(const Page& page, double dots_per_inch);
Result<Picture> draw_picture(const Page& page, double dots_per_inch);

// The texts of a page that cannot be drawn as they are (no font has a character, or it is a 外字):
// to be shown to staff before the paper is handed over. Empty for a page that is whole.
Result<std::vector<std::string>> undrawable_texts(const Page& page);

}  // namespace uketsuke
