// Lots as data: the last day printed on the vial, the last day that counts after an extension
// (最終有効年月日の延長), lots that are held back, and the GTINs of packages. One TOML file;
// README.md of this room describes it. Lot numbers are compared exactly (domain.md section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/programme.h"
#include "core/programme/toml_tree.h"
#include "core/voucher/gs1.h"

namespace uketsuke {

inline constexpr std::size_t lot_length_max = 20;

struct Lot {
    std::string product;  // A product id of the programme files.
    std::string number;   // At most lot_length_max characters.
    Day printed{};        // Both days may still be used.
    Day effective{};      // Not before `printed`; the same where nothing was extended.
    std::string clause;
};

// 使用見合わせ: from that day on nothing of the lot is given.
struct Hold {
    std::string product;
    std::string number;
    Span span;
    std::string clause;
    Words words;
};

// 商品コード of a package. Vial and box of one product have GTINs of their own, as the first digit
// of fourteen says what of it is packed.
enum class PackageKind { vial, box };
const char* to_text(PackageKind kind);  // "vial", "box": as in the file.

inline constexpr int package_doses_max = 100'000;

struct Package {
    Gtin gtin;
    std::string product;  // A product id of the programme files.
    PackageKind kind = PackageKind::vial;
    int doses = 1;  // 1 to package_doses_max, in the package as a whole.
    std::string clause;
};

struct Lots {
    std::string id;
    std::string version;
    Words name;
    std::vector<SourceDocument> documents;
    std::vector<Lot> lots;
    std::vector<Hold> holds;
    std::vector<Package> packages;
};

struct LoadedLots {
    std::optional<Lots> lots;  // Only when there is no flaw.
    std::vector<Flaw> flaws;   // By line.
};

// With a programme, a lot of a product that it does not know is a flaw.
LoadedLots load_lots(std::string_view text, const std::string& file,
                     const Programme* programme = nullptr);

// The same, with all flaws in one error (bad_input, lots.flaws), one a line.
Result<Lots> parse_lots(std::string_view text, const std::string& file);

// Null where the lot is not listed.
const Lot* find_lot(const Lots& lots, std::string_view product, std::string_view number);

// The hold that speaks on `day`, or null.
const Hold* hold_on(const Lots& lots, std::string_view product, std::string_view number, Day day);

// Null where no list knows the package.
const Package* find_package(const Lots& lots, const Gtin& gtin);

}  // namespace uketsuke
