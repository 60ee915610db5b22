// One owner at a time, a folder that others cannot look into, and clear refusals.
#include "platform/folder/data_folder.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

std::string code_of(const Result<DataFolder>& result) {
    return result ? "owned" : result.error().code;
}

TEST(DataFolder, IsCreatedForItsOwnerAloneWithItsParents) {
    const TemporaryFolder here;
    const auto path = here / "a/b/data";
    const auto folder = DataFolder::own(path);
    ASSERT_TRUE(folder) << to_line(folder.error(), false);
    EXPECT_EQ(mode_of(path), 0700u);
    EXPECT_EQ(mode_of(path / "lock"), 0600u);
}

TEST(DataFolder, ASecondOwnerIsToldTheProcessOfTheFirst) {
    const TemporaryFolder here;
    const auto first = DataFolder::own(here / "data");
    const auto second = DataFolder::own(here / "data");
    ASSERT_EQ(code_of(second), "folder.in_use");
    const std::string pid = std::to_string(::getpid());
    EXPECT_NE(second.error().what.en.find("process " + pid), std::string::npos);
    EXPECT_NE(second.error().what.ja.find("プロセス " + pid), std::string::npos);
    EXPECT_EQ(exit_status(second.error()), 3);
}

TEST(DataFolder, IsFreeAgainWhenItsOwnerIsGone) {
    const TemporaryFolder here;
    { const auto first = DataFolder::own(here / "data"); }
    EXPECT_EQ(code_of(DataFolder::own(here / "data")), "owned");
}

TEST(DataFolder, IsFreeAgainWhenItsOwnerWasKilled) {
    const TemporaryFolder here;
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto folder = DataFolder::own(here / "data");
        const char owned = folder ? 'y' : 'n';
        if (::write(pipe[1], &owned, 1) != 1) ::_exit(1);
        while (true) ::pause();
    }
    char owned = 0;
    ASSERT_EQ(::read(pipe[0], &owned, 1), 1);
    EXPECT_EQ(owned, 'y');
    const auto meanwhile = DataFolder::own(here / "data");
    ASSERT_EQ(code_of(meanwhile), "folder.in_use");
    EXPECT_NE(meanwhile.error().what.en.find(std::to_string(child)), std::string::npos);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_EQ(code_of(DataFolder::own(here / "data")), "owned");
    ::close(pipe[0]);
    ::close(pipe[1]);
}

TEST(DataFolder, AnEmptyFolderThatOthersSeeIsClosedToThem) {
    const TemporaryFolder here;
    std::filesystem::create_directory(here / "data");
    std::filesystem::permissions(here / "data", std::filesystem::perms(0755));
    EXPECT_EQ(code_of(DataFolder::own(here / "data")), "owned");
    EXPECT_EQ(mode_of(here / "data"), 0700u);
}

TEST(DataFolder, AForeignFolderThatOthersSeeIsLeftAlone) {
    const TemporaryFolder here;
    std::filesystem::create_directory(here / "home");
    std::filesystem::permissions(here / "home", std::filesystem::perms(0755));
    std::ofstream(here / "home/letter.txt") << "見本";
    EXPECT_EQ(code_of(DataFolder::own(here / "home")), "folder.open");
    EXPECT_EQ(mode_of(here / "home"), 0755u);
    EXPECT_FALSE(std::filesystem::exists(here / "home/lock"));
}

TEST(DataFolder, AFolderThatIsNotThereIsCreatedOnlyWhenAskedTo) {
    const TemporaryFolder here;
    EXPECT_EQ(code_of(DataFolder::own(here / "data", IfAbsent::fail)), "folder.absent");
    EXPECT_FALSE(std::filesystem::exists(here / "data"));
}

TEST(DataFolder, AFileInItsPlaceIsAnErrorThatNamesIt) {
    const TemporaryFolder here;
    std::ofstream(here / "data") << "a file";
    const auto folder = DataFolder::own(here / "data");
    ASSERT_EQ(code_of(folder), "folder.not_a_folder");
    EXPECT_NE(folder.error().what.en.find((here / "data").string()), std::string::npos);
}

TEST(DataFolder, ALockThatIsALinkIsRefused) {
    const TemporaryFolder here;
    std::filesystem::create_directory(here / "data");
    std::filesystem::permissions(here / "data", std::filesystem::perms(0700));
    std::filesystem::create_symlink(here / "elsewhere", here / "data/lock");
    EXPECT_EQ(code_of(DataFolder::own(here / "data")), "folder.not_a_folder");
    EXPECT_FALSE(std::filesystem::exists(here / "elsewhere"));
}

}  // namespace
}  // namespace uketsuke
