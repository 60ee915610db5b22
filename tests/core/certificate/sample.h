// A made-up person with some doses, for the tests of certificates.
#pragma once

#include "core/certificate/sheet.h"

namespace uketsuke::testing_tools {

inline CityFacts sample_city() {
    return {"462152",
            {"見本市", "Mihon City"},
            "見本県見本市長　見本　太郎",
            {"新型コロナウイルスワクチン 接種済証", "Certificate of COVID-19 Vaccination"},
            true,
            {{"pfizer-mono", "コミナティ筋注", "ファイザー"},
             {"pfizer-ba45", "コミナティRTU筋注（2価：起源株/オミクロン株BA.4-5）", "ファイザー"}}};
}

// `count` doses, the last of them recorded here on 2022-12-01.
inline PersonRow sample_row(int count, const std::string& name = "見本 𠮷邊󠄀 花子") {
    PersonRow row;
    Resident resident;
    resident.name = name;
    resident.address = "見本県見本市見本町一丁目2番3-405号 見本ハイツ";
    resident.birth_date = make_day(1957, 5, 5);
    resident.municipality = "462152";
    row.resident = resident;
    for (int i = 1; i <= count; ++i) {
        PersonDose known;
        const bool last = i == count;
        known.given_here = last;
        known.entry = "00112233445566778899aabbccddeeff/462152/" + std::to_string(i);
        known.dose.date =
            last ? make_day(2022, 12, 1) : make_day(2021, 6, 1) + std::chrono::days(100 * (i - 1));
        known.dose.product = last ? "pfizer-ba45" : "pfizer-mono";
        known.dose.lot = last ? "FX9901" : "EP990" + std::to_string(i);
        known.dose.venue = last ? "見本市保健センター" : "見本クリニック";
        if (last) {
            known.dose.dose_number = count;
            known.dose.product_name = "コミナティRTU筋注（2価：起源株/オミクロン株BA.4-5）";
            known.dose.maker = "ファイザー";
            known.dose.name = name;
            known.dose.address = resident.address;
            known.dose.birth_date = resident.birth_date;
        }
        row.doses.push_back(known);
    }
    return row;
}

inline Certificate sample_certificate(int count,
                                      const std::string& name = "見本 𠮷邊󠄀 花子") {
    const PersonRow row = sample_row(count, name);
    return make_certificate(row, row.doses.back().entry, sample_city(), make_day(2022, 12, 1))
        .value();
}

}  // namespace uketsuke::testing_tools
