// Resources are put in as they were printed.
#include "sync/fhir/bundle.h"

#include "core/base/json.h"

namespace uketsuke::fhir {

namespace {

std::string link(const char* relation, const std::string& url) {
    return print_json(Json{{"relation", relation}, {"url", url}});
}

std::string entry(const std::string& full_url, const std::string& resource, const char* mode) {
    std::string text = "{";
    if (!full_url.empty()) text += "\"fullUrl\":" + print_json(Json(full_url)) + ",";
    text += "\"resource\":" + resource;
    return text + R"(,"search":{"mode":")" + mode + "\"}}";
}

}  // namespace

std::string print_bundle(const SearchPage& page) {
    std::string text = R"({"resourceType":"Bundle","type":"searchset","total":)" +
                       std::to_string(page.total) + ",\"link\":[" + link("self", page.self);
    if (!page.next.empty()) text += "," + link("next", page.next);
    text += "]";
    std::string entries;
    for (const FoundResource& one : page.found) {
        if (!entries.empty()) entries += ",";
        entries += entry(one.full_url, one.resource, "match");
    }
    if (!page.remark.empty()) {
        if (!entries.empty()) entries += ",";
        entries += entry("", page.remark, "outcome");
    }
    if (!entries.empty()) text += ",\"entry\":[" + entries + "]";  // R4: no empty arrays.
    return text + "}";
}

}  // namespace uketsuke::fhir
