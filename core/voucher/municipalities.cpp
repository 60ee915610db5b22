// The list of municipalities, from CSV to lookups.
#include "core/voucher/municipalities.h"

#include <algorithm>
#include <array>
#include <optional>

namespace uketsuke {

namespace {

constexpr std::string_view header = "code,prefecture,name";

std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::optional<std::array<std::string_view, 3>> three_fields(std::string_view line) {
    const auto first = line.find(',');
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = line.find(',', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const std::array<std::string_view, 3> fields{
        line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)};
    const bool unsound = fields[1].empty() || fields[2].empty() ||
                         line.find('"') != std::string_view::npos ||
                         fields[2].find(',') != std::string_view::npos;
    return unsound ? std::nullopt : std::optional(fields);
}

std::unexpected<Error> wrong(const char* code, const std::string& file, std::size_t line,
                             const Words& why) {
    const std::string number = std::to_string(line);
    return fail(
        ErrorKind::bad_input, code,
        {file + "の" + number + "行目: " + why.ja, file + ", line " + number + ": " + why.en},
        {"市区町村の一覧を直してください。一覧は読み込まれていません。",
         "Correct the list of municipalities. Nothing of it was loaded."});
}

Result<Municipality> parse_row(std::string_view row, const std::string& file, std::size_t line) {
    const auto fields = three_fields(row);
    if (!fields) {
        return wrong("municipalities.line", file, line,
                     {"「コード,都道府県,市区町村」の形ではありません。",
                      "this is not \"code,prefecture,name\"."});
    }
    auto code = MunicipalityCode::parse((*fields)[0]);
    if (!code) return wrong("municipalities.line", file, line, code.error().what);
    return Municipality{std::move(*code), std::string((*fields)[1]), std::string((*fields)[2])};
}

}  // namespace

Result<Municipalities> Municipalities::parse(std::string_view csv, const std::string& file) {
    Municipalities out;
    std::size_t line = 1;
    if (take_line(csv) != header) {
        return wrong("municipalities.header", file, line,
                     {"見出しがcode,prefecture,nameではありません。",
                      "the header is not code,prefecture,name."});
    }
    while (!csv.empty()) {
        ++line;
        auto row = TRY(parse_row(take_line(csv), file, line));
        std::string code = row.code.text();
        if (!out.by_code_.emplace(std::move(code), std::move(row)).second) {
            return wrong("municipalities.repeated", file, line,
                         {"同じコードが二度あります。", "this code is there twice."});
        }
    }
    if (out.by_code_.empty()) {
        return wrong("municipalities.empty", file, line,
                     {"市区町村がひとつもありません。", "there is no municipality in it."});
    }
    return out;
}

const Municipality* Municipalities::find(const MunicipalityCode& code) const {
    const auto found = by_code_.find(code.text());
    return found == by_code_.end() ? nullptr : &found->second;
}

Error unknown_municipality(const MunicipalityCode& code) {
    return Error{
        ErrorKind::bad_input,
        "voucher.unknown_municipality",
        {"市町村コード" + code.text() + "の市区町村はありません。読み違いの可能性があります。",
         "There is no municipality with code " + code.text() + ": probably a misreading."},
        {"券に印字された数字を確かめ、もう一度読み取るか入力してください。",
         "Check the digits printed on the voucher, then scan or type again."}};
}

}  // namespace uketsuke
