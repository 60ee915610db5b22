// Searching 92,292 made-up residents by kana, date of birth and number beside a bare scan of the
// same names, what the index takes in memory, and how long it takes to read it from a sealed store.
// Prints `name value unit ratio`.
#include <malloc.h>
#include <unistd.h>

#include <filesystem>

#include "core/base/kana.h"
#include "core/base/require.h"
#include "core/people/ledger_index.h"
#include "sync/city/names.h"
#include "tests/bench/measure.h"
#include "tests/bench/people.h"

namespace {

using namespace uketsuke;

constexpr std::uint32_t residents = 92'292;
constexpr std::size_t rounds = 50;
const Day today = make_day(2022, 12, 1);

std::vector<Resident> city() {
    std::vector<Resident> people;
    for (std::uint32_t i = 0; i < residents; ++i) {
        const MadeUpName name = make_name(1, static_cast<int>(i), i % 2 ? Sex::female : Sex::male);
        Resident resident = sample::resident();
        resident.name = name.name;
        resident.kana = widen_kana(name.kana);
        resident.birth_date = today - std::chrono::days{200 + i * 7 % 36'000};
        resident.resident_id = std::to_string(990000000000000u + i);
        resident.voucher_number = bench::ten_digits(i);
        people.push_back(std::move(resident));
    }
    return people;
}

LookupKey row_of(std::uint32_t number) {
    LookupKey key{};
    for (std::size_t i = 0; i < 4; ++i) key[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return key;
}

struct Asked {
    const char* name;
    const char* kana;
    const char* born;
    const char* number;
};

constexpr Asked asked[] = {
    {"search_surname", "みほんた", "", ""},
    {"search_one_sound", "み", "", ""},
    {"search_both_names", "ﾐﾎﾝﾀﾞ はなこ", "", ""},
    {"search_given_first", "ハナコ みほん", "", ""},
    {"search_forgiven", "みほんた はなご", "", ""},
    {"search_nobody", "やまもと", "", ""},
    {"search_born", "", "S25.4.5", ""},
    {"search_number", "", "", "4217"},
    {"search_all", "みほん", "1980-04-05", "17"},
};

// The least that a search over the same names could do: is it a beginning, of any part?
std::size_t bare_scan(const std::vector<std::string>& names, std::string_view typed) {
    std::size_t found = 0;
    for (const std::string& name : names) found += name.find(typed) != std::string::npos;
    return found;
}

// In turn, by what this thread alone has used.
template <class Work, class Baseline>
std::pair<bench::Times, bench::Times> measure_in_turn(const Work& work, const Baseline& baseline) {
    std::vector<double> times, base_times;
    const auto once = [](std::vector<double>& into, const auto& what) {
        const double start = bench::thread_milliseconds();
        what();
        into.push_back(1e3 * (bench::thread_milliseconds() - start));
    };
    for (std::size_t i = 0; i < rounds; ++i) {
        once(base_times, baseline);
        once(times, work);
    }
    return {bench::summarise(std::move(times)), bench::summarise(std::move(base_times))};
}

void measure_search(const PeopleIndex& index, const std::vector<std::string>& names) {
    std::size_t seen = 0;
    for (const Asked& one : asked) {
        const std::string typed = fold_for_search(one.kana[0] ? one.kana : "みほん");
        const auto search = [&] {
            const auto query = parse_people_query(one.kana, one.born, one.number, today);
            seen += index.find(query.value()).all;
        };
        const auto scan = [&] { seen += bare_scan(names, typed); };
        const auto [ours, base] = measure_in_turn(search, scan);
        bench::print(one.name, ours.median_us / 1e3, "ms", base.median_us / 1e3);
        bench::print((std::string(one.name) + "_longest").c_str(), ours.p99_us / 1e3, "ms");
    }
    require(seen > 0, "somebody was found");
}

double held_now() { return static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd); }

void measure_index(const std::vector<Resident>& people) {
    std::vector<std::string> names;
    for (const Resident& one : people) names.push_back(fold_for_search(one.kana));
    const double before = held_now();
    PeopleIndex index;
    const double start = bench::thread_milliseconds();
    for (std::uint32_t i = 0; i < residents; ++i) index.put(row_of(i), people[i], {});
    bench::print("index_of_rows_in_memory", bench::thread_milliseconds() - start, "ms");
    bench::print("bytes_per_resident", (held_now() - before) / residents, "B");
    bench::print("bytes_per_resident_as_counted",
                 static_cast<double>(index.bytes_held()) / residents, "B");
    measure_search(index, names);
}

// As a terminal reads it at its start: slices between which it serves whoever is at the desk.
void measure_reading(Ledger& ledger) {
    LedgerIndex index;
    std::vector<double> slices;
    bool more = true;
    while (more) {
        const double start = bench::thread_milliseconds();
        more = index.read_further(ledger).value();
        slices.push_back(1e3 * (bench::thread_milliseconds() - start));
    }
    require(index.people().size() == residents, "everybody is read");
    double all = 0;
    for (const double slice : slices) all += slice;
    bench::print("roster_read", all / 1e3, "ms");
    bench::print("roster_first_slice", slices.front() / 1e3, "ms");
    slices.erase(slices.begin());
    bench::print("roster_slice", bench::summarise(slices).median_us / 1e3, "ms");
    bench::print("roster_slice_longest", bench::summarise(slices).p99_us / 1e3, "ms");
}

}  // namespace

int main() {
    namespace fs = std::filesystem;
    const auto people = city();
    measure_index(people);
    const fs::path folder = fs::current_path() / ("people_bench_" + std::to_string(::getpid()));
    fs::create_directories(folder);
    {
        auto store = open_sqlite_store((folder / "city.db").string()).value();
        Ledger ledger(*store, sample::data_key(), sample::device(2), sample::signer(2),
                      Numbering::positions, sample::salts());
        std::vector<Draft> drafts;
        for (std::uint32_t i = 0; i < residents; ++i) {
            drafts.push_back(
                {sample::municipality, "", subject_of(bench::person_number(i)), people[i]});
        }
        require(ledger.append_all(drafts, sample::at("2022-11-01T09:00:00+09:00")).has_value(),
                "city");
        measure_reading(ledger);
    }
    fs::remove_all(folder);
}
