#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "monitor/store/objects.h"
#include "monitor/store/pack.h"

namespace claimwatch::git {

/// The trees of a commit from its root down, held in memory as a batch adds to them: each is read when it is first
/// needed, and written as a delta of how it was last written.
class GrowingTrees {
 public:
  GrowingTrees(git_repository* repository, const git_oid& root);

  /// Whether there is something at the path.
  Result<bool> has(std::string_view path);
  /// Puts a tree at a path, and the trees above it into the pack.
  Result<git_oid> put(std::string_view path, const git_oid& tree, Pack& pack, Sha1& sha1);
  /// What was written before is in no pack that is still open.
  void start_pack();

 private:
  struct Tree {
    std::string bytes;         ///< As git has them: "<mode> <name>\0<id>" in git's order.
    std::uint64_t offset = 0;  ///< In the open pack; 0: not there.
    int deltas = 0;            ///< From there to an object that is whole.
  };

  Result<Tree*> tree_at(std::string_view path);
  static git_oid write(Tree& tree, std::string bytes, Pack& pack, Sha1& sha1);

  git_repository* repository_;
  git_oid root_;
  std::map<std::string, Tree, std::less<>> trees_;  ///< By their paths; "" is the root.
};

/// A tree's bytes, as the store has them.
Result<std::string> tree_bytes(git_repository* repository, const git_oid& id);
/// A tree's bytes of these files.
std::string tree_of_files(const std::map<std::string, git_oid>& files);
/// The tree with another one in it, in place of what had its name; and with a file.
std::string with_tree(std::string_view tree, std::string_view name, const git_oid& id);
std::string with_file(std::string_view tree, std::string_view name, const git_oid& id);
/// What has the name in the tree.
std::optional<git_oid> entry_of(std::string_view tree, std::string_view name);

}  // namespace claimwatch::git
