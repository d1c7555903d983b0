#include "monitor/store/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "monitor/store/commit_words.h"
#include "monitor/store/delta.h"
#include "monitor/store/growing_trees.h"
#include "monitor/store/join_packs.h"
#include "monitor/store/objects.h"
#include "monitor/store/pack.h"
#include "monitor/store/person.h"
#include "monitor/store/readings.h"
#include "monitor/store/verify.h"

namespace claimwatch {
namespace {

/// More are joined: every look-up goes through all of them.
constexpr std::size_t most_packs = 20;
constexpr std::string_view format_line = "claimwatch 1\n";
constexpr std::string_view format_family = "claimwatch ";
// Of every store the same, so that two stores have their first commit in common and git merges them.
constexpr std::int64_t first_commit_seconds = 1'767'225'600;  // 2026-01-01

Result<git::Signature> claimwatch_at(std::int64_t seconds) {
  return git::signature("claimwatch", "claimwatch@claimwatch.invalid", seconds, 0);
}

Result<git::Signature> author_signature(const Author& author) {
  return git::signature(author.name, author.email, author.seconds, author.offset_minutes);
}

Result<void> commit_format(git_repository* repository) {
  const auto format = git::write_blob(repository, format_line);
  if (!format) return format.error();
  const auto tree = git::write_tree(repository, {{"format", *format}});
  if (!tree) return tree.error();
  const auto who = claimwatch_at(first_commit_seconds);
  if (!who) return who.error();
  const auto commit =
      git::commit_to_main(repository, {*tree, {}, who->get(), who->get(), "store: format claimwatch 1\n"});
  if (!commit) return commit.error();
  return {};
}

/// A whole store in a folder of its own.
Result<void> create_in(const std::string& path) {
  git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
  options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
  options.initial_head = "main";
  git::Repository repository;
  if (git_repository_init_ext(git::Into(repository), path.c_str(), &options) != 0) {
    return git::last_error("making a repository");
  }
  return commit_format(repository.get());
}

/// Puts everything below a folder on the disk.
void sync_file_system(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  syncfs(folder);
  ::close(folder);
}

Error not_opened(const std::string& path) {
  std::error_code reason;
  if (!std::filesystem::exists(path, reason) && !reason) {
    return {path + ": there is no store; make one with `claimwatch init`"};
  }
  if (std::filesystem::is_directory(path, reason) && faccessat(AT_FDCWD, path.c_str(), R_OK | X_OK, AT_EACCESS) != 0) {
    return {path + ": the store cannot be opened: " + std::strerror(errno)};
  }
  return {path + ": this is no store (" + git::last_error("git").message + "); make one with `claimwatch init`"};
}

Result<void> check_format(git_repository* repository, const std::string& path) {
  const auto commit = git::newest_commit(repository);
  if (!commit) return Error{path + ": this repository is no store, for it has no branch main"};
  const auto root = git::tree_of_commit(repository, *commit);
  const auto found = root ? git::object_at(repository, *root, "format") : root.error();
  if (!found) return Error{path + ": the store is damaged: " + found.error().message + "; restore it from a copy"};
  if (!*found) return Error{path + ": this repository is no store, for its branch main has no file `format`"};
  const auto format = git::read_blob(repository, (*found)->id);
  if (!format) return Error{path + ": the store is damaged: " + format.error().message + "; restore it from a copy"};
  if (*format == format_line) return {};
  const std::string named = format->substr(0, format->find('\n'));
  if (!named.starts_with(format_family)) return Error{path + ": this is no store: its format is \"" + named + '"'};
  return Error{path + ": the store's format is \"" + named +
               "\", and this program knows \"claimwatch 1\"; use a newer program"};
}

/// ".txt" as it came, unless it would be no plain file name.
std::string safe_extension(std::string_view extension) {
  if (extension.size() < 2 || extension.size() > 16 || extension[0] != '.') return "";
  for (const char c : extension.substr(1)) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) return "";
  }
  return std::string(extension);
}

/// Removes the lock of main that a killed writer left, which would refuse every commit to come. One that is fresh after
/// a writer that ended well is of some git program at work.
void remove_stale_ref_lock(const std::string& path, bool after_a_killed_writer) {
  constexpr std::time_t surely_stale = 60;  // seconds; a ref moves within milliseconds
  const std::string lock = path + "/refs/heads/main.lock";
  struct stat status;
  if (stat(lock.c_str(), &status) != 0) return;
  if (after_a_killed_writer || std::time(nullptr) - status.st_mtime > surely_stale) unlink(lock.c_str());
}

