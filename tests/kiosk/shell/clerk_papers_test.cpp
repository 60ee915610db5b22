// The papers of a dose over a real store: which are offered, how many copies, and what is noted.
#include <algorithm>
#include <filesystem>

#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

// What a folder holds, by the first word of each name.
std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        const std::string name = file.path().filename().string();
        names.push_back(name.substr(0, name.find('-')) + (name.find("-copy") == std::string::npos
                                                              ? ""
                                                              : name.substr(name.find("-copy"))));
    }
    std::ranges::sort(names);
    return names;
}

struct InAFolder {
    OfficeFolder folder;
    std::filesystem::path papers = folder.path() / "papers";
    InAFolder() {
        std::filesystem::create_directories(papers);
        folder.office.print_to = {.files = papers};
        folder.office.city->overprint = Overprint{};
    }
};

TEST(ClerkPapers, CountsTheCopiesOfADoseWhicheverOfItsPapersTheyAre) {
    InAFolder place;
    const auto records = place.folder.open();
    OfficeFolder::list_person(*records);
    Counter counter{place.folder, *records};
    counter.record_a_dose();
    counter.happen_all({CertificateWanted{}, PrintWanted{},
                        PaperChosen{{PaperKind::dose_record, Labels::japanese}}, PrintWanted{},
                        PrintWanted{}});
    EXPECT_EQ(names_in(place.papers),
              (std::vector<std::string>{"certificate", "dose_record-copy2.pdf",
                                        "dose_record-copy3.pdf"}));
    const auto row = records->ledger().person(OfficeFolder::listed_person()).value();
    EXPECT_EQ(row->certificates_made, 3);
}

TEST(ClerkPapers, OffersTheCitysOwnSheetOnlyWhereItIsKnown) {
    for (const bool known : {true, false}) {
        InAFolder place;
        if (!known) place.folder.office.city->overprint.reset();
        const auto records = place.folder.open();
        OfficeFolder::list_person(*records);
        Counter counter{place.folder, *records};
        counter.record_a_dose();
        counter.happen(CertificateWanted{});
        const auto& offered = get<CertificateShown>(counter.screen.view).offered;
        EXPECT_EQ(std::ranges::count(offered, PaperKind::overprint, &PaperChoice::kind), known);
        EXPECT_EQ(std::ranges::count(offered, PaperKind::dose_record, &PaperChoice::kind), 2);
    }
}

// documents.md section 6: clinics print the mayor's document only if the city allows it.
TEST(ClerkPapers, PrintNoCertificateAtAClinicThatTheCityDoesNotLet) {
    InAFolder place;
    place.folder.office.city->clinics_certify = false;
    place.folder.office.city->overprint.reset();
    const auto records = place.folder.open();
    OfficeFolder::list_person(*records);
    Counter counter{place.folder, *records};
    counter.record_a_dose();
    counter.happen(CertificateWanted{});
    const auto& shown = get<CertificateShown>(counter.screen.view);
    EXPECT_EQ(shown.paper.kind, PaperKind::dose_record);
    EXPECT_EQ(std::ranges::count(shown.offered, PaperKind::certificate, &PaperChoice::kind), 0);
    const PaperOrder order{
        .paper = {}, .person = OfficeFolder::listed_person(), .entry = shown.record.entry};
    const auto answer = counter.clerk.perform(PrintPaper{Ticket{9}, order}, walk::noon());
    EXPECT_EQ(get<EffectFailed>(*answer).error.code, "certificate.not_here");
    counter.happen(PrintWanted{});
    EXPECT_EQ(names_in(place.papers), std::vector<std::string>{"dose_record"});
}

TEST(ClerkPapers, PrintsSlipsAndStickersAndCountsNoneOfThem) {
    InAFolder place;
    const auto records = place.folder.open();
    Counter counter{place.folder, *records};
    const PaperOrder slip{.paper = {PaperKind::slip}, .number = "A001", .lines = {{"見本", "x"}}};
    const PaperOrder sticker{.paper = {PaperKind::sticker}, .number = "A001"};
    for (const PaperOrder& order : {slip, sticker, sticker}) {
        const auto answer = counter.clerk.perform(PrintPaper{Ticket{9}, order}, walk::noon());
        ASSERT_TRUE(holds_alternative<PaperHandedOver>(answer.value()));
        EXPECT_EQ(get<PaperHandedOver>(*answer).ticket, Ticket{9});
    }
    EXPECT_EQ(names_in(place.papers), (std::vector<std::string>{"slip", "sticker"}));
}

TEST(ClerkPapers, NotesNoCopyThatCouldNotBeWritten) {
    InAFolder place;
    place.folder.office.print_to.files = place.papers / "gone";
    const auto records = place.folder.open();
    OfficeFolder::list_person(*records);
    Counter counter{place.folder, *records};
    counter.record_a_dose();
    counter.happen_all({CertificateWanted{}, PrintWanted{}});
    const auto& print = get<CertificateShown>(counter.screen.view).print;
    EXPECT_TRUE(std::holds_alternative<Error>(print));
    const auto row = records->ledger().person(OfficeFolder::listed_person()).value();
    EXPECT_EQ(row->certificates_made, 0);
}

}  // namespace
}  // namespace uketsuke
