#pragma once

#include <git2.h>
#include <git2/sys/repository.h>

#include <memory>
#include <string>
#include <string_view>

#include "diffcore/result.h"

// Owners of libgit2's objects, and its errors as ours. Only this folder includes it.

namespace claimwatch::git {

template <auto release>
struct Release {
  void operator()(auto* object) const { release(object); }
};

using Repository = std::unique_ptr<git_repository, Release<git_repository_free>>;
using Odb = std::unique_ptr<git_odb, Release<git_odb_free>>;
using OdbObject = std::unique_ptr<git_odb_object, Release<git_odb_object_free>>;
using Blob = std::unique_ptr<git_blob, Release<git_blob_free>>;
using Tree = std::unique_ptr<git_tree, Release<git_tree_free>>;
using TreeEntry = std::unique_ptr<git_tree_entry, Release<git_tree_entry_free>>;
using TreeBuilder = std::unique_ptr<git_treebuilder, Release<git_treebuilder_free>>;
using Commit = std::unique_ptr<git_commit, Release<git_commit_free>>;
using Reference = std::unique_ptr<git_reference, Release<git_reference_free>>;
using Signature = std::unique_ptr<git_signature, Release<git_signature_free>>;

/// Lets `Owner` take what a libgit2 function gives through its first argument; it has it when the whole expression is
/// done.
template <typename Owner>
class Into {
 public:
  explicit Into(Owner& owner) : owner_(owner) {}
  ~Into() { owner_.reset(object_); }
  Into(const Into&) = delete;
  Into& operator=(const Into&) = delete;
  operator typename Owner::pointer *() { return &object_; }  // NOLINT: implicit, to stand for the out argument

 private:
  Owner& owner_;
  typename Owner::pointer object_ = nullptr;
};

/// What libgit2 says of its last failure, after what was being done.
inline Error last_error(std::string_view doing) {
  const git_error* last = git_error_last();
  return {std::string(doing) + ": " + (last != nullptr ? last->message : "git gives no reason")};
}

inline std::string hex(const git_oid& id) {
  char text[GIT_OID_HEXSZ + 1];
  return git_oid_tostr(text, sizeof text, &id);
}

}  // namespace claimwatch::git
