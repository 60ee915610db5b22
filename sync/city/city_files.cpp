// Fields are quoted where CSV (RFC 4180) asks for it.
#include "sync/city/city_files.h"

namespace uketsuke {

namespace {

class Row {
  public:
    explicit Row(std::string& out) : out_(out) {}
    Row& cell(std::string_view text) {
        if (!first_) out_ += ',';
        first_ = false;
        if (text.find_first_of(",\"\r\n") == text.npos) {
            out_ += text;
            return *this;
        }
        out_ += '"';
        for (const char c : text) {
            if (c == '"') out_ += '"';
            out_ += c;
        }
        out_ += '"';
        return *this;
    }
    void end() { out_ += "\r\n"; }

  private:
    std::string& out_;
    bool first_ = true;
};

}  // namespace

std::string print_roster(const std::vector<Citizen>& citizens) {
    std::string out =
        "resident_id,name,kana,sex,birth_date,postal_code,address,address_protected,municipality,"
        "voucher_number,resident_since,groups\r\n";
    for (const Citizen& citizen : citizens) {
        const Resident& r = citizen.resident;
        std::string groups;
        for (const std::string& group : r.groups) groups += (groups.empty() ? "" : ";") + group;
        Row(out)
            .cell(r.resident_id)
            .cell(r.name)
            .cell(r.kana)
            .cell(to_text(r.sex))
            .cell(format_day(r.birth_date))
            .cell(r.postal_code)
            .cell(r.address)
            .cell(r.address_protected ? "1" : "0")
            .cell(r.municipality)
            .cell(r.voucher_number)
            .cell(r.resident_since ? format_day(*r.resident_since) : "")
            .cell(groups)
            .end();
    }
    return out;
}

std::string print_doses(const std::vector<Citizen>& citizens) {
    std::string out = "resident_id,date,product,dose_number,lot,venue,doctor\r\n";
    for (const Citizen& citizen : citizens) {
        for (const DoseReported& dose : citizen.doses) {
            Row(out)
                .cell(citizen.resident.resident_id)
                .cell(format_day(dose.date))
                .cell(dose.product)
                .cell(std::to_string(dose.dose_number))
                .cell(dose.lot)
                .cell(dose.venue)
                .cell(dose.doctor)
                .end();
        }
    }
    return out;
}

// Surnames that nobody bears: 見本, 作例, 架空, 例示 (specimen, example, fictitious, illustration).
std::string print_staff() {
    return "name,kana,qualifications,manager\r\n"
           "見本 花子,ミホン ハナコ,看護師,0\r\n"
           "作例 太郎,サクレイ タロウ,事務,0\r\n"
           "架空 桜,カクウ サクラ,保健師,1\r\n"
           "例示 楓,レイジ カエデ,薬剤師,0\r\n"
           "見本 次郎,ミホン ジロウ,市職員,0\r\n";
}

}  // namespace uketsuke
