// From the text of --camera to what it means.
#include "platform/camera/camera_source.h"

#include <filesystem>

namespace uketsuke {

Result<CameraSource> parse_camera_source(std::string_view text) {
    std::string source(text);
    if (source.find('!') != std::string::npos) return CameraSource{CameraKind::pipeline, source};
    if (source.starts_with("/dev/")) return CameraSource{CameraKind::device, source};
    std::error_code ignored;
    if (std::filesystem::is_directory(source, ignored))
        return CameraSource{CameraKind::folder, source};
    if (std::filesystem::is_regular_file(source, ignored))
        return CameraSource{CameraKind::picture, source};
    return fail(ErrorKind::not_found, "camera.source",
                {"カメラ「" + source + "」が見つかりません。",
                 "There is no camera, picture or folder \"" + source + "\"."},
                {"/dev/video0のような機器、画像ファイル、画像のフォルダ、または「!」でつないだ"
                 "パイプラインを指定してください。",
                 "Give a device such as /dev/video0, a picture, a folder of pictures, or a "
                 "pipeline with \"!\"."});
}

}  // namespace uketsuke
