#include "monitor/store/growing_trees.h"

#include <cassert>

#include "monitor/store/delta.h"

namespace claimwatch::git {
namespace {

/// As many as git itself makes.
constexpr int longest_chain = 50;
constexpr std::string_view tree_mode = "40000 ", file_mode = "100644 ";

std::string_view bytes_of(const git_oid& id) { return {reinterpret_cast<const char*>(id.id), GIT_OID_RAWSZ}; }

/// One line of a tree, and where it stands.
struct Line {
  std::size_t start, end;
  std::string_view name;
  bool is_tree;
  std::string sorted_as() const { return std::string(name) + (is_tree ? "/" : ""); }
};

Line line_at(std::string_view tree, std::size_t start) {
  const std::size_t name = tree.find(' ', start) + 1, end = tree.find('\0', name);
  return {start, end + 1 + GIT_OID_RAWSZ, tree.substr(name, end - name), tree.substr(start).starts_with(tree_mode)};
}

std::optional<Line> line_of(std::string_view tree, std::string_view name) {
  for (std::size_t start = 0; start < tree.size();) {
    const Line line = line_at(tree, start);
    if (line.name == name) return line;
    start = line.end;
  }
  return std::nullopt;
}

git_oid id_in(std::string_view tree, const Line& line) {
  git_oid id;
  git_oid_fromraw(&id, reinterpret_cast<const unsigned char*>(tree.data()) + line.end - GIT_OID_RAWSZ);
  return id;
}

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// The tree with a line in it, in place of that which had its name.
std::string with_line(std::string_view tree, std::string_view mode, std::string_view name, const git_oid& id) {
  const std::string sorted_as = std::string(name) + (mode == tree_mode ? "/" : "");
  std::size_t start = 0, end = 0;
  while (start < tree.size()) {
    const Line line = line_at(tree, start);
    const int order = line.sorted_as().compare(sorted_as);
    end = order == 0 ? line.end : start;
    if (order >= 0) break;
    start = end = line.end;
  }
  std::string out(tree.substr(0, start));
  out.append(mode).append(name).append(1, '\0').append(bytes_of(id));
  return out.append(tree.substr(end));
}

}  // namespace

Result<std::string> tree_bytes(git_repository* repository, const git_oid& id) {
  Odb odb;
  OdbObject object;
  if (git_repository_odb(Into(odb), repository) != 0) return last_error("reading the store");
  if (git_odb_read(Into(object), odb.get(), &id) != 0) return last_error("reading tree " + hex(id));
  return std::string(static_cast<const char*>(git_odb_object_data(object.get())), git_odb_object_size(object.get()));
}

GrowingTrees::GrowingTrees(git_repository* repository, const git_oid& root) : repository_(repository), root_(root) {}

Result<GrowingTrees::Tree*> GrowingTrees::tree_at(std::string_view path) {
  if (const auto known = trees_.find(path); known != trees_.end()) return &known->second;
  std::optional<git_oid> id = root_;
  if (!path.empty()) {
    const auto above = tree_at(folder_of(path));
    if (!above) return above;
    id = entry_of((*above)->bytes, name_of(path));
  }
  Tree tree;
  if (id) {
    auto bytes = tree_bytes(repository_, *id);
    if (!bytes) return bytes.error();
    tree.bytes = *std::move(bytes);
  }
  return &trees_.emplace(path, std::move(tree)).first->second;
}

Result<bool> GrowingTrees::has(std::string_view path) {
  const auto folder = tree_at(folder_of(path));
  if (!folder) return folder.error();
  return line_of((*folder)->bytes, name_of(path)).has_value();
}

Result<git_oid> GrowingTrees::put(std::string_view path, const git_oid& tree, Pack& pack, Sha1& sha1) {
  git_oid id = tree;
  while (!path.empty()) {
    const auto folder = tree_at(folder_of(path));
    if (!folder) return folder.error();
    id = write(**folder, with_tree((*folder)->bytes, name_of(path), id), pack, sha1);
    path = folder_of(path);
  }
  return root_ = id;
}

git_oid GrowingTrees::write(Tree& tree, std::string bytes, Pack& pack, Sha1& sha1) {
  const git_oid id = id_of(sha1, GIT_OBJECT_TREE, bytes);
  if (pack.find(id) != nullptr) {
    tree.deltas = longest_chain;  // nobody knows how long its own is
  } else if (tree.offset == 0 || tree.deltas == longest_chain) {
    tree.deltas = 0;
    pack.add(id, GIT_OBJECT_TREE, bytes);
  } else {
    ++tree.deltas;
    pack.add_delta(id, tree.offset, delta_of_edit(tree.bytes, bytes));
  }
  tree.offset = pack.find(id)->offset;
  tree.bytes = std::move(bytes);
  return id;
}

void GrowingTrees::start_pack() {
  constexpr std::size_t most_trees = 5000;  // more than the days of ten years
  if (trees_.size() > most_trees) trees_.clear();
  for (auto& [path, tree] : trees_) tree.offset = 0;
}

std::string with_tree(std::string_view tree, std::string_view name, const git_oid& id) {
  return with_line(tree, tree_mode, name, id);
}

std::string with_file(std::string_view tree, std::string_view name, const git_oid& id) {
  return with_line(tree, file_mode, name, id);
}

std::optional<git_oid> entry_of(std::string_view tree, std::string_view name) {
  const auto line = line_of(tree, name);
  return line ? std::optional(id_in(tree, *line)) : std::nullopt;
}

std::string tree_of_files(const std::map<std::string, git_oid>& files) {
  std::string out;
  for (const auto& [name, id] : files) out.append(file_mode).append(name).append(1, '\0').append(bytes_of(id));
  return out;
}

}  // namespace claimwatch::git
