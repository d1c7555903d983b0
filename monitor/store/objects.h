#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "monitor/store/git.h"

// Blobs, trees and commits of the store's repository.

namespace claimwatch::git {

inline constexpr const char* main_ref = "refs/heads/main";

/// Sets libgit2 up, once: what it writes is on the disk before it returns.
void start();

/// Of each pack libgit2 keeps what others are deltas of, megabytes, and what it mapped; it goes unless another
/// repository of the process has the same packs. What was read stays valid.
void let_go_of_packs(git_repository* repository);

/// Who reads many objects calls this for each of them: packs are let go of from time to time.
class ManyReads {
 public:
  void next(git_repository* repository);

 private:
  int reads_ = 0;
};

Result<std::string> read_blob(git_repository* repository, const git_oid& id);
Result<git_oid> write_blob(git_repository* repository, std::string_view bytes);

struct NamedObject {
  std::string name;
  git_oid id;
  bool is_tree;
};
/// What a tree holds, ordered by name (git itself puts "a-2" before "a" when both are trees).
Result<std::vector<NamedObject>> read_tree(git_repository* repository, const git_oid& id);

/// What stands at a path below a tree, if anything does.
Result<std::optional<NamedObject>> object_at(git_repository* repository, const git_oid& tree, std::string_view path);

/// Writes the tree of these files, by their paths; of `base` with these in it.
Result<git_oid> write_tree(git_repository* repository, const std::map<std::string, git_oid>& files,
                           const git_oid* base = nullptr);

/// The newest commit of main.
Result<git_oid> newest_commit(git_repository* repository);
Result<git_oid> tree_of_commit(git_repository* repository, const git_oid& commit);

/// A commit before it is one.
struct Draft {
  git_oid tree;
  std::optional<git_oid> parent;
  const git_signature* author;
  const git_signature* committer;
  std::string message;
};
/// The commit's bytes.
std::string commit_text(const Draft& draft);

/// Moves main to a commit, durably, from `from` and from nothing else (null: main is new). Errors: main is elsewhere by
/// now.
Result<void> move_main(git_repository* repository, const git_oid& commit, const git_oid* from);

/// Makes the commit and moves main to it, from its parent and from nothing else. Errors: main is elsewhere by now.
Result<git_oid> commit_to_main(git_repository* repository, const Draft& draft);

Result<Signature> signature(const std::string& name, const std::string& email, std::int64_t seconds,
                            int offset_minutes);

}  // namespace claimwatch::git
