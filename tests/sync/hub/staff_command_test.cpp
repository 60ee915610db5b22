// import-staff, staff, pin and staff-cards on a hub's real store.
#include "sync/hub/staff_command.h"

#include <gmock/gmock.h>

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "platform/keys/pin.h"
#include "platform/records/staff_list.h"
#include "sync/hub/hub_commands.h"
#include "sync/hub/staff_cards.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

using testing::HasSubstr;
using testing::Not;

class Heard : public CommandOutput {
  public:
    bool out(std::string_view line) override { return take(line); }
    bool err(std::string_view line) override { return take(line); }
    std::string text;

  private:
    bool take(std::string_view line) {
        text += std::string(line) + "\n";
        return true;
    }
};

class StaffCommands : public testing::Test {
  protected:
    StaffCommands() {
        EXPECT_TRUE(make_key_file(here_ / "key"));
        folder_ = std::make_unique<DataFolder>(DataFolder::own(here_ / "hub").value());
        records_ = Records::open(*folder_, *key_file_source(here_ / "key"), RecordsOf::hub).value();
        EXPECT_TRUE(configure_hub(*records_, "462152", ""));
    }

    std::string file_of(const std::string& rows) {
        const auto file = here_ / "staff.csv";
        EXPECT_TRUE(
            write_file_atomically(file, to_bytes("name,kana,qualifications,manager\n" + rows)));
        return file.string();
    }
    // The exit status; an error is told and gives its own.
    int done(const Result<int>& result) {
        return result ? *result : speech_.tell_error(result.error());
    }
    int import(const std::string& rows) {
        return done(import_staff(*records_, file_of(rows), speech_, now_));
    }
    int pin(const std::string& name, const std::string& digits) {
        return done(set_pin(*records_, name, digits, speech_, now_));
    }
    std::vector<StaffListed> listed() { return listed_staff(records_->ledger()).value(); }
    std::uint64_t entries() { return records_->ledger().store().entry_count().value(); }

    TemporaryFolder here_;
    std::unique_ptr<DataFolder> folder_;
    std::unique_ptr<Records> records_;
    Heard heard_;
    CommandSpeech speech_{heard_, false, false};
    const Instant now_ = *parse_instant("2022-12-01T09:00:00+09:00");
};

const std::string two = "見本 花子,ミホン ハナコ,看護師,1\n作例 太郎,サクレイ タロウ,事務,0\n";

TEST_F(StaffCommands, AFileIsTakenWholeOrNotAtAll) {
    EXPECT_EQ(import(two + "架空 桜,カクウ サクラ,忍者,0\n"), 1);
    EXPECT_THAT(heard_.text, HasSubstr("staff.csv:4: qualifications:"));
    EXPECT_TRUE(listed().empty());
    EXPECT_EQ(import(two), 0);
    ASSERT_EQ(listed().size(), 2u);
    EXPECT_EQ(listed()[1].qualifications, std::vector<std::string>{"nurse"});
    EXPECT_TRUE(listed()[1].manager);
}

TEST_F(StaffCommands, TheSameFileAgainWritesNothingAndAChangeKeepsIdPinAndCard) {
    import(two);
    pin("見本 花子", "4649");
    const auto before = entries();
    const StaffListed hanako = listed()[1];
    import(two);
    EXPECT_EQ(entries(), before);
    import("見本 花子,ミホン ハナコ,保健師,0\n");
    EXPECT_EQ(entries(), before + 1);
    const StaffListed changed = listed()[1];
    EXPECT_EQ(changed.staff, hanako.staff);
    EXPECT_EQ(changed.pin_hash, hanako.pin_hash);
    EXPECT_EQ(changed.qualifications, std::vector<std::string>{"public_health_nurse"});
    EXPECT_FALSE(changed.manager);
    EXPECT_EQ(listed().size(), 2u) << "nobody is removed by not being in the file";
}

TEST_F(StaffCommands, APinOfOnesOwnIsNotToldAndOneByChanceIsToldOnce) {
    import(two);
    EXPECT_EQ(pin("見本 花子", "4649"), 0);
    EXPECT_THAT(heard_.text, Not(HasSubstr("4649")));
    EXPECT_TRUE(is_pin(listed()[1].pin_hash, "4649"));
    heard_.text.clear();
    speech_.json = true;
    EXPECT_EQ(pin("作例 太郎", ""), 0);
    const std::string told = text_or(parse_json(heard_.text).value(), "pin");
    EXPECT_EQ(told.size(), 6u);
    EXPECT_TRUE(is_pin(listed()[0].pin_hash, told));
    heard_.text.clear();
    EXPECT_EQ(done(tell_staff(*records_, speech_)), 0);
    EXPECT_THAT(heard_.text, Not(HasSubstr(told)));
    EXPECT_THAT(heard_.text, Not(HasSubstr("argon2")));
    EXPECT_THAT(heard_.text, HasSubstr(R"("pin":true,"card":false,"active":true)"));
}

