// Every word of the window by its key: assets/words/*.po, compiled at build, looked up with
// libintl. No sentence of the screens stands in C++; a missing key shows as the key, and a test
// finds it first. A further language is one more catalogue.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace uketsuke::look {

// A value for a placeholder: {"count", "3"} fills {count}.
using Filling = std::pair<std::string_view, std::string>;

// One catalogue each. やさしい日本語 is Japanese in short sentences and simple words, for whoever
// reads little of it; the sentences of rules and errors have no such form and stay as they are.
enum class Tongue { japanese, easy_japanese, english };
inline constexpr Tongue tongues[] = {Tongue::japanese, Tongue::easy_japanese, Tongue::english};

// The catalogues of one folder. Copying it is cheap; the language is part of the value, so that two
// languages may be in use at once and nothing global switches under a reader.
class Catalogue {
  public:
    // `folder` holds words/LC_MESSAGES/{ja,ja-easy,en}.mo. To be called once, before any thread
    // starts: it sets the process's message locale. Errors: words.missing (environment).
    static Result<Catalogue> open(const std::string& folder);
    // Where the build and an installation put them: ../share/uketsuke beside the program's folder.
    static std::string folder_beside_program();

    // Every key and its words, as the compiled file holds them: for the glyphs and for tests.
    static std::vector<std::pair<std::string, std::string>> entries(const std::string& folder,
                                                                    Tongue tongue);

    Language language() const { return language_; }
    void speak(Language language) { language_ = language; }
    // The reader's own choice, for as long as Japanese is spoken.
    void speak_easily(bool easily) { easily_ = easily; }
    Tongue tongue() const;

    // The words of a key, its placeholders filled. Any thread.
    std::string tr(const char* key, std::initializer_list<Filling> fillings = {}) const;
    // The sentence of an error or a reason in the language spoken.
    const std::string& pick(const Words& words) const;

  private:
    Language language_ = Language::japanese;
    bool easily_ = false;
};

}  // namespace uketsuke::look
