// Reading the table, and the questions asked of it.
#include "core/visit/duties.h"

#include <algorithm>

#include "core/programme/load.h"
#include "core/programme/sources.h"
#include "core/visit/desks.h"

namespace uketsuke {

namespace {

class DutiesReader {
  public:
    explicit DutiesReader(const std::string& file) : file_(file) {}

    Duties read(const TomlValue& root_value) {
        TableReader root(root_value, "", file_, flaws_);
        TableReader head = root.table("duties");
        duties_.id = head.text("id");
        duties_.version = head.text("version");
        duties_.name = head.words();
        head.finish();
        duties_.documents = loading::read_sources(root, file_, flaws_);
        for (const TomlValue* value : root.tables("qualification")) read_qualification(*value);
        for (const TomlValue* value : root.tables("duty")) read_duty(*value);
        root.finish();
        return std::move(duties_);
    }

    std::vector<Flaw>& flaws() { return flaws_; }

  private:
    void read_qualification(const TomlValue& value) {
        TableReader table(value, "qualification", file_, flaws_);
        Qualification one{table.text("id"), table.words()};
        table.finish();
        if (find_qualification(duties_, one.id)) twice(table);
        duties_.qualifications.push_back(std::move(one));
    }

    void read_duty(const TomlValue& value) {
        TableReader table(value, "duty", file_, flaws_);
        Duty duty;
        duty.id = table.text("id");
        duty.words = table.words();
        duty.qualifications = table.texts("qualifications");
        duty.signs_in = table.truth_or("signs_in", true);
        duty.clause = loading::read_clause(duties_.documents, table);
        table.finish();
        for (const std::string& id : duty.qualifications) {
            if (std::ranges::count(duties_.qualifications, id, &Qualification::id) > 0) continue;
            table.flaw("qualifications", {"「" + id + "」という資格はこの表にありません。",
                                          "The table knows no qualification \"" + id + "\"."});
        }
        if (find_duty(duties_, duty.id)) twice(table);
        duties_.duties.push_back(std::move(duty));
    }

    void twice(TableReader& table) {
        table.flaw("id", {"この id は二度書かれています。", "This id stands twice."});
    }

    const std::string& file_;
    Duties duties_;
    std::vector<Flaw> flaws_;
};

std::unexpected<Error> refused(const std::vector<Flaw>& flaws) {
    return std::unexpected(error_of("duties.flaws",
                                    {"担当と資格の表に誤りがあります。何も変えていません。",
                                     "The table of duties has errors; nothing was changed."},
                                    flaws));
}

}  // namespace

Result<Duties> parse_duties(std::string_view text, const std::string& file) {
    const TomlParsed parsed = parse_toml(text, file);
    if (!parsed.flaws.empty()) return refused(parsed.flaws);
    DutiesReader reader(file);
    Duties duties = reader.read(parsed.root);
    if (reader.flaws().empty()) return duties;
    loading::sort_by_line(reader.flaws());
    return refused(reader.flaws());
}

const Qualification* find_qualification(const Duties& duties, std::string_view id_or_word) {
    const auto found = std::ranges::find_if(duties.qualifications, [&](const Qualification& one) {
        return one.id == id_or_word || one.words.ja == id_or_word || one.words.en == id_or_word;
    });
    return found == duties.qualifications.end() ? nullptr : &*found;
}

const Duty* find_duty(const Duties& duties, std::string_view id) {
    const auto found = std::ranges::find(duties.duties, id, &Duty::id);
    return found == duties.duties.end() ? nullptr : &*found;
}

bool may_do(const Duty& duty, const std::vector<std::string>& qualifications) {
    if (!duty.signs_in) return false;
    if (duty.qualifications.empty()) return true;
    return std::ranges::any_of(duty.qualifications, [&](const std::string& needed) {
        return std::ranges::find(qualifications, needed) != qualifications.end();
    });
}

std::vector<std::string> barred_desks(const Duties& duties,
                                      const std::vector<std::string>& qualifications) {
    std::vector<std::string> barred;
    for (const DeskKind kind : desk_kinds) {
        const Duty* duty = find_duty(duties, to_text(kind));
        if (duty && !may_do(*duty, qualifications)) barred.emplace_back(to_text(kind));
    }
    return barred;
}

Words qualification_words(const Duties& duties, const std::vector<std::string>& qualifications) {
    Words all;
    for (const std::string& id : qualifications) {
        const Qualification* known = find_qualification(duties, id);
        all.ja += (all.ja.empty() ? "" : "・") + (known ? known->words.ja : id);
        all.en += (all.en.empty() ? "" : ", ") + (known ? known->words.en : id);
    }
    return all;
}

}  // namespace uketsuke
