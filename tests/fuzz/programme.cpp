// Any text is a programme or a list of flaws; a programme judges any case without an end to it.
#include <cstddef>
#include <cstdint>

#include "core/base/require.h"
#include "core/eligibility/case_lines.h"
#include "core/programme/load.h"

namespace {

using namespace uketsuke;

// One case for each product and number of doses, at the edges of the programme's days.
void judge_some(const Programme& programme) {
    const VerdictLines answers(programme, Language::english);
    for (const Day on : {programme.span.from, programme.span.until}) {
        Case facts;
        facts.on = on;
        facts.birth_date = on - std::chrono::days{365 * 30};
        facts.municipality = programme.municipality;
        for (const Group& group : programme.groups) facts.groups.push_back(group.id);
        facts.other_vaccines.push_back({on, "influenza"});
        facts.voucher = VoucherFacts{};
        for (std::size_t dose = 0; dose < 4; ++dose) {
            if (dose == 3) facts.voucher = NoVoucher{};
            std::string out;
            answers.append(facts, {.history = true, .sending = true}, out);
            require(out.ends_with("}\n"), "a verdict is a line");
            if (programme.products.empty()) break;
            const Product& product = programme.products[dose % programme.products.size()];
            facts.doses.push_back({on - std::chrono::days{400 - 90 * dose}, product.id});
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const LoadedProgramme loaded = load_programme(text, "fuzz.toml");
    require(loaded.programme.has_value() == loaded.flaws.empty(), "a programme or its flaws");
    for (const Flaw& flaw : loaded.flaws) {
        require(!to_line(flaw, Language::japanese).empty(), "a flaw is a line");
    }
    if (loaded.programme) judge_some(*loaded.programme);
    return 0;
}
