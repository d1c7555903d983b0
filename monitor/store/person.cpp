#include "monitor/store/person.h"

#include <cstdlib>

namespace claimwatch::git {
namespace {

using Config = std::unique_ptr<git_config, Release<git_config_free>>;

std::string said(const char* variable, git_config* config, const char* key) {
  if (const char* const value = std::getenv(variable); value != nullptr && *value != '\0') return value;
  const char* value = nullptr;
  return config != nullptr && git_config_get_string(&value, config, key) == 0 ? value : "";
}

}  // namespace

Result<Person> person_at_work(git_repository* repository) {
  Config config;
  git_repository_config_snapshot(Into(config), repository);
  Person person{said("GIT_AUTHOR_NAME", config.get(), "user.name"),
                said("GIT_AUTHOR_EMAIL", config.get(), "user.email")};
  if (!person.name.empty() && !person.email.empty()) return person;
  return Error{
      "who decides is not known; tell git once: git config --global user.name \"Your Name\" && "
      "git config --global user.email you@example.org"};
}

}  // namespace claimwatch::git
