// ALSA, and a thread that it may keep waiting. The device is opened for each tune, so that one that
// is plugged in later is heard, and another program may have it in between.
#include "platform/sound/speaker.h"

#include <alsa/asoundlib.h>

#include <memory>
#include <utility>

namespace uketsuke {

namespace {

constexpr unsigned latency_us = 50'000;

struct Close {
    void operator()(snd_pcm_t* pcm) const { snd_pcm_close(pcm); }
};
using Pcm = std::unique_ptr<snd_pcm_t, Close>;

// ALSA writes what it misses to the error stream, at each try.
void say_nothing(const char*, int, const char*, int, const char*, ...) {}

Pcm open(const std::string& device) {
    snd_pcm_t* opened = nullptr;
    if (snd_pcm_open(&opened, device.c_str(), SND_PCM_STREAM_PLAYBACK, 0) < 0) return nullptr;
    Pcm pcm(opened);
    const int set = snd_pcm_set_params(pcm.get(), SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED,
                                       1, samples_a_second, 1, latency_us);
    return set < 0 ? nullptr : std::move(pcm);
}

void play_on(const std::string& device, const Tune& tune) {
    const Pcm pcm = open(device);
    if (!pcm) return;
    const auto samples = samples_of(tune);
    for (std::size_t at = 0; at < samples.size();) {
        auto written = snd_pcm_writei(pcm.get(), &samples[at], samples.size() - at);
        if (written < 0) written = snd_pcm_recover(pcm.get(), int(written), 1);
        if (written < 0) return;
        at += std::size_t(written);
    }
    snd_pcm_drain(pcm.get());
}

}  // namespace

Speaker::Speaker(std::string device) : device_(std::move(device)) {
    if (device_.empty()) return;
    snd_lib_error_set_handler(say_nothing);
    thread_ = std::thread([this] { work(); });
}

Speaker::~Speaker() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Speaker::play(Tune tune) {
    if (device_.empty()) return;
    {
        const std::lock_guard lock(mutex_);
        waiting_ = std::move(tune);
    }
    changed_.notify_all();
}

std::optional<Tune> Speaker::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ending_ || waiting_; });
    return std::exchange(waiting_, std::nullopt);
}

void Speaker::work() {
    while (const auto tune = next()) play_on(device_, *tune);
}

}  // namespace uketsuke
