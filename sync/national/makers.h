// ワクチンメーカー: the national record names a dose by its maker alone; the ledger names the
// product. Which maker makes what is data of the programme files, and so is from when, to whom and
// as which dose a product was given.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/lots.h"
#include "sync/national/national_file.h"

namespace uketsuke {

// A dose as the national record has it.
struct DoseOfMaker {
    std::string maker;
    std::string lot;
    Day date{};
    int dose_number = 0;  // From 1.
    Day birth_date{};
};

class Makers {
  public:
    // Products and offers of a programme, with the names of makers that the system has preset
    // (domain.md section 2); several may be added, such as a city's and the national
    // one that it builds on.
    void add(const Programme& programme);
    void add(const Lots& lots);

    const MakerNames& names() const { return names_; }

    // As the file has it. `product` is a product's id, or a maker's name where product_of() could
    // say no more. Nothing where neither is known.
    std::optional<std::string> maker_of(std::string_view product) const;

    // The product's id where one alone can be meant: the lot is listed, or it is the only one of
    // the maker that was given to that age, on that day, as that dose. Else the maker's name: what
    // the file does not say is not made up, and a verdict then asks for the product
    // (unknown_product). Each of these hints counts only where it leaves something.
    std::string product_of(const DoseOfMaker& dose) const;

  private:
    struct Given {
        Span span;
        Mask doses = 0;
    };
    struct Made {
        std::string maker;
        std::vector<Ages> ages;  // Any of them; empty: everyone.
        std::vector<Given> given;
    };
    using Candidates = std::vector<const std::pair<const std::string, Made>*>;
    template <class Fits>
    static void narrow(Candidates& candidates, const Fits& fits);

    MakerNames names_;
    std::map<std::string, Made, std::less<>> products_;
    std::multimap<std::string, std::string, std::less<>> products_of_lot_;
};

}  // namespace uketsuke
