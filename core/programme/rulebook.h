// 規則集: what a hub has published, and the newest of it that can be used. Terminals judge by
// nothing else. A publication is a whole file; every version stays, because each recorded dose
// names the version that judged it.
#pragma once

#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/entry.h"
#include "core/programme/form.h"
#include "core/programme/lots.h"

namespace uketsuke {

enum class RulesKind { programme, form, lots };
const char* to_text(RulesKind kind);  // "programme", "form", "lots": also the head table of a file.

struct RulesName {
    RulesKind kind = RulesKind::programme;
    std::string id;
    auto operator<=>(const RulesName&) const = default;
};

// What a file says of itself.
struct RulesHead {
    RulesName name;
    std::string version;           // Its own, without that of what it builds on.
    std::vector<RulesName> needs;  // The programme that it builds on, and its screening form.
};

// Reads the head table and nothing else. `file` is the name that messages show. Errors (bad_input):
// rules.kind (no head table, or two), rules.head (id or version missing), or the flaws of the
// syntax.
Result<RulesHead> read_rules_head(std::string_view text, const std::string& file);

// Everything that a terminal judges by, at one time.
struct Rules {
    Programme programme;
    std::shared_ptr<const ScreeningForm> form;  // Null where the programme names none.
    std::shared_ptr<const Lots> lots;           // Of all published lists; null where there is none.
    // Names every file and version of these rules: "x-2030 2+national-1, form 8, lots 3". Rules
    // with the same edition are the same.
    std::string edition;
};

struct RulesInForce {
    Rules rules;
    // Why something newer that was published is not in force: this program cannot read it.
    std::optional<Error> newer;
};

class Rulebook {
  public:
    // `published` in the order in which it was published. What this program does not know how to
    // name is passed over.
    explicit Rulebook(std::vector<RulesPublished> published);

    const std::vector<RulesPublished>& published() const { return published_; }
    const RulesPublished* newest(const RulesName& name) const;  // Or null.

    // The newest state of the book in which this programme can be read: a state is changed by each
    // publication, and all files are taken from one state. Errors: rules.not_published, or the
    // flaws of the newest state where no state can be read.
    Result<RulesInForce> in_force(const std::string& programme) const;

    // The same book with more.
    Rulebook with(const std::vector<RulesPublished>& more) const;

  private:
    const RulesPublished* newest_of(std::size_t state, const RulesName& name) const;
    Result<Rules> rules_in(std::size_t state, const std::string& programme) const;
    Result<std::shared_ptr<const Lots>> lots_in(std::size_t state, std::string& edition) const;

    std::vector<RulesPublished> published_;
};

// The publications among `entries`, which are those of one hub in canonical order.
Rulebook rulebook_of(const std::vector<Entry>& entries);

}  // namespace uketsuke
