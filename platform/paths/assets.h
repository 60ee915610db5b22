// Where the assets of the product lie (assets/ of this repository), and text files read whole from
// there or from anywhere else. UKETSUKE_ASSETS, when set, overrides the place that was built in.
#pragma once

#include <filesystem>
#include <string>

#include "core/base/result.h"
#include "core/programme/form.h"
#include "core/programme/load.h"
#include "core/programme/publication.h"
#include "core/visit/duties.h"
#include "core/voucher/municipalities.h"

namespace uketsuke {

std::filesystem::path assets_folder();

// Errors: file.absent (not_found), file.too_large (bad_input), file.unreadable (environment).
Result<std::string> read_text_file(const std::filesystem::path& path,
                                   std::size_t bytes_max = 1u << 24);

// Whether the argument is a file's name and no id: it holds a slash or ends in ".toml".
bool names_a_file(const std::string& id_or_file);

// A programme by id (assets/programmes/ID.toml), or the file of that name.
std::filesystem::path programme_file(const std::string& id_or_file);

// The municipalities that exist: assets/municipalities.csv, or `file` where one is named.
// Errors: those of read_text_file() and of Municipalities::parse().
Result<Municipalities> load_municipalities(const std::string& file = {});

// Finds programmes by id as files ID.toml beside `file`, else among the assets.
FindProgramme programmes_beside(const std::filesystem::path& file);

// Finds what a file needs (plan_publication) as ID.toml beside `file`, else among the assets.
FindRules rules_beside(const std::filesystem::path& file);

// The screening form ID.toml of assets/forms. Errors: those of read_text_file and of parse_form.
Result<ScreeningForm> open_form(const std::string& id);

// Which duty needs which qualification: assets/staff/duties.toml. Errors: those of read_text_file
// and of parse_duties.
Result<Duties> load_duties();

// Reads the programme and those that it builds on. Errors: those of read_text_file and of
// parse_programme.
Result<Programme> open_programme(const std::string& id_or_file);

}  // namespace uketsuke
