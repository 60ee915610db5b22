// Any line is a case or an error that names what is wrong; the answer to any case is a line of
// JSON.
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>

#include "core/base/json.h"
#include "core/base/require.h"
#include "core/eligibility/case_lines.h"
#include "core/programme/load.h"

namespace {

using namespace uketsuke;

Result<ProgrammeText> shipped_text(const std::string& id) {
    const std::string path = std::string(ASSETS_DIR) + "/programmes/" + id + ".toml";
    std::ifstream file(path);
    return ProgrammeText{std::string(std::istreambuf_iterator<char>(file), {}), path};
}

const Programme& programme() {
    static const Programme shipped = [] {
        const ProgrammeText found = shipped_text("satsumasendai-2022-12").value();
        auto loaded = parse_programme(found.text, found.file, shipped_text);
        require(loaded.has_value(), "the shipped programme is sound");
        return std::move(*loaded);
    }();
    return shipped;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static CaseReader reader;
    static const VerdictLines answers(programme(), Language::japanese);
    const auto facts = reader.read({reinterpret_cast<const char*>(data), size});
    if (!facts) {
        require(!facts.error().what.en.empty(), "an error says what is wrong");
        return 0;
    }
    std::string out;
    answers.append(*facts, {.history = true, .sending = true}, out);
    require(out.ends_with("}\n"), "an answer is a line");
    out.pop_back();
    require(out.find('\n') == std::string::npos, "an answer is one line");
    // Longer than any answer to a case of this size.
    require(parse_json(out, 1u << 28).has_value(), "an answer is JSON");
    return 0;
}
