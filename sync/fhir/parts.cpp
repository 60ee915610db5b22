// Codings, concepts, references.
#include <algorithm>

#include "sync/fhir/names.h"
#include "sync/fhir/parts_json.h"

namespace uketsuke::fhir {

namespace {

// R4, 4.3.1: the URI of CVX in FHIR.
constexpr const char* cvx_system = "http://hl7.org/fhir/sid/cvx";
constexpr const char* absent_url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

const Product* product_in(const Programme* programme, const std::string& id) {
    if (!programme) return nullptr;
    const auto found = std::ranges::find(programme->products, id, &Product::id);
    return found == programme->products.end() ? nullptr : &*found;
}

}  // namespace

Json coding(const std::string& system, const std::string& code, const std::string& display) {
    Json made = {{"system", system}, {"code", code}};
    if (!display.empty()) made["display"] = display;
    return made;
}

Json concept_of(Json codings, const std::string& text) {
    Json made = Json::object();
    if (!codings.empty()) made["coding"] = std::move(codings);
    if (!text.empty()) made["text"] = text;
    return made;
}

Json reference_to(const char* type, const std::string& id) {
    return {{"reference", std::string(type) + "/" + id}};
}

Json named_only(const std::string& display) { return {{"display", display}}; }

Json absent_because(const char* reason) {
    return {{"extension", Json::array({Json{{"url", absent_url}, {"valueCode", reason}}})}};
}

Json vaccine(const Programme* programme, const std::string& id, const std::string& name) {
    const Product* product = product_in(programme, id);
    Json codings = Json::array();
    if (product && !product->cvx.empty()) codings.push_back(coding(cvx_system, product->cvx));
    if (product && !product->approval_number.empty())
        codings.push_back(coding(approval_system(), product->approval_number, product->name.ja));
    const std::string known = product ? product->name.ja : id;
    return concept_of(std::move(codings), name.empty() ? known : name);
}

std::string maker_of(const Programme* programme, const std::string& id) {
    const Product* product = product_in(programme, id);
    return product ? product->maker.ja : std::string();
}

}  // namespace uketsuke::fhir
