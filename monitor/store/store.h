#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/result.h"
#include "diffcore/topic/rules.h"
#include "monitor/readers/article.h"
#include "monitor/store/store_lock.h"

// The git store. docs/formats.md, "The store", describes its layout.

namespace claimwatch {

/// What a run wants to keep of one item.
struct NewReading {
  std::string original;   ///< The bytes as they came.
  std::string extension;  ///< ".txt", or empty.
  std::string item;       ///< Name in the inbox, which stands in for the outlet where none is known.
  Article article;
  std::string claims_jsonl;
  int claims = 0;
  std::string read_at;       ///< Time of reading, "20261121T101200Z".
  std::string rereads = {};  ///< `KeptArticle::rereads`
};

/// One reading as the store has it.
struct StoredReading {
  std::string path;  ///< "articles/2025/01/22/<slug>-<hash8>-<utc>"
  std::string hash;  ///< `hash_of_original`, in full.
  std::string item;
  std::string read_at;
  std::string original_name;  ///< "original.txt"
  Article article;
  std::string rereads = {};  ///< `KeptArticle::rereads`

  /// Orders the readings of one item by what lay there when: one from the stored original comes right after the reading
  /// whose place it takes, however late it was made.
  std::string turn() const { return rereads.empty() ? read_at : rereads + '/' + read_at; }
};

/// Who decides something, as git knows them.
struct Person {
  std::string name, email;
  bool operator==(const Person&) const = default;
};

/// A decision of a person as a file of the store.
struct DecisionFile {
  std::string path;  ///< "reviews/3c/3c11aa4153d3/20261121T101200.123Z-5d41402a.json"
  std::string json;
};

/// The hash of an original as git has it (SHA-1 of "blob <size>\0" and the bytes), in hex: `git hash-object
/// original.txt`. Its first eight digits are in the reading's path.
std::string hash_of_original(std::string_view bytes);

class Store {
 public:
  /// Makes a bare repository with its `format` file. Errors: something is there already.
  static Result<void> create(const std::string& path);
  /// Errors: no store there, a foreign or newer format, a damaged repository.
  static Result<Store> open(const std::string& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Makes a store at `path` that begins with what this one holds, and uses its objects. What is added there stays
  /// there. Errors: it cannot be written.
  Result<Store> copy_at(const std::string& path) const;

  /// Waits up to `wait_seconds` for another writer. Errors: still held; says by which process.
  Result<std::unique_ptr<StoreLock>> lock(int wait_seconds);

  /// Makes a commit of one reading, which the next `keep` makes one of the store. Gives its path. Under the lock.
  Result<std::string> add(const NewReading& reading);
  /// Makes all that was added since one pack of the store, durably. Errors: none of it is kept. Under the lock.
  Result<void> keep();

  /// Who is at work, by GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL, else by git's user.name and user.email. Errors: nobody
  /// says; how to.
  Result<Person> person() const;
  /// Commits decisions that are made at once, durably: all of them or none. Under the lock.
  Result<void> add_decisions(const std::vector<DecisionFile>& files, const Person& who, const std::string& subject);
  /// All of them, in order of their paths.
  Result<std::vector<DecisionFile>> decisions() const;

  /// Makes `files` the configuration in force: a commit of its own, or nothing when they are so already. Under the
  /// lock.
  Result<void> put_config(const std::vector<ConfigFile>& files);
  Result<std::vector<ConfigFile>> config() const;

  /// Calls `visit` for each reading in order of its path. Errors: an unreadable object, with its path.
  Result<void> for_each(const std::function<void(StoredReading)>& visit) const;
  /// The same of those only that came after a commit, by its id in hex. False: it is not there, readings
  /// went since, or something else came; what was visited says nothing then.
  Result<bool> for_each_since(const std::string& commit, const std::function<void(StoredReading)>& visit) const;
  /// A file of the newest commit, by its path ("articles/…/original.txt").
  Result<std::string> file(std::string_view path) const;
  /// The newest commit's id in hex.
  std::string head() const;
  std::size_t count() const;
  /// How many packs its objects lie in.
  std::size_t packs() const;

  /// Joins packs, though they are not many yet. Under the lock.
  Result<void> join_packs();

  /// Reads every object that is reachable and checks it against its hash. Gives the problems, empty when there are
  /// none.
  std::vector<std::string> verify() const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace claimwatch
