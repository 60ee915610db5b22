// What a verdict costs: the engine on the made-up city of 92,292 residents, its slowest case among
// 100,000 that crowd around the rules' edges, and the whole command beside a bare JSON library that
// only reads and prints the same lines. Prints `name value unit ratio`; times are of the processor.
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/json.h"
#include "core/base/require.h"
#include "core/eligibility/assess.h"
#include "core/eligibility/case_of.h"
#include "platform/paths/assets.h"
#include "sync/city/city.h"
#include "sync/city/plan_file.h"
#include "tests/bench/measure.h"
#include "tests/core/eligibility/cases.h"
#include "tests/paths.h"

namespace {

using namespace uketsuke;

constexpr int residents = 92'292;
const std::string programme_path =
    std::string(test::assets_dir) + "/programmes/satsumasendai-2022-12.toml";

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// Of this thread, or of the children that have ended.
double processor_seconds(int who) {
    rusage used{};
    ::getrusage(who, &used);
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double thread_us() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

Programme programme() {
    auto parsed = open_programme(programme_path);
    require(parsed.has_value(), "the programme file is sound");
    return std::move(*parsed);
}

std::vector<Case> city_cases() {
    const CityPlan plan = open_city_plan().value();
    const CityOrder order = usual_order(plan, residents);
    std::vector<Case> out;
    for (const Citizen& citizen : make_citizens(plan, order, shape_for(plan, residents))) {
        std::vector<PastDose> history;
        for (const DoseReported& dose : citizen.doses) {
            history.push_back({dose.date, dose.product});
        }
        out.push_back(case_of(citizen.resident, std::move(history), order.today));
    }
    return out;
}

Json line_of(const Case& facts) {
    Json doses = Json::array();
    for (const PastDose& dose : facts.doses) {
        doses.push_back({{"date", format_day(dose.date)}, {"product", dose.product}});
    }
    return {{"id", facts.id},
            {"on", format_day(facts.on)},
            {"birth_date", format_day(facts.birth_date)},
            {"municipality", facts.municipality},
            {"groups", facts.groups},
            {"doses", std::move(doses)},
            {"other_vaccines", Json::array()}};
}

// The best of five rounds over all cases, in microseconds a case.
template <class Work>
double us_each(const std::vector<Case>& cases, Work&& work) {
    double best = 1e12;
    for (int round = 0; round < 5; ++round) {
        const double start = thread_us();
        std::size_t sum = 0;
        for (const Case& facts : cases) sum += work(facts);
        require(sum > 0, "the work was done");
        best = std::min(best, thread_us() - start);
    }
    return best / static_cast<double>(cases.size());
}

void measure_engine(const Programme& rules, const std::vector<Case>& city) {
    const auto verdict = [&](const Case& facts) { return judge(rules, facts).reasons.count() + 1; };
    const double bare = us_each(city, [](const Case& facts) {
        const Case copy = facts;
        return copy.doses.size() + 1;
    });
    const double each = us_each(city, verdict);
    bench::print("case_copied", bare, "us");
    bench::print("verdict_of_the_city", each, "us", bare);
    bench::print("verdicts_of_the_city", 1e6 / each, "/s");
    std::vector<Case> hard;
    testing::Cases cases(rules, 1);
    for (int i = 0; i < 100'000; ++i) hard.push_back(cases.next());
    bench::print("verdict_at_the_edges", us_each(hard, verdict), "us", bare);
    // A case's own time is the best of five, so that a pause of the machine is not a slow case.
    double slowest = 0;
    for (const Case& facts : hard) {
        double best = 1e12;
        for (int round = 0; round < 5; ++round) {
            const double start = thread_us();
            require(verdict(facts) > 0, "judged");
            best = std::min(best, thread_us() - start);
        }
        slowest = std::max(slowest, best);
    }
    bench::print("slowest_verdict", slowest, "us", bare);
}

void measure_command(const std::string& command, const std::vector<Case>& city) {
    const std::string in = "assess_bench_" + std::to_string(::getpid()) + ".jsonl";
    std::vector<std::string> lines;
    {
        std::ofstream file(in);
        for (const Case& facts : city) {
            lines.push_back(print_json(line_of(facts)));
            file << lines.back() << '\n';
        }
    }
    const double start = thread_us();
    std::size_t bytes = 0;
    for (const std::string& line : lines) bytes += print_json(parse_json(line).value()).size();
    const double bare = (thread_us() - start) / 1e6;
    require(bytes > 0, "read and printed");
    const double before = processor_seconds(RUSAGE_CHILDREN);
    const std::string whole = "'" + command + "' assess --lang ja --programme '" + programme_path +
                              "' < " + in + " > /dev/null";
    require(std::system(whole.c_str()) == 0, "the command answers every line");
    bench::print("json_read_and_printed", bare, "s");
    bench::print("assess_the_city", processor_seconds(RUSAGE_CHILDREN) - before, "s", bare);
    std::filesystem::remove(in);
}

}  // namespace

int main(int, char** argv) {
    const Programme rules = programme();
    const std::vector<Case> city = city_cases();
    measure_engine(rules, city);
    measure_command(std::filesystem::path(argv[0]).parent_path() / "uketsuke", city);
}
