// The municipalities (市区町村) that exist, by code. The check digit of a code misses about 1.5 %
// of single wrong digits because 10 and 11 fold to 0 and 1 (domain.md section 1), so a voucher of
// a municipality that does not exist is refused by this list. Values only: the caller reads the
// file. Immutable once made; any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/voucher/voucher.h"

namespace uketsuke {

struct Municipality {
    MunicipalityCode code;
    std::string prefecture;  // 都道府県名, as in 鹿児島県.
    std::string name;        // 市区町村名 without the prefecture, as in 薩摩川内市.
    bool operator==(const Municipality&) const = default;
};

class Municipalities {
  public:
    // CSV in UTF-8 with the header `code,prefecture,name`, one municipality a line, LF or CRLF, no
    // quotes. `file` is how messages name it. All or nothing: the first wrong line is the error,
    // with its number. Errors: municipalities.header, municipalities.line, municipalities.repeated,
    // municipalities.empty.
    static Result<Municipalities> parse(std::string_view csv, const std::string& file);

    // The municipality of a code, or nullptr. The pointer lives as long as this list.
    const Municipality* find(const MunicipalityCode& code) const;
    std::size_t size() const { return by_code_.size(); }

  private:
    std::map<std::string, Municipality, std::less<>> by_code_;
};

// The refusal of a code that is sound but in no list: voucher.unknown_municipality.
Error unknown_municipality(const MunicipalityCode& code);

}  // namespace uketsuke
