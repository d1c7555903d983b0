#pragma once

#include <string_view>

// What the ending of a Korean verb tells of its time.

namespace claimwatch {

/// An act in the present, which of something done once is one to come: 넣는다, 갖는다고, 받습니다; not 있다, 했다,
/// 27%다.
bool is_act_in_present(std::string_view eojeol);

/// What is to be done, before the noun that it tells of: 넣을, 체결할; not 했을, 있을, 27%일.
bool is_participle_of_future(std::string_view eojeol);

/// What was done, before the noun that it tells of: 댄, 넣은, 투자한.
bool is_participle_of_past(std::string_view eojeol);

/// "끌어들였다": the past of a verb; the copula behind a final consonant is 이었다.
bool is_past_of_verb(std::string_view eojeol);

/// A verb with a tense of its own before what goes on behind it: 했으며, 알려졌고, 있지만.
bool goes_on_with_own_tense(std::string_view eojeol);

}  // namespace claimwatch
