// A command beside a live process is carried out by that process; without one it does its own work.
#include "platform/folder/carry_out.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "platform/folder/local_socket.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;

struct Heard : CommandOutput {
    std::vector<std::string> lines;
    bool out(std::string_view line) override {
        lines.push_back("out " + std::string(line));
        return true;
    }
    bool err(std::string_view line) override {
        lines.push_back("err " + std::string(line));
        return true;
    }
};

int echo(const CommandRequest& request, CommandOutput& output) {
    output.out(request.command);
    output.err(request.arguments);
    return 7;
}

std::string code_of(const Result<int>& result) {
    return result ? "exit " + std::to_string(*result) : result.error().code;
}

int not_here(const DataFolder&, const CommandRequest&, CommandOutput&) {
    ADD_FAILURE() << "done by the wrong process";
    return 0;
}

struct DoorTest : testing::Test {
    TemporaryFolder here;
    std::filesystem::path data = here / "data";
    Heard heard;

    static Result<CommandDoor> open(const Result<DataFolder>& folder, CommandHandler handler,
                                    DoorLimits limits = {}) {
        return CommandDoor::open(folder.value(), std::move(handler), limits);
    }
    // A visitor that says what it likes; returns everything that comes back.
    std::string say(const DataFolder& folder, const std::string& bytes) {
        const auto socket = connect_in(folder.directory());
        EXPECT_TRUE(socket);
        ::send(socket->number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        std::string all, line;
        LineReader reader(socket->number());
        while (reader.next(line, answer_bytes_max, milliseconds(20000)) == LineEnd::line)
            all += line + "\n";
        return all;
    }
};

TEST_F(DoorTest, ARequestIsCarriedOutByTheOwnerOfTheFolder) {
    const auto folder = DataFolder::own(data);
    const auto door = open(folder, echo);
    const CommandRequest request{"status", R"({"json":true})"};
    EXPECT_EQ(code_of(carry_out(data, request, not_here, heard)), "exit 7");
    EXPECT_THAT(heard.lines, testing::ElementsAre("out status", R"(err {"json":true})"));
}

TEST_F(DoorTest, TheSocketBelongsToTheOwnerAloneAndGoesWithTheDoor) {
    const auto folder = DataFolder::own(data);
    {
        const auto door = open(folder, echo);
        EXPECT_EQ(mode_of(data / "socket"), 0600u);
    }
    EXPECT_FALSE(std::filesystem::exists(data / "socket"));
    EXPECT_EQ(code_of(ask(data, {"status"}, heard)), "door.none");
}

TEST_F(DoorTest, ASocketLeftByAKilledProcessIsReplaced) {
    const auto folder = DataFolder::own(data);
    { const auto left = listen_in(folder->directory()); }
    ASSERT_TRUE(std::filesystem::exists(data / "socket"));
    EXPECT_EQ(code_of(ask(data, {"status"}, heard)), "door.none");
    const auto door = open(folder, echo);
    EXPECT_EQ(code_of(ask(data, {"status"}, heard)), "exit 7");
}

TEST_F(DoorTest, WithNobodyRunningTheCommandOwnsTheFolderAndDoesTheWork) {
    { const auto made = DataFolder::own(data); }
    const LocalHandler locally = [&](const DataFolder& folder, const CommandRequest& request,
                                     CommandOutput& output) {
        EXPECT_EQ(folder.path(), data);
        EXPECT_FALSE(DataFolder::own(data)) << "the lock is held while the work is done";
        return echo(request, output);
    };
    EXPECT_EQ(code_of(carry_out(data, {"verify"}, locally, heard)), "exit 7");
    EXPECT_THAT(heard.lines, testing::ElementsAre("out verify", "err {}"));
}

TEST_F(DoorTest, AFolderThatIsNotThereIsAnErrorUnlessItMayBeCreated) {
    EXPECT_EQ(code_of(carry_out(data, {"status"}, not_here, heard)), "folder.absent");
    const LocalHandler locally = [](const DataFolder&, const CommandRequest&, CommandOutput&) {
        return 0;
    };
    EXPECT_EQ(code_of(carry_out(data, {"import"}, locally, heard, IfAbsent::create)), "exit 0");
}

TEST_F(DoorTest, ACommandWaitsForAProcessThatIsJustStarting) {
    const auto folder = DataFolder::own(data);
    std::optional<Result<CommandDoor>> door;
    std::jthread starting([&] {
        std::this_thread::sleep_for(milliseconds(150));
        door.emplace(open(folder, echo));
    });
    EXPECT_EQ(code_of(carry_out(data, {"status"}, not_here, heard)), "exit 7");
    starting.join();
}

TEST_F(DoorTest, AnOwnerWithoutADoorIsNamedInTheEnd) {
    const auto folder = DataFolder::own(data);
    const AskLimits limits{milliseconds(1000), milliseconds(120)};
    EXPECT_EQ(code_of(carry_out(data, {"status"}, not_here, heard, IfAbsent::fail, limits)),
              "folder.in_use");
}

TEST_F(DoorTest, APathLongerThanASocketAddressWorks) {
    auto path = data;
    while (path.string().size() < 300) path /= "a_folder_with_a_long_name";
    const auto folder = DataFolder::own(path);
    const auto door = open(folder, echo);
    ASSERT_TRUE(door) << to_line(door.error(), false);
    EXPECT_EQ(code_of(ask(path, {"status"}, heard)), "exit 7");
}

TEST_F(DoorTest, AMalformedRequestIsAnsweredAndTheNextOneServed) {
    const auto folder = DataFolder::own(data);
    const auto door = open(folder, echo);
    EXPECT_THAT(say(*folder, "GET / HTTP/1.1\n"), testing::EndsWith("{\"exit\":1}\n"));
    EXPECT_THAT(say(*folder, std::string(request_bytes_max + 1000, 'a')),
                testing::HasSubstr("too long"));
    EXPECT_EQ(code_of(ask(data, {"status"}, heard)), "exit 7");
}

TEST_F(DoorTest, AVisitorWhoSaysNothingIsSentAwayAndKeepsNobodyElseOut) {
    const auto folder = DataFolder::own(data);
    const auto door = open(folder, echo, {1, milliseconds(1000), milliseconds(1000)});
    EXPECT_THAT(say(*folder, ""), testing::HasSubstr("too slowly"));
    EXPECT_EQ(code_of(ask(data, {"status"}, heard)), "exit 7");
}

TEST_F(DoorTest, AVisitorWhoLeavesEarlyIsNoticedByTheCommand) {
    const auto folder = DataFolder::own(data);
    std::atomic<bool> noticed = false;
    const auto door = open(folder, [&](const CommandRequest&, CommandOutput& output) {
        while (output.out(std::string(10000, 'x'))) std::this_thread::sleep_for(milliseconds(1));
        noticed = true;
        return 0;
    });
    {
        const auto visitor = connect_in(folder->directory());
        send_line(visitor->number(), print_request({"export"}).value(), milliseconds(1000));
    }
    for (int i = 0; i < 10000 && !noticed; ++i) std::this_thread::sleep_for(milliseconds(1));
    EXPECT_TRUE(noticed);
}

TEST_F(DoorTest, SeveralRequestsAreCarriedOutAtOnce) {
    const auto folder = DataFolder::own(data);
    std::atomic<int> inside = 0;
    const auto door = open(folder, [&](const CommandRequest&, CommandOutput&) {
        ++inside;
        for (int i = 0; i < 5000 && inside < 4; ++i) std::this_thread::sleep_for(milliseconds(1));
        return inside == 4 ? 0 : 1;
    });
    std::vector<std::string> codes(4);
    {
        std::vector<std::jthread> clients;
        for (auto& code : codes) {
            clients.emplace_back([this, &code] {
                Heard own;
                code = code_of(ask(data, {"status"}, own));
            });
        }
    }
    EXPECT_THAT(codes, testing::Each("exit 0"));
}

TEST_F(DoorTest, AProcessThatEndsInTheMiddleIsToldApartFromARefusal) {
    const auto folder = DataFolder::own(data);
    const auto listener = listen_in(folder->directory());
    std::jthread crashing([&] {
        const Descriptor visitor(::accept(listener->number(), nullptr, nullptr));
        send_line(visitor.number(), R"({"out":"half"})", milliseconds(1000));
    });
    const auto asked = ask(data, {"status"}, heard);
    EXPECT_EQ(code_of(asked), "door.broken_off");
    EXPECT_THAT(heard.lines, testing::ElementsAre("out half"));
}

TEST_F(DoorTest, AProcessThatNeverAnswersIsReported) {
    const auto folder = DataFolder::own(data);
    const auto listener = listen_in(folder->directory());
    EXPECT_EQ(code_of(ask(data, {"status"}, heard, {milliseconds(50), milliseconds(0)})),
              "door.silent");
}

}  // namespace
}  // namespace uketsuke
