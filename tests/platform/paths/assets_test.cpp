// Programmes opened as the commands open them: by id among the assets, by path with what they build
// on beside them.
#include "platform/paths/assets.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

class Programmes : public ::testing::Test {
  protected:
    void write(const char* name, const std::string& text) { std::ofstream(folder_ / name) << text; }

    // A copy of a shipped file, under another name and with one piece of text replaced.
    void copy(const std::string& id, const char* name, const std::string& old_text,
              const std::string& new_text) {
        std::string text = read_text_file(programme_file(id)).value();
        const auto place = text.find(old_text);
        ASSERT_NE(place, std::string::npos);
        write(name, text.replace(place, old_text.size(), new_text));
    }

    Result<Programme> open(const char* name) { return open_programme((folder_ / name).string()); }

    TemporaryFolder folder_;
};

TEST_F(Programmes, AreFoundByTheirIdWithWhatTheyBuildOn) {
    const auto programme = open_programme("saiki-2022-dose4");
    ASSERT_TRUE(programme.has_value()) << to_line(programme.error(), false);
    EXPECT_EQ(programme->builds_on, "national");
}

TEST_F(Programmes, BuildOnTheFileBesideThemFirst) {
    copy("national", "national.toml", "version = \"", "version = \"changed ");
    copy("saiki-2022-dose4", "mine.toml", "id = \"saiki-2022-dose4\"", "id = \"mine\"");
    const auto programme = open("mine.toml");
    ASSERT_TRUE(programme.has_value()) << to_line(programme.error(), false);
    EXPECT_EQ(programme->id, "mine");
    EXPECT_NE(programme->version.find("+national-changed "), std::string::npos);
}

TEST_F(Programmes, BuildOnTheShippedFileWhereNoneIsBesideThem) {
    copy("saiki-2022-dose4", "mine.toml", "id = \"saiki-2022-dose4\"", "id = \"mine\"");
    EXPECT_TRUE(open("mine.toml").has_value());
}

TEST_F(Programmes, WhoseBaseIsMissingAreRefusedWithFileLineAndKey) {
    write("mine.toml", "[programme]\nid = \"mine\"\nbuilds_on = \"nowhere\"\n");
    const auto programme = open("mine.toml");
    ASSERT_FALSE(programme.has_value());
    const std::string said = programme.error().what.en;
    EXPECT_NE(said.find("mine.toml:3: programme.builds_on: "), std::string::npos) << said;
    EXPECT_NE(said.find("nowhere.toml"), std::string::npos) << said;
}

TEST_F(Programmes, ThatBuildOnEachOtherAreRefused) {
    write("one.toml", "[programme]\nid = \"one\"\nbuilds_on = \"two\"\n");
    write("two.toml", "[programme]\nid = \"two\"\nbuilds_on = \"one\"\n");
    const auto programme = open("one.toml");
    ASSERT_FALSE(programme.has_value());
    const std::string said = programme.error().what.en;
    EXPECT_NE(said.find("two.toml:3: programme.builds_on: "), std::string::npos) << said;
}

}  // namespace
}  // namespace uketsuke
