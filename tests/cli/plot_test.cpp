// Pictures of what the articles of fixtures/corpus claim, by the real program.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "diffcore/text/width.h"
#include "tests/cli/watch_folder.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Pictures : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    watch = new WatchFolder;
    for (const char* lang : {"en", "ko"}) {
      const auto folder = std::filesystem::path(CLAIMWATCH_SOURCE_DIR) / "fixtures/corpus" / lang;
      for (const auto& article : std::filesystem::directory_iterator(folder)) watch->copy_in(article);
    }
    ASSERT_EQ(watch->claimwatch("scan").code, 0);
  }
  static void TearDownTestSuite() { delete watch; }

  static std::vector<std::string> topics() {
    std::istringstream list(watch->claimwatch("topics list").out);
    std::vector<std::string> topics;
    for (std::string line; std::getline(list, line);) topics.push_back(line.substr(0, line.find(' ')));
    return topics;
  }

  static WatchFolder* watch;
};
WatchFolder* Pictures::watch = nullptr;

TEST_F(Pictures, OfEveryTopicFitTheTerminal) {
  for (const std::string& topic : topics()) {
    for (const char* lang : {"en", "ko"}) {
      const Said plot = watch->shell("COLUMNS=80 claimwatch history --plot --lang " + std::string(lang) + ' ' + topic);
      EXPECT_EQ(plot.code, 0) << plot.err;
      EXPECT_THAT(plot.out, testing::StartsWith(std::string(shipped_rules().name_of(topic, topic, lang)))) << topic;
      std::istringstream lines(plot.out);
      for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80) << topic << '\n' << line;
    }
  }
}

TEST_F(Pictures, AreWellFormedSvg) {
  for (const std::string& topic : topics()) {
    const Said drawn = watch->claimwatch("history --svg picture.svg " + topic);
    EXPECT_EQ(drawn.code, 0) << drawn.err;
    EXPECT_THAT(drawn.out, IsEmpty());
    const Said read = watch->shell(
        "python3 -c \"import xml.etree.ElementTree as E; r = E.parse('picture.svg').getroot(); n = "
        "'{http://www.w3.org/2000/svg}'; print(r.tag == n + 'svg', r.find(n + 'title').text, len(r.findall('.//' + n + "
        "'g/' + n + 'title')))\"");
    EXPECT_EQ(read.err, "") << topic;
    EXPECT_THAT(read.out, testing::StartsWith("True " + topic + ": what was claimed over time "));
    const auto claims = std::ranges::count(watch->claimwatch("history --json " + topic).out, '\n');
    EXPECT_THAT(read.out, testing::EndsWith(' ' + std::to_string(claims) + '\n')) << "each claim can be pointed at";
  }
}

TEST_F(Pictures, AreOfTheClaimsThatWereAskedFor) {
  const std::string plot =
      watch->claimwatch("history exclusivity --object openai --scope compute --subject msft --plot").out;
  EXPECT_THAT(plot, testing::StartsWith("exclusivity (compute)  Microsoft → OpenAI\n"));
  EXPECT_THAT(plot, Not(HasSubstr("Anthropic")));
  const Said none = watch->claimwatch("history stake --subject oracle --plot --svg none.svg");
  EXPECT_EQ(none.code, 0);
  EXPECT_THAT(none.err, HasSubstr("nothing to draw"));
  EXPECT_FALSE(std::filesystem::exists(*watch / "none.svg"));
  EXPECT_EQ(watch->claimwatch("history stake --plot --json").code, 2);
}

TEST_F(Pictures, ThatCannotBeWrittenAreAFailure) {
  const Said said = watch->claimwatch("history stake --svg no/such/folder.svg");
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.err, HasSubstr("claimwatch: no/such/folder.svg: cannot be written: No such file or directory"));
}

}  // namespace
}  // namespace claimwatch
