// printer-state-reasons, one row each: what staff are told, or nothing.
#include "platform/printer/printer_reasons.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

struct ReasonRow {
    const char* said;
    const char* code;
};
class Reasons : public testing::TestWithParam<ReasonRow> {};

TEST_P(Reasons, AreToldWhereTheyStopThePrinter) {
    const auto trouble = printer_trouble(GetParam().said);
    EXPECT_EQ(trouble ? trouble->code : "", GetParam().code);
    if (!trouble) return;
    for (const Words& words : {trouble->what, trouble->next}) {
        EXPECT_NE(words.ja, "");
        EXPECT_NE(words.en, "");
    }
}

INSTANTIATE_TEST_SUITE_P(
    Table, Reasons,
    testing::Values(
        ReasonRow{"none", ""}, ReasonRow{"media-empty-error", "print.media_empty"},
        ReasonRow{"media-empty", "print.media_empty"},
        ReasonRow{"media-empty-warning", "print.media_empty"}, ReasonRow{"media-empty-report", ""},
        ReasonRow{"media-jam-error", "print.media_jam"}, ReasonRow{"media-low-warning", ""},
        ReasonRow{"toner-low-warning", ""}, ReasonRow{"toner-empty-error", "print.toner_empty"},
        ReasonRow{"cover-open-error", "print.cover_open"},
        ReasonRow{"input-tray-missing-error", "print.input_tray_missing"},
        ReasonRow{"paused", "print.paused"}, ReasonRow{"moving-to-paused", ""},
        ReasonRow{"offline-report", "print.offline"},
        ReasonRow{"shutdown-warning", "print.shutdown"}, ReasonRow{"connecting-to-device", ""},
        ReasonRow{"com.example-glitter-missing-error", "print.attention"},
        ReasonRow{"com.example-glitter-low-warning", ""},
        ReasonRow{"com.example-glitter-low-report", ""}));

TEST(Reasons, WhatIsOpenOrJammedComesBeforeWhatIsEmpty) {
    EXPECT_EQ(first_trouble({}), std::nullopt);
    EXPECT_EQ(first_trouble({"none"}), std::nullopt);
    EXPECT_EQ(first_trouble({"media-empty-error", "media-jam-error"})->code, "print.media_jam");
    EXPECT_EQ(first_trouble({"toner-low-warning", "media-empty-error"})->code, "print.media_empty");
    EXPECT_EQ(first_trouble({"com.example-error", "offline-report"})->code, "print.offline")
        << "what is known says what to do";
}

TEST(Reasons, AnUnknownOneIsToldAsItIs) {
    EXPECT_NE(printer_trouble("com.example-x-error")->what.ja.find("com.example-x"),
              std::string::npos);
}

}  // namespace
}  // namespace uketsuke
