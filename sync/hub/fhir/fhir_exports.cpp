// Exports by id, for a day.
#include "sync/hub/fhir/fhir_exports.h"

#include <algorithm>

#include "core/base/json.h"

namespace uketsuke {

namespace {

std::unexpected<Error> no_such_export() {
    return fail(ErrorKind::not_found, "fhir.export",
                {"この書き出しはありません。", "There is no such export."},
                {"$export を最初からやり直してください。", "Begin $export anew."});
}

std::size_t parts_of(const FhirExport& wanted) {
    return (wanted.rows.size() + FhirExports::part_rows - 1) / FhirExports::part_rows;
}

}  // namespace

Result<std::string> FhirExports::begin(FhirExport wanted, const FixedBytes<16>& chance) {
    const std::lock_guard lock(mutex_);
    forget_old();
    // One for each client: a newer one takes the place of the older.
    std::erase_if(kept_,
                  [&](const auto& one) { return one.second.wanted.client == wanted.client; });
    if (kept_.size() >= exports_max) {
        return fail(ErrorKind::environment, "fhir.exports_full",
                    {"ほかの書き出しが多すぎます。", "There are too many exports."},
                    {"明日もう一度試してください。", "Try again tomorrow."});
    }
    const std::string id = to_hex(chance);
    kept_[id] = {std::move(wanted), moment_now()};
    return id;
}

Result<std::string> FhirExports::manifest(const std::string& id, const std::string& client,
                                          const std::string& base) {
    const std::lock_guard lock(mutex_);
    const FhirExport* wanted = TRY(find(id, client));
    Json output = Json::array();
    for (const fhir::ResourceType type : wanted->types) {
        const std::string name = to_text(type);
        for (std::size_t part = 0; part < parts_of(*wanted); ++part)
            output.push_back(
                {{"type", name},
                 {"url", base + "/export/" + id + "/" + name + "/" + std::to_string(part)}});
    }
    return print_json({{"transactionTime", format_instant(wanted->at)},
                       {"request", wanted->request},
                       {"requiresAccessToken", true},
                       {"output", std::move(output)},
                       {"error", Json::array()}});
}

Result<std::vector<LookupKey>> FhirExports::part(const std::string& id, const std::string& client,
                                                 fhir::ResourceType type, std::size_t number) {
    const std::lock_guard lock(mutex_);
    const FhirExport* wanted = TRY(find(id, client));
    if (number >= parts_of(*wanted) ||
        std::ranges::find(wanted->types, type) == wanted->types.end())
        return no_such_export();
    const auto from = wanted->rows.begin() + std::ptrdiff_t(number * part_rows);
    const auto left = std::size_t(wanted->rows.end() - from);
    return std::vector<LookupKey>(from, from + std::ptrdiff_t(std::min(left, part_rows)));
}

void FhirExports::forget_old() {
    std::erase_if(kept_, [](const auto& one) { return elapsed_since(one.second.begun) > life; });
}

Result<const FhirExport*> FhirExports::find(const std::string& id, const std::string& client) {
    forget_old();
    const auto found = kept_.find(id);
    if (found == kept_.end() || found->second.wanted.client != client) return no_such_export();
    return &found->second.wanted;
}

}  // namespace uketsuke
