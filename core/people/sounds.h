// A name in kana as a search compares it: one byte a sound, so that a city's names fit the memory
// of a small terminal and two of them are compared byte by byte. Made by fold_for_search
// (core/base/kana.h), which forgives widths, small kana and long vowels; voiced marks are told
// apart here and forgiven by plain_sound(), because findings must not take ヤマダ and ヤマタ for
// one name and a search must find both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uketsuke {

// What is neither kana nor ASCII: a search by kana finds nobody by it.
inline constexpr char no_sound = '\x7f';

// What is beyond is not compared: nobody types it.
inline constexpr std::size_t part_sounds_max = 48;

// Its parts, in their order: surname, given name and whatever else blanks and middle dots divide.
// None is empty. A voiced mark that stands alone (カ゛) joins the kana before it.
std::vector<std::string> sounds_of(std::string_view kana);

// The sound without its voiced or half-voiced mark: ガ and カ, パ, バ and ハ are one.
char plain_sound(char sound);

}  // namespace uketsuke
