// The catalogues against each other, against the sources that use them, and against the typeface.
#include "kiosk/look/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <imgui.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "tests/kiosk/headless.h"
#include "tests/paths.h"

namespace uketsuke::look {
namespace {

using Entries = std::map<std::string, std::string>;

Entries entries_of(Tongue tongue) {
    const auto list = Catalogue::entries(test::words_dir, tongue);
    return {list.begin(), list.end()};
}

std::set<std::string> keys_of(const Entries& entries) {
    std::set<std::string> keys;
    for (const auto& [key, words] : entries) keys.insert(key);
    return keys;
}

std::set<std::string> placeholders_of(const std::string& words) {
    std::set<std::string> names;
    for (std::size_t at = words.find('{'); at != std::string::npos; at = words.find('{', at + 1)) {
        names.insert(words.substr(at, words.find('}', at) - at));
    }
    return names;
}

// "scan.title": lower case, one point in the middle.
bool looks_like_a_key(const std::string& text) {
    const std::size_t point = text.find('.');
    if (point == 0 || point == std::string::npos || point + 1 == text.size()) return false;
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == point &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", point + 1) ==
               std::string::npos;
}

// Every string literal of the code, by its quotes.
void collect_keys(const std::string& code, std::set<std::string>& keys) {
    for (std::size_t open = code.find('"'); open != std::string::npos;) {
        const std::size_t close = code.find_first_of("\"\n", open + 1);
        if (close == std::string::npos) return;
        const std::string literal = code.substr(open + 1, close - open - 1);
        if (looks_like_a_key(literal)) keys.insert(literal);
        open = code.find('"', close + 1);
    }
}

std::set<std::string> keys_in_sources() {
    std::set<std::string> keys;
    for (const std::string folder : {"/kiosk/screens", "/kiosk/look"}) {
        for (const auto& file :
             std::filesystem::directory_iterator(std::string(test::source_dir) + folder)) {
            if (file.path().extension() != ".cpp") continue;
            std::ifstream in(file.path());
            collect_keys({std::istreambuf_iterator<char>(in), {}}, keys);
        }
    }
    return keys;
}

// Codes of errors that the look itself returns; they are not words.
const std::set<std::string> error_codes{"words.missing", "fonts.missing", "fonts.bake",
                                        "window.display", "window.opengl"};

TEST(Words, AllTonguesHaveTheSameKeys) {
    const auto keys = keys_of(entries_of(Tongue::japanese));
    EXPECT_GT(keys.size(), 0U);
    for (const Tongue tongue : tongues) EXPECT_EQ(keys_of(entries_of(tongue)), keys);
}

TEST(Words, AllTonguesFillTheSamePlaceholders) {
    for (const Tongue tongue : {Tongue::easy_japanese, Tongue::english}) {
        const Entries other = entries_of(tongue);
        for (const auto& [key, words] : entries_of(Tongue::japanese)) {
            ASSERT_TRUE(other.contains(key)) << key;
            EXPECT_EQ(placeholders_of(words), placeholders_of(other.at(key))) << key;
        }
    }
}

TEST(Words, NoKeyIsMissingAndNoneIsUnused) {
    std::set<std::string> used = keys_in_sources();
    for (const std::string& code : error_codes) used.erase(code);
    const std::set<std::string> written = keys_of(entries_of(Tongue::japanese));
    for (const std::string& key : used) EXPECT_TRUE(written.contains(key)) << "missing: " << key;
    for (const std::string& key : written) EXPECT_TRUE(used.contains(key)) << "unused: " << key;
}

TEST(Words, NoWordsAreEmpty) {
    for (const Tongue tongue : tongues) {
        for (const auto& [key, words] : entries_of(tongue)) EXPECT_FALSE(words.empty()) << key;
    }
}

TEST(Words, TheTypefaceHasEveryCharacter) {
    ImFontAtlas atlas;
    std::array<float, role_count> pixels{};
    pixels.fill(16);
    const auto fonts = bake_fonts(atlas, catalogue_glyphs(), {}, pixels);
    ASSERT_TRUE(fonts.has_value());
    for (const Tongue tongue : tongues) {
        for (const auto& [key, words] : entries_of(tongue)) {
            for (const ImFont* font : *fonts) EXPECT_EQ(count_missing(*font, words), 0) << key;
        }
    }
}

// The words of English sentences, and Japanese terms wherever they stand.
bool speaks_of(const std::string& words, const std::string& banned) {
    const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
    std::string lower = words;
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::size_t at = lower.find(banned);
    if (at == std::string::npos) return false;
    if (!is_letter(banned[0])) return true;
    const bool starts = at == 0 || !is_letter(lower[at - 1]);
    const std::size_t end = at + banned.size();
    return starts && (end == lower.size() || !is_letter(lower[end]));
}

TEST(Words, TheCounterDoesNotSpeakOfEntriesSyncOrLedgers) {
    EXPECT_TRUE(speaks_of("the Ledger.", "ledger"));
    EXPECT_FALSE(speaks_of("country", "entry"));
    for (const Tongue tongue : tongues) {
        for (const auto& [key, words] : entries_of(tongue)) {
            for (const char* banned : {"entry", "entries", "sync", "ledger", "outbox", "payload",
                                       "同期", "エントリ", "アウトボックス"}) {
                EXPECT_FALSE(speaks_of(words, banned)) << key << ": " << words;
            }
        }
    }
}

TEST(Words, TheLanguageIsSwitchedAtRunTime) {
    Catalogue catalogue = test_catalogue(Language::japanese);
    const std::string japanese = catalogue.tr("scan.title");
    catalogue.speak(Language::english);
    EXPECT_NE(catalogue.tr("scan.title"), japanese);
    EXPECT_EQ(japanese, entries_of(Tongue::japanese).at("scan.title"));
    EXPECT_EQ(catalogue.tr("scan.title"), entries_of(Tongue::english).at("scan.title"));
}

TEST(Words, SimpleWordsArePartOfJapaneseAlone) {
    Catalogue catalogue = test_catalogue(Language::japanese);
    catalogue.speak_easily(true);
    EXPECT_EQ(catalogue.tongue(), Tongue::easy_japanese);
    EXPECT_EQ(catalogue.tr("scan.title"), entries_of(Tongue::easy_japanese).at("scan.title"));
    EXPECT_EQ(catalogue.pick({"規則の文", "A rule's sentence"}), "規則の文");
    catalogue.speak(Language::english);
    EXPECT_EQ(catalogue.tongue(), Tongue::english);
}

TEST(Words, AnUnknownKeyShowsAsItself) {
    EXPECT_EQ(test_catalogue(Language::english).tr("no.such_key"), "no.such_key");
}

TEST(Words, AFolderWithoutCataloguesIsAnErrorThatSaysSo) {
    const auto opened = Catalogue::open("/nowhere");
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, "words.missing");
    EXPECT_NE(opened.error().what.en.find("/nowhere"), std::string::npos);
}

}  // namespace
}  // namespace uketsuke::look
