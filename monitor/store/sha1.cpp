#include "monitor/store/sha1.h"

#include <openssl/evp.h>

#include <cassert>

namespace claimwatch::git {

void Sha1::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha1::Sha1() : context_(EVP_MD_CTX_new()) { start(); }

void Sha1::start() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA1", nullptr);
  [[maybe_unused]] const int begun = EVP_DigestInit_ex2(context_.get(), algorithm, nullptr);
  assert(begun == 1);
}

Sha1& Sha1::add(std::string_view bytes) {
  EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
  return *this;
}

git_oid Sha1::take() {
  git_oid id;
  EVP_DigestFinal_ex(context_.get(), id.id, nullptr);
  start();
  return id;
}

}  // namespace claimwatch::git
