#include "monitor/store/verify.h"

#include <algorithm>
#include <set>

#include "monitor/store/objects.h"
#include "monitor/store/readings.h"

namespace claimwatch {
namespace {

struct ById {
  bool operator()(const git_oid& a, const git_oid& b) const { return git_oid_cmp(&a, &b) < 0; }
};

/// Reads each object that a commit leads to. One that stands at the same place in a commit before it is read there: so
/// no list of all of them is needed.
class ObjectCheck {
 public:
  ObjectCheck(git_repository* repository, std::vector<std::string>& problems)
      : repository_(repository), problems_(problems) {}

  /// Reads a commit and those before it, each with what came below its tree. (A walk of libgit2's would end at a
  /// damaged commit without its name.)
  void check_commits(const git_oid& newest) {
    std::vector<git_oid> waiting = {newest};
    while (!waiting.empty()) {
      const git_oid id = waiting.back();
      waiting.pop_back();
      if (!commits_.insert(id).second || !readable(id, "commit " + git::hex(id))) continue;
      git::Commit commit;
      if (git_commit_lookup(git::Into(commit), repository_, &id) != 0) {
        problems_.push_back(git::last_error("commit " + git::hex(id)).message);
        continue;
      }
      std::vector<git_oid> before;
      for (unsigned i = 0; i < git_commit_parentcount(commit.get()); ++i) {
        waiting.push_back(*git_commit_parent_id(commit.get(), i));
        git::Commit parent;
        if (git_commit_parent(git::Into(parent), commit.get(), i) == 0) {
          before.push_back(*git_commit_tree_id(parent.get()));
        }
      }
      check(*git_commit_tree_id(commit.get()), true, before, "");
    }
  }

 private:
  /// `before`: what stands there in the commits before.
  void check(const git_oid& id, bool is_tree, const std::vector<git_oid>& before, const std::string& path) {
    if (std::ranges::any_of(before, [&](const git_oid& other) { return git_oid_equal(&other, &id) != 0; })) return;
    if (!readable(id, path.empty() ? "the root folder" : path) || !is_tree) return;
    const auto inside = git::read_tree(repository_, id);
    if (!inside) return problems_.push_back(path + ": " + inside.error().message);
    std::vector<std::vector<git::NamedObject>> folders_before;
    for (const git_oid& folder : before) {
      if (auto there = git::read_tree(repository_, folder)) folders_before.push_back(std::move(*there));
    }
    for (const auto& object : *inside) {
      std::vector<git_oid> objects_before;
      for (const auto& folder : folders_before) {
        const auto there = std::ranges::lower_bound(folder, object.name, {}, &git::NamedObject::name);
        if (there != folder.end() && there->name == object.name) objects_before.push_back(there->id);
      }
      check(object.id, object.is_tree, objects_before, path.empty() ? object.name : path + '/' + object.name);
    }
  }

  bool readable(const git_oid& id, const std::string& where) {
    reads_.next(repository_);
    git::Odb odb;
    git::OdbObject object;
    const bool opened = git_repository_odb(git::Into(odb), repository_) == 0;
    if (opened && git_odb_read(git::Into(object), odb.get(), &id) == 0) return true;
    if (!told_.insert(id).second) return false;
    problems_.push_back(git::last_error(where + ": object " + git::hex(id)).message +
                        "; put the store's objects back from a copy of it");
    return false;
  }

  git_repository* repository_;
  git::ManyReads reads_;
  std::vector<std::string>& problems_;
  std::set<git_oid, ById> commits_, told_;
};

void check_objects(git_repository* repository, std::vector<std::string>& problems) {
  const auto newest = git::newest_commit(repository);
  if (!newest) return problems.push_back(newest.error().message);
  ObjectCheck(repository, problems).check_commits(*newest);
}

void check_readings(git_repository* repository, std::vector<std::string>& problems) {
  const auto commit = git::newest_commit(repository);
  const auto root = commit ? git::tree_of_commit(repository, *commit) : commit;
  if (!root) return problems.push_back(root.error().message);
  git::ManyReads reads;
  const auto walked = for_each_folder(repository, *root, [&](const ReadingFolder& folder) -> Result<void> {
    reads.next(repository);
    if (const auto reading = read_folder(repository, folder); !reading) problems.push_back(reading.error().message);
    return {};
  });
  if (!walked) problems.push_back(walked.error().message);
}

}  // namespace

std::vector<std::string> problems_of(git_repository* repository) {
  std::vector<std::string> problems;
  check_objects(repository, problems);
  if (problems.empty()) check_readings(repository, problems);
  return problems;
}

}  // namespace claimwatch
