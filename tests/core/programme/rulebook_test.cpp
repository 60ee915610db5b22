// What a hub may publish, and which of it a terminal judges by.
#include "core/programme/publication.h"
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

const std::string city = "saiki-2022-dose4";

std::string replaced(std::string text, const std::string& old_text, const std::string& new_text) {
    const auto place = text.find(old_text);
    if (place == std::string::npos) ADD_FAILURE() << old_text << " does not stand there";
    return text.replace(place, old_text.size(), new_text);
}

// A shipped file, its version set.
ProgrammeText file(const std::string& asset_path, const std::string& version) {
    const std::string text = asset(asset_path);
    const auto begin = text.find("version = \"") + 11;
    const std::string shipped_version = text.substr(begin, text.find('"', begin) - begin);
    return {replaced(text, "version = \"" + shipped_version, "version = \"" + version), asset_path};
}
ProgrammeText national(const std::string& version) {
    return file("programmes/national.toml", version);
}
ProgrammeText saiki(const std::string& version) {
    return file("programmes/" + city + ".toml", version);
}
ProgrammeText lots(const std::string& version) { return file("lots/sample.toml", version); }

// A key that a later program may know.
ProgrammeText newer_kind(ProgrammeText text) {
    text.text = replaced(text.text, "[programme]\n", "[programme]\ninvented_later = 1\n");
    return text;
}

RulesPublished published(const ProgrammeText& text) {
    const RulesHead head = read_rules_head(text.text, text.file).value();
    return {to_text(head.name.kind), head.name.id, head.version, text.text};
}

Result<ProgrammeText> beside(const RulesName& name) {
    const char* folder = name.kind == RulesKind::form ? "forms/" : "programmes/";
    const std::string path = folder + name.id + ".toml";
    std::string text = asset(path);
    if (text.empty()) return fail(ErrorKind::not_found, "file.absent", {path, path});
    return ProgrammeText{std::move(text), path};
}

// Everything that this city's terminals need.
Rulebook whole_book() {
    const Rulebook empty({});
    return empty.with(plan_publication(empty, saiki("1"), beside).value());
}

std::string edition_of(const Rulebook& book) {
    const auto found = book.in_force(city);
    return found ? found->rules.edition : found.error().code;
}

TEST(Publication, TakesAlongWhatTheFileBuildsOnAndItsForm) {
    const auto plan = plan_publication(Rulebook({}), saiki("1"), beside);
    ASSERT_TRUE(plan.has_value()) << plan.error().what.en;
    std::vector<std::string> names;
    for (const RulesPublished& one : *plan) names.push_back(one.what + " " + one.id);
    const std::vector<std::string> expected{"form covid-19-8", "programme national",
                                            "programme " + city};
    std::sort(names.begin(), names.end() - 1);
    EXPECT_EQ(names, expected) << "the file itself comes last";
}

TEST(Publication, LeavesWhatWasPublishedAsItIs) {
    const Rulebook empty({});
    const Rulebook book = empty.with(plan_publication(empty, national("my-own"), beside).value());
    const auto plan = plan_publication(book, saiki("1"), beside).value();
    ASSERT_EQ(plan.size(), 1u);
    EXPECT_EQ(plan.front().id, city);
}

TEST(Publication, OfTheVerySameFileIsNothing) {
    EXPECT_TRUE(plan_publication(whole_book(), saiki("1"), beside)->empty());
}

TEST(Publication, OfAVersionWithAnotherTextIsRefused) {
    ProgrammeText other = saiki("1");
    other.text += "\n# A word more.\n";
    const auto plan = plan_publication(whole_book(), other, beside);
    ASSERT_FALSE(plan.has_value());
    EXPECT_EQ(plan.error().code, "rules.version");
}

TEST(Publication, OfAnOlderVersionPutsItInForceAgain) {
    Rulebook book = whole_book();
    const std::string first = edition_of(book);
    book = book.with(plan_publication(book, saiki("2"), beside).value());
    EXPECT_NE(edition_of(book), first);
    book = book.with(plan_publication(book, saiki("1"), beside).value());
    EXPECT_EQ(edition_of(book), first);
}

TEST(Publication, ThatWouldBreakAnotherProgrammeIsRefusedWithItsFlaws) {
    // The city's file names a product that the nation's new text calls by another name.
    ProgrammeText changed = national("2");
    const std::string old_name = "\"spikevax\"";
    for (auto at = changed.text.find(old_name); at != std::string::npos;
         at = changed.text.find(old_name)) {
        changed.text.replace(at, old_name.size(), "\"renamed\"");
    }
    const auto plan = plan_publication(whole_book(), changed, beside);
    ASSERT_FALSE(plan.has_value());
    EXPECT_EQ(plan.error().code, "rules.breaks");
    EXPECT_NE(plan.error().what.en.find("spikevax"), std::string::npos) << plan.error().what.en;
}

TEST(Publication, OfAFileWithErrorsIsRefusedByLineAndKey) {
    const auto plan = plan_publication(Rulebook({}), newer_kind(saiki("1")), beside);
    ASSERT_FALSE(plan.has_value());
    EXPECT_NE(plan.error().what.en.find("programme.invented_later"), std::string::npos)
        << plan.error().what.en;
}

