// Roster and desk to plain facts.
#include "core/eligibility/case_of.h"

#include <algorithm>

namespace uketsuke {

Case case_of(const Resident& resident, std::vector<PastDose> history, Day on,
             const DeskFacts& desk) {
    Case out;
    out.id = resident.resident_id;
    out.on = on;
    out.birth_date = resident.birth_date;
    out.municipality = resident.municipality;
    out.groups = resident.groups;
    for (const std::string& group : desk.heard.groups) {
        if (std::find(out.groups.begin(), out.groups.end(), group) == out.groups.end()) {
            out.groups.push_back(group);
        }
    }
    out.doses = std::move(history);
    out.other_vaccines = desk.heard.other_vaccines;
    out.product = desk.product;
    out.sex = to_text(resident.sex);
    out.height_cm = desk.heard.height_cm;
    out.weight_kg = desk.heard.weight_kg;
    out.resident_since = resident.resident_since;
    out.voucher = desk.voucher;
    out.doctor_confirmed = desk.doctor_confirmed;
    return out;
}

}  // namespace uketsuke
