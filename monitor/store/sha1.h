#pragma once

#include <git2/oid.h>

#include <memory>
#include <string_view>

struct evp_md_ctx_st;

namespace claimwatch::git {

/// SHA-1 as OpenSSL has it: with the processor's own instructions where there are any.
class Sha1 {
 public:
  Sha1();
  Sha1& add(std::string_view bytes);
  /// The hash of all that was added since the last call.
  git_oid take();

 private:
  void start();

  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace claimwatch::git
