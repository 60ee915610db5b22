// 接種済証 as a value: what the paper says about one dose and the doses before it. How it looks is
// sheet.h; what is true is the ledger's PersonRow.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ledger/fold.h"
#include "core/page/page.h"

namespace uketsuke {

// A product as a certificate names it. The ids are those of the programme files.
struct ProductLabel {
    std::string id;
    std::string name;   // 販売名
    std::string maker;  // メーカー
    bool operator==(const ProductLabel&) const = default;
};

// Where on the city's own sheet (A4) the facts of a dose are printed, in millimetres from its top
// left corner.
struct Overprint {
    Box date;
    Box maker;
    Box lot;
    Box record;  // The record's name, small.
    bool operator==(const Overprint&) const = default;
};

// What the city prints on its certificates. All of it is data of the municipality.
struct CityFacts {
    std::string municipality;  // Six digits.
    Words name;                // 見本市 / Mihon City
    std::string mayor;  // 都道府県名 + 市町村長名 (domain.md section 3), printed as it stands.
    Words title;        // 接種済証 of which vaccination.
    bool sample = true;  // Prints 見本 over the sheet: a made-up city or training.
    std::vector<ProductLabel> products;
    std::optional<Overprint> overprint = {};  // Nothing: its sheet is not known here.
    // The mayor's document may be printed where one desk does everything; else at the city's sites.
    bool clinics_certify = true;
    bool operator==(const CityFacts&) const = default;
};

std::string print_city(const CityFacts& city);
// Errors (bad_input): city.malformed, naming the member that is missing.
Result<CityFacts> parse_city(std::string_view json);

struct CertificateDose {
    int number = 0;  // 接種回数, over the whole life (手引き p68; domain.md section 3).
    Day date{};
    std::string product;  // 販売名, or the product's id where the city does not know it.
    std::string maker;
    std::string lot;
    std::string venue;
    bool operator==(const CertificateDose&) const = default;
};

struct Certificate {
    CertificateDose dose;                // The one that is certified.
    std::vector<CertificateDose> doses;  // All up to and with it, by date.
    std::string name;                    // As of the day of the dose.
    std::optional<std::string> address;  // Nothing for a protected person (支援措置).
    Day birth_date{};
    std::string mayor;
    Words title;
    std::string record;  // The ledger's name of the entry: how staff find it again.
    Day made_on{};
    int copy = 1;  // From the second on it is marked as made again.
    bool sample = true;
    bool operator==(const Certificate&) const = default;
};

// The certificate for the dose that `entry` recorded (PersonDose::entry). Only a dose that this
// product recorded in full is certified; a reported one is history. Errors (not_found):
// certificate.no_dose.
Result<Certificate> make_certificate(const PersonRow& row, std::string_view entry,
                                     const CityFacts& city, Day made_on);

}  // namespace uketsuke
