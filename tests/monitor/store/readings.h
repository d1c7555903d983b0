#pragma once

#include <gtest/gtest.h>

#include <string>

#include "monitor/store/store.h"

namespace claimwatch {

inline NewReading reading(std::string title, std::string text, std::string published = "2025-01-22") {
  NewReading made;
  made.original = "---\n" + text;
  made.extension = ".txt";
  made.item = "news/a.txt";
  made.article.text = std::move(text);
  made.article.title = {std::move(title), "front matter"};
  made.article.source = {"Harbor Wire", "front matter"};
  made.article.published = {std::move(published), "front matter"};
  made.article.lang = {"en", "text"};
  made.article.charset = "UTF-8";
  made.claims_jsonl = "{\"topic\":\"stake\"}\n";
  made.claims = 1;
  made.read_at = "20261121T101200Z";
  return made;
}

/// A new store at `path`, opened.
inline Store new_store(const std::string& path) {
  const auto created = Store::create(path);
  EXPECT_TRUE(created) << created.error().message;
  auto store = Store::open(path);
  EXPECT_TRUE(store) << store.error().message;
  return *std::move(store);
}

inline std::string add(Store& store, const NewReading& reading) {
  const auto path = store.add(reading);
  EXPECT_TRUE(path) << path.error().message;
  const auto kept = store.keep();
  EXPECT_TRUE(kept) << kept.error().message;
  return path ? *path : "";
}

}  // namespace claimwatch
