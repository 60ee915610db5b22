// `uketsuke read` as a process: whose voucher it is, by the list of municipalities.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>

#include "tests/paths.h"
#include "tests/platform/barcode/drawn_picture.h"
#include "tests/platform/camera/png_file.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

struct Ended {
    int status = -1;
    std::string said;
};

Ended read(const std::string& arguments) {
    std::FILE* pipe = ::popen(
        (std::string(test::bin_dir) + "/uketsuke read " + arguments + " 2>&1").c_str(), "r");
    EXPECT_NE(pipe, nullptr);
    Ended ended;
    if (!pipe) return ended;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
        ended.said += static_cast<char>(c);
    ended.status = WEXITSTATUS(::pclose(pipe));
    return ended;
}

class ReadMunicipalities : public testing::Test {
  protected:
    std::string picture_of(const std::string& qr) {
        const std::string file = folder_ / "voucher.png";
        testing_aid::write_file(file,
                                testing_aid::png_bytes(testing_aid::draw_picture({{qr, ""}})));
        return file;
    }
    TemporaryFolder folder_;
};

TEST_F(ReadMunicipalities, SaysWhatAVoucherOfTheMadeUpCityHolds) {
    const Ended ended = read("--json " + picture_of("134621529900000017"));
    EXPECT_EQ(ended.status, 0) << ended.said;
    EXPECT_NE(ended.said.find(R"("voucher":{"kind":1,"dose":3,"municipality":"462152",)"
                              R"("number":"9900000017"})"),
              std::string::npos)
        << ended.said;
}

TEST_F(ReadMunicipalities, NamesTheMunicipality) {
    const Ended ended = read(picture_of("134420549900000017"));
    EXPECT_EQ(ended.status, 0) << ended.said;
    EXPECT_NE(ended.said.find("442054 (大分県佐伯市)"), std::string::npos) << ended.said;
}

// 462993 has a sound check digit and belongs to nobody.
TEST_F(ReadMunicipalities, RefusesAMunicipalityThatDoesNotExist) {
    const Ended ended = read("--json " + picture_of("134629939900000017"));
    EXPECT_EQ(ended.status, 1);
    EXPECT_NE(ended.said.find("voucher.unknown_municipality"), std::string::npos) << ended.said;
}

TEST_F(ReadMunicipalities, TakesAnotherListInPlaceOfTheBuiltInOne) {
    const std::string list = folder_ / "list.csv";
    testing_aid::write_file(list, "code,prefecture,name\n431001,熊本県,熊本市\n");
    const Ended ended =
        read("--json --municipalities " + list + " " + picture_of("134621529900000017"));
    EXPECT_EQ(ended.status, 1);
    EXPECT_NE(ended.said.find("voucher.unknown_municipality"), std::string::npos) << ended.said;
    const Ended absent = read("--municipalities " + list + ".gone " + list);
    EXPECT_EQ(absent.status, 1);
    EXPECT_NE(absent.said.find("list.csv.gone"), std::string::npos) << absent.said;
}

}  // namespace
}  // namespace uketsuke
