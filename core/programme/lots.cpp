// Reading a list of lots, and the questions that a desk asks of it.
#include "core/programme/lots.h"

#include <algorithm>

#include "core/programme/load.h"
#include "core/programme/sources.h"

namespace uketsuke {

namespace {

class LotsReader {
  public:
    LotsReader(const std::string& file, const Programme* programme)
        : file_(file), programme_(programme) {}

    LoadedLots read(const TomlValue& root_value) {
        TableReader root(root_value, "", file_, flaws_);
        read_head(root);
        lots_.documents = loading::read_sources(root, file_, flaws_);
        for (const TomlValue* value : root.tables("lot")) read_lot(*value);
        for (const TomlValue* value : root.tables("hold")) read_hold(*value);
        for (const TomlValue* value : root.tables("package")) read_package(*value);
        root.finish();
        return loading::value_or_flaws<LoadedLots>(std::move(lots_), std::move(flaws_));
    }

  private:
    void read_head(TableReader& root) {
        TableReader table = root.table("lots");
        lots_.id = table.text("id");
        lots_.version = table.text("version");
        lots_.name = table.words();
        table.finish();
    }

    std::string read_product(TableReader& table) {
        std::string product = table.text("product");
        if (programme_ != nullptr && !product.empty() &&
            programme_->product_index(product) == unknown_index) {
            table.flaw("product", {"「" + product + "」という製品はこの事業にありません。",
                                   "The programme knows no product \"" + product + "\"."});
        }
        return product;
    }

    std::string read_number(TableReader& table) {
        std::string number = table.text("number");
        if (number.size() > lot_length_max) {
            table.flaw("number",
                       {"ロット番号は20文字までです。", "A lot number has at most 20 characters."});
        }
        return number;
    }

    void read_lot(const TomlValue& value) {
        TableReader table(value, "lot", file_, flaws_);
        Lot lot{read_product(table), read_number(table), {}, {}, {}};
        const auto printed = table.day("printed_expiry");
        if (!printed) table.text("printed_expiry");
        lot.printed = printed.value_or(Day{});
        lot.effective = table.day("effective_expiry").value_or(lot.printed);
        if (lot.effective < lot.printed) {
            table.flaw("effective_expiry", {"印字された期限より前です。延長だけを書いてください。",
                                            "This is before the printed day; only extensions "
                                            "belong here."});
        }
        if (find_lot(lots_, lot.product, lot.number) != nullptr) {
            table.flaw("number", {"このロットは二度書かれています。", "This lot stands twice."});
        }
        lot.clause = loading::read_clause(lots_.documents, table);
        table.finish();
        lots_.lots.push_back(std::move(lot));
    }

    void read_hold(const TomlValue& value) {
        TableReader table(value, "hold", file_, flaws_);
        Hold hold{read_product(table), read_number(table), {}, {}, {}};
        if (!table.has("from")) table.text("from");
        hold.span.from = table.day("from").value_or(day_always);
        hold.span.until = table.day("until").value_or(day_never);
        if (hold.span.from > hold.span.until) {
            table.flaw("until", {"終わりの日が始まりの日より前です。成り立つ日がありません。",
                                 "The last day is before the first: this can never hold."});
        }
        hold.clause = loading::read_clause(lots_.documents, table);
        hold.words = table.words();
        table.finish();
        lots_.holds.push_back(std::move(hold));
    }

    PackageKind read_kind(TableReader& table) {
        const std::string kind = table.text("kind");
        if (kind == to_text(PackageKind::box)) return PackageKind::box;
        if (!kind.empty() && kind != to_text(PackageKind::vial)) {
            table.flaw("kind", {"vial か box のどちらかを書いてください。", "Write vial or box."});
        }
        return PackageKind::vial;
    }

    std::optional<Gtin> read_gtin(TableReader& table) {
        const std::string digits = table.text("gtin");
        if (digits.empty()) return std::nullopt;
        auto gtin = Gtin::parse(digits);
        if (!gtin) {
            table.flaw("gtin", gtin.error().what);
            return std::nullopt;
        }
        if (find_package(lots_, *gtin) != nullptr)
            table.flaw("gtin", {"この商品コードは二度書かれています。", "This GTIN stands twice."});
        return *std::move(gtin);
    }

    void read_package(const TomlValue& value) {
        TableReader table(value, "package", file_, flaws_);
        auto gtin = read_gtin(table);
        std::string product = read_product(table);
        const PackageKind kind = read_kind(table);
        const auto doses = table.number("doses", 1, package_doses_max);
        if (!doses && !table.has("doses")) table.text("doses");
        std::string clause = loading::read_clause(lots_.documents, table);
        table.finish();
        if (!gtin) return;
        lots_.packages.push_back(
            {*std::move(gtin), std::move(product), kind, doses.value_or(1), std::move(clause)});
    }

    const std::string& file_;
    const Programme* programme_;
    Lots lots_;
    std::vector<Flaw> flaws_;
};

}  // namespace

LoadedLots load_lots(std::string_view text, const std::string& file, const Programme* programme) {
    TomlParsed parsed = parse_toml(text, file);
    if (!parsed.flaws.empty()) return {std::nullopt, std::move(parsed.flaws)};
    return LotsReader(file, programme).read(parsed.root);
}

Result<Lots> parse_lots(std::string_view text, const std::string& file) {
    LoadedLots loaded = load_lots(text, file);
    if (loaded.lots) return *std::move(loaded.lots);
    return std::unexpected(error_of("lots.flaws",
                                    {"ロット表に誤りがあります。何も変えていません。",
                                     "The list of lots has errors; nothing was changed."},
                                    loaded.flaws));
}

const Lot* find_lot(const Lots& lots, std::string_view product, std::string_view number) {
    const auto found = std::find_if(lots.lots.begin(), lots.lots.end(), [&](const Lot& lot) {
        return lot.product == product && lot.number == number;
    });
    return found == lots.lots.end() ? nullptr : &*found;
}

const Hold* hold_on(const Lots& lots, std::string_view product, std::string_view number, Day day) {
    const auto found = std::find_if(lots.holds.begin(), lots.holds.end(), [&](const Hold& hold) {
        return hold.product == product && hold.number == number && hold.span.holds(day);
    });
    return found == lots.holds.end() ? nullptr : &*found;
}

const Package* find_package(const Lots& lots, const Gtin& gtin) {
    const auto found = std::ranges::find(lots.packages, gtin, &Package::gtin);
    return found == lots.packages.end() ? nullptr : &*found;
}

const char* to_text(PackageKind kind) { return kind == PackageKind::box ? "box" : "vial"; }

}  // namespace uketsuke
