#include "monitor/store/objects.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "monitor/store/durable_file.h"

/// Takes the place of Mbed TLS's own in this program: where libgit2 speaks TLS by it, each start would read all
/// certificates of the system, which takes longer than most commands. Nothing here fetches by libgit2, and libcurl goes
/// by OpenSSL; without certificates libgit2 would refuse every host.
extern "C" int mbedtls_x509_crt_parse_file(void* /*chain*/, const char* /*path*/) { return 0; }

namespace claimwatch::git {
namespace {

Result<Tree> tree_of(git_repository* repository, const git_oid& id) {
  Tree tree;
  if (git_tree_lookup(Into(tree), repository, &id) != 0) return last_error("reading tree " + hex(id));
  return tree;
}

/// A builder that begins as `base` (null: as an empty tree).
Result<TreeBuilder> builder_from(git_repository* repository, const git_oid* base) {
  Tree tree;
  if (base != nullptr && git_tree_lookup(Into(tree), repository, base) != 0) {
    return last_error("reading tree " + hex(*base));
  }
  TreeBuilder builder;
  if (git_treebuilder_new(Into(builder), repository, tree.get()) != 0) return last_error("building a tree");
  return builder;
}

Result<void> insert(git_treebuilder* builder, const std::string& name, const git_oid& id, git_filemode_t mode) {
  if (git_treebuilder_insert(nullptr, builder, name.c_str(), &id, mode) != 0) {
    return last_error("building a tree with " + name);
  }
  return {};
}

Result<git_oid> written(git_treebuilder* builder) {
  git_oid id;
  if (git_treebuilder_write(&id, builder) != 0) return last_error("writing a tree");
  return id;
}

std::string spelt(const char* role, const git_signature& who) {
  char zone[8];
  const int minutes = std::abs(who.when.offset);
  std::snprintf(zone, sizeof zone, "%c%02d%02d", who.when.sign == '-' ? '-' : '+', minutes / 60 % 100, minutes % 60);
  return std::string(role) + ' ' + who.name + " <" + who.email + "> " + std::to_string(who.when.time) + ' ' + zone +
         '\n';
}

}  // namespace

void start() {
  [[maybe_unused]] static const int started = [] {
    git_libgit2_init();
    // Each object is read once; packs and objects of any size must not fill the memory.
    constexpr std::size_t window = 4 << 20, mapped = 8 * window;
    constexpr ssize_t cached = 4 << 20;
    git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, window);
    git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, mapped);
    git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, cached);
    return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
  }();
  assert(started == 0);
}

void let_go_of_packs(git_repository* repository) {
  Odb none, fresh;
  const std::string objects = std::string(git_repository_path(repository)) + "objects";
  // What is kept of a pack lasts while any database has it: the new one is opened when the old one is gone.
  if (git_odb_new(Into(none)) == 0) git_repository_set_odb(repository, none.get());
  if (git_odb_open(Into(fresh), objects.c_str()) == 0) git_repository_set_odb(repository, fresh.get());
}

void ManyReads::next(git_repository* repository) {
  constexpr int most = 400;
  if (++reads_ % most == 0) let_go_of_packs(repository);
}

Result<std::string> read_blob(git_repository* repository, const git_oid& id) {
  Blob blob;
  if (git_blob_lookup(Into(blob), repository, &id) != 0) return last_error("reading object " + hex(id));
  return std::string(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                     static_cast<std::size_t>(git_blob_rawsize(blob.get())));
}

Result<git_oid> write_blob(git_repository* repository, std::string_view bytes) {
  git_oid id;
  if (git_blob_create_from_buffer(&id, repository, bytes.data(), bytes.size()) != 0) {
    return last_error("writing an object");
  }
  return id;
}

Result<std::vector<NamedObject>> read_tree(git_repository* repository, const git_oid& id) {
  const auto tree = tree_of(repository, id);
  if (!tree) return tree.error();
  std::vector<NamedObject> objects;
  for (std::size_t i = 0; i < git_tree_entrycount(tree->get()); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(tree->get(), i);
    objects.push_back(
        {git_tree_entry_name(entry), *git_tree_entry_id(entry), git_tree_entry_type(entry) == GIT_OBJECT_TREE});
  }
  std::ranges::sort(objects, {}, &NamedObject::name);
  return objects;
}

