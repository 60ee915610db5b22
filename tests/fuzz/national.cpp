// The country's files: whatever is taken prints again to something that reads as the same value.
#include <cstddef>
#include <cstdint>

#include "core/base/require.h"
#include "sync/national/national_file.h"
#include "sync/national/open_data.h"

namespace uketsuke {
namespace {

void records(std::string_view bytes) {
    const MakerNames makers{"ファイザー", "アストラゼネカ", "武田/モデルナ"};
    const NationalFile file = read_national(bytes, makers);
    if (!file.problems.empty()) return;
    std::vector<NationalPerson> people;
    for (const NationalRow& row : file.rows) people.push_back(row.person);
    const PrintedNational printed = print_national(people, TextEncoding::utf8);
    const NationalFile again = read_national(printed.bytes, makers);
    require(again.problems.empty() && again.rows.size() == people.size(), "a file comes back");
    for (std::size_t i = 0; i < people.size(); ++i)
        require(again.rows[i].person == people[i], "a person comes back");
    const auto sayable = print_national(people, TextEncoding::cp932);
    if (!sayable.problems.empty()) return;
    const NationalFile third = read_national(sayable.bytes, makers);
    require(third.problems.empty() && third.rows == again.rows, "and by way of CP932");
}

void counts(std::string_view bytes) {
    const OpenData data = read_open_data(bytes);
    if (!data.problems.empty()) return;
    const OpenData again = read_open_data(print_open_data(data.cells));
    require(again.problems.empty() && again.cells == data.cells, "open data comes back");
}

}  // namespace
}  // namespace uketsuke

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    uketsuke::records(bytes);
    uketsuke::counts(bytes);
    return 0;
}
