#include "tests/bench/generated_articles.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

/// Words without names and numbers: claims come from the sentences below alone.
std::vector<std::string> words_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<std::string> words;
  for (const fs::path& file : files) {
    std::ifstream text(file);
    for (std::string word; text >> word;) {
      const bool plain = std::ranges::none_of(word, [](char c) { return static_cast<unsigned char>(c) < 'a'; });
      if (plain) words.push_back(word);
    }
  }
  return words;
}

/// Years come in order, as an archive is sorted by them.
int year_of(int number) { return 2015 + number % 10; }

std::string replaced(std::string text, const std::string& name, const std::string& value) {
  const auto at = text.find(name);
  return at == std::string::npos ? text : text.replace(at, name.size(), value);
}

}  // namespace

GeneratedArticles::GeneratedArticles(const fs::path& folder)
    : languages_{
          {words_of(folder / "ko"),
           {"한빛경제", "새벽통신", "디지털한길", "누리일보", "서울산업신문"},
           {"마이크로소프트는 오픈AI 지분 NUMBER%를 보유하고 있다.", "오픈AI는 매출의 NUMBER%를 마이크로소프트에 낸다.",
            "마이크로소프트는 오픈AI에 NUMBER억 달러를 투자했다.", "오픈AI의 기업가치는 NUMBER0억 달러다.",
            "애저는 오픈AI의 독점 클라우드 공급자다."}},
          {words_of(folder / "en"),
           {"Harbor Wire", "Meridian Desk", "Pacific Ledger Wire", "Cloudline Dispatch", "Northgate Post"},
           {"Microsoft holds a NUMBER% stake in OpenAI.", "OpenAI pays Microsoft NUMBER% of its revenue.",
            "Microsoft has invested $NUMBER billion in OpenAI.", "OpenAI is valued at $NUMBER0 billion.",
            "Azure is OpenAI's exclusive cloud provider."}}} {}

std::string GeneratedArticles::name(int number) {
  char text[32];
  std::snprintf(text, sizeof text, "%d/%05d.txt", year_of(number), number);
  return text;
}

std::string GeneratedArticles::article(int number) const {
  std::mt19937 random(static_cast<unsigned>(number));
  const auto any = [&random](const std::vector<std::string>& of) { return of[random() % of.size()]; };
  const Language& language = languages_[random() % 2];
  char day[16];
  std::snprintf(day, sizeof day, "%d-%02u-%02u", year_of(number), unsigned(random() % 12 + 1),
                unsigned(random() % 28 + 1));
  std::string text = "---\ntitle: ";
  for (int i = 0; i < 6; ++i) text += any(language.words) + ' ';
  text += std::to_string(number) + "\nsource: " + any(language.outlets) + "\npublished: " + day +
          "\nurl: https://news.example/" + std::to_string(number) + "\n---\n";
  const std::size_t size = 1000 + random() % 9000, claims = random() % 3 + 1;
  std::set<std::size_t> places;  // where the claims stand
  while (places.size() < claims) places.insert(random() % size);
  for (const std::size_t start = text.size(); text.size() - start < size;) {
    if (!places.empty() && text.size() - start >= *places.begin()) {
      text += replaced(any(language.claims), "NUMBER", std::to_string(10 + random() % 60)) + ' ';
      places.erase(places.begin());
    }
    for (auto word = random() % 12 + 6; word > 0; --word) text += any(language.words) + (word > 1 ? " " : "");
    if (text.back() != '.') text += '.';
    text += random() % 4 == 0 ? "\n\n" : " ";
  }
  return text + '\n';
}

}  // namespace claimwatch
