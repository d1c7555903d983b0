#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "monitor/readers/article.h"
#include "tests/support/shipped_rules.h"

// What is made to harm, and what has come to harm: each gives articles or failed items, in bounded time.

namespace claimwatch {
namespace {

using testing::HasSubstr;

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// Reads whatever it is; a failed item says why, behind its name.
std::vector<Part> read(const std::string& name, std::string bytes) {
  auto parts = read_item({name, std::move(bytes), std::nullopt, "2026-11-21T10:12:00Z"}, shipped_rules());
  EXPECT_FALSE(parts.empty()) << name;
  for (const Part& part : parts) {
    const std::string why = part.article ? name : part.article.error().message;
    EXPECT_THAT(why, testing::StartsWith(name));
  }
  return parts;
}

std::string error_of(const std::string& name, std::string bytes) {
  const auto parts = read(name, std::move(bytes));
  EXPECT_EQ(parts.size(), 1u) << name;
  return parts[0].article ? "" : parts[0].article.error().message;
}

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT: zlib only reads it
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

const std::filesystem::path formats = CLAIMWATCH_SOURCE_DIR "/fixtures/formats";

std::vector<std::filesystem::path> fixtures() {
  std::vector<std::filesystem::path> found;
  for (const char* folder : {"feeds", "mail", "docx", "gz"}) {
    for (const auto& entry : std::filesystem::directory_iterator(formats / folder)) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

TEST(Hostile, TruncatedAnywhereIsReadOrFails) {
  for (const auto& path : fixtures()) {
    const std::string bytes = bytes_of(path);
    for (std::size_t size = 1; size < bytes.size(); size += 1 + bytes.size() / 40) {
      read(path.filename(), bytes.substr(0, size));
    }
  }
}

TEST(Hostile, WithBytesFlippedIsReadOrFails) {
  std::mt19937 chance(4);
  for (const auto& path : fixtures()) {
    const std::string bytes = bytes_of(path);
    for (int round = 0; round < 40; ++round) {
      std::string flipped = bytes;
      for (int i = 0; i <= round % 8; ++i) {
        flipped[chance() % flipped.size()] = static_cast<char>(chance() % 256);
      }
      read(path.filename(), std::move(flipped));
    }
  }
}

TEST(Hostile, PdfsThatCameToHarmAreReadOrFail) {
  const std::string bytes = bytes_of(formats / "pdf/two-columns.pdf");
  std::mt19937 chance(5);
  for (int round = 0; round < 8; ++round) {
    std::string flipped = bytes;
    for (int i = 0; i < 20; ++i) flipped[chance() % flipped.size()] = static_cast<char>(chance() % 256);
    read("a.pdf", round % 2 == 0 ? flipped : bytes.substr(0, chance() % bytes.size()));
  }
}

TEST(Hostile, GzipIsReadWithinLimits) {
  const std::string text = "Microsoft holds 27% of OpenAI.\n";
  EXPECT_THAT(error_of("a.txt.gz", gzipped(std::string(200 << 20, 'a'))), HasSubstr("expands to over"));
  EXPECT_THAT(error_of("a.txt.gz", gzipped(gzipped(text))), HasSubstr("compressed twice"));
  EXPECT_THAT(error_of("a.txt.gz", gzipped("")), HasSubstr("an empty file"));
  const std::string whole = gzipped(text);
  EXPECT_THAT(error_of("a.txt.gz", whole.substr(0, whole.size() - 9)), HasSubstr("cut short"));
  EXPECT_EQ(error_of("a.txt.gz", whole), "");
  const auto members = read("a.gz", whole + whole);
  EXPECT_EQ(members[0].article->text, text + text) << "as gzip itself reads several";
  EXPECT_EQ(members[0].item.bytes, whole + whole) << "kept as it came";
}

TEST(Hostile, MailPartsDoNotNestForEver) {
  std::string mail = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n";
  for (int i = 0; i < 20'000; ++i) {
    const std::string number = std::to_string(i);
    mail.append("Content-Type: multipart/mixed; boundary=b")
        .append(number)
        .append("\n\n--b")
        .append(number)
        .append("\n");
  }
  EXPECT_NE(error_of("a.eml", mail + "Content-Type: text/plain\n\nText.\n"), "");
  std::string messages = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n";
  for (int i = 0; i < 20'000; ++i) messages += "Content-Type: message/rfc822\n\n";
  read("a.eml", messages + "Subject: x\n\nText.\n");
  std::string many = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 2'000; ++i) many += "--b\nContent-Type: text/plain\n\nText.\n";
  EXPECT_THAT(error_of("a.eml", many), HasSubstr("over 1000 parts"));
}

TEST(Hostile, WordDocumentsAreReadWithinLimits) {
  const std::pair<std::string, std::string> cases[] = {{"bomb.docx", "expands to over"},
                                                       {"laughs.docx", "entities of its own"},
                                                       {"deep.docx", "broken XML"},
                                                       {"book.epub", "an EPUB book is not read yet"},
                                                       {"names.docx", ""}};
  for (const auto& [name, want] : cases) {
    EXPECT_THAT(error_of(name, bytes_of(formats / "hostile" / name)), HasSubstr(want)) << name;
  }
  const auto named = read("names.docx", bytes_of(formats / "hostile/names.docx"));
  EXPECT_EQ(named[0].article->text, "Microsoft holds 27% of OpenAI.") << "names that lead elsewhere do no harm";
}

}  // namespace
}  // namespace claimwatch
