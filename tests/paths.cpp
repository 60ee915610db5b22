// The places as tests/CMakeLists.txt says.
#include "tests/paths.h"

namespace uketsuke::test {

const char* const source_dir = SOURCE_DIR;
const char* const samples_dir = SOURCE_DIR "/tests/samples";
const char* const assets_dir = SOURCE_DIR "/assets";
const char* const bin_dir = BIN_DIR;
const char* const words_dir = WORDS_DIR;
const char* const pictures_dir = PICTURES_DIR;

}  // namespace uketsuke::test
