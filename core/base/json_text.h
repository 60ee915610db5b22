// JSON written as text, without building a value: for what is written hundreds of thousands of
// times. What is read, and what people see, goes by json.h.
#pragma once

#include <string>
#include <string_view>

namespace uketsuke {

// Adds `text` as a JSON string: the same bytes as print_json's.
void append_json(std::string& out, std::string_view text);

}  // namespace uketsuke
