#include "monitor/store/readings.h"

#include <algorithm>
#include <vector>

namespace claimwatch {
namespace {

constexpr int levels = 4;  // year, month, day, reading
constexpr std::string_view restore = "; restore it from a copy of the store";

Result<void> descend(git_repository* repository, const ReadingFolder& folder, int level,
                     const std::function<Result<void>(const ReadingFolder&)>& visit) {
  if (level == levels) return visit(folder);
  const auto inside = git::read_tree(repository, folder.tree);
  if (!inside) return Error{folder.path + ": " + inside.error().message + std::string(restore)};
  for (const auto& object : *inside) {
    if (!object.is_tree) continue;
    if (const auto done = descend(repository, {folder.path + '/' + object.name, object.id}, level + 1, visit); !done) {
      return done;
    }
  }
  return {};
}

/// Below two trees of one path. Git keeps a tree once: where the ids are the same, nothing has come.
Result<bool> descend_new(git_repository* repository, const git_oid& older, const ReadingFolder& newer, int level,
                         const std::function<Result<void>(const ReadingFolder&)>& visit) {
  if (git_oid_equal(&older, &newer.tree) != 0) return true;
  if (level == levels) return false;
  const auto before = git::read_tree(repository, older), now = git::read_tree(repository, newer.tree);
  if (!before) return before.error();
  if (!now) return now.error();
  auto old = before->begin();
  for (const auto& object : *now) {
    const ReadingFolder folder{newer.path + '/' + object.name, object.id};
    const bool was_there = old != before->end() && old->name == object.name;
    const auto done =
        was_there ? descend_new(repository, (old++)->id, folder, level + 1, visit) : [&]() -> Result<bool> {
      const auto visited = descend(repository, folder, level + 1, visit);
      return visited ? Result<bool>(true) : visited.error();
    }();
    if (!done || !*done) return done;
  }
  return old == before->end();
}

/// What a folder's name ends with: "-<hash8>-<utc>", and "-2" or more for a second reading within one second.
struct FolderName {
  std::string_view hash8, read_at;
};
FolderName parts_of(std::string_view path) {
  const auto last_part = [&path] {
    const auto hyphen = path.rfind('-');
    const std::string_view part = hyphen == std::string_view::npos ? std::string_view() : path.substr(hyphen + 1);
    path = path.substr(0, hyphen);
    return part;
  };
  std::string_view read_at = last_part();
  if (!read_at.ends_with('Z')) read_at = last_part();
  return {last_part(), read_at};
}

Error wrong(const ReadingFolder& folder, std::string_view file, std::string_view what) {
  return {folder.path + '/' + std::string(file) + ": " + std::string(what) + std::string(restore)};
}

/// Fills in what the names in a folder tell.
Result<const git_oid*> take_names(const std::vector<git::NamedObject>& files, const ReadingFolder& folder,
                                  StoredReading& reading) {
  const git_oid* article = nullptr;
  bool claims = false;
  for (const auto& file : files) {
    if (file.name == "article.md") article = &file.id;
    if (file.name == "claims.jsonl") claims = true;
    if (file.name.substr(0, file.name.find('.')) != "original") continue;
    reading.original_name = file.name;
    reading.hash = git::hex(file.id);
  }
  if (article == nullptr) return wrong(folder, "article.md", "is missing");
  if (!claims) return wrong(folder, "claims.jsonl", "is missing");
  if (reading.original_name.empty()) return wrong(folder, "original", "is missing");
  const FolderName name = parts_of(folder.path);
  if (name.hash8.size() != 8 || !reading.hash.starts_with(name.hash8)) {
    return wrong(folder, reading.original_name, "is not the file that its folder is named for");
  }
  reading.read_at = name.read_at;
  return article;
}

}  // namespace

Result<void> for_each_folder(git_repository* repository, const git_oid& root,
                             const std::function<Result<void>(const ReadingFolder&)>& visit) {
  const auto articles = git::object_at(repository, root, "articles");
  if (!articles) return articles.error();
  if (!*articles) return {};
  return descend(repository, {"articles", (*articles)->id}, 0, visit);
}

Result<bool> for_each_new_folder(git_repository* repository, const git_oid& older, const git_oid& newer,
                                 const std::function<Result<void>(const ReadingFolder&)>& visit) {
  const auto before = git::read_tree(repository, older), now = git::read_tree(repository, newer);
  if (!before) return before.error();
  if (!now) return now.error();
  const auto same_beside = [](const git::NamedObject& a, const git::NamedObject& b) {
    return a.name == b.name && (a.name == "articles" || git_oid_equal(&a.id, &b.id) != 0);
  };
  if (!std::ranges::equal(*before, *now, same_beside)) return false;
  const auto is_articles = [](const git::NamedObject& object) { return object.name == "articles"; };
  const auto old_articles = std::ranges::find_if(*before, is_articles),
             articles = std::ranges::find_if(*now, is_articles);
  if (articles == now->end()) return true;
  return descend_new(repository, old_articles->id, {"articles", articles->id}, 0, visit);
}

Result<StoredReading> read_folder(git_repository* repository, const ReadingFolder& folder) {
  const auto files = git::read_tree(repository, folder.tree);
  if (!files) return Error{folder.path + ": " + files.error().message + std::string(restore)};
  StoredReading reading;
  reading.path = folder.path;
  const auto article = take_names(*files, folder, reading);
  if (!article) return article.error();
  const auto md = git::read_blob(repository, **article);
  if (!md) return wrong(folder, "article.md", md.error().message);
  auto kept = article_of_md(*md);
  if (!kept) return wrong(folder, "article.md", kept.error().message);
  reading.item = std::move(kept->item);
  reading.article = std::move(kept->article);
  reading.rereads = std::move(kept->rereads);
  return reading;
}

}  // namespace claimwatch