/// Whether git takes the path into a tree: no part of it may lead elsewhere, or to a .git folder on any system.
bool is_plain_path(std::string_view path) {
  std::string lower(path);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (lower.find(".git") != std::string::npos || lower.find("git~") != std::string::npos) return false;
  const std::string whole = '/' + lower + '/';
  for (const char* elsewhere : {"//", "/./", "/../"}) {
    if (whole.find(elsewhere) != std::string::npos) return false;
  }
  return true;
}

/// The names of files that are in one of the two only, or differ.
std::set<std::string> differing_names(const std::vector<ConfigFile>& before, const std::vector<ConfigFile>& after) {
  std::set<std::string> names;
  for (const auto& file : before) {
    if (std::ranges::find(after, file) == after.end()) names.insert(file.name);
  }
  for (const auto& file : after) {
    if (std::ranges::find(before, file) == before.end()) names.insert(file.name);
  }
  return names;
}

/// "config: entities.toml, topics/stake.toml", or how many when they are many.
std::string config_message(const std::set<std::string>& changed) {
  if (changed.size() > 3) return "config: " + std::to_string(changed.size()) + " files\n";
  std::string names;
  for (const auto& name : changed) names += (names.empty() ? "" : ", ") + name;
  return "config: " + names + '\n';
}

}  // namespace

std::string hash_of_original(std::string_view bytes) {
  git::start();
  git_oid id;
  const int status = git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB);
  assert(status == 0);
  return status == 0 ? git::hex(id) : "";
}

struct Store::Impl {
  std::string path;
  git::Repository repository;

  mutable git::ManyReads reads;

  git_repository* repo() const { return repository.get(); }
  /// To read one object of many by.
  git_repository* next_read() const {
    reads.next(repo());
    return repo();
  }

  /// Where a commit starts from.
  struct Tip {
    git_oid commit, root;
  };
  Result<Tip> tip() const {
    const auto commit = git::newest_commit(repo());
    if (!commit) return commit.error();
    const auto root = git::tree_of_commit(repo(), *commit);
    if (!root) return root.error();
    return Tip{*commit, *root};
  }

  /// Readings that are to be kept together.
  struct Batch {
    Batch(git_repository* repository, const Tip& tip)
        : kept(tip.commit), newest(tip.commit), trees(repository, tip.root) {}
    git_oid kept, newest;  ///< Commits: where main is, and where it will be.
    git::GrowingTrees trees;
    git::Pack pack;
  };
  std::optional<Batch> batch;
  git::Sha1 sha1;

  /// The open batch; a new one when somebody else moved main since the last was kept.
  Result<Batch*> open_batch() {
    if (batch && !batch->pack.empty()) return &*batch;
    const auto now = tip();
    if (!now) return now.error();
    if (!batch || git_oid_equal(&batch->kept, &now->commit) == 0) batch.emplace(repo(), *now);
    return &*batch;
  }

  /// Whether the store has the object, or will when the batch is kept.
  Result<bool> has(const git_oid& id) const {
    if (batch->pack.find(id) != nullptr) return true;
    git::Odb odb;
    if (git_repository_odb(git::Into(odb), repo()) != 0) return git::last_error("reading the store");
    return git_odb_exists_ext(odb.get(), &id, GIT_ODB_LOOKUP_NO_REFRESH) != 0;
  }

  /// Puts an object into the batch: as a part of another one there, when it has most of it.
  Result<git_oid> put(git_object_t type, std::string_view bytes, const git_oid* beside = nullptr,
                      std::string_view bytes_beside = {}) {
    const git_oid id = git::id_of(sha1, type, bytes);
    const auto known = has(id);
    if (!known) return known.error();
    if (*known) return id;
    const git::Packed* base = beside != nullptr ? batch->pack.find(*beside) : nullptr;
    const auto delta = base != nullptr ? git::delta_of_extract(bytes_beside, bytes) : std::nullopt;
    if (delta) {
      batch->pack.add_delta(id, base->offset, *delta);
    } else {
      batch->pack.add(id, type, bytes);
    }
    return id;
  }

  Result<git_oid> put_files(const NewReading& reading) {
    const auto original = put(GIT_OBJECT_BLOB, reading.original);
    if (!original) return original;
    const auto article = put(GIT_OBJECT_BLOB, article_md({reading.item, reading.article, reading.rereads}), &*original,
                             reading.original);
    if (!article) return article;
    const auto claims = put(GIT_OBJECT_BLOB, reading.claims_jsonl);
    if (!claims) return claims;
    return put(GIT_OBJECT_TREE, git::tree_of_files({{"original" + safe_extension(reading.extension), *original},
                                                    {"article.md", *article},
                                                    {"claims.jsonl", *claims}}));
  }

