#pragma once

#include "diffcore/compare/fold.h"

namespace claimwatch {

/// Whether two values of one key can both be true at one time.
/// Source: GUIDELINES.md, "Relations between claims": intervals that admit each other's print; stances that are the same or a named pair.
bool compatible(const Value& a, const Value& b, const CompareRules& rules);

/// Whether `a` says more exactly what `b` says: a compatible value with a narrower interval.
bool more_precise(const Value& a, const Value& b);

}  // namespace claimwatch
