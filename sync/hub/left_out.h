// Whom a file for others leaves out, and why: told person by person and counted, so that nobody is
// missing from it in silence.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ledger/fold.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct LeftOut {
    std::string code;    // "provisional", "missing.maker" ...
    std::string column;  // Of the file, where it is about one cell; else empty.
    Words what;
};

// "provisional" (taken in provisionally, and nobody has settled who of the roster it is) and
// "not_listed" (the roster does not know the person); nothing for a resident.
std::optional<LeftOut> not_a_resident(const PersonRow& row);

// Six digits: of residence, or as a desk took it down; empty where nothing says it.
std::string municipality_of(const PersonRow& row);

class LeftOutList {
  public:
    static constexpr std::size_t kept_max = 1000;  // Told one by one; all are counted.

    void add(const PersonRow& row, LeftOut reason);

    // One line each, by 宛名番号, or by the person's id where there is none; never by name.
    void tell_each(const CommandSpeech& speech) const;
    // {"provisional":{"people":1,"doses":2}}; and the same as a sentence that follows another, or
    // empty.
    std::string counts_json() const;
    Words sentence() const;
    std::size_t people() const;

  private:
    struct Count {
        std::size_t people = 0;
        std::size_t doses = 0;
    };
    struct Kept {
        std::string who;
        LeftOut reason;
    };
    std::map<std::string, Count> counts_;
    std::vector<Kept> kept_;
};

}  // namespace uketsuke
