// Tunes as numbers, and ALSA with a file in place of a loudspeaker.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "platform/sound/speaker.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

using Samples = std::vector<std::int16_t>;

int crossings(const Samples& samples) {
    int count = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        count += (samples[i - 1] < 0) != (samples[i] < 0);
    return count;
}

TEST(ATune, LastsAsLongAsItsTonesAndSoundsAsHigh) {
    const Samples samples = samples_of({{440, 500}, {0, 250}});
    EXPECT_EQ(samples.size(), std::size_t(samples_a_second) * 3 / 4);
    EXPECT_NEAR(crossings({samples.begin(), samples.begin() + samples_a_second / 2}), 440, 2);
    EXPECT_TRUE(std::all_of(samples.begin() + samples_a_second / 2, samples.end(),
                            [](std::int16_t sample) { return sample == 0; }));
}

TEST(ATune, NeverClicks) {
    const Samples samples = samples_of({{880, 80}, {1'320, 120}, {260, 450}});
    int steepest = std::abs(samples.front());
    for (std::size_t i = 1; i < samples.size(); ++i)
        steepest = std::max(steepest, std::abs(samples[i] - samples[i - 1]));
    EXPECT_LT(steepest, 3'000) << "a sine of 1,320 Hz at half of full scale has 2,830";
    EXPECT_LT(std::abs(samples.back()), 300);
}

TEST(ATune, OfNothingIsNothing) {
    EXPECT_TRUE(samples_of({}).empty());
    EXPECT_TRUE(samples_of({{440, -5}}).empty());
}

Samples heard_in(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    Samples samples(bytes.size() / 2);
    std::copy_n(bytes.data(), samples.size() * 2, reinterpret_cast<char*>(samples.data()));
    return samples;
}

TEST(ASpeaker, PlaysWhatItIsGiven) {
    const TemporaryFolder folder;
    const std::string file = (folder / "heard").string();
    const Tune tune{{880, 80}, {1'320, 120}};
    Speaker("file:'" + file + "',raw").play(tune);
    const Samples heard = heard_in(file);
    const Samples played = samples_of(tune);
    ASSERT_GE(heard.size(), played.size());
    EXPECT_TRUE(std::equal(played.begin(), played.end(), heard.begin()));
}

TEST(ASpeaker, ThatIsNotThereKeepsNobodyWaiting) {
    for (const char* device : {"", "plughw:77,0", "no such device"}) {
        Speaker speaker(device);
        for (int i = 0; i < 100; ++i) speaker.play({{440, 10'000}});
    }
}

}  // namespace
}  // namespace uketsuke
