// A Picture is a plain value and lives in core; this name is kept for those who draw one.
#pragma once

#include "core/page/picture.h"
