// What the validators of npm say of resources (validators/run).
#pragma once

#include <string>
#include <vector>

namespace uketsuke::test {

// Empty where nothing is wrong with any of them; else what is, a line each, or why there are no
// validators: a test that asks for them fails without them.
std::string wrong_with(const std::vector<std::string>& resources);

}  // namespace uketsuke::test
