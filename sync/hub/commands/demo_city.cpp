// `uketsuke-hub demo-city`: writes a made-up city into a folder, for training, tests and the tour.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

#include "core/base/json.h"
#include "platform/page/drawing.h"
#include "sync/city/city_files.h"
#include "sync/city/plan_file.h"
#include "sync/city/preset.h"
#include "sync/city/voucher_sheet.h"
#include "sync/hub/commands/commands.h"

namespace uketsuke {

namespace {

struct Request {
    long long residents = 0;  // 0 where none was given: 300, or as many as the preset has.
    long long vouchers = 20;
    long long seed = 1;
    std::string out;
    std::string municipality;  // Empty, as `today`: what the plan has.
    std::string today;
    std::string city;
    std::string preset;
    bool json = false;
};

constexpr long long residents_otherwise = 300, residents_max = 5'000'000, vouchers_max = 10'000;

// Says how far a long job is, on standard error, once it has lasted a second.
class Progress {
  public:
    void say(const char* what, std::size_t done, std::size_t of) {
        const auto now = std::chrono::steady_clock::now();
        if (now - started_ < std::chrono::seconds(1) || now - said_ < std::chrono::seconds(1))
            return;
        said_ = now;
        std::fprintf(stderr, "%s %zu / %zu\n", what, done, of);
    }

