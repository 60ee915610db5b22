// One JSON object a line in, one a line out: how `uketsuke assess` and the tests speak to the
// engine. README.md of this room describes the fields.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/eligibility/assess.h"

namespace uketsuke {

// Reads one line after another with the same buffers; one thread at a time.
class CaseReader {
  public:
    CaseReader();
    ~CaseReader();
    CaseReader(const CaseReader&) = delete;
    CaseReader& operator=(const CaseReader&) = delete;

    // Errors (bad_input): case.json, case.field. The message names the field, written as it is
    // reached: "doses[1].date". An unknown field, a malformed date and a wrong type are errors; an
    // unknown product, group or kind of vaccine is not: it is a fact about the person. At most 1
    // MiB and 32 levels.
    Result<Case> read(std::string_view line);

  private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

// Answers of one programme in one language, one line each:
// {"id","status","dose_number","products","earliest","reasons":[{"code","clause","text"}]}, where
// `dose_number` and `earliest` are null where the verdict has none, and on demand at the end
// "history":[{"date","product","dose_number","valid","findings":[...]}] and
// "application":[{"by","clause","text"}],"dispatch":{"send_on","state","clause","text"}: who
// applies for the voucher of the next dose and when the city plans to send it
// (core/programme/sending.h). Every sentence and name is turned into JSON once, because a city has
// a hundred thousand lines.
class VerdictLines {
  public:
    // What a line has besides the verdict.
    struct Besides {
        bool history = false;
        bool sending = false;
    };

    // `programme` must outlive the lines.
    VerdictLines(const Programme& programme, Language language);

    // Appends the line and its line feed.
    void append(const Case& facts, Besides besides, std::string& out) const;

  private:
    void append_reasons(const ReasonSet& reasons, std::string& out) const;
    void append_history(const Case& facts, std::string& out) const;
    void append_sending(const Case& facts, const Judgement& judgement, std::string& out) const;

    const Programme& programme_;
    Language language_;
    std::vector<std::string> products_;  // As JSON.
    std::vector<std::string> reasons_;
};

}  // namespace uketsuke
