// Where the tests find their data and the programs of this build. One file knows (paths.cpp), so
// that all other objects are the same in every folder in which the project is built.
#pragma once

namespace uketsuke::test {

extern const char* const source_dir;    // The project's root.
extern const char* const samples_dir;   // tests/samples
extern const char* const assets_dir;    // assets
extern const char* const bin_dir;       // The built programs.
extern const char* const words_dir;     // The built catalogues.
extern const char* const pictures_dir;  // Where ctest has graded_pictures draw.

}  // namespace uketsuke::test
