#pragma once

#include "monitor/store/git.h"
#include "monitor/store/store.h"

namespace claimwatch::git {

/// `Store::person`
Result<Person> person_at_work(git_repository* repository);

}  // namespace claimwatch::git