TEST_F(StaffCommands, AWeakPinAndAnUnknownNameChangeNothing) {
    import(two);
    const auto before = entries();
    EXPECT_NE(pin("見本 花子", "1234"), 0);
    EXPECT_NE(pin("見本 月子", "4649"), 0);
    EXPECT_THAT(heard_.text, HasSubstr("見本 月子"));
    EXPECT_EQ(entries(), before);
}

TEST_F(StaffCommands, WhoLeavesLosesPinAndCardAndComesBackAsTheSamePerson) {
    import(two);
    pin("見本 花子", "4649");
    const StaffId hanako = listed()[1].staff;
    EXPECT_EQ(done(staff_leaves(*records_, "見本 花子", speech_, now_)), 0);
    EXPECT_EQ(staff_with(listed(), hanako), nullptr);
    EXPECT_EQ(listed()[1].pin_hash, "");
    EXPECT_NE(pin("見本 花子", "4649"), 0) << "of nobody who left";
    import(two);
    EXPECT_EQ(listed()[1].staff, hanako);
    EXPECT_TRUE(listed()[1].active);
    EXPECT_FALSE(may_sign_in(listed()[1]));
}

TEST_F(StaffCommands, CardsAreAPdfForOneselfAndTheLastOneCounts) {
    import(two);
    const auto pdf = here_ / "cards.pdf";
    EXPECT_EQ(done(make_staff_cards(*records_, {pdf.string(), "", Specimen::yes}, speech_, now_)),
              0);
    EXPECT_EQ(to_text(read_small_file(pdf, 1u << 22).value()).substr(0, 5), "%PDF-");
    EXPECT_EQ(std::filesystem::status(pdf).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const auto first = listed();
    EXPECT_EQ(first[0].card_hash.size(), 64u);
    EXPECT_NE(first[0].card_hash, first[1].card_hash);
    make_staff_cards(*records_, {pdf.string(), "見本 花子", Specimen::no}, speech_, now_).value();
    EXPECT_EQ(listed()[0].card_hash, first[0].card_hash);
    EXPECT_NE(listed()[1].card_hash, first[1].card_hash);
}

TEST_F(StaffCommands, WhereTheFileCannotBeWrittenTheOldCardsStillCount) {
    import(two);
    const auto before = entries();
    const auto made =
        make_staff_cards(*records_, {(here_ / "no" / "cards.pdf").string(), "", {}}, speech_, now_);
    EXPECT_FALSE(made);
    EXPECT_EQ(entries(), before);
}

TEST_F(StaffCommands, WithoutAListThereIsNoCard) {
    const auto made =
        make_staff_cards(*records_, {(here_ / "cards.pdf").string(), "", {}}, speech_, now_);
    EXPECT_EQ(made.error().code, "staff.nobody");
    EXPECT_FALSE(std::filesystem::exists(here_ / "cards.pdf"));
}

struct Items {
    std::vector<std::string> texts, codes;
};
Items items_of(const Page& page) {
    Items items;
    for (const PageItem& item : page.items) {
        if (const auto* text = std::get_if<TextItem>(&item)) items.texts.push_back(text->text);
        if (const auto* symbol = std::get_if<SymbolItem>(&item))
            items.codes.push_back(symbol->text);
    }
    return items;
}

TEST(StaffCards, HoldNameQualificationAndCodeAndSayWhenTheyAreSpecimens) {
    const StaffCard card{"見本 花子", "看護師", "UKSTAFFAAAA"};
    const auto plain = items_of(draw_staff_cards({card}, Specimen::no).at(0));
    EXPECT_EQ(plain.codes, std::vector<std::string>{"UKSTAFFAAAA"});
    EXPECT_THAT(plain.texts, testing::IsSupersetOf({"見本 花子", "看護師"}));
    EXPECT_THAT(plain.texts, Not(testing::Contains("見本")));
    EXPECT_THAT(plain.texts, Not(testing::Contains(HasSubstr("UKSTAFF"))))
        << "nobody copies a code by eye";
    const auto specimen = items_of(draw_staff_cards({card}, Specimen::yes).at(0));
    EXPECT_THAT(specimen.texts, testing::Contains("見本"));
}

TEST(StaffCards, TenStandOnASheetAndNoneBeyondItsEdge) {
    const auto pages = draw_staff_cards(std::vector<StaffCard>(11), Specimen::yes);
    ASSERT_EQ(pages.size(), 2u);
    for (const Page& page : pages) {
        for (const PageItem& item : page.items) {
            const auto* edge = std::get_if<RectangleItem>(&item);
            if (!edge) continue;
            EXPECT_LE(edge->box.x + edge->box.width, page.width_mm - 5);
            EXPECT_LE(edge->box.y + edge->box.height, page.height_mm - 5);
        }
    }
}

}  // namespace
}  // namespace uketsuke
