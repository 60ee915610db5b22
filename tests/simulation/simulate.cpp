// Any number of schedules by one command; a failure prints how to see it again.
//
//     simulate --seeds 100000 --from 1       prints progress once a second
//     simulate --from 17 --seeds 1 --trace   tells what happens, step by step
//     --without FAULT  --mutant MUTANT  --steps N  --keep-going
#include <charconv>
#include <chrono>
#include <cstdio>
#include <map>

#include "tests/simulation/schedule.h"

namespace {

using namespace uketsuke::simulation;
using SteadyClock = std::chrono::steady_clock;

struct Wish {
    Schedule schedule;
    std::uint64_t seeds = 1000;
    bool keeps_going = false;
};

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

int usage() {
    std::puts("simulate [--seeds N] [--from N] [--steps N] [--trace] [--keep-going]");
    std::puts("         [--without FAULT]... [--mutant MUTANT]");
    std::puts("\nfaults:");
    for (const FaultName& fault : fault_names) std::printf("  %s\n", fault.name.data());
    std::puts("\nmutants:");
    for (const MutantName& mutant : mutant_names())
        std::printf("  %-28s %s\n", mutant.name.data(), mutant.what.data());
    return 2;
}

bool take_option(Wish& wish, std::string_view name, std::string_view value) {
    const auto number = number_in(value);
    if (name == "--without" && fault_named(value)) {
        wish.schedule.without.emplace_back(value);
    } else if (name == "--mutant" && mutant_named(value)) {
        wish.schedule.mutant = *mutant_named(value);
    } else if (name == "--seeds" && number) {
        wish.seeds = *number;
    } else if (name == "--from" && number) {
        wish.schedule.seed = *number;
    } else if (name == "--steps" && number && *number < 1'000'000) {
        wish.schedule.steps = int(*number);
    } else {
        return false;
    }
    return true;
}

std::optional<Wish> wish_of(int count, char** arguments) {
    Wish wish;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        if (name == "--trace") {
            wish.schedule.tell = [](const std::string& line) { std::puts(line.c_str()); };
        } else if (name == "--keep-going") {
            wish.keeps_going = true;
        } else if (++i == count || !take_option(wish, name, arguments[i])) {
            return std::nullopt;
        }
    }
    return wish;
}

void tell_progress(std::uint64_t done, const Wish& wish, SteadyClock::time_point begun) {
    const double seconds = std::chrono::duration<double>(SteadyClock::now() - begun).count();
    std::fprintf(stderr, "\r%llu of %llu schedules, %.3f s each ",
                 static_cast<unsigned long long>(done), static_cast<unsigned long long>(wish.seeds),
                 seconds / double(done));
}

int run_all(Wish wish) {
    const auto begun = SteadyClock::now();
    auto told = begun;
    std::uint64_t failed = 0;
    std::map<int, std::uint64_t> rounds;
    for (std::uint64_t done = 0; done < wish.seeds; ++wish.schedule.seed) {
        const Outcome outcome = run(wish.schedule);
        ++done;
        ++rounds[outcome.rounds];
        if (outcome.broken) {
            ++failed;
            std::printf("%s", report(wish.schedule, outcome).c_str());
            std::fflush(stdout);
            if (!wish.keeps_going) return 1;
        }
        if (SteadyClock::now() - told < std::chrono::seconds(1) && done < wish.seeds) continue;
        told = SteadyClock::now();
        tell_progress(done, wish, begun);
    }
    std::fputs("\n", stderr);
    std::printf("%llu schedules, %llu broken; rounds to settle:",
                static_cast<unsigned long long>(wish.seeds),
                static_cast<unsigned long long>(failed));
    for (const auto& [count, worlds] : rounds)
        std::printf(" %d in %llu", count, static_cast<unsigned long long>(worlds));
    std::puts("");
    return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    const auto wish = wish_of(count, arguments);
    return wish ? run_all(*wish) : usage();
}