Result<std::optional<NamedObject>> object_at(git_repository* repository, const git_oid& tree, std::string_view path) {
  const auto root = tree_of(repository, tree);
  if (!root) return root.error();
  TreeEntry entry;
  const int status = git_tree_entry_bypath(Into(entry), root->get(), std::string(path).c_str());
  if (status == GIT_ENOTFOUND) return std::optional<NamedObject>();
  if (status != 0) return last_error("reading " + std::string(path));
  return std::optional(NamedObject{git_tree_entry_name(entry.get()), *git_tree_entry_id(entry.get()),
                                   git_tree_entry_type(entry.get()) == GIT_OBJECT_TREE});
}

Result<git_oid> write_tree(git_repository* repository, const std::map<std::string, git_oid>& files,
                           const git_oid* base) {
  auto builder = builder_from(repository, base);
  if (!builder) return builder.error();
  std::map<std::string, std::map<std::string, git_oid>> folders;
  for (const auto& [path, id] : files) {
    if (const auto slash = path.find('/'); slash != std::string::npos) {
      folders[path.substr(0, slash)].emplace(path.substr(slash + 1), id);
    } else if (const auto put = insert(builder->get(), path, id, GIT_FILEMODE_BLOB); !put) {
      return put.error();
    }
  }
  for (const auto& [name, inside] : folders) {
    const git_tree_entry* old = git_treebuilder_get(builder->get(), name.c_str());
    const auto folder = write_tree(repository, inside, old != nullptr ? git_tree_entry_id(old) : nullptr);
    if (!folder) return folder;
    if (const auto put = insert(builder->get(), name, *folder, GIT_FILEMODE_TREE); !put) return put.error();
  }
  return written(builder->get());
}

Result<git_oid> newest_commit(git_repository* repository) {
  git_oid id;
  if (git_reference_name_to_id(&id, repository, main_ref) != 0) return last_error("reading the branch main");
  return id;
}

Result<git_oid> tree_of_commit(git_repository* repository, const git_oid& id) {
  Commit commit;
  if (git_commit_lookup(Into(commit), repository, &id) != 0) return last_error("reading commit " + hex(id));
  return *git_commit_tree_id(commit.get());
}

std::string commit_text(const Draft& draft) {
  std::string text = "tree " + hex(draft.tree) + '\n';
  if (draft.parent) text += "parent " + hex(*draft.parent) + '\n';
  return text + spelt("author", *draft.author) + spelt("committer", *draft.committer) + '\n' + draft.message;
}

Result<void> move_main(git_repository* repository, const git_oid& commit, const git_oid* from) {
  Reference moved;
  const int status =
      git_reference_create_matching(Into(moved), repository, main_ref, &commit, from != nullptr ? 1 : 0, from, nullptr);
  if (status == GIT_EMODIFIED) return Error{"another program moved the branch main meanwhile; try again"};
  if (status != 0) return last_error("moving the branch main");
  return {};
}

Result<git_oid> commit_to_main(git_repository* repository, const Draft& draft) {
  Tree tree;
  Commit parent;
  if (git_tree_lookup(Into(tree), repository, &draft.tree) != 0) return last_error("reading the new tree");
  if (draft.parent && git_commit_lookup(Into(parent), repository, &*draft.parent) != 0) {
    return last_error("reading commit " + hex(*draft.parent));
  }
  const git_commit* parents[] = {parent.get()};
  git_oid id;
  if (git_commit_create(&id, repository, nullptr, draft.author, draft.committer, nullptr, draft.message.c_str(),
                        tree.get(), parent ? 1 : 0, parents) != 0) {
    return last_error("writing a commit");
  }
  // Objects are durable by themselves; a new folder that holds one is when the folder above it is.
  const std::string objects = std::string(git_repository_path(repository)) + "objects";
  if (const auto synced = sync_folder(objects); !synced) return synced.error();
  if (const auto moved = move_main(repository, id, draft.parent ? &*draft.parent : nullptr); !moved)
    return moved.error();
  return id;
}

Result<Signature> signature(const std::string& name, const std::string& email, std::int64_t seconds,
                            int offset_minutes) {
  Signature made;
  if (git_signature_new(Into(made), name.c_str(), email.c_str(), seconds, offset_minutes) != 0) {
    return last_error("naming the author \"" + name + '"');
  }
  return made;
}

}  // namespace claimwatch::git
