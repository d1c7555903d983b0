#include "monitor/readers/child.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "monitor/readers/article.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

Result<ChildOutput> shell(const std::string& script, ChildLimits limits = {}) {
  return run_confined({"sh", "-c", script}, "the file", limits);
}

TEST(Child, GivesWhatAProgramMakesOfTheFile) {
  const auto output = shell("cat /dev/fd/3; echo note >&2; exit 3");
  ASSERT_TRUE(output) << output.error().message;
  EXPECT_EQ(output->out, "the file");
  EXPECT_EQ(output->err, "note\n");
  EXPECT_EQ(output->code, 3);
}

TEST(Child, HasNothingOnStdinAndNoOtherFileOpen) {
  const std::ifstream ours(CLAIMWATCH_SOURCE_DIR "/README.md");
  const auto output = shell("cat; ls /dev/fd | sort -n | head -c 8");
  ASSERT_TRUE(output) << output.error().message;
  EXPECT_EQ(output->out, "0\n1\n2\n3\n") << "ls has the folder itself as 3, and nothing behind it but our 3";
}

TEST(Child, IsEndedWithAllThatItStartedWhenItHangs) {
  ChildLimits limits;
  limits.time = 300ms;
  const auto mark = std::filesystem::temp_directory_path() / ("child-" + std::to_string(getpid()));
  const auto start = std::chrono::steady_clock::now();
  const auto output = shell("(sleep 2; touch " + mark.string() + ") & sleep 60", limits);
  ASSERT_FALSE(output);
  EXPECT_THAT(output.error().message, HasSubstr("took over 300 ms"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
  std::this_thread::sleep_for(2500ms);
  EXPECT_FALSE(std::filesystem::exists(mark));
}

TEST(Child, IsEndedWhenItFloods) {
  ChildLimits limits;
  limits.output = 1 << 20;
  EXPECT_THAT(shell("while :; do echo 0123456789012345678901234567890123456789; done", limits).error().message,
              HasSubstr("wrote over 1 MB"));
  const auto output = shell("while :; do echo flood >&2; done & sleep 0.3; kill $!; echo done");
  ASSERT_TRUE(output);
  EXPECT_EQ(output->out, "done\n");
  EXPECT_LE(output->err.size(), 4096u);
}

TEST(Child, TellsACrash) { EXPECT_THAT(shell("kill -SEGV $$").error().message, HasSubstr("sh crashed")); }

TEST(Child, HasItsOwnLimitsOfMemoryAndProcessor) {
  ChildLimits limits;
  limits.memory = 64 << 20;
  limits.processor = 1s;
  const auto limited = shell("ulimit -v; ulimit -t; ulimit -c", limits);
  ASSERT_TRUE(limited);
  EXPECT_EQ(limited->out, "65536\n1\n0\n");
  EXPECT_THAT(shell("while :; do :; done", limits).error().message, HasSubstr("processor time"));
}

TEST(Child, IsMissing) {
  const auto output = run_confined({"no-such-program-anywhere"}, "", {});
  ASSERT_FALSE(output);
  EXPECT_TRUE(is_missing(output.error()));
}

/// A folder with a `pdftotext` that does as it is told, before all others in PATH.
class FakePdftotext {
 public:
  explicit FakePdftotext(const std::string& script, bool alone = false) : path_(getenv("PATH")) {
    std::filesystem::create_directory(folder_);
    std::ofstream(folder_ / "pdftotext") << "#!/bin/sh\n" << script << '\n';
    std::filesystem::permissions(folder_ / "pdftotext", std::filesystem::perms::owner_all);
    if (alone) std::filesystem::remove(folder_ / "pdftotext");
    setenv("PATH", (folder_.string() + (alone ? "" : ":" + path_)).c_str(), 1);
  }
  ~FakePdftotext() {
    setenv("PATH", path_.c_str(), 1);
    std::filesystem::remove_all(folder_);
  }

 private:
  const std::string path_;
  const std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("fake-" + std::to_string(getpid()));
};

std::vector<Part> read_pdf() {
  return read_item({"a.pdf", "%PDF-1.7\n", std::nullopt, "2026-11-21T10:12:00Z"}, shipped_rules());
}

TEST(Child, OfAPdfIsOneFailedItemWhateverBecomesOfIt) {
  const std::pair<std::string, std::string> cases[] = {
      {"kill -SEGV $$", "a.pdf: pdftotext crashed"},
      {"exit 1", "a.pdf: broken PDF (pdftotext: exit code 1)"},
      {"echo 'Command Line Error: Incorrect password' >&2; exit 1", "a.pdf: the PDF is encrypted"},
      {"exec yes 0123456789", "a.pdf: pdftotext wrote over 50 MB"},
      {"exit 0", "a.pdf: there is no text in the PDF"},
      {"printf '\\000\\001\\002\\003\\004'", "a.pdf: binary data"},
  };
  for (const auto& [script, want] : cases) {
    const FakePdftotext fake(script);
    const auto parts = read_pdf();
    ASSERT_EQ(parts.size(), 1u);
    ASSERT_FALSE(parts[0].article) << script;
    EXPECT_THAT(parts[0].article.error().message, HasSubstr(want)) << script;
  }
  const FakePdftotext none("", true);
  EXPECT_THAT(read_pdf()[0].article.error().message, HasSubstr("install poppler-utils"));
}

}  // namespace
}  // namespace claimwatch
