// Reading with a limit, and problems line by line.
#include "sync/hub/office_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/json.h"
#include "sync/roster/roster.h"

namespace uketsuke {

Result<std::string> read_office_file(const std::string& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file || size > roster_bytes_max) {
        return fail(ErrorKind::environment, "import.file",
                    {"ファイル" + path + "を読めません。", "The file " + path + " cannot be read."},
                    {"場所と読み取りの許可を確かめてください。",
                     "Check where it is and whether it may be read."});
    }
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

void tell_problems(const FileProblems& found, const CommandSpeech& speech) {
    const std::string name = std::filesystem::path(found.file).filename().string();
    for (const Problem& problem : found.problems.kept()) {
        if (!speech.json) {
            speech.output.err(to_line(problem, name, speech.japanese));
            continue;
        }
        speech.output.out(
            print_json(Json{{found.severity, problem.code},
                            {"file", name},
                            {"line", problem.line},
                            {"column", problem.column},
                            {"what", {{"ja", problem.what.ja}, {"en", problem.what.en}}}}));
    }
    const std::size_t untold = found.problems.count() - found.problems.kept().size();
    if (untold > 0 && !speech.json) {
        const std::string count = std::to_string(untold);
        speech.output.err(
            speech.said({name + ": ほかに" + count + "件。", name + ": and " + count + " more."}));
    }
}

int refuse_import(std::size_t count, const CommandSpeech& speech) {
    const std::string number = std::to_string(count);
    speech.tell(print_json(Json{{"imported", false}, {"problems", count}}),
                {number + "か所に誤りがあります。何も取り込んでいません。"
                          "直してから、もう一度取り込んでください。",
                 number + " problems. Nothing was imported. Correct them and import again."});
    return 1;
}

}  // namespace uketsuke
