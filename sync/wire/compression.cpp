// The zstd adapter.
// [X] checksum   [X] one frame only   [X] a hard limit on output and window   [ ] dictionaries
#include "sync/wire/compression.h"

#include <zstd.h>

#include <memory>

#include "core/base/require.h"

namespace uketsuke {

namespace {

constexpr int level = 3;
constexpr int window_log_max = 24;  // 16 MiB: a frame that asks for more memory is refused.
constexpr std::size_t chunk_bytes = std::size_t(64) << 10;

std::unexpected<Error> broken() {
    return fail(ErrorKind::bad_input, "wire.compression",
                {"圧縮されたデータが壊れているか、途中で切れています。",
                 "The compressed data is damaged or cut short."});
}

std::unexpected<Error> too_large() {
    return fail(ErrorKind::bad_input, "wire.too_large",
                {"データが大きすぎます。", "The data is too large."});
}

}  // namespace

std::string compress(std::string_view text) {
    // Making one costs more than a small body; it is as large as the largest body made it.
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(
        ZSTD_createCCtx(), &ZSTD_freeCCtx);
    require(context != nullptr, "zstd has memory for its context");
    ZSTD_CCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string out(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(context.get(), out.data(), out.size(), text.data(), text.size());
    require(!ZSTD_isError(size), "zstd compresses into a buffer of its own bound");
    out.resize(size);
    return out;
}

Result<std::string> decompress(std::string_view frame, std::size_t bytes_max) {
    thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(
        ZSTD_createDCtx(), &ZSTD_freeDCtx);
    thread_local std::string chunk(chunk_bytes, '\0');
    require(context != nullptr, "zstd has memory for its context");
    ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, window_log_max);
    ZSTD_inBuffer in{frame.data(), frame.size(), 0};
    std::string out;
    while (true) {
        ZSTD_outBuffer piece{chunk.data(), chunk.size(), 0};
        const std::size_t hint = ZSTD_decompressStream(context.get(), &piece, &in);
        if (ZSTD_isError(hint)) return broken();
        if (out.size() + piece.pos > bytes_max) return too_large();
        out.append(chunk, 0, piece.pos);
        if (hint == 0) break;
        // Nothing left to read and nothing more to write, and the frame has not ended.
        if (in.pos == in.size && piece.pos < piece.size) return broken();
    }
    if (in.pos != in.size) return broken();
    return out;
}

}  // namespace uketsuke
