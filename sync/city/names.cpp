// Tables of parts and how they are put together.
#include "sync/city/names.h"

#include "core/base/utf8.h"

namespace uketsuke {

namespace {

struct Part {
    const char* written;
    const char* read;
};

constexpr Part stems[] = {{"見本", "ミホン"}, {"例", "レイ"},     {"仮", "カリ"}, {"試", "タメシ"},
                          {"架", "カケ"},     {"模", "モ"},       {"範", "ハン"}, {"雛", "ヒナ"},
                          {"型", "カタ"},     {"手本", "テホン"}, {"練", "ネリ"}, {"習", "ナラ"}};
constexpr Part endings[] = {{"田", "ダ"},   {"山", "ヤマ"}, {"川", "カワ"}, {"野", "ノ"},
                            {"村", "ムラ"}, {"原", "ハラ"}, {"島", "シマ"}, {"崎", "サキ"},
                            {"木", "キ"},   {"塚", "ツカ"}, {"谷", "タニ"}, {"井", "イ"},
                            {"森", "モリ"}, {"岡", "オカ"}, {"浦", "ウラ"}, {"尾", "オ"}};
constexpr Part endings_rare[] = {{"﨑", "サキ"}, {"髙", "タカ"}, {"濵", "ハマ"},
                                 {"德", "トク"}, {"彅", "ナギ"}, {"槗", "ハシ"}};
constexpr Part endings_beyond_bmp[] = {
    {"𠮷", "ヨシ"}, {"𠮷野", "ヨシノ"}, {"𣘺", "ハシ"}, {"𩸽", "ホッケ"}};
constexpr Part endings_variant[] = {
    {"邊󠄀", "ベ"}, {"渡邊󠄀", "ワタナベ"}, {"葛󠄀", "カツ"}, {"辻󠄀", "ツジ"}};
constexpr Part female_first[] = {{"花", "ハナ"}, {"美", "ミ"},   {"陽", "ヨウ"}, {"由", "ユ"},
                                 {"里", "リ"},   {"真", "マ"},   {"千", "チ"},   {"沙", "サ"},
                                 {"智", "トモ"}, {"久", "ヒサ"}, {"和", "カズ"}, {"節", "セツ"}};
constexpr Part female_last[] = {{"子", "コ"}, {"香", "カ"}, {"奈", "ナ"}, {"恵", "エ"},
                                {"美", "ミ"}, {"穂", "ホ"}, {"代", "ヨ"}, {"江", "エ"}};
constexpr Part male_first[] = {{"太", "タ"},   {"一", "イチ"},   {"健", "ケン"}, {"正", "マサ"},
                               {"義", "ヨシ"}, {"隆", "タカ"},   {"光", "ミツ"}, {"康", "ヤス"},
                               {"清", "キヨ"}, {"修", "シュウ"}, {"勝", "カツ"}, {"孝", "タカ"}};
constexpr Part male_last[] = {{"郎", "ロウ"}, {"男", "オ"},   {"之", "ユキ"}, {"夫", "オ"},
                              {"一", "イチ"}, {"彦", "ヒコ"}, {"樹", "キ"},   {"平", "ヘイ"}};
constexpr Part alphabetic[] = {{"MIHON ANNA", "ミホン　アンナ"},
                               {"REI JOSE CARLOS", "レイ　ホセ　カルロス"},
                               {"MIHON NGUYEN THI", "ミホン　グエン　ティ"},
                               {"KARI O'MALLEY-SMITH", "カリ　オマリースミス"}};
constexpr Part long_names[] = {
    {"MIHON ALEXANDRA MARGUERITE CONSTANCE VON BEISPIEL", "ミホン　アレクサンドラ　マルグリット"},
    {"見本寿限無寿限無五劫乃擦切海砂利水魚乃　例之助",
     "ミホンジュゲムジュゲムゴコウノスリキレカイジャリスイギョノ　レイノスケ"},
    {"MIHON MARIA APARECIDA DOS SANTOS DE EXEMPLO",
     "ミホン　マリア　アパレシーダ　ドス　サントス"}};

MadeUpName japanese_name(Chance& chance, Sex sex, const Part& ending) {
    const Part& stem = chance.one_of(stems);
    const Part& first = chance.one_of(sex == Sex::female ? female_first : male_first);
    const Part& last = chance.one_of(sex == Sex::female ? female_last : male_last);
    const std::string space = "　";
    return {std::string(stem.written) + ending.written + space + first.written + last.written,
            std::string(stem.read) + ending.read + space + first.read + last.read};
}

MadeUpName name_of_kind(Chance& chance, int kind, Sex sex) {
    const auto whole = [](const Part& part) { return MadeUpName{part.written, part.read}; };
    switch (kind) {
        case 3:
            return japanese_name(chance, sex, chance.one_of(endings_beyond_bmp));
        case 11:
            return japanese_name(chance, sex, chance.one_of(endings_variant));
        case 19:
            return whole(chance.one_of(long_names));
        case 27:
            return whole(chance.one_of(alphabetic));
        case 7:
        case 35:
            return japanese_name(chance, sex, chance.one_of(endings_rare));
        default:
            return japanese_name(chance, sex, chance.one_of(endings));
    }
}

// The half-width block in the order of its full-width counterparts, with and without marks.
constexpr std::u32string_view wide_plain =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノ"
    U"ハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
constexpr std::u32string_view wide_voiced = U"ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ";
constexpr std::u32string_view bare_voiced = U"カキクケコサシスセソタチツテトハヒフヘホウ";
constexpr std::u32string_view wide_half_voiced = U"パピプペポ";
constexpr std::u32string_view bare_half_voiced = U"ハヒフヘホ";

char32_t narrow(char32_t c) {
    const auto at = wide_plain.find(c);
    return at == wide_plain.npos ? c : static_cast<char32_t>(0xFF61 + at);
}

}  // namespace

MadeUpName make_name(std::uint64_t seed, int index, Sex sex) {
    Chance chance(seed, "name", static_cast<std::uint64_t>(index));
    MadeUpName made = name_of_kind(chance, index % 40, sex);
    if (index % 8 == 5) made.kana = half_width(made.kana);
    return made;
}

std::string half_width(std::string_view kana) {
    std::u32string out;
    for (const char32_t c : decode_utf8(kana)) {
        const auto voiced = wide_voiced.find(c);
        const auto half = wide_half_voiced.find(c);
        if (voiced != wide_voiced.npos) {
            out += {narrow(bare_voiced[voiced]), U'\uFF9E'};
        } else if (half != wide_half_voiced.npos) {
            out += {narrow(bare_half_voiced[half]), U'\uFF9F'};
        } else {
            out += c == U'\u3000' ? U' ' : narrow(c);
        }
    }
    return encode_utf8(out);
}

}  // namespace uketsuke
