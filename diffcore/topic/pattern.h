#pragma once

#include "diffcore/topic/rules_data.h"
#include "diffcore/topic/toml_file.h"
#include "diffcore/topic/words.h"

namespace claimwatch {

/// Compiles a pattern such as "{holder} .. 지분|@shares + {percent}": elements in order, at most three tokens apart;
/// `..` allows fourteen and `+` none. `a|b` is either word, `_` a space inside one, `@list` a word list; `{percent}`,
/// `{money}`, `{date}` and the name of a unit are the value; `{name}` is a mention that fills the topic's role of that
/// name. Problems are errors of `table`.
Pattern compile_pattern(const TomlString& text, const std::string& lang, const Topic& topic, const CountUnits& units,
                        WordLists& lists, TomlTable& table);

}  // namespace claimwatch
