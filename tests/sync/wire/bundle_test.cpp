// A bundle comes back as it was written, for its hub alone; whatever is cut, altered, put together
// or somebody else's is refused whole.
#include "sync/wire/bundle.h"

#include <gtest/gtest.h>

#include "tests/sync/sample.h"

namespace uketsuke {
namespace {

const BundleHead head{sample::hub(), sample::device(1), sample::at("2022-12-01T09:30:00+09:00")};
const BoxOpener& opener() {
    static const BoxOpener opener = sample::box(9);
    return opener;
}

std::string write(const std::vector<std::vector<Entry>>& batches, BundleHead with = head) {
    BundleWriter writer(with, opener().public_key());
    for (const auto& batch : batches) writer.add(batch);
    return to_text(writer.finish().value());
}

std::vector<Entry> part(const std::vector<Entry>& entries, std::ptrdiff_t from, std::ptrdiff_t to) {
    return {entries.begin() + from, entries.begin() + to};
}

std::string code_of(std::string_view file, const HubId& hub = sample::hub(),
                    const BoxOpener& with = opener()) {
    const auto bundle = Bundle::open(file, hub, with);
    return bundle.has_value() ? "whole" : bundle.error().code;
}

// Where each box begins, its length in front.
std::vector<std::string> boxes_of(const std::string& file) {
    std::vector<std::string> boxes;
    for (std::size_t at = file.find('\n') + 1; at < file.size();) {
        ByteReader reader(reinterpret_cast<const std::uint8_t*>(file.data()) + at, 4);
        const std::size_t size = 4 + reader.u32();
        boxes.push_back(file.substr(at, size));
        at += size;
    }
    return boxes;
}

TEST(Bundle, EveryBatchComesBackToTheHub) {
    const auto entries = sample::chain(7);
    const std::string file = write({part(entries, 0, 4), part(entries, 4, 7)});
    const auto bundle = Bundle::open(file, sample::hub(), opener());
    ASSERT_TRUE(bundle.has_value());
    EXPECT_EQ(bundle->head(), head);
    ASSERT_EQ(bundle->batches(), 2u);
    EXPECT_EQ(bundle->batch(0).value(), part(entries, 0, 4));
    EXPECT_EQ(bundle->batch(1).value(), part(entries, 4, 7));
}

TEST(Bundle, WithoutABatchIsWhole) { EXPECT_EQ(code_of(write({})), "whole"); }

TEST(Bundle, ShowsNothingOfAnybody) {
    const std::string file = write({sample::chain(3)});
    const std::size_t after_head = file.find('\n');  // The head names hub and device.
    for (const Entry& entry : sample::chain(3)) {
        EXPECT_EQ(file.find(entry.json.substr(0, 40)), file.npos);
        EXPECT_EQ(file.find(entry.header.subject.id, after_head), file.npos);
    }
}

TEST(Bundle, TornAnywhereItIsRefusedWhole) {
    const std::string file = write({sample::chain(2), {}});
    const std::size_t line = file.find('\n');
    for (std::size_t size = 0; size < file.size(); ++size) {
        EXPECT_EQ(code_of(std::string_view(file).substr(0, size)),
                  size <= line ? "bundle.foreign" : "bundle.torn")
            << size;
    }
    EXPECT_EQ(code_of(file + "\n"), "bundle.torn");
    EXPECT_EQ(code_of(file + file), "bundle.torn");
}

TEST(Bundle, WithAnyByteAlteredItIsRefusedWhole) {
    const std::string file = write({sample::chain(1)});
    for (std::size_t i = 0; i < file.size(); ++i) {
        std::string bad = file;
        bad[i] = char(bad[i] ^ 0x01);
        EXPECT_NE(code_of(bad), "whole") << i;
    }
}

TEST(Bundle, PutTogetherFromPartsItIsRefusedWhole) {
    const auto entries = sample::chain(4);
    const std::vector<std::vector<Entry>> halves{part(entries, 0, 2), part(entries, 2, 4)};
    const std::string file = write(halves);
    const std::string line = file.substr(0, file.find('\n') + 1);
    const auto boxes = boxes_of(file);
    ASSERT_EQ(boxes.size(), 3u);
    EXPECT_EQ(code_of(line + boxes[0] + boxes[1] + boxes[2]), "whole");
    EXPECT_EQ(code_of(line + boxes[1] + boxes[0] + boxes[2]), "bundle.torn");
    EXPECT_EQ(code_of(line + boxes[0] + boxes[2]), "bundle.torn");
    EXPECT_EQ(code_of(line + boxes[0] + boxes[0] + boxes[2]), "bundle.torn");
    BundleHead later = head;
    later.made += std::chrono::seconds(1);
    const auto others = boxes_of(write(halves, later));
    EXPECT_EQ(code_of(line + boxes[0] + others[1] + boxes[2]), "bundle.torn");
}

TEST(Bundle, ForAKeyThatNoHubHasIsNotWritten) {
    BundleWriter writer(head, BoxKey{});
    writer.add(sample::chain(1));
    EXPECT_EQ(writer.finish().error().code, "bundle.key");
}

TEST(Bundle, OfAnotherHubIsToldAsSuch) {
    const std::string file = write({sample::chain(1)});
    EXPECT_EQ(code_of(file, HubId{}), "bundle.other_hub");
    EXPECT_EQ(code_of(file, sample::hub(), sample::box(8)), "bundle.torn");
}

TEST(Bundle, WhatIsNoBundleIsToldApartFromANewerOne) {
    for (const char* foreign :
         {"", "\n", "{}\n", "[1]\n", "%PDF-1.4\n", "{\"uketsuke_bundle\":0}\n",
          "{\"uketsuke_bundle\":1,\"hub\":\"x\"}\n"})
        EXPECT_EQ(code_of(foreign), "bundle.foreign") << foreign;
    EXPECT_EQ(code_of(std::string(2000, ' ') + write({})), "bundle.foreign");
    EXPECT_EQ(code_of("{\"uketsuke_bundle\":2}\nwhatever"), "bundle.newer");
}

}  // namespace
}  // namespace uketsuke