  /// A path that nothing has yet: a second reading within one second gets "-2".
  Result<std::string> free_path(const NewReading& reading) {
    const std::string wanted = "articles/" + reading_path(reading, hash_of_original(reading.original));
    std::string free = wanted;
    for (int number = 2;; ++number) {
      const auto taken = batch->trees.has(free);
      if (!taken) return taken.error();
      if (!*taken) return free;
      free = wanted + '-' + std::to_string(number);
    }
  }

  Result<git_oid> put_commit(const NewReading& reading, const git_oid& root) {
    const Author by = author_of(reading);
    const auto author = author_signature(by);
    if (!author) return author.error();
    const auto committer = claimwatch_at(seconds_of_reading(reading.read_at));
    if (!committer) return committer.error();
    return put(GIT_OBJECT_COMMIT,
               git::commit_text({root, batch->newest, author->get(), committer->get(), commit_message(reading)}));
  }

  Result<std::string> add(const NewReading& reading) {
    if (auto open = open_batch(); !open) return open.error();
    auto place = free_path(reading);
    if (!place) return place;
    const auto folder = put_files(reading);
    if (!folder) return folder.error();
    const auto root = batch->trees.put(*place, *folder, batch->pack, sha1);
    if (!root) return root.error();
    const auto commit = put_commit(reading, *root);
    if (!commit) return commit.error();
    batch->newest = *commit;
    return place;
  }

  Result<void> keep() {
    if (!batch || batch->pack.empty()) return {};
    if (auto written = batch->pack.write(path + "/objects"); !written) return written;
    if (auto moved = git::move_main(repo(), batch->newest, &batch->kept); !moved) return moved;
    batch->kept = batch->newest;
    batch->trees.start_pack();
    // What cannot be joined stays as it is.
    if (const auto joined = git::join_packs(path + "/objects", most_packs); joined && *joined) return reopen();
    return {};
  }

  /// Lets go of packs that were joined.
  Result<void> reopen() {
    batch.reset();
    if (git_repository_open_bare(git::Into(repository), path.c_str()) != 0) return git::last_error(path);
    return {};
  }

  /// Puts the tree of these files, by their paths, and of all else that `base` has.
  Result<git_oid> put_tree(const std::map<std::string, git_oid>& files, const std::optional<git_oid>& base = {}) {
    std::map<std::string, git_oid> here;
    std::map<std::string, std::map<std::string, git_oid>> folders;
    for (const auto& [name, id] : files) {
      const auto slash = name.find('/');
      if (slash == std::string::npos) {
        here.emplace(name, id);
      } else {
        folders[name.substr(0, slash)].emplace(name.substr(slash + 1), id);
      }
    }
    auto bytes = base ? git::tree_bytes(repo(), *base) : Result<std::string>(std::string());
    if (!bytes) return bytes.error();
    std::string tree = *std::move(bytes);
    for (const auto& [name, id] : here) tree = git::with_file(tree, name, id);
    for (const auto& [name, inside] : folders) {
      const auto folder = put_tree(inside, git::entry_of(tree, name));
      if (!folder) return folder;
      tree = git::with_tree(tree, name, *folder);
    }
    return put(GIT_OBJECT_TREE, tree);
  }

  Result<void> put_config(std::vector<ConfigFile> files) {
    if (auto open = open_batch(); !open) return open.error();
    const auto tip_now = tip();
    if (!tip_now) return tip_now.error();
    auto before = config(*tip_now);
    if (!before) return before.error();
    std::ranges::sort(*before, {}, &ConfigFile::name);
    std::ranges::sort(files, {}, &ConfigFile::name);
    if (*before == files) return {};
    std::map<std::string, git_oid> blobs;
    for (const auto& file : files) {
      if (!is_plain_path(file.name)) return Error{"config/" + file.name + ": git takes no such name; rename the file"};
      const auto blob = put(GIT_OBJECT_BLOB, file.text);
      if (!blob) return Error{"config/" + file.name + ": " + blob.error().message};
      blobs.emplace(file.name, *blob);
    }
    const auto tree = put_tree(blobs);
    if (!tree) return tree.error();
    const auto root = batch->trees.put("config", *tree, batch->pack, sha1);
    if (!root) return root.error();
    const std::int64_t now = std::time(nullptr);
    const auto author = author_signature({"claimwatch", now, 0}), committer = claimwatch_at(now);
    if (!author) return author.error();
    if (!committer) return committer.error();
    const auto commit = put(GIT_OBJECT_COMMIT, git::commit_text({*root, batch->newest, author->get(), committer->get(),
                                                                 config_message(differing_names(*before, files))}));
    if (!commit) return commit.error();
    batch->newest = *commit;
    return keep();
  }

