// The folders of made-up pictures (見本), the same ones every time: what graded_pictures writes and
// what the tests look for.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/camera/grey_image.h"

namespace uketsuke::testing_aid {

struct DrawnPicture {
    std::string file;     // "1.png"
    std::string printed;  // As picture_folder.h says.
    GreyImage image;
};

struct DrawnFolder {
    std::string name;  // "vouchers/plain_12"
    int required = 0;
    std::function<std::vector<DrawnPicture>()> draw;
};

std::vector<DrawnFolder> drawn_folders();

}  // namespace uketsuke::testing_aid
