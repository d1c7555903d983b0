#pragma once

#include "diffcore/claim/claim.h"
#include "diffcore/compare/rules.h"

namespace claimwatch {

/// Whether two values of one key can both be true at one time.
/// Source: docs/claims.md, "Relations between claims": intervals that admit each other's print; stances that are the
/// same or a named pair. Sums in different currencies are: nothing printed tells them apart.
bool compatible(const Value& a, const Value& b, const CompareRules& rules);

/// Whether `a` says more exactly what `b` says: a compatible value with a narrower interval.
bool more_precise(const Value& a, const Value& b);

/// Whether to deny `denied` is to deny `value`: the same stance, or a printed number that the denied interval admits.
bool denies(const Value& denied, const Value& value);

}  // namespace claimwatch
