// One process of node for all resources of a test.
#include "tests/sync/fhir/judged.h"

#include <fstream>

#include "tests/paths.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/hub/process.h"

namespace uketsuke::test {

std::string wrong_with(const std::vector<std::string>& resources) {
    const TemporaryFolder folder;
    const auto file = folder / "resources.ndjson";
    std::ofstream lines(file);
    for (const std::string& resource : resources) lines << resource << "\n";
    lines.close();
    const std::string run = std::string(source_dir) + "/tests/sync/fhir/validators/run";
    Process process({run, std::string(bin_dir) + "/../fhir_validators", file.string()});
    const std::string said = process.rest();
    const int status = process.wait();
    if (status == 0 && said.empty()) return {};
    return said.empty() ? "the validators ended with " + std::to_string(status) : said;
}

}  // namespace uketsuke::test
