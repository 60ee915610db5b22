// Finds the functions of a C++ file by their braces, to measure them.
#pragma once

#include <string_view>
#include <vector>

#include "tests/tidy/source.h"

namespace uketsuke::tidy {

struct FunctionSpan {
    std::size_t first_line = 0;  // Where its head begins, from 1.
    std::size_t lines = 0;       // To its closing brace, both counted.
};

// Bodies at namespace or class level whose head has a parameter list; lambdas and local classes
// belong to the function around them, tables of values are none.
std::vector<FunctionSpan> functions_of(std::string_view text);

// A function has at most 70 lines (style.md 2).
std::vector<Finding> long_functions(const Source& source);

}  // namespace uketsuke::tidy