  Result<std::vector<ConfigFile>> config(const Tip& tip) const {
    std::vector<ConfigFile> files;
    const auto read = read_below(tip.root, "config", [&](std::string name, std::string text) {
      files.push_back({std::move(name), std::move(text)});
    });
    return read ? Result<std::vector<ConfigFile>>(std::move(files)) : read.error();
  }

  Result<void> add_decisions(const std::vector<DecisionFile>& files, const Person& who, const std::string& subject) {
    if (auto kept = keep(); !kept) return kept;
    const auto now = tip();
    if (!now) return now.error();
    batch.emplace(repo(), *now);
    std::map<std::string, git_oid> blobs;
    for (const DecisionFile& file : files) {
      const auto blob = put(GIT_OBJECT_BLOB, file.json);
      if (!blob) return blob.error();
      blobs.emplace(file.path, *blob);
    }
    const auto root = put_tree(blobs, now->root);
    if (!root) return root.error();
    const std::int64_t seconds = std::time(nullptr);
    const auto author = author_signature({who.name, seconds, 0, who.email}), committer = claimwatch_at(seconds);
    if (!author) return author.error();
    if (!committer) return committer.error();
    const auto commit =
        put(GIT_OBJECT_COMMIT, git::commit_text({*root, now->commit, author->get(), committer->get(), subject + '\n'}));
    if (!commit) return commit.error();
    batch->newest = *commit;
    return keep();
  }

  /// Calls `take` for each file of a folder of `root`, in order of its path, which is that below the folder.
  Result<void> read_below(const git_oid& root, const std::string& folder,
                          const std::function<void(std::string path, std::string bytes)>& take) const {
    const auto found = git::object_at(repo(), root, folder);
    if (!found) return found.error();
    return *found ? read_files((*found)->id, folder + '/', folder.size() + 1, take) : Result<void>();
  }

 private:
  static Error damaged(const std::string& path, const Error& problem) {
    return {path + ": " + problem.message + "; put the store's objects back from a copy of it"};
  }