TEST(Publication, OfALotOfAProductThatNoProgrammeKnowsIsRefused) {
    ProgrammeText slip = lots("1");
    slip.text = replaced(slip.text, "product = \"spikevax\"", "product = \"spikevaks\"");
    const auto plan = plan_publication(whole_book(), slip, beside);
    ASSERT_FALSE(plan.has_value());
    EXPECT_EQ(plan.error().code, "rules.product");
    EXPECT_TRUE(plan_publication(whole_book(), lots("1"), beside).has_value());
}

TEST(Publication, WithoutWhatTheFileNeedsIsRefused) {
    const auto nowhere = [](const RulesName& name) -> Result<ProgrammeText> {
        return fail(ErrorKind::not_found, "file.absent", {name.id, name.id});
    };
    const auto plan = plan_publication(Rulebook({}), saiki("1"), nowhere);
    ASSERT_FALSE(plan.has_value());
    EXPECT_EQ(plan.error().code, "file.absent");
}

struct Head {
    const char* name;
    const char* text;
    const char* code;
};
class RulesHeadTable : public ::testing::TestWithParam<Head> {};
TEST_P(RulesHeadTable, SaysWhatIsWrong) {
    const auto head = read_rules_head(GetParam().text, "broken.toml");
    ASSERT_FALSE(head.has_value());
    EXPECT_EQ(head.error().code, GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(
    Tables, RulesHeadTable,
    ::testing::Values(Head{"NoTable", "x = 1\n", "rules.kind"}, Head{"Empty", "", "rules.kind"},
                      Head{"TwoTables",
                           "[form]\nid='a'\nversion='1'\n[lots]\nid='a'\nversion='1'\n",
                           "rules.kind"},
                      Head{"NoTableButAValue", "lots = 3\n", "rules.head"},
                      Head{"NoVersion", "[lots]\nid = 'a'\n", "rules.head"},
                      Head{"NoId", "[lots]\nversion = '1'\n", "rules.head"},
                      Head{"NoToml", "[lots\n", "rules.head"}),
    [](const auto& row) { return row.param.name; });

TEST(Rulebook, JudgesByTheNewestOfEveryFile) {
    Rulebook book = whole_book();
    const auto rules = book.in_force(city).value().rules;
    EXPECT_EQ(rules.programme.id, city);
    ASSERT_NE(rules.form, nullptr);
    EXPECT_EQ(rules.form->id, rules.programme.form);
    EXPECT_EQ(rules.lots, nullptr);
    book = book.with({published(saiki("2")), published(lots("7"))});
    const auto newer = book.in_force(city).value();
    EXPECT_TRUE(newer.rules.programme.version.starts_with("2+national-"));
    EXPECT_NE(find_lot(*newer.rules.lots, "comirnaty", "XX0001"), nullptr);
    EXPECT_TRUE(newer.rules.edition.ends_with(", sample 7"));
    EXPECT_FALSE(newer.newer.has_value());
}

TEST(Rulebook, ThatCannotReadTheNewestGoesOnWithTheOneBefore) {
    const Rulebook book = whole_book().with({published(newer_kind(saiki("2")))});
    const auto found = book.in_force(city);
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(found->rules.programme.version.starts_with("1+national-"));
    ASSERT_TRUE(found->newer.has_value());
    EXPECT_NE(found->newer->what.en.find("invented_later"), std::string::npos);
}

TEST(Rulebook, TakesAllFilesFromOneState) {
    // The newest base cannot be read: the city's newer file, published after it, waits too.
    const Rulebook book =
        whole_book().with({published(newer_kind(national("2"))), published(saiki("2"))});
    const auto found = book.in_force(city);
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(found->rules.programme.version.starts_with("1+national-"));
    EXPECT_TRUE(found->newer.has_value());
}

TEST(Rulebook, PutsTheNewestOfEveryListOfLotsTogether) {
    ProgrammeText second = lots("1");
    second.text = replaced(second.text, "id = \"sample\"", "id = \"other\"");
    second.text = replaced(second.text, "XX0001", "XX0009");
    ProgrammeText renewed = lots("2");
    renewed.text = replaced(renewed.text, "000000X", "000000Y");
    const Rulebook book =
        whole_book().with({published(lots("1")), published(second), published(renewed)});
    const auto all = book.in_force(city).value().rules.lots;
    EXPECT_NE(find_lot(*all, "comirnaty", "XX0009"), nullptr);
    EXPECT_NE(find_lot(*all, "comirnaty", "XX0001"), nullptr);
    EXPECT_NE(find_lot(*all, "spikevax", "000000Y"), nullptr);
    EXPECT_EQ(all->holds.size(), 2u) << "one of each list";
}

TEST(Rulebook, WithoutTheProgrammeSaysSo) {
    EXPECT_EQ(edition_of(Rulebook({})), "rules.not_published");
    EXPECT_EQ(edition_of(Rulebook({published(lots("1"))})), "rules.not_published");
    EXPECT_EQ(edition_of(Rulebook({published(saiki("1"))})), "programme.flaws")
        << "its base was never published";
}

TEST(Rulebook, PassesOverKindsThatItDoesNotKnow) {
    EXPECT_TRUE(Rulebook({{"timetable", "x", "1", ""}}).published().empty());
}

}  // namespace
}  // namespace uketsuke::testing
