// What each is called.
#include "core/visit/identity_document.h"

#include "core/base/require.h"

namespace uketsuke {

const char* to_text(IdentityDocument document) {
    switch (document) {
        case IdentityDocument::driving_licence:
            return "driving_licence";
        case IdentityDocument::health_insurance:
            return "health_insurance";
        case IdentityDocument::identity_card:
            return "identity_card";
        case IdentityDocument::other:
            return "other";
        case IdentityDocument::none:
            return "none";
    }
    broken_invariant("a document outside its list", __FILE__, __LINE__);
}

const Words& words_of(IdentityDocument document) {
    static const Words licence{"運転免許証", "Driving licence"};
    static const Words insurance{"健康保険証", "Health insurance card"};
    static const Words card{"マイナンバーカード", "Individual Number Card"};
    static const Words other{"その他の書類", "Another document"};
    static const Words none{"書類なし", "No document"};
    switch (document) {
        case IdentityDocument::driving_licence:
            return licence;
        case IdentityDocument::health_insurance:
            return insurance;
        case IdentityDocument::identity_card:
            return card;
        case IdentityDocument::none:
            return none;
        case IdentityDocument::other:
            break;
    }
    return other;
}

}  // namespace uketsuke
