// `uketsuke read IMAGE...`: what the scanner sees in pictures, symbol by symbol and with the
// printed digits, and whether all of a voucher agree; and what the codes of vials and boxes say.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "core/base/json.h"
#include "kiosk/commands/commands.h"
#include "kiosk/commands/read_packages.h"
#include "platform/barcode/barcode.h"
#include "platform/camera/pipeline.h"
#include "platform/clock/clock.h"
#include "platform/ocr/line_reader.h"
#include "platform/paths/assets.h"

namespace uketsuke {

namespace {

struct ReadArguments {
    std::vector<std::string> images;
    std::string municipalities;
    std::string today;
    bool json = false;
};

// With what pictures are read.
struct Reader {
    const Municipalities& known;
    LineReader& print;
    Day today{};  // Places the years of GS1 codes, which have two digits.
    bool json = false;
};

// A picture holds carriers of a voucher, codes of packages, or both.
struct Seen {
    std::vector<Reading> voucher;
    std::vector<PackageSymbol> packages;
};

const std::string& in_locale(const Words& words) { return speaks_japanese() ? words.ja : words.en; }

Json json_of(const Error& error) {
    return Json{{"code", error.code}, {"message", to_line(error, speaks_japanese())}};
}

Json json_of(const Voucher& voucher) {
    return {{"kind", voucher.kind},
            {"dose", voucher.dose},
            {"municipality", voucher.municipality.text()},
            {"number", voucher.number.text()}};
}

// What one reading says on its own. NW-7 alone leaves all but the number open.
Json meaning_of(const Agreement& agreement) {
    if (const auto* complete = std::get_if<CompleteVoucher>(&agreement))
        return json_of(complete->voucher);
    if (const auto* proposal = std::get_if<Proposal>(&agreement)) return json_of(proposal->voucher);
    return {{"kind", nullptr},
            {"dose", nullptr},
            {"municipality", nullptr},
            {"number", std::get<NumberOnly>(agreement).number.text()}};
}

void print_reading_json(const std::string& file, const Reading& reading, const Agreement& alone) {
    Json line = {{"file", file}, {"symbology", to_text(reading.carrier)}, {"text", reading.text}};
    if (const auto* error = std::get_if<Error>(&alone)) {
        line["error"] = json_of(*error);
    } else {
        line["voucher"] = meaning_of(alone);
    }
    std::printf("%s\n", print_json(line).c_str());
}

std::string place_of(const MunicipalityCode& code, const Municipalities& known) {
    const Municipality* found = known.find(code);
    return found ? code.text() + " (" + found->prefecture + found->name + ")" : code.text();
}

std::string carriers(const std::vector<Carrier>& said_by) {
    std::string out;
    for (const Carrier carrier : said_by)
        out += (out.empty() ? "" : ", ") + std::string(to_text(carrier));
    return out;
}

// The sentence for people below the symbols of a picture.
std::string summary_of(const Agreement& agreement, const Municipalities& known) {
    if (const auto* complete = std::get_if<CompleteVoucher>(&agreement)) {
        const Voucher& voucher = complete->voucher;
        const std::string number = voucher.number.text();
        const std::string place = place_of(voucher.municipality, known);
        const std::string kind = std::to_string(voucher.kind);
        const std::string dose = std::to_string(voucher.dose);
        return in_locale({"接種券: 券種" + kind + " 回数" + dose + " 市町村" + place + " 券番号" +
                              number + " (" + carriers(complete->said_by) + ")",
                          "voucher: kind " + kind + ", dose " + dose + ", municipality " + place +
                              ", number " + number + " (said by " + carriers(complete->said_by) +
                              ")"});
    }
    if (const auto* proposal = std::get_if<Proposal>(&agreement)) {
        const std::string digits = format_voucher_line(proposal->voucher);
        return in_locale({"印字から" + digits +
                              "と読めました。読み間違いかもしれないので、紙と見比べてください。",
                          digits + " was read from print alone and may be misread; compare it with "
                                   "the paper"});
    }
    if (const auto* number = std::get_if<NumberOnly>(&agreement)) {
        return in_locale(
            {"券番号" + number->number.text() + "だけが読めました。市町村と回数は不明です。",
             "only number " + number->number.text() +
                 " was read; municipality and dose are unknown"});
    }
    if (std::holds_alternative<Disagreement>(agreement)) {
        return in_locale({"読み取った内容が食い違っています。どれが正しいかは判断しません。",
                          "the symbols contradict each other; none of them is chosen"});
    }
    return to_line(std::get<Error>(agreement), speaks_japanese());
}

// A still picture is in no hurry, so its print is read even where codes say everything; but beside
// the code of a package print is that of the package.
Result<Seen> look_at(const std::string& file, LineReader& print) {
    const GreyImage image = TRY(load_picture(file));
    std::vector<Symbol> symbols = TRY(decode_symbols(image.view()));
    std::erase_if(symbols, [](const Symbol& symbol) { return symbol.gs1; });
    Seen seen{readings_of(symbols, Instant{}), TRY(decode_packages(image.view()))};
    if (!seen.packages.empty()) return seen;
    for (Reading& line : readings_of(TRY(print.read(image.view())), Instant{}))
        seen.voucher.push_back(std::move(line));
    return seen;
}

int report_unreadable(const std::string& file, const Error& error, bool json) {
    if (!json) return report(error);
    std::printf("%s\n", print_json(Json{{"file", file}, {"error", json_of(error)}}).c_str());
    return exit_status(error);
}

void print_readings(const std::string& file, const std::vector<Reading>& readings,
                    const Reader& reader) {
    for (const Reading& reading : readings) {
        if (reader.json) {
            print_reading_json(file, reading, agree({reading}, &reader.known));
        } else {
            std::printf("%s: %s %s\n", file.c_str(), to_text(reading.carrier),
                        reading.text.c_str());
        }
    }
}

bool is_no_voucher(const Agreement& agreement) {
    return std::holds_alternative<Disagreement>(agreement) ||
           std::holds_alternative<Error>(agreement);
}

// What the carriers of a voucher say together. True where they are one.
bool print_voucher(const std::string& file, const std::vector<Reading>& readings,
                   const Reader& reader) {
    print_readings(file, readings, reader);
    const Agreement together = agree(readings, &reader.known);
    if (reader.json && readings.empty())
        std::printf("%s\n", print_json(Json{{"file", file}, {"symbols", 0}}).c_str());
    if (!reader.json)
        std::printf("%s: %s\n", file.c_str(), summary_of(together, reader.known).c_str());
    return !is_no_voucher(together);
}

int read_picture(const std::string& file, const Reader& reader) {
    const auto seen = look_at(file, reader.print);
    if (!seen) return report_unreadable(file, seen.error(), reader.json);
    bool sound = print_packages(file, seen->packages, reader.today, reader.json);
    if (seen->packages.empty() || !seen->voucher.empty())
        sound = print_voucher(file, seen->voucher, reader) && sound;
    return sound ? 0 : 1;
}

bool is_picture_name(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    for (char& letter : ending)
        letter = letter >= 'A' && letter <= 'Z' ? char(letter | 32) : letter;
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

// A folder stands for the pictures that lie in it, by name; anything else for itself.
Result<std::vector<std::string>> pictures_named(const std::string& named) {
    std::error_code trouble;
    if (!std::filesystem::is_directory(named, trouble)) return std::vector{named};
    std::vector<std::string> files;
    std::filesystem::directory_iterator entry(named, trouble);
    for (; !trouble && entry != std::filesystem::directory_iterator(); entry.increment(trouble))
        if (is_picture_name(entry->path())) files.push_back(entry->path().string());
    if (files.empty()) {
        return fail(ErrorKind::not_found, "picture.none_in_folder",
                    {named + "に画像がありません。", "There is no picture in " + named + "."},
                    {"PNGかJPEGの画像を指定してください。", "Name PNG or JPEG pictures."});
    }
    std::sort(files.begin(), files.end());
    return files;
}

int read_named(const std::string& named, const Reader& reader) {
    const auto files = pictures_named(named);
    if (!files) return report_unreadable(named, files.error(), reader.json);
    int worst = 0;
    for (const std::string& file : *files) worst = std::max(worst, read_picture(file, reader));
    return worst;
}

int read_pictures(const ReadArguments& arguments) {
    auto known = load_municipalities(arguments.municipalities);
    if (!known) return report(known.error(), arguments.json);
    const auto clock = clock_from_options("", arguments.today);
    if (!clock) return report(clock.error(), arguments.json);
    const auto print = make_line_reader(*known);
    const Reader reader{*known, *print, (*clock)->today(), arguments.json};
    int worst = 0;
    for (const std::string& named : arguments.images)
        worst = std::max(worst, read_named(named, reader));
    return worst;
}

}  // namespace

Command read_command() {
    return {
        "read",
        "Read the symbols and the printed digits in pictures (PNG, JPEG) as the terminal's camera\n"
        "would; a folder stands for the pictures in it.\n"
        "With --json one line per symbol: file, symbology, text, and what it means as a voucher\n"
        "(printed digits have the symbology ocr; alone they are a proposal and may be misread),\n"
        "or why it is none; of the GS1 code of a vial, box or sticker what it says (package);\n"
        "a picture with nothing in it is {\"file\",\"symbols\":0}.\n"
        "Exit status 1 where a picture holds nothing, neither voucher nor package, or a\n"
        "contradiction.\n"
        "Example: uketsuke read voucher.png --json",
        [](Options& options) -> Action {
            auto arguments = std::make_shared<ReadArguments>();
            options.texts("image", arguments->images, "Picture files, or folders of them",
                          Need::required);
            options.text("--municipalities", arguments->municipalities,
                         "CSV list of municipalities (code,prefecture,name) in place of the "
                         "built-in one; codes that are not in it are refused");
            options.text("--today", arguments->today,
                         "Read the years of GS1 codes as on 2030-04-01; today where none is said");
            options.flag("--json", arguments->json, "One JSON object a line");
            return [arguments] { return read_pictures(*arguments); };
        }};
}

}  // namespace uketsuke
