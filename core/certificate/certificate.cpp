// From the ledger's row to the words of a certificate.
#include "core/certificate/certificate.h"

#include <algorithm>

#include "core/base/json.h"

namespace uketsuke {

namespace {

CertificateDose told(const PersonDose& known, int position, const CityFacts& city) {
    const DoseGiven& dose = known.dose;
    CertificateDose out{dose.dose_number > 0 ? dose.dose_number : position,
                        dose.date,
                        dose.product_name,
                        dose.maker,
                        dose.lot,
                        dose.venue};
    const auto label = std::find_if(city.products.begin(), city.products.end(),
                                    [&](const ProductLabel& p) { return p.id == dose.product; });
    const bool labelled = label != city.products.end();
    if (out.product.empty()) out.product = labelled ? label->name : dose.product;
    if (out.maker.empty() && labelled) out.maker = label->maker;
    return out;
}

Json words_json(const Words& words) { return {{"ja", words.ja}, {"en", words.en}}; }

Words words_or(const Json& object, const char* key) {
    const auto member = object.find(key);
    if (member == object.end() || !member->is_object()) return {};
    return {text_or(*member, "ja"), text_or(*member, "en")};
}

std::unexpected<Error> malformed(const std::string& member) {
    return fail(ErrorKind::bad_input, "city.malformed",
                {"市の設定に「" + member + "」がないか、形が違います。",
                 "The city's settings lack \"" + member + "\" or hold it in another form."},
                {"設定ファイルを直してください。", "Correct the file of settings."});
}

Json box_json(const Box& box) { return {box.x, box.y, box.width, box.height}; }

Json overprint_json(const Overprint& places) {
    return {{"date", box_json(places.date)},
            {"maker", box_json(places.maker)},
            {"lot", box_json(places.lot)},
            {"record", box_json(places.record)}};
}

Result<Box> parse_box(const Json& places, const char* key) {
    const auto found = places.find(key);
    const bool four = found != places.end() && found->is_array() && found->size() == 4 &&
                      std::ranges::all_of(*found, [](const Json& n) { return n.is_number(); });
    if (!four) return malformed(std::string("overprint.") + key);
    const Json& box = *found;
    return Box{box[0].get<double>(), box[1].get<double>(), box[2].get<double>(),
               box[3].get<double>()};
}

Result<std::optional<Overprint>> parse_overprint(const Json& city) {
    const auto places = city.find("overprint");
    if (places == city.end()) return std::optional<Overprint>();
    if (!places->is_object()) return malformed("overprint");
    return Overprint{TRY(parse_box(*places, "date")), TRY(parse_box(*places, "maker")),
                     TRY(parse_box(*places, "lot")), TRY(parse_box(*places, "record"))};
}

Result<std::vector<ProductLabel>> parse_products(const Json& city) {
    const auto list = city.find("products");
    if (list == city.end() || !list->is_array()) return malformed("products");
    std::vector<ProductLabel> products;
    for (const Json& item : *list) {
        if (!item.is_object() || text_or(item, "id").empty()) return malformed("products.id");
        products.push_back({text_or(item, "id"), text_or(item, "name"), text_or(item, "maker")});
    }
    return products;
}

}  // namespace

Result<Certificate> make_certificate(const PersonRow& row, std::string_view entry,
                                     const CityFacts& city, Day made_on) {
    const auto found = std::find_if(row.doses.begin(), row.doses.end(), [&](const PersonDose& d) {
        return d.given_here && d.entry == entry;
    });
    if (found == row.doses.end()) {
        return fail(ErrorKind::not_found, "certificate.no_dose",
                    {"この接種の記録が見つからないため、接種済証を作れません。",
                     "There is no record of this dose, so no certificate can be made."},
                    {"接種記録を確かめてください。", "Check the record of the dose."});
    }
    Certificate out;
    int position = 0;
    for (auto dose = row.doses.begin(); dose != found; ++dose)
        out.doses.push_back(told(*dose, ++position, city));
    out.dose = told(*found, ++position, city);
    out.doses.push_back(out.dose);
    out.name = found->dose.name;
    out.birth_date = found->dose.birth_date;
    if (!row.resident || !row.resident->address_protected) out.address = found->dose.address;
    out.mayor = city.mayor;
    out.title = city.title;
    out.record = found->entry;
    out.made_on = made_on;
    out.sample = city.sample;
    return out;
}

std::string print_city(const CityFacts& city) {
    Json products = Json::array();
    for (const ProductLabel& p : city.products)
        products.push_back({{"id", p.id}, {"name", p.name}, {"maker", p.maker}});
    Json out{{"municipality", city.municipality},
             {"name", words_json(city.name)},
             {"mayor", city.mayor},
             {"title", words_json(city.title)},
             {"sample", city.sample},
             {"products", products}};
    if (!city.clinics_certify) out["clinics_certify"] = false;
    if (city.overprint) out["overprint"] = overprint_json(*city.overprint);
    return print_json(out);
}

Result<CityFacts> parse_city(std::string_view json) {
    const Json read = TRY(parse_json(json));
    if (!read.is_object()) return malformed("{}");
    CityFacts city;
    city.municipality = text_or(read, "municipality");
    city.name = words_or(read, "name");
    city.mayor = text_or(read, "mayor");
    city.title = words_or(read, "title");
    if (city.municipality.size() != 6) return malformed("municipality");
    if (city.name.ja.empty()) return malformed("name");
    if (city.mayor.empty()) return malformed("mayor");
    if (city.title.ja.empty()) return malformed("title");
    const auto sample = read.find("sample");
    if (sample == read.end() || !sample->is_boolean()) return malformed("sample");
    city.sample = sample->get<bool>();
    city.products = TRY(parse_products(read));
    city.overprint = TRY(parse_overprint(read));
    const auto clinics = read.find("clinics_certify");
    if (clinics != read.end() && !clinics->is_boolean()) return malformed("clinics_certify");
    if (clinics != read.end()) city.clinics_certify = clinics->get<bool>();
    return city;
}

}  // namespace uketsuke