  Result<void> read_files(const git_oid& tree, const std::string& prefix, std::size_t cut,
                          const std::function<void(std::string path, std::string bytes)>& take) const {
    const auto inside = git::read_tree(repo(), tree);
    if (!inside) return damaged(prefix, inside.error());
    for (const auto& object : *inside) {
      const std::string name = prefix + object.name;
      if (object.is_tree) {
        if (const auto read = read_files(object.id, name + '/', cut, take); !read) return read;
        continue;
      }
      auto bytes = git::read_blob(repo(), object.id);
      if (!bytes) return damaged(name, bytes.error());
      take(name.substr(cut), *std::move(bytes));
    }
    return {};
  }
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<void> Store::create(const std::string& path) {
  git::start();
  const std::string place = path.substr(0, path.find_last_not_of('/') + 1);
  // Made beside its place and then moved there: it is whole or not there at all.
  const std::string draft = place + ".new-" + std::to_string(getpid());
  std::error_code ignored;
  std::filesystem::remove_all(draft, ignored);
  const auto made = create_in(draft);
  if (made) sync_file_system(draft);
  if (made && std::rename(draft.c_str(), place.c_str()) == 0) {
    sync_file_system(place);
    return {};
  }
  const int reason = errno;
  std::filesystem::remove_all(draft, ignored);
  if (!made) return Error{path + ": " + made.error().message};
  const bool taken = reason == ENOTEMPTY || reason == EEXIST || reason == ENOTDIR;
  return Error{path +
               ": a store cannot be made here: " + (taken ? "something is there already" : std::strerror(reason))};
}

Result<Store> Store::open(const std::string& path) {
  git::start();
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  if (git_repository_open_bare(git::Into(impl->repository), path.c_str()) != 0) return not_opened(path);
  if (const auto known = check_format(impl->repo(), path); !known) return known.error();
  return Store(std::move(impl));
}

Result<Store> Store::copy_at(const std::string& path) const {
  if (auto made = create(path); !made) return made.error();
  std::ofstream objects(path + "/objects/info/alternates"), main(path + "/refs/heads/main");
  objects << std::filesystem::absolute(impl_->path).string() << "/objects\n" << std::flush;
  main << head() << '\n' << std::flush;
  if (!objects || !main) return Error{path + ": a copy of the store cannot be written"};
  return open(path);
}

Result<std::unique_ptr<StoreLock>> Store::lock(int wait_seconds) {
  auto lock = StoreLock::take(impl_->path, impl_->path + "/claimwatch.lock", wait_seconds);
  if (!lock) return lock;
  remove_stale_ref_lock(impl_->path, (*lock)->after_a_killed_writer());
  git::sweep_packs(impl_->path + "/objects", (*lock)->after_a_killed_writer());
  return lock;
}

Result<std::string> Store::add(const NewReading& reading) {
  auto path = impl_->add(reading);
  if (!path) impl_->batch.reset();  // of which nobody knows how far it came
  return path;
}

Result<void> Store::keep() {
  auto kept = impl_->keep();
  if (!kept) impl_->batch.reset();
  return kept;
}

Result<void> Store::put_config(const std::vector<ConfigFile>& files) {
  if (auto kept = keep(); !kept) return kept;
  auto put = impl_->put_config(files);
  if (!put) impl_->batch.reset();
  return put;
}

Result<std::vector<ConfigFile>> Store::config() const {
  const auto tip = impl_->tip();
  if (!tip) return tip.error();
  return impl_->config(*tip);
}

Result<Person> Store::person() const { return git::person_at_work(impl_->repo()); }

Result<void> Store::add_decisions(const std::vector<DecisionFile>& files, const Person& who,
                                  const std::string& subject) {
  auto added = impl_->add_decisions(files, who, subject);
  impl_->batch.reset();  // its trees are those of before
  return added ? added : Error{"nothing was decided: " + added.error().message};
}

Result<std::vector<DecisionFile>> Store::decisions() const {
  const auto tip = impl_->tip();
  if (!tip) return tip.error();
  std::vector<DecisionFile> files;
  const auto read = impl_->read_below(tip->root, "reviews", [&](const std::string& path, std::string json) {
    files.push_back({"reviews/" + path, std::move(json)});
  });
  return read ? Result<std::vector<DecisionFile>>(std::move(files)) : read.error();
}

Result<void> Store::for_each(const std::function<void(StoredReading)>& visit) const {
  const auto tip = impl_->tip();
  if (!tip) return tip.error();
  return for_each_folder(impl_->repo(), tip->root, [&](const ReadingFolder& folder) -> Result<void> {
    auto reading = read_folder(impl_->next_read(), folder);
    if (!reading) return reading.error();
    visit(*std::move(reading));
    return {};
  });
}

Result<bool> Store::for_each_since(const std::string& commit, const std::function<void(StoredReading)>& visit) const {
  const auto tip = impl_->tip();
  if (!tip) return tip.error();
  git_oid since;
  if (git_oid_fromstr(&since, commit.c_str()) != 0) return false;
  const auto root = git::tree_of_commit(impl_->repo(), since);
  if (!root) return false;
  return for_each_new_folder(impl_->repo(), *root, tip->root, [&](const ReadingFolder& folder) -> Result<void> {
    auto reading = read_folder(impl_->next_read(), folder);
    if (!reading) return reading.error();
    visit(*std::move(reading));
    return {};
  });
}

Result<std::string> Store::file(std::string_view path) const {
  const auto tip = impl_->tip();
  if (!tip) return tip.error();
  const auto found = git::object_at(impl_->next_read(), tip->root, path);
  if (!found) return found.error();
  if (!*found || (*found)->is_tree) return Error{std::string(path) + ": the store has no such file"};
  auto bytes = git::read_blob(impl_->repo(), (*found)->id);
  if (!bytes) return Error{std::string(path) + ": " + bytes.error().message};
  return bytes;
}

std::string Store::head() const {
  const auto commit = git::newest_commit(impl_->repo());
  return commit ? git::hex(*commit) : "";
}

std::size_t Store::count() const {
  std::size_t readings = 0;
  if (const auto tip = impl_->tip(); tip) {
    const auto walked = for_each_folder(impl_->repo(), tip->root, [&readings](const ReadingFolder&) -> Result<void> {
      ++readings;
      return {};
    });
    if (!walked) return 0;
  }
  return readings;
}

std::size_t Store::packs() const { return git::count_packs(impl_->path + "/objects"); }

Result<void> Store::join_packs() {
  const auto joined = git::join_packs(impl_->path + "/objects", 1);
  if (!joined) return joined.error();
  return *joined ? impl_->reopen() : Result<void>();
}

std::vector<std::string> Store::verify() const {
  git::let_go_of_packs(impl_->repo());  // what was read before proves nothing
  return problems_of(impl_->repo());
}

}  // namespace claimwatch
