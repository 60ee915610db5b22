// The book as JSON in one sealed setting.
#include "kiosk/shell/name_book.h"

#include <algorithm>

#include "core/base/json.h"

namespace uketsuke {
namespace {

constexpr const char* book_setting = "kiosk.names";

void put_first(std::vector<std::string>& names, const std::string& name) {
    std::erase(names, name);
    names.insert(names.begin(), name);
    if (names.size() > NameBook::names_max) names.resize(NameBook::names_max);
}

std::vector<std::string> names_in(const Json& object, const char* key) {
    std::vector<std::string> names;
    if (!object.contains(key) || !object[key].is_array()) return names;
    for (const Json& name : object[key]) {
        if (name.is_string()) names.push_back(name.get<std::string>());
    }
    return names;
}

std::vector<NameBook::Staff> staff_in(const Json& object) {
    std::vector<NameBook::Staff> staff;
    if (!object.contains("staff") || !object["staff"].is_array()) return staff;
    for (const Json& one : object["staff"]) {
        if (!one.is_object()) continue;
        const auto id = StaffId::parse(text_or(one, "id"));
        if (id) staff.push_back({text_or(one, "name"), *id});
    }
    return staff;
}

}  // namespace

StaffId NameBook::note(const SessionOpened& session, StaffId fresh) {
    const auto known = std::ranges::find(staff, session.staff_name, &Staff::name);
    const Staff now = known == staff.end() ? Staff{session.staff_name, fresh} : *known;
    if (known != staff.end()) staff.erase(known);
    staff.insert(staff.begin(), now);
    if (staff.size() > names_max) staff.resize(names_max);
    put_first(venues, session.venue);
    put_first(doctors, session.doctor);
    return now.id;
}

StaffId NameBook::note_listed(const SessionOpened& session, StaffId listed) {
    std::erase_if(staff, [&](const Staff& one) { return one.name == session.staff_name; });
    return note(session, listed);
}

NameBook read_name_book(Records& records) {
    const auto text = records.private_setting(book_setting);
    if (!text || !*text) return {};
    const auto object = parse_json(**text);
    if (!object || !object->is_object()) return {};
    return {staff_in(*object), names_in(*object, "venues"), names_in(*object, "doctors")};
}

Result<void> keep_name_book(Records& records, const NameBook& book) {
    Json staff = Json::array();
    for (const NameBook::Staff& one : book.staff) {
        staff.push_back({{"name", one.name}, {"id", one.id.hex()}});
    }
    const Json object{{"staff", staff}, {"venues", book.venues}, {"doctors", book.doctors}};
    return records.set_private_setting(book_setting, print_json(object));
}

}  // namespace uketsuke
