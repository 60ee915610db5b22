// A terminal's office in a temporary folder: a real store, the real programme, a made-up person.
#pragma once

#include "core/base/require.h"
#include "kiosk/shell/clerk.h"
#include "platform/paths/assets.h"
#include "tests/kiosk/flow/walk.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {

class OfficeFolder {
  public:
    OfficeFolder() {
        require(make_key_file(folder_ / "key").has_value(), "a key file");
        office.programme = "satsumasendai-2022-12";
        office.rules = rules();
        office.municipality = "462152";
        office.print_to.files = folder_ / "certificate.pdf";
        CityFacts city;
        city.municipality = "462152";
        city.name = {"見本市", "Mihon City"};
        city.mayor = "見本県見本市長 見本 一郎";
        city.title = {"見本 接種済証", "Sample certificate"};
        office.city = city;
    }

    // One at a time: what was opened before must be gone.
    std::unique_ptr<Records> open() {
        close();
        opened_ = std::make_unique<DataFolder>(DataFolder::own(folder_ / "data").value());
        return Records::open(*opened_, *key_file_source(folder_ / "key"), RecordsOf::terminal)
            .value();
    }
    void close() { opened_.reset(); }

    // Puts the person of walk::person() into the roster; he had two doses, the last on 2022-06-01.
    static PersonId list_person(Records& records) {
        for (const Fact& fact : facts_of_person()) append(records, listed_person(), fact);
        return listed_person();
    }
    static PersonId listed_person() { return PersonId{{1, 2, 3}}; }
    static std::vector<Fact> facts_of_person() {
        return {*walk::person().resident,
                DoseReported{make_day(2022, 1, 10), "comirnaty", 1, "", "", ""},
                DoseReported{make_day(2022, 6, 1), "comirnaty", 2, "", "", ""}};
    }

    static void append(Records& records, PersonId person, const Fact& fact) {
        const auto entry = records.ledger().append({"462152", "", subject_of(person), fact},
                                                   walk::noon() - std::chrono::hours(1));
        require(entry.has_value(), "a sample entry");
    }

    const std::filesystem::path& path() const { return folder_.path(); }

    Office office;

  private:
    static std::shared_ptr<const Rules> rules() {
        Rules rules{open_programme("satsumasendai-2022-12").value(), {}, {}, {}};
        rules.edition = "at the start of work";
        return std::make_shared<const Rules>(std::move(rules));
    }

    TemporaryFolder folder_;
    std::unique_ptr<DataFolder> opened_;
};

inline constexpr const char* sample_product = "comirnaty-ba45";

inline SessionOpened sample_session() {
    return {"見本 花子", "見本会場", "見本 医師", sample_product, "XX0001", make_day(2023, 3, 31)};
}

}  // namespace uketsuke