  private:
    const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point said_{};
};

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (file) return {};
    return fail(
        ErrorKind::environment, "city.write",
        {path.string() + " に書き込めませんでした。", "Could not write " + path.string() + "."},
        {"空き容量と書き込みの権限を確かめてください。",
         "Check the free space and the permission to write."});
}

std::string_view view(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<void> write_vouchers(const std::filesystem::path& out,
                            const std::vector<VoucherSticker>& stickers, Day today,
                            Progress& progress) {
    const std::size_t width = std::max<std::size_t>(3, std::to_string(stickers.size()).size());
    for (std::size_t i = 0; i < stickers.size(); ++i) {
        std::string number = std::to_string(i + 1);
        number.insert(0, width - number.size(), '0');
        const std::filesystem::path base = out / "vouchers" / number;
        const Bytes png = TRY(draw_png(draw_camera_view(stickers[i]), camera_dots_per_inch));
        TRY(write_file(base.string() + ".png", view(png)));
        TRY(write_file(base.string() + ".txt", format_voucher_line(stickers[i].voucher) + "\n"));
        progress.say("vouchers", i + 1, stickers.size());
    }
    if (stickers.empty()) return {};
    const Bytes pdf = TRY(draw_pdf(draw_sheets(stickers), {"接種券（見本）", today}));
    return write_file(out / "vouchers.pdf", view(pdf));
}

std::unexpected<Error> wrong(const char* option, Words what) {
    return fail(ErrorKind::bad_input, "city.option",
                {std::string(option) + ": " + what.ja, std::string(option) + ": " + what.en});
}

Result<Day> today_of(const Request& request, const CityPlan& plan) {
    if (request.today.empty()) return plan.today;
    if (const auto today = parse_day(request.today)) return *today;
    const std::string example = format_day(plan.today);
    return wrong("--today",
                 {example + "の形の日付にしてください。", "must be a date like " + example + "."});
}

Result<CityOrder> order_of(const Request& request, const CityPlan& plan) {
    const long long residents = request.residents == 0 ? residents_otherwise : request.residents;
    if (residents < 1 || residents > residents_max)
        return wrong("--residents", {"1から5,000,000までです。", "must be 1 to 5,000,000."});
    if (request.vouchers < 0 || request.vouchers > vouchers_max)
        return wrong("--vouchers", {"0から10,000までです。", "must be 0 to 10,000."});
    CityOrder order =
        usual_order(plan, static_cast<int>(residents), static_cast<std::uint64_t>(request.seed));
    order.today = TRY(today_of(request, plan));
    if (!request.municipality.empty())
        order.municipality = TRY(MunicipalityCode::parse(request.municipality)).text();
    return order;
}

// A preset fixes who lives there and the day; asking for others at the same time is a mistake.
Result<void> check_preset(const Request& request, const CityPlan& plan, const CityOrder& order) {
    if (request.preset.empty()) return {};
    if (request.residents != 0)
        return wrong("--preset", {"--residents と一緒には使えません。",
                                  "cannot be used together with --residents."});
    if (!request.city.empty())
        return wrong("--preset",
                     {"--city と一緒には使えません。", "cannot be used together with --city."});
    const std::string counted = format_day(plan.counts.count_day);
    if (!request.today.empty() && order.today != plan.counts.count_day)
        return wrong("--preset", {"基準日は" + counted + "です。--today は使えません。",
                                  "counts on " + counted + "; --today cannot differ."});
    return {};
}

// What will be written, complete before the first file is.
struct MadeUp {
    std::vector<Citizen> citizens;
    std::optional<PresetCity> preset;  // Without its citizens.
};

Result<MadeUp> make(const Request& request, const CityPlan& plan, const CityOrder& order) {
    MadeUp out;
    if (request.preset.empty()) {
        out.citizens = make_citizens(plan, order, shape_for(plan, order.residents));
        return out;
    }
    out.preset = TRY(make_preset(plan, order.seed, order.municipality));
    out.citizens = std::move(out.preset->citizens);
    return out;
}

Result<void> write_people(const std::filesystem::path& out, const MadeUp& city) {
    TRY(write_file(out / "roster.csv", print_roster(city.citizens)));
    TRY(write_file(out / "doses.csv", print_doses(city.citizens)));
    TRY(write_file(out / "staff.csv", print_staff()));
    if (!city.preset) return {};
    const auto& former = city.preset->former;
    TRY(write_file(out / "former_residents.csv", print_former_residents(former)));
    return write_file(out / "former_doses.csv", print_former_doses(former));
}

Result<Json> write_city(const Request& request) {
    const CityPlan plan =
        TRY(open_city_plan(request.preset.empty() ? request.city : request.preset));
    CityOrder order = TRY(order_of(request, plan));
    TRY(check_preset(request, plan, order));
    if (!request.preset.empty()) order.today = plan.counts.count_day;
    Progress progress;
    const MadeUp city = TRY(make(request, plan, order));
    progress.say("residents", city.citizens.size(), city.citizens.size());
    const std::filesystem::path out = request.out;
    std::error_code refused;  // The first file that cannot be written says what is wrong.
    std::filesystem::create_directories(out / "vouchers", refused);
    TRY(write_people(out, city));
    TRY(write_file(out / "city.json",
                   print_city(made_up_city_facts(plan, order.municipality)) + "\n"));
    const auto stickers =
        choose_vouchers(plan, city.citizens, static_cast<int>(request.vouchers), order.today);
    TRY(write_vouchers(out, stickers, order.today, progress));
    std::size_t doses = 0;
    for (const Citizen& citizen : city.citizens) doses += citizen.doses.size();
    return Json{{"out", out.string()},
                {"residents", city.citizens.size()},
                {"doses", doses},
                {"vouchers", stickers.size()}};
}

int run(const Request& request) {
    const auto written = write_city(request);
    if (!written) return report(written.error(), request.json);
    if (request.json) {
        std::printf("%s\n", print_json(*written).c_str());
        return 0;
    }
    const auto number = [&](const char* key) { return number_or(*written, key); };
    std::printf(speaks_japanese()
                    ? "%s に、架空の住民%lld人、接種%lld件、接種券%lld枚を作りました。\n"
                    : "%s: %lld made-up residents, %lld doses, %lld vouchers.\n",
                request.out.c_str(), number("residents"), number("doses"), number("vouchers"));
    return 0;
}

}  // namespace

Command demo_city_command() {
    return {
        "demo-city",
        "Write a made-up city: roster, earlier doses and vouchers, for training and tests. Its\n"
        "rules and shares are data, a file of assets/demo (sync/city/README.md says how to write\n"
        "one); one with an error is refused with line and key, and nothing is written.\n"
        "Example: uketsuke-hub demo-city --residents 300 --out city",
        [](Options& options) -> Action {
            auto request = std::make_shared<Request>();
            options.number("--residents", request->residents, "How many residents (300).");
            options.number("--vouchers", request->vouchers, "How many vouchers (20).");
            options.number("--seed", request->seed, "Equal seeds make equal cities (1).");
            options.text("--out", request->out, "Folder to write into.", Need::required);
            options.text("--city", request->city,
                         "Whose rules and shares: an id of assets/demo or a TOML file (the\n"
                         "first there by name).");
            options.text("--municipality", request->municipality,
                         "Municipality code of six digits (that of the city's file).");
            options.text("--today", request->today,
                         "The day before which all doses were given (that of the city's file).");
            options.text("--preset", request->preset,
                         "As --city, but with the very counts of the file's tables: as many\n"
                         "people, and those who have left since.");
            options.flag("--json", request->json, "Print one JSON object.");
            return [request] { return run(*request); };
        }};
}

}  // namespace uketsuke
