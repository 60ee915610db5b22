// Element strings for people and for programs.
#include "kiosk/commands/read_packages.h"

#include <cstdio>

#include "core/base/json.h"
#include "core/voucher/gs1.h"
#include "platform/command/command.h"

namespace uketsuke {

namespace {

// GS is no character for a terminal.
std::string shown_text(std::string text) {
    for (char& character : text)
        if (character == '\x1D') character = '|';
    return text;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

Json json_of(const Gs1Code& code) {
    Json package = Json::object();
    package["gtin"] = code.gtin ? Json(code.gtin->text()) : Json(nullptr);
    package["expiry"] = code.expiry ? Json(format_day(*code.expiry)) : Json(nullptr);
    package["lot"] = code.lot.empty() ? Json(nullptr) : Json(code.lot);
    if (code.count) package["count"] = *code.count;
    if (code.expiry_time) {
        package["expiry_time"] = format_day(code.expiry_time->day) + "T" +
                                 two_digits(code.expiry_time->hour) + ":" +
                                 two_digits(code.expiry_time->minute);
    }
    return package;
}

void print_json_line(const std::string& file, const PackageSymbol& symbol,
                     const Result<Gs1Code>& code) {
    Json line = {{"file", file}, {"symbology", to_text(symbol.symbology)}, {"text", symbol.text}};
    if (symbol.linked) line["composite"] = true;
    if (code) {
        line["package"] = json_of(*code);
    } else {
        line["error"] = {{"code", code.error().code},
                         {"message", to_line(code.error(), speaks_japanese())}};
    }
    std::printf("%s\n", print_json(line).c_str());
}

// Lot and date stand in the part above, which only a hand scanner reads.
std::string composite_note() {
    return speaks_japanese() ? "（上の合成シンボルはハンドスキャナーで読んでください）"
                             : " (a composite part stands above: use a hand scanner)";
}

void print_words(const std::string& file, const PackageSymbol& symbol,
                 const Result<Gs1Code>& code) {
    std::printf("%s: %s %s\n", file.c_str(), to_text(symbol.symbology),
                shown_text(symbol.text).c_str());
    const std::string meaning =
        code
            ? (speaks_japanese() ? "ワクチンのコード: " : "code of a vaccine: ") + format_gs1(*code)
            : to_line(code.error(), speaks_japanese());
    std::printf("%s: %s%s\n", file.c_str(), meaning.c_str(),
                symbol.linked ? composite_note().c_str() : "");
}

}  // namespace

bool print_packages(const std::string& file, const std::vector<PackageSymbol>& symbols, Day today,
                    bool json) {
    bool sound = true;
    for (const PackageSymbol& symbol : symbols) {
        const auto code = parse_gs1(symbol.text, today);
        sound = sound && code.has_value();
        json ? print_json_line(file, symbol, code) : print_words(file, symbol, code);
    }
    return sound;
}

}  // namespace uketsuke
