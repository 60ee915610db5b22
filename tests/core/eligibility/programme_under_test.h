// The shipped programme file and short ways to say a case, for the tests of the rules.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/eligibility/case_lines.h"
#include "core/programme/load.h"
#include "tests/paths.h"

namespace uketsuke::testing {

inline std::string text_of(const std::string& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::string asset(const std::string& path) {
    return text_of(std::string(test::assets_dir) + "/" + path);
}

// What shipped programmes build on, for texts that a test writes or changes.
inline Result<ProgrammeText> shipped(const std::string& id) {
    const std::string name = "programmes/" + id + ".toml";
    std::string text = asset(name);
    if (text.empty()) return fail(ErrorKind::not_found, "file.absent", {name, name});
    return ProgrammeText{std::move(text), name};
}

inline Programme shipped_programme(const std::string& id) {
    const std::string name = "programmes/" + id + ".toml";
    auto loaded = parse_programme(asset(name), name, shipped);
    if (!loaded) ADD_FAILURE() << to_line(loaded.error(), false);
    return std::move(loaded.value());
}

inline const Programme& satsumasendai() {
    static const Programme programme = shipped_programme("satsumasendai-2022-12");
    return programme;
}

inline Day day(const std::string& text) {
    const auto parsed = parse_day(text);
    if (!parsed) ADD_FAILURE() << text << " is no day";
    return parsed.value_or(Day{});
}

// "2021-08-01 comirnaty, 2021-08-22 comirnaty"
inline std::vector<PastDose> doses(const std::string& text) {
    std::vector<PastDose> out;
    std::stringstream items(text);
    for (std::string item; std::getline(items, item, ',');) {
        std::stringstream words(item);
        std::string date;
        std::string product;
        words >> date >> product;
        out.push_back({day(date), product});
    }
    return out;
}

inline std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> out;
    std::stringstream items(text);
    for (std::string item; items >> item;) out.push_back(item);
    return out;
}

inline std::string joined(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items) out += (out.empty() ? "" : " ") + item;
    return out;
}

inline std::string codes(const std::vector<Reason>& reasons) {
    std::vector<std::string> out;
    for (const Reason& reason : reasons) out.push_back(reason.code);
    return joined(out);
}

// A line as `uketsuke assess` prints it, without its line feed.
inline std::string answer_line(const Programme& programme, const Case& facts,
                               bool with_history = false) {
    std::string out;
    VerdictLines(programme, Language::english).append(facts, {.history = with_history}, out);
    out.pop_back();
    return out;
}

inline bool has_code(const Programme& programme, const ReasonSet& reasons,
                     const std::string& code) {
    for (std::size_t i = 0; i < programme.reasons.size(); ++i) {
        if (reasons[i] && programme.reasons[i].code == code) return true;
    }
    return false;
}

inline bool has_code(const std::vector<Reason>& reasons, const std::string& code) {
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const Reason& reason) { return reason.code == code; });
}

inline Case resident(const std::string& born, const std::string& on,
                     const std::string& history = "", const std::string& groups = "") {
    Case out;
    out.id = "見本";
    out.birth_date = day(born);
    out.on = day(on);
    out.municipality = satsumasendai().municipality;
    out.doses = doses(history);
    out.groups = words(groups);
    return out;
}

}  // namespace uketsuke::testing
