// 本人確認書類: the kind that a visitor showed is recorded, and nothing else of it (documents.md
// section 6).
#pragma once

#include <optional>
#include <string_view>

#include "core/base/result.h"

namespace uketsuke {

enum class IdentityDocument { driving_licence, health_insurance, identity_card, other, none };

// Those that may be shown.
inline constexpr IdentityDocument identity_documents[] = {
    IdentityDocument::driving_licence, IdentityDocument::health_insurance,
    IdentityDocument::identity_card, IdentityDocument::other};

const char* to_text(IdentityDocument document);  // "driving_licence" and so on, "none".
const Words& words_of(IdentityDocument document);

}  // namespace uketsuke
