#include "monitor/watch/watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diffcore/topic/rules.h"
#include "monitor/watch/inbox.h"
#include "monitor/watch/shipped_config.h"
#include "tests/monitor/store/folder.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;

TEST(Settings, HoldWithoutAFileWhatTheShippedOneSays) {
  for (const ConfigFile& file : shipped_config()) {
    if (file.name != "claimwatch.toml") continue;
    const auto shipped = read_settings({"."}, file.text);
    ASSERT_TRUE(shipped);
    EXPECT_EQ(*shipped, Settings{});
    return;
  }
  FAIL() << "no claimwatch.toml ships";
}

TEST(Settings, AreRefusedWithPlaceAndAdvice) {
  const Folder folder;
  std::filesystem::create_directory(folder / "store.git");
  std::filesystem::create_directory_symlink("store.git", folder / "link");
  const std::pair<const char*, const char*> cases[] = {
      {"limit_bytes = \"20 MB\"\n", "claimwatch.toml:1:15: \"limit_bytes\" is not a whole number"},
      {"limit_bytes = 0\n", "\"limit_bytes\" is not above 0"},
      {"inboxes = \"inbox\"\n", "claimwatch.toml:1:11: \"inboxes\" is not a list"},
      {"inboxes = [\"\"]\n", "claimwatch.toml:1:12: an inbox has no name"},
      {"inboxes = [\"inbox\", \".\"]\n", "claimwatch.toml:1:21: the inbox \".\" is, holds or lies in store.git"},
      {"inboxes = [\"store.git/articles\"]\n", "claimwatch.toml:1:12: the inbox \"store.git/articles\" is, holds"},
      {"inboxes = [\"./store.git/\"]\n", "name a folder beside it, like \"inbox\"\n    inboxes = "},
      {"inboxes = [\"..\"]\n", "the inbox \"..\" is, holds"},
      {"inboxes = [\"/\"]\n", "the inbox \"/\" is, holds"},
      {"inboxes = [\"link\"]\n", "the inbox \"link\" is, holds"},
      {"shipped_topics = 0\n", "\"shipped_topics\" is neither true nor false"},
      {"\nlimitbytes = 3\n", "claimwatch.toml:2:1: unknown key \"limitbytes\"; did you mean \"limit_bytes\"?"},
  };
  for (const auto& [text, message] : cases) {
    const auto settings = read_settings({folder / ""}, text);
    ASSERT_FALSE(settings) << text;
    EXPECT_THAT(settings.error().message, HasSubstr(message));
  }
}

TEST(Settings, TakeAnInboxBesideTheStore) {
  const Folder folder;
  for (const char* inbox : {"inbox", "store.git.d", "../store.git", "/elsewhere"}) {
    EXPECT_TRUE(read_settings({folder / ""}, std::string("inboxes = [\"") + inbox + "\"]\n")) << inbox;
  }
}

TEST(Inboxes, ThatCannotBeReadAreToldWithWhatToDoAndTheOthersAreRead) {
  const Folder folder;
  std::filesystem::create_directory(folder / "inbox");
  write_file(folder / "inbox/a.txt", "x");
  write_file(folder / "file", "x");
  const Settings settings{{"inbox", "elsewhere", "file"}};
  const InboxListing listing = list_inboxes({folder / ""}, settings);
  EXPECT_EQ(listing.files.size(), 1U);
  EXPECT_EQ(listing.problems, inbox_problems({folder / ""}, settings));
  ASSERT_EQ(listing.problems.size(), 2U);
  EXPECT_THAT(listing.problems[0], HasSubstr("elsewhere\" is missing; make it"));
  EXPECT_THAT(listing.problems[1], HasSubstr("file\" is a file; name the folder"));
}

TEST(HumanSize, HasTheUnitOfItsSize) {
  EXPECT_EQ(human_size(50'000'000), "50 MB");
  EXPECT_EQ(human_size(20'150'000), "20.1 MB");
  EXPECT_EQ(human_size(999), "999 bytes");
}

TEST(ShippedConfig, IsWholeAndRight) {
  const auto rules = load_rules(shipped_rules_files());
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_EQ(rules->topics().size(), 11U);
}

TEST(Rules, OfAnotherSubjectLeaveOutTheShippedTopics) {
  const Folder folder;
  std::filesystem::create_directories(folder / "config/topics");
  write_file(folder / "config/topics/own.toml", "id = \"own\"\ntitle = \"Own\"\n");
  write_file(folder / "claimwatch.toml", "shipped_topics = false\n");
  const auto files = rules_files({folder / ""});
  ASSERT_TRUE(files);
  std::vector<std::string> names;
  for (const ConfigFile& file : *files) names.push_back(file.name);
  EXPECT_THAT(names, testing::ElementsAre("language/en.toml", "language/ko.toml", "outlets.toml", "sites.toml", "topics/own.toml"));
}

TEST(Inbox, NamesAreTextWhateverTheSystemWrote) {
  const Folder folder;
  std::filesystem::create_directory(folder / "inbox");
  write_file(folder / "inbox/\xc1\xf6\xba\xd0.txt", "x");          // 지분 in CP949
  write_file(folder / "inbox/\xe1\x84\x80\xe1\x85\xa1.txt", "x");  // 가 in NFD
  std::vector<std::string> names;
  for (const InboxFile& file : list_inboxes({folder / ""}, {}).files) names.push_back(file.name);
  EXPECT_THAT(names, testing::ElementsAre("가.txt", "지분.txt"));
}

}  // namespace
}  // namespace claimwatch
