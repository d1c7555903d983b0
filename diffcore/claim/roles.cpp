#include "diffcore/claim/roles.h"

#include <algorithm>

#include "diffcore/claim/function.h"
#include "diffcore/claim/korean_verb.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

// How much each sign speaks for a mention in a role. Kind outweighs place: "Microsoft's 27% stake" and "27% of OpenAI's
// shares" have both a possessive, and only what the two are tells who holds whom.
constexpr int by_pattern = 12;
constexpr int impossible = -100;
constexpr int best_place = 8, next_place = 2;
constexpr int right_kind = 5, preferred_kind = 4, other_way_kind = 3, wrong_kind = -1, rare_kind = -10;
constexpr int same_clause = 3;
constexpr int most_distance = 6;
constexpr int wrong_particle = -6;
constexpr int value_between = -5, value_between_object = -3;
constexpr int of_the_next_value = 3;
constexpr int of_the_next_clause = 6, of_the_next_korean_clause = 10;
constexpr int of_the_value_before = 4;
constexpr int of_the_next_owner = 5;
constexpr int of_the_next_subject = 8;
constexpr int of_another_in_row = 12;
constexpr int of_another_statement = 12;
constexpr int of_the_parenthesis = 14;
constexpr int of_its_relative_clause = 6;
constexpr int named_as_other = 8;
constexpr int topic_parties = 6;
constexpr int in_focus = 2;
constexpr int in_heading = 5, in_title = 9;
constexpr int farthest = 200;            // words: nobody looks farther for who is meant
constexpr std::size_t goal_within = 4;   // tokens
constexpr std::size_t longest_name = 3;  // tokens
constexpr int corrected = 4;
constexpr int sentence_parties = 5;
constexpr int last_sentence = 3, sentence_before_last = -1;
constexpr int last_of_its_kind = 0;
constexpr int long_ago = 12;  // sentences
constexpr int other_clause = 2;
constexpr int stands_for_both = 5;
constexpr int less_likely_meant = 2;     // for each that a short form rather stands for
constexpr int less_likely_at_start = 7;  // "It" that begins a sentence goes on with its subject
constexpr int subject_of_its_own = 5;
constexpr int least_likely = 8;  // 이 회사 is whoever was told of last
constexpr int holder_of_before = 8;
constexpr int from_before = -3;
constexpr int subject_before = 5, korean_subject_before = 9;
constexpr int forbidden_kind = 2;
constexpr int enough = 2;
constexpr int without_roles = 5;  // what a topic without roles has in place of them, when it competes for a value

struct Candidate {
  std::size_t entity = 0;
  std::optional<std::size_t> mention;
  int score = 0;
};

class Caster {
 public:
  Caster(const Match& match, const ReadSentence& sentence, const ReadArticle& article, const Discourse& discourse,
         const RulesData& rules)
      : match_(match),
        sentence_(sentence),
        article_(article),
        discourse_(discourse),
        rules_(rules),
        topic_(rules.topics[match.frame->topic]),
        each_(sentence.has_word(sentence.language->each)) {}

  Casting cast() const {
    Casting best;
    if (topic_.roles.empty()) {
      best.outcome = Casting::Outcome::filled;
      best.score = without_roles;
      return best;
    }
    const auto subjects = candidates(0);
    const auto objects = topic_.roles.size() > 1 ? candidates(1) : std::vector<Candidate>{Candidate{}};
    std::optional<std::pair<Candidate, Candidate>> chosen;
    for (const Candidate& subject : subjects) {
      for (const Candidate& object : objects) {
        if (topic_.roles.size() > 1 && (subject.entity == object.entity || one_side(subject, object))) continue;
        if (topic_.roles.size() > 1 && shares_out(subject, object)) continue;
        if (!chosen || subject.score + object.score > chosen->first.score + chosen->second.score)
          chosen = {subject, object};
      }
    }
    if (!chosen) return best;
    best.score = (chosen->first.score + chosen->second.score) / static_cast<int>(topic_.roles.size());
    best.entities = {chosen->first.entity, chosen->second.entity};
    best.mentions = {chosen->first.mention, chosen->second.mention};
    best.outcome = outcome(*chosen);
    return best;
  }

 private:
  /// Whether two stand on one side of what is told: they take one word for different entities, or share a subject or a
  /// source as in "OpenAI and SoftBank each contribute $19 billion", "from Amazon and Nvidia".
  bool one_side(const Candidate& a, const Candidate& b) const {
    if (!a.mention || !b.mention) return false;
    const Mention& first = sentence_.mentions[*a.mention];
    const Mention& second = sentence_.mentions[*b.mention];
    if (first.range == second.range) return first.rank != second.rank;
    const bool share_subject = has_sum() && is_subject(first) && is_subject(second) && first.first < anchor() && each_;
    const bool share_source =
        first.function == second.function && (first.function == Function::from || first.function == Function::by);
    if (!share_subject && !share_source) return false;
    return joined(first, second, article_.text) || joined(second, first, article_.text);
  }

  /// Whether one who is taken from before is one of those who share the value out: "소프트뱅크와 오픈AI가 190억달러씩".
  bool shares_out(const Candidate& subject, const Candidate& object) const {
    if (object.mention && has_sum() && each_ && sentence_.language->particles.empty()) {
      // "Amazon, SoftBank and Nvidia put in $50bn, $30bn and $30bn respectively": nothing goes to one of them.
      const Mention& giver = sentence_.mentions[*object.mention];
      if (is_subject(giver) && giver.first < anchor())
        return coordinated_with(*object.mention, sentence_, article_.text).size() > 1;
    }
    if (!subject.mention || object.mention || !has_sum() || !each_) return false;
    const auto group = coordinated_with(*subject.mention, sentence_, article_.text);
    return std::any_of(group.begin(), group.end(),
                       [&](std::size_t i) { return sentence_.mentions[i].entity == object.entity; });
  }

  /// "He holds around 1%": somebody who is no company, right before what is told.
  bool told_of_a_person() const {
    const auto& never = topic_.roles[0].never;
    if (!match_.value || std::find(never.begin(), never.end(), "person") == never.end()) return false;
    for (std::size_t i = anchor(); i-- > 0 && sentence_.clause[i] == sentence_.clause[anchor()];) {
      const bool is_named =
          std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
            return mention.kind == Mention::Kind::entity && mention.first <= i && i <= mention.last &&
                   (is_subject(mention) || mention.function == Function::possessive);
          });
      if (is_named) return false;
      if (is_pronoun_of_person(i)) return !says(i + 1);
    }
    return false;
  }

  bool is_word_at(std::size_t token, const WordSet& words) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
      return mention.kind == Mention::Kind::word && mention.first == token && contains(words, mention.word);
    });
  }

  bool is_pronoun_of_person(std::size_t token) const {
    return is_one_of(sentence_.tokens[token].range.of(article_.text), sentence_.language->persons);
  }

  bool says(std::size_t token) const { return is_word_at(token, sentence_.language->says); }

  Casting::Outcome outcome(const std::pair<Candidate, Candidate>& chosen) const {
    if (told_of_a_person()) return Casting::Outcome::refused;
    const Candidate* both[] = {&chosen.first, &chosen.second};
    for (std::size_t role = 0; role < topic_.roles.size(); ++role) {
      if (both[role]->score < enough) return Casting::Outcome::open;
    }
    if (topic_.roles.size() > 1 && !chosen.first.mention && !chosen.second.mention && names_nobody_near())
      return Casting::Outcome::open;
    const bool names_both = chosen.first.mention && chosen.second.mention;
    const auto project = topic_.roles.size() > 1 && !names_both ? listed_project() : std::nullopt;
    if (project && chosen.second.entity != *project) return Casting::Outcome::open;
    for (std::size_t role = 0; role < topic_.roles.size(); ++role) {
      if (any_of_kinds(article_.entity(both[role]->entity, rules_), topic_.roles[role].never))
        return Casting::Outcome::refused;
    }
    return Casting::Outcome::filled;
  }

  /// Korean: whether neither of the two sentences before names anybody, nor one of the last told a claim: then a sum
  /// that names nobody either is rather of somebody else.
  bool names_nobody_near() const {
    constexpr int near = 2;  // sentences
    constexpr std::size_t told_near = 4;
    if (sentence_.language->particles.empty() || !has_sum() || sentence_.sentence.item || sentence_.heading)
      return false;
    if (!asked_before(discourse_.sentence, article_).empty()) return false;
    const auto& castings = discourse_.castings;
    const auto is_told_near = [&](const auto& entry) {
      return entry.second.sentence + told_near >= discourse_.sentence;
    };
    if (std::any_of(castings.begin(), castings.end(), is_told_near)) return false;
    return std::none_of(discourse_.recent.begin(), discourse_.recent.end(),
                        [&](const auto& entry) { return entry.second <= near; });
  }

  std::vector<Candidate> candidates(std::size_t role) const {
    std::vector<Candidate> out;
    const bool elsewhere = role == 1 && has_unknown_goal();
    for (std::size_t i = 0; i < sentence_.mentions.size(); ++i) {
      const Mention& mention = sentence_.mentions[i];
      if (mention.kind != Mention::Kind::entity || (elsewhere && (mention.short_form || !placed(role, mention))))
        continue;
      if (placed(1 - role, mention) || (match_.roles[role] && !placed(role, mention))) continue;
      if (!placed(role, mention) && distance_to(match_, mention, sentence_) > farthest) continue;
      if (only_says(mention) || tells_of_it(mention) || is_nobody_behind(role, mention)) continue;
      if (role == 0 && is_next_subject(mention) && has_unknown_subject()) continue;
      out.push_back({mention.entity, i, score(role, i)});
    }
    if (!match_.roles[role] && !told_of_another(role) && !elsewhere) add_from_before(role, out);
    return out;
  }

  /// Korean: "종전에는 32.5%였지만 새 투자자가 들어와 희석됐다": who cannot stand in a role, in a clause behind the
  /// value.
  bool is_nobody_behind(std::size_t role, const Mention& mention) const {
    return match_.value && !sentence_.language->particles.empty() && mention.first > match_.last &&
           in_other_clause(mention) && any_of_kinds(article_.entity(mention.entity, rules_), topic_.roles[role].never);
  }

  /// Whether the pattern puts a mention, or another one that its word may stand for, into a role.
  bool placed(std::size_t role, const Mention& mention) const {
    return match_.roles[role] && sentence_.mentions[*match_.roles[role]].range == mention.range;
  }

  /// Whether the clause has a subject of its own that cannot stand in this role: a person where only companies hold, or
  /// nobody that fits where the role is the subject's alone. Then it is not told of who was spoken of before.
  bool told_of_another(std::size_t role) const {
    const RoleRule& rule = topic_.roles[role];
    if (rule.places.empty() || rule.places.front() != Function::subject || match_.frame->others_subject) return false;
    const bool is_unknown = has_unknown_subject();
    bool another = is_unknown;
    for (const Mention& mention : sentence_.mentions) {
      if (mention.kind != Mention::Kind::entity || !in_clauses(match_, mention, sentence_)) continue;
      if (mention.first >= anchor() && !is_before_verb(mention)) continue;
      if (mention.function != Function::subject && (mention.function != Function::bare || is_unknown)) continue;
      if (only_says(mention) || is_in_relative_clause(mention)) continue;
      const Entity& entity = article_.entity(mention.entity, rules_);
      if (any_of_kinds(entity, rule.kinds)) return false;
      const bool sole_subject = rule.only && topic_.roles.size() == 1 && is_subject(mention);
      another = another || any_of_kinds(entity, rule.never) || sole_subject;
    }
    return another;
  }

  /// Korean: "국민연금은 앤트로픽에 5억달러를 투자했다": a company or a fund that no file names.
  bool has_unknown_subject() const {
    if (sentence_.language->particles.empty()) return false;
    const auto& endings = sentence_.language->company_endings;
    for (std::size_t i = 0; i < anchor(); ++i) {
      if (sentence_.clause[i] != sentence_.clause[anchor()] || is_named(i)) continue;
      std::string_view word = sentence_.tokens[i].range.of(article_.text);
      if (!drop_subject_particle(word)) continue;
      if (std::ranges::any_of(endings, [&](const std::string& ending) { return word.ends_with(ending); })) return true;
    }
    return false;
  }

  bool is_named(std::size_t token) const {
    return std::ranges::any_of(sentence_.mentions, [&](const Mention& mention) {
      return mention.kind == Mention::Kind::entity && mention.first <= token && token <= mention.last;
    });
  }

  static bool drop_subject_particle(std::string_view& word) {
    for (const std::string_view particle : {"은", "는", "이", "가", "도"}) {
      if (!word.ends_with(particle)) continue;
      word.remove_suffix(particle.size());
      return true;
    }
    return false;
  }

  /// Korean: "나머지 100억달러는 투자자들이 나눠 낸다": a subject between the value and its verb.
  bool is_before_verb(const Mention& mention) const {
    return mention.function == Function::subject && mention.last < match_.last &&
           !sentence_.language->particles.empty();
  }

  /// "소프트뱅크가 이끈 라운드 때의 3000억달러": who only did what the noun behind is told of.
  bool is_in_relative_clause(const Mention& subject) const {
    if (sentence_.language->particles.empty() || subject.last + 1 >= sentence_.tokens.size()) return false;
    return is_participle_of_past(sentence_.tokens[subject.last + 1].range.of(article_.text));
  }

  /// "손정의 회장은 … 넣겠다고 말했다", "나델라는 \"… 쓴다\"고 했다": who only says it is not who does it, where a
  /// quotation opens or another subject comes between, or who speaks does so by an office.
  bool only_says(const Mention& person) const {
    if (!any_of_kinds(article_.entity(person.entity, rules_), topic_.roles[0].never)) return false;
    if (sentence_.language->particles.empty())
      return person.last < anchor() && (says_behind(person) || is_before_colon(person));
    const auto& tokens = sentence_.tokens;
    const auto word = [&](std::size_t i) { return tokens[i].range.of(article_.text); };
    bool parted = false;
    for (std::size_t i = person.last + 1; i < anchor(); ++i) {
      const bool is_subject = i + 1 == anchor() && (word(i).ends_with("이") || word(i).ends_with("가"));  // 투자한 돈이
      parted = parted || word(i) == "\"" || word(i) == "“" || is_subject;
    }
    for (const Mention& other : sentence_.mentions) {
      const bool between = person.last < other.first && other.first < anchor();
      const bool office = other.kind == Mention::Kind::word && contains(sentence_.language->titles, other.word) &&
                          other.first <= person.last + 2;
      const bool subject = other.kind == Mention::Kind::entity && other.function == Function::subject;
      parted = parted || (between && (office || subject));
    }
    if (!parted) return false;
    for (std::size_t i = anchor() + 1; i < tokens.size(); ++i) {
      if (word(i) == "고" || word(i) == "라고" || word(i).ends_with("다고") || word(i).ends_with("다며")) return true;
    }
    return false;
  }

  /// "… 공급자는 아니라고 SK텔레콤 측은 설명했다": a subject right behind what is said is who says it.
  bool tells_of_it(const Mention& speaker) const {
    if (speaker.function != Function::subject || speaker.first <= anchor()) return false;
    const std::string_view said = sentence_.tokens[speaker.first - 1].range.of(article_.text);
    const auto& complements = sentence_.language->speech.complements;
    return std::any_of(complements.begin(), complements.end(),
                       [&](const std::string& ending) { return said.ends_with(ending); });
  }

  /// "AMY HOOD: Capital expenditures were $37.5 billion.", "Nadella on the call: computing is OpenAI's own business."
  bool is_before_colon(const Mention& person) const {
    for (std::size_t i = person.last + 1; i < anchor(); ++i) {
      if (sentence_.tokens[i].range.of(article_.text) == ":") return true;
    }
    return false;
  }

  /// "Amy Hood has told investors", "Altman, who runs it, said": a verb of saying is the first one behind the person.
  bool says_behind(const Mention& person) const {
    constexpr std::size_t verb_within = 2;  // tokens: "has told"
    for (std::size_t i = person.last + 1; i <= person.last + verb_within && i < anchor(); ++i) {
      if (says(i)) return true;
    }
    return false;
  }

  /// A noun without a preposition is the subject in English; in Korean a particle makes it one.
  bool is_subject(const Mention& mention) const {
    return mention.function == Function::subject ||
           (mention.function == Function::bare && sentence_.language->particles.empty());
  }

  int score(std::size_t role, std::size_t index) const {
    const Mention& mention = sentence_.mentions[index];
    int score = kind_score(role, mention.entity, mention.product) + place_score(role, mention);
    if (placed(role, mention)) score += by_pattern;
    score += in_clauses(match_, mention, sentence_) ? same_clause : other_clause;
    if (contains(sentence_.language->pair, mention.word) && mention.short_form) score -= stands_for_both;
    if (mention.rank > 0)
      score -= (contains(sentence_.language->this_one, mention.word) ? least_likely
                : role == 0 && mention.first == 0                    ? less_likely_at_start
                                                                     : less_likely_meant) *
               (place_score(role, mention) > 0 ? mention.rank : mention.rank + 2);
    if (mention.rank > 0 && (goes_on_with_own_subject(mention) || is_named_beside(mention)))
      score -= subject_of_its_own;
    score -= std::min(most_distance, distance_to(match_, mention, sentence_)) / 2;
    // One company heads a list of holders with their percentages; each holder stands beside its own.
    if (match_.value && !(role == 0 && (is_theme(index) || is_sole_subject(index))))
      score += (role == 0 ? value_between : value_between_object) * values_between(index);
    if (sentence_.aside[mention.first]) score -= same_clause;
    if (role == role_before_parenthesis(mention.entity) && match_.value &&
        is_in_parentheses_behind(mention, sentence_.mentions[*match_.value], sentence_))
      score += of_the_parenthesis;
    if (has_other_parenthesis(mention)) score += impossible;
    if (role == 0 && is_goal_of_value_before(mention)) score -= of_another_in_row;
    if (role == 0 && is_relative_subject(mention)) score += of_its_relative_clause;
    if (role == 0 && is_next_subject(mention))
      score -= value_follows(mention) ? of_the_next_subject : of_the_next_value;
    if (has_its_own_value(index)) score -= of_the_next_value;
    if (is_of_next_value(role, mention)) score -= of_the_next_owner;
    if (is_with_another_value(role, mention)) score -= of_another_in_row;
    if (role == 0 && match_.frame->subject_before) score -= named_as_other;
    if (role == 1 && (has_next_value(index) || begins_next_of_row(mention))) score -= of_the_next_subject;
    if (is_surpassed(mention)) score -= of_the_next_subject;
    if (is_next_subject(mention) &&
        std::ranges::any_of(sentence_.mentions, [&](const Mention& m) { return is_owner(m); }))
      score -= of_the_next_subject;
    if (estimates_of_another(mention)) score -= of_the_next_subject;
    if (role == 1 && is_of_value_before(mention)) score -= of_the_value_before;
    if (role == 0 && is_in_next_clause(mention))
      score -= sentence_.language->particles.empty() ? of_the_next_clause : of_the_next_korean_clause;
    if (role == 0 && is_object_of_we(mention)) score -= of_the_next_clause;
    if (is_of_another_statement(role, mention)) score -= of_another_statement;
    return score;
  }

  /// English: "Microsoft's rights run until 2032, and Google holds 14% of Anthropic": who is told of in another
  /// statement, where the value's own names somebody for the role, or somebody who can never stand in it.
  bool is_of_another_statement(std::size_t role, const Mention& mention) const {
    const RoleRule& rule = topic_.roles[role];
    const auto is_told_of = [&](const Mention& other) {
      if (other.kind != Mention::Kind::entity || other.short_form ||
          sentence_.statement[other.first] != sentence_.statement[anchor()])
        return false;
      const Entity& entity = article_.entity(other.entity, rules_);
      const bool is_nobody = role == 0 && is_subject(other) && any_of_kinds(entity, rule.never);
      return is_nobody || (any_of_kinds(entity, rule.kinds) && !placed(1 - role, other));
    };
    return sentence_.statement[mention.first] != sentence_.statement[anchor()] &&
           std::ranges::any_of(sentence_.mentions, is_told_of);
  }

  /// English: "We pay Microsoft 20%": whoever stands right behind a verb whose subject is "we".
  bool is_object_of_we(const Mention& mention) const {
    if (mention.function != Function::bare || mention.first < 2) return false;
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& word) {
      return word.last + 2 == mention.first && contains(sentence_.language->we, word.word);
    });
  }

  /// "Anthropic says it will spend $50 billion": a pronoun behind the subject of its sentence hardly means anybody
  /// else.
  bool goes_on_with_own_subject(const Mention& pronoun) const {
    if (!is_subject(pronoun) && pronoun.function != Function::possessive) return false;
    const auto likeliest =
        std::find_if(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
          return other.range == pronoun.range && other.kind == Mention::Kind::entity && other.rank == 0;
        });
    return std::any_of(sentence_.mentions.begin(), likeliest, [&](const Mention& other) {
      return other.kind == Mention::Kind::entity && !other.short_form && is_subject(other) &&
             other.entity == likeliest->entity && sentence_.clause_of(other) == sentence_.clause_of(pronoun);
    });
  }

  /// "Its own protégé OpenAI": whose short form hardly means somebody else of the kind that is named right behind it.
  bool is_named_beside(const Mention& pronoun) const {
    constexpr std::size_t within = 4;  // tokens
    return pronoun.function == Function::possessive &&
           std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
             return other.kind == Mention::Kind::entity && !other.short_form && pronoun.last < other.first &&
                    other.first <= pronoun.last + within;
           });
  }

  /// Korean: "오픈AI는 66억달러를 조달하면서 1570억달러의 기업가치를 기록했다": what a sentence begins with is told of
  /// in all its clauses, up to the next subject.
  bool is_theme(std::size_t index) const {
    const Mention& theme = sentence_.mentions[index];
    if (sentence_.language->particles.empty() || theme.function != Function::subject || theme.first > anchor())
      return false;
    const auto is_between = [&](const Mention& other) {
      return other.kind == Mention::Kind::entity && other.function == Function::subject && other.first > theme.last &&
             other.first < anchor();
    };
    return in_other_clause(theme) && std::none_of(sentence_.mentions.begin(), sentence_.mentions.end(), is_between);
  }

  /// "Cohere raised $500 million and is now valued at $6.8 billion": the subject of both, where nobody else is named
  /// between them.
  bool is_sole_subject(std::size_t index) const {
    const Mention& subject = sentence_.mentions[index];
    if (!sentence_.language->particles.empty() || topic_.roles.size() > 1 || subject.first > anchor()) return false;
    if (!is_subject(subject) || subject.rank > 0) return false;
    return std::ranges::none_of(sentence_.mentions, [&](const Mention& other) {
      return other.kind == Mention::Kind::entity && is_subject(other) && other.entity != subject.entity &&
             other.first < anchor();
    });
  }

  /// English: "$2 billion in Synopsys and $1 billion in Nokia": where the sum before goes is nobody who gives this one.
  bool is_goal_of_value_before(const Mention& mention) const {
    if (!has_sum() || !sentence_.language->particles.empty() || mention.function != Function::into) return false;
    return mention.first < anchor() && std::ranges::any_of(sentence_.mentions, [&](const Mention& value) {
             return value.kind == Mention::Kind::value && value.last + 2 == mention.first;
           });
  }

  /// "Nvidia owns a part of it, and OpenAI, which holds shares worth $350 million": the subject of the value's clause.
  /// "Nvidia's stake in CoreWeave, which stood at 6%" tells of the stake.
  bool is_relative_subject(const Mention& mention) const {
    if (topic_.roles.size() > 1 && mention.last + 1 < sentence_.tokens.size()) {
      const std::string_view verb = sentence_.tokens[mention.last + 1].range.of(article_.text);
      if (is_one_of(verb, sentence_.language->copulas) || verb == "stood" || verb == "stands") return false;
    }
    return mention.short_form && contains(sentence_.language->relative, mention.word) && is_subject(mention) &&
           mention.first < anchor() && sentence_.clause_of(mention) == sentence_.clause[anchor()] && mention.rank == 0;
  }

  bool in_other_clause(const Mention& mention) const {
    return sentence_.clause_of(mention) != sentence_.clause[anchor()];
  }

  /// "backers are Amazon ($50bn), Nvidia ($30bn)", "contracts with Oracle ($300bn), Azure ($250bn)": the subject,
  /// unless only the other role is for its kind.
  std::size_t role_before_parenthesis(std::size_t entity) const {
    if (topic_.roles.size() < 2) return 0;
    const Entity& named = article_.entity(entity, rules_);
    return !any_of_kinds(named, topic_.roles[0].kinds) && any_of_kinds(named, topic_.roles[1].kinds) ? 1 : 0;
  }

  /// "contracts with Oracle ($300 billion), Microsoft ($250 billion)": whoever has another sum of the row right behind.
  bool has_other_parenthesis(const Mention& mention) const {
    if (!has_sum() || !sentence_.aside[anchor()]) return false;
    const Quantity& own = article_.quantities[sentence_.mentions[*match_.value].quantity];
    return std::ranges::any_of(sentence_.mentions, [&](const Mention& other) {
      return other.kind == Mention::Kind::value && other.first < anchor() &&
             is_in_parentheses_behind(mention, other, sentence_) &&
             same_measure(article_.quantities[other.quantity], own);
    });
  }

  /// "소프트뱅크가 190억달러, 오라클이 70억달러를 낸다": a subject behind the value is rather that of the next one.
  bool is_next_subject(const Mention& mention) const {
    return match_.value && mention.function == Function::subject && mention.first > anchor();
  }

  /// "The right is not exclusive: Amazon's cloud has carried the models, too": who is named in a clause behind a
  /// stance.
  bool is_in_next_clause(const Mention& mention) const {
    return !match_.value && sentence_.clause_of(mention) > sentence_.clause[match_.last];
  }

  /// "$250 billion of Azure services and $38 billion of computing at AWS": who stands behind the value before, where
  /// another one stands behind this one.
  bool is_of_value_before(const Mention& mention) const {
    const bool is_oblique = mention.function == Function::of || mention.function == Function::into ||
                            mention.function == Function::from || mention.function == Function::with;
    if (!has_sum() || !sentence_.language->particles.empty() || mention.first >= anchor() || !is_oblique) return false;
    const Quantity& quantity = article_.quantities[sentence_.mentions[*match_.value].quantity];
    bool is_behind_value = false;
    for (const Mention& other : sentence_.mentions) {
      if (other.kind == Mention::Kind::value && same_measure(article_.quantities[other.quantity], quantity)) {
        is_behind_value = is_behind_value || other.first < mention.first;
        if (other.first > anchor()) return false;
      }
      const bool is_alike = other.kind == Mention::Kind::entity && !other.short_form && other.first > anchor() &&
                            any_of_kinds(article_.entity(other.entity, rules_), topic_.roles[1].kinds);
      if (is_alike && is_behind_value) return true;
    }
    return false;
  }

  /// Korean: "앤트로픽의 가치가 1830억달러로 올라 오픈AI가 비싸다는": of a topic of one role, whoever owns what the
  /// words before the value name.
  bool is_owner(const Mention& mention) const {
    return mention.kind == Mention::Kind::entity && match_.value && topic_.roles.size() == 1 &&
           !sentence_.language->particles.empty() && mention.function == Function::possessive &&
           mention.last < match_.first && mention.last + 2 >= match_.first && match_.first < anchor();
  }

  /// Korean: "모건스탠리는 MS의 자본지출이 1200억달러라고 봤다": of a topic of one role, a subject before whoever owns
  /// what the words name.
  bool estimates_of_another(const Mention& mention) const {
    return mention.function == Function::subject && std::ranges::any_of(sentence_.mentions, [&](const Mention& owner) {
             return is_owner(owner) && mention.last < owner.first && owner.entity != mention.entity;
           });
  }

  /// Korean: "몸값은 5000억달러로 스페이스X를 제쳤다": of a topic of one role, an object behind the value is another's.
  bool is_surpassed(const Mention& mention) const {
    return match_.value && topic_.roles.size() == 1 && !sentence_.language->particles.empty() &&
           mention.function == Function::object && mention.first > anchor();
  }

  /// Korean: "MS가 최대 50억달러, 엔비디아가 최대 100억달러다": a subject right before the next value is whom that is
  /// of, and nobody's object.
  bool has_next_value(std::size_t index) const {
    const Mention& mention = sentence_.mentions[index];
    if (sentence_.language->particles.empty() || mention.short_form || !is_next_subject(mention)) return false;
    const auto next =
        std::find_if(sentence_.mentions.begin() + static_cast<std::ptrdiff_t>(index) + 1, sentence_.mentions.end(),
                     [](const Mention& other) { return other.kind != Mention::Kind::word; });
    return next != sentence_.mentions.end() && next->kind == Mention::Kind::value &&
           article_.quantities[next->quantity].kind == kind_of_value() && next->first <= mention.last + 2;
  }

  /// English: "with Amazon putting in $50 billion and Nvidia and SoftBank contributing $30 billion each": a name behind
  /// the value that goes on the row with a value of its own is nobody's object.
  bool begins_next_of_row(const Mention& mention) const {
    if (!has_sum() || !sentence_.language->particles.empty() || mention.function != Function::bare) return false;
    if (mention.first <= anchor() || !value_follows(mention)) return false;
    return is_one_of(sentence_.tokens[mention.first - 1].range.of(article_.text), sentence_.language->row_breaks);
  }

  /// Whether a value of the match's kind stands behind a mention.
  bool value_follows(const Mention& mention) const {
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& other) {
      return other.kind == Mention::Kind::value && other.first > mention.last && !sentence_.aside[other.first] &&
             article_.quantities[other.quantity].kind == kind_of_value();
    });
  }

  /// "Microsoft put in $750 million, SoftBank $500 million": a name behind the value with another one right behind it.
  bool has_its_own_value(std::size_t index) const {
    const Mention& mention = sentence_.mentions[index];
    if (!has_sum() || mention.function != Function::bare || mention.first <= anchor()) return false;
    constexpr std::size_t right_behind = 2;  // tokens: a comma, a sign of currency
    for (std::size_t i = index + 1; i < sentence_.mentions.size(); ++i) {
      const Mention& value = sentence_.mentions[i];
      if (value.first > mention.last + right_behind) return false;
      if (value.kind == Mention::Kind::value) {
        return article_.quantities[value.quantity].kind == kind_of_value();
      }
    }
    return false;
  }

  /// "Microsoft's investment in OpenAI is $13bn, Amazon's in Anthropic $8bn": behind the value an owner begins the
  /// next.
  bool is_of_next_value(std::size_t role, const Mention& mention) const {
    if (!has_sum() || !sentence_.language->particles.empty() || mention.first <= anchor()) return false;
    const Quantity& quantity = article_.quantities[sentence_.mentions[*match_.value].quantity];
    bool owner = role == 0 && mention.function == Function::possessive && !mention.short_form;
    bool value_follows = false;
    for (const Mention& other : sentence_.mentions) {
      const bool names_owner = other.kind == Mention::Kind::entity && other.function == Function::possessive;
      if (names_owner && !other.short_form && anchor() < other.first && other.first < mention.first) owner = true;
      if (other.kind == Mention::Kind::value && other.first > mention.last)
        value_follows = value_follows || same_measure(article_.quantities[other.quantity], quantity);
    }
    return owner && value_follows;
  }

  /// English: "the Azure contract at $250 billion, the AWS one at $38 billion": a name that is parted from the value,
  /// and not from another one, where somebody else who may stand in the role is not parted from the value.
  bool is_with_another_value(std::size_t role, const Mention& mention) const {
    if (!has_sum() || !sentence_.language->particles.empty()) return false;
    const Mention& value = sentence_.mentions[*match_.value];
    const auto is_with_it = [&](const Mention& other) {
      return other.kind == Mention::Kind::value && other.first != value.first && !parted(mention, other) &&
             same_measure(article_.quantities[other.quantity], article_.quantities[value.quantity]);
    };
    const auto is_with_value = [&](const Mention& other) {
      return other.kind == Mention::Kind::entity && other.last < value.first && other.entity != mention.entity &&
             any_of_kinds(article_.entity(other.entity, rules_), topic_.roles[role].kinds) && !parted(other, value);
    };
    return parted(mention, value) && std::ranges::any_of(sentence_.mentions, is_with_it) &&
           std::ranges::any_of(sentence_.mentions, is_with_value);
  }

  /// Whether a comma, a semicolon or an "and" stands between two mentions.
  bool parted(const Mention& a, const Mention& b) const {
    const auto [first, second] =
        std::minmax(a, b, [](const Mention& x, const Mention& y) { return x.first < y.first; });
    for (std::size_t i = first.last + 1; i < second.first; ++i) {
      if (is_one_of(sentence_.tokens[i].range.of(article_.text), sentence_.language->row_breaks)) return true;
    }
    return false;
  }

  Quantity::Kind kind_of_value() const { return article_.quantities[sentence_.mentions[*match_.value].quantity].kind; }

  bool has_sum() const {
    return match_.value && (kind_of_value() == Quantity::Kind::money || kind_of_value() == Quantity::Kind::percent);
  }

  int kind_score(std::size_t role, std::size_t entity, bool product) const {
    const Entity& found = article_.entity(entity, rules_);
    const RoleRule& rule = topic_.roles[role];
    if (any_of_kinds(found, rule.never)) return role == 0 ? forbidden_kind : impossible;
    if (rule.kinds.empty()) return 0;
    if (any_of_kinds(found, rule.kinds) && (!product || rule.by_product))
      return any_of_kinds(found, rule.rather) ? right_kind + preferred_kind : right_kind;
    if (match_.frame->either_way && any_of_kinds(found, topic_.roles[1 - role].kinds)) return other_way_kind;
    if (rule.only) return impossible;
    const bool is_rare = any_of_kinds(found, rule.rarely) || (product && !rule.by_product);
    return is_rare ? rare_kind : wrong_kind;
  }

  int place_score(std::size_t role, const Mention& mention) const {
    const auto& own = match_.frame->places[role];
    const auto& places = own.empty() ? topic_.roles[role].places : own;
    Function function = mention.function;
    // In English a noun without a preposition is the subject before the words of the frame, and the object after them.
    if (function == Function::bare && sentence_.language->particles.empty()) {
      function = mention.first < anchor() ? Function::subject : Function::object;
    }
    const auto at = std::find(places.begin(), places.end(), function);
    // A Korean particle says what its noun is not.
    const bool excluded = !own.empty() && placed(role, mention) && !sentence_.language->particles.empty();
    if (at == places.end()) return excluded ? impossible : at_odds(mention) ? wrong_particle : 0;
    return std::max(next_place, best_place - next_place * static_cast<int>(at - places.begin()));
  }

  /// Korean: a particle that puts its noun somewhere else than where a role stands; a subject may be either party.
  bool at_odds(const Mention& mention) const {
    if (sentence_.language->particles.empty() || topic_.roles.size() < 2) return false;
    return mention.function == Function::into || mention.function == Function::object;
  }

  /// The value's token, or the last one of a match without a value: "neither A nor B has an exclusive right".
  std::size_t anchor() const { return match_.value ? sentence_.mentions[*match_.value].first : match_.last; }

  int values_between(std::size_t index) const {
    const auto kind = article_.quantities[sentence_.mentions[*match_.value].quantity].kind;
    return sentence_.values_between(index, *match_.value, kind);
  }

  /// "invested $700 million in Rivian", "리비안에 7억달러를": the money goes to somebody whom no file names, and not to
  /// whoever was spoken of before.
  bool has_unknown_goal() const {
    if (!has_sum()) return false;
    const auto& places = topic_.roles[1].places;
    if (std::find(places.begin(), places.end(), Function::into) == places.end()) return false;
    return sentence_.language->particles.empty() ? has_unknown_name_behind()
                                                 : has_unknown_noun_before() || has_unknown_noun_behind();
  }

  bool is_known(std::size_t token) const {
    const auto covers = [&](const Mention& mention) { return mention.first <= token && token <= mention.last; };
    return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), covers) ||
           is_one_of_words(token, sentence_.language->no_goals);
  }

  bool is_one_of_words(std::size_t token, const std::vector<std::string>& words) const {
    const std::string_view word = sentence_.tokens[token].range.of(article_.text);
    const auto starts_with_digit = [](std::string_view eojeol) { return eojeol[0] >= '0' && eojeol[0] <= '9'; };
    return std::any_of(words.begin(), words.end(), [&](const std::string& other) {
      return word == other || (word.ends_with(other) && starts_with_digit(word));
    });
  }

  /// "in a company whose board", "in another startup": one that nobody names.
  bool is_some_company(std::size_t article) const {
    constexpr std::size_t most_words = 3;  // tokens: "a small French startup"
    const std::string_view first = sentence_.tokens[article].range.of(article_.text);
    if (first != "a" && first != "an" && first != "another") return false;
    for (std::size_t i = article + 1; i < sentence_.tokens.size() && i <= article + most_words; ++i) {
      const bool is_named =
          std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& mention) {
            return mention.kind == Mention::Kind::entity && mention.first <= i && i <= mention.last;
          });
      if (is_named) return false;
      const std::string_view word = sentence_.tokens[i].range.of(article_.text);
      if (is_one_of(word, sentence_.language->company_nouns))
        return i + 1 == sentence_.tokens.size() || !starts_name(i + 1);
    }
    return false;
  }

  bool starts_name(std::size_t token) const {
    const char first = article_.text[sentence_.tokens[token].range.start];
    const std::string_view word = sentence_.tokens[token].range.of(article_.text);
    return (first >= 'A' && first <= 'Z') || word == "called" || word == "named" || word == ",";
  }

  /// English: "in" or "into" behind the value, and a capitalised word that is nobody's name.
  bool has_unknown_name_behind() const {
    const std::size_t value = sentence_.mentions[*match_.value].last;
    for (std::size_t i = value + 1; i + 1 < sentence_.tokens.size() && i <= value + goal_within; ++i) {
      if (sentence_.tokens[i].kind == TokenKind::sign) return false;
      const std::string_view word = sentence_.tokens[i].range.of(article_.text);
      if (word != "in" && word != "into") continue;
      const std::size_t next = i + 1;
      const bool is_part =
          word == "into" && is_one_of(sentence_.tokens[next].range.of(article_.text), sentence_.language->possessives);
      if (is_part && !is_known(next + 1)) return true;
      if (is_some_company(next)) return true;
      const char first = article_.text[sentence_.tokens[i + 1].range.start];
      return first >= 'A' && first <= 'Z' && !is_known(i + 1);
    }
    return false;
  }

  /// Korean: a noun with 에 between the value and the verb, "250억달러를 보건과 AI 안전에 내놓는다".
  bool has_unknown_noun_behind() const {
    for (std::size_t i = sentence_.mentions[*match_.value].last + 1; i < match_.last; ++i) {
      if (sentence_.tokens[i].kind == TokenKind::sign) return false;
      if (is_unknown_goal(i) && sentence_.tokens[i].spaced) return true;
    }
    return false;
  }

  /// Korean: a noun with 에 right before the value.
  bool has_unknown_noun_before() const {
    const std::size_t value = sentence_.mentions[*match_.value].first;
    return value > 0 && is_unknown_goal(value - 1);
  }

  bool is_unknown_goal(std::size_t token) const {
    const std::string_view word = sentence_.tokens[token].range.of(article_.text);
    constexpr std::string_view particle = "에";
    return word.size() > 2 * particle.size() && word.ends_with(particle) && !is_known(token);
  }

  /// Whether the title or the text so far names an entity of the focus.
  bool is_introduced(std::size_t entity) const { return article_.named_from.at(entity) < sentence_.sentence.range.end; }

  /// "한눈에 보는 코어위브": the only one that the title names is whom a list below it tells of.
  std::optional<std::size_t> only_one_of_title() const {
    std::optional<std::size_t> found;
    for (const auto& [entity, from] : article_.named_from) {
      if (from > 0) continue;
      if (found) return std::nullopt;
      found = entity;
    }
    return found;
  }

  /// "SoftBank: 40%" under "Stargate": the project that a list tells of, and of nobody else.
  std::optional<std::size_t> listed_project() const {
    if (!sentence_.sentence.item) return std::nullopt;
    std::optional<std::size_t> whose = only_one_of_title();
    if (sentence_.heading) {
      for (const Mention& mention : article_.sentences[*sentence_.heading].mentions) {
        if (mention.kind == Mention::Kind::entity && !mention.short_form) whose = mention.entity;
      }
    }
    return whose && article_.entity(*whose, rules_).no_pronoun ? whose : std::nullopt;
  }

  /// Of those that usually stand in a role the one named last, or if that is long ago the one that the article is most
  /// about.
  std::optional<std::size_t> last_or_main_of_kind(std::size_t role) const {
    const auto fits = [&](std::size_t entity) {
      return any_of_kinds(article_.entity(entity, rules_), topic_.roles[role].kinds);
    };
    for (const auto& [entity, age] : discourse_.recent) {
      if (fits(entity) && age <= long_ago) return entity;
    }
    const auto main = std::find_if(article_.focus.begin(), article_.focus.end(),
                                   [&](std::size_t entity) { return fits(entity) && is_introduced(entity); });
    return main == article_.focus.end() ? std::nullopt : std::optional(*main);
  }

  /// Whether the paragraph at hand has named somebody of a role's kind since it left that of an earlier sentence.
  bool named_anew(std::size_t role, std::size_t before) const {
    const auto paragraph = [&](std::size_t i) { return article_.sentences[i].sentence.paragraph; };
    const std::size_t here = discourse_.sentence;
    if (paragraph(before) == paragraph(here)) return false;
    return std::any_of(discourse_.recent.begin(), discourse_.recent.end(), [&](const auto& entry) {
      const auto [entity, age] = entry;
      return static_cast<std::size_t>(age) <= here &&
             paragraph(here - static_cast<std::size_t>(age)) == paragraph(here) &&
             any_of_kinds(article_.entity(entity, rules_), topic_.roles[role].kinds);
    });
  }

  /// Whether a role of the last claim's topic is one for the same kinds: a provider of computing is not who is owned.
  bool is_alike_in_last(std::size_t role) const {
    const auto& kinds = rules_.topics[discourse_.last_casting->first].roles[role].kinds;
    return kinds.empty() || std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) {
             const auto& own = topic_.roles[role].kinds;
             return std::find(own.begin(), own.end(), kind) != own.end();
           });
  }

  /// English: whether a new paragraph begins, which need not be about whom the last one ended with.
  bool turns_to_next() const {
    const std::size_t here = discourse_.sentence;
    return sentence_.language->particles.empty() && here > 0 &&
           article_.sentences[here - 1].sentence.paragraph != sentence_.sentence.paragraph;
  }

  /// Korean leaves out the subject that the sentence before it in the paragraph has.
  bool goes_on_in_korean() const {
    const std::size_t here = discourse_.sentence;
    if (sentence_.language->particles.empty() || here == 0) return false;
    const auto is_own_subject = [&](const Mention& mention) {
      return mention.kind == Mention::Kind::entity && mention.function == Function::subject;
    };
    const auto is_whose = [&](const Mention& mention) {  // 오픈AI의 기업가치는, 오픈AI 기업가치는
      return mention.kind == Mention::Kind::entity && !mention.short_form && mention.first < anchor() &&
             topic_.roles.size() == 1 && any_of_kinds(article_.entity(mention.entity, rules_), topic_.roles[0].kinds) &&
             (mention.function == Function::possessive || mention.function == Function::bare);
    };
    if (std::ranges::any_of(sentence_.mentions, is_own_subject) || std::ranges::any_of(sentence_.mentions, is_whose))
      return false;
    for (std::size_t i = 0; i < anchor(); ++i) {
      const std::string_view word = sentence_.tokens[i].range.of(article_.text);
      if (word.ends_with("이") || word.ends_with("가")) return false;  // 이 돈이
    }
    const ReadSentence& before = article_.sentences[here - 1];
    return before.sentence.paragraph == sentence_.sentence.paragraph &&
           std::ranges::any_of(before.mentions, [&](const Mention& mention) {
             return mention.kind == Mention::Kind::entity && mention.entity == *discourse_.subject &&
                    mention.function == Function::subject;
           });
  }

  void add_from_before(std::size_t role, std::vector<Candidate>& out) const {
    std::map<std::size_t, int> scores;
    const auto consider = [&](std::size_t entity, int bonus) {
      if (any_of_kinds(article_.entity(entity, rules_), topic_.roles[role].never)) return;
      const int score = kind_score(role, entity, false) + from_before + bonus;
      const auto [at, is_new] = scores.try_emplace(entity, score);
      if (!is_new) at->second = std::max(at->second, score);
    };
    if (const auto project = listed_project(); project && role > 0) {
      out.push_back({*project, std::nullopt, enough + in_title});
      return;
    }
    for (const auto& [entity, age] : discourse_.recent) {
      if (age <= 2) consider(entity, age == 1 ? last_sentence : sentence_before_last);
    }
    for (const std::size_t entity : discourse_.asked_of) consider(entity, last_sentence);
    const auto usual = last_or_main_of_kind(role);
    if (usual) consider(*usual, last_of_its_kind);
    // What a correction takes back was told of those whom it is about, not of whom its last sentence named.
    const int about = sentence_.has_word(sentence_.language->retold) ? corrected : in_focus;
    for (std::size_t rank = 0; rank < std::min<std::size_t>(3, article_.focus.size()); ++rank) {
      if (is_introduced(article_.focus[rank])) consider(article_.focus[rank], about);
    }
    if (sentence_.heading) {
      const ReadSentence& heading = article_.sentences[*sentence_.heading];
      const bool is_name = heading.tokens.size() <= longest_name;  // "OpenAI" above what a fact sheet says of it
      for (const Mention& mention : heading.mentions) {
        if (mention.kind == Mention::Kind::entity && (is_name || sentence_.sentence.item))
          consider(mention.entity, in_heading);
      }
    }
    if (const auto titled = only_one_of_title(); titled && !sentence_.heading && sentence_.sentence.item)
      consider(*titled, in_title);
    if (role == 0 && match_.frame->subject_before) {
      // Whoever held the right stays its holder, however long ago it was told; the choices named now are others.
      const auto holder = discourse_.castings.find(match_.frame->topic);
      if (holder != discourse_.castings.end()) consider(holder->second.entities[role], holder_of_before);
      for (const auto& [entity, score] : scores) out.push_back({entity, std::nullopt, score});
      return;
    }
    // What a sentence leaves out is most often what the one before it was about.
    const auto& places = topic_.roles[role].places;
    if (discourse_.subject && !places.empty() && places.front() == Function::subject && !turns_to_next())
      consider(*discourse_.subject, goes_on_in_korean() ? korean_subject_before : subject_before);
    if (discourse_.last_casting && topic_.roles.size() > 1 && is_alike_in_last(role))
      consider(discourse_.last_casting->second[role], sentence_parties);
    const auto casting = discourse_.castings.find(match_.frame->topic);
    if (casting != discourse_.castings.end()) {
      const Discourse::Told& told = casting->second;
      const int age = static_cast<int>(discourse_.sentence - told.sentence);
      const bool same_section = !sentence_.heading || told.sentence > *sentence_.heading;
      if (age <= 3 && same_section && !named_anew(role, told.sentence))
        consider(told.entities[role], topic_parties - 2 * (age - 1));
    }
    if (usual && role > 0) out.push_back({*usual, std::nullopt, scores.at(*usual)});  // before others of its score
    for (const auto& [entity, score] : scores) out.push_back({entity, std::nullopt, score});
  }

  const Match& match_;
  const ReadSentence& sentence_;
  const ReadArticle& article_;
  const Discourse& discourse_;
  const RulesData& rules_;
  const Topic& topic_;
  const bool each_;  ///< Each of several has a value of its own.
};

/// Whether a mention goes on a row of names; behind two of them ", and" does not end it: "A, B, and C".
bool goes_on(const std::vector<std::size_t>& row, std::size_t next, const ReadSentence& sentence,
             std::string_view text) {
  const Mention& last = sentence.mentions[row.back()];
  const Mention& mention = sentence.mentions[next];
  if (mention.short_form && contains(sentence.language->relative, mention.word)) return false;
  if (mention.short_form && mention.function == Function::possessive) return false;  // "Stargate, its venture, is"
  if (mention.entity == last.entity) return false;  // "Anthropic, the startup founded by Dario Amodei, is"
  if (joined(last, mention, text)) return true;
  if (row.size() < 2 || mention.range.start < last.range.end) return false;
  return text.substr(last.range.end, mention.range.start - last.range.end) == ", and ";
}

/// In English names with nothing but commas between them are a row only where a headline begins with them: "Weeks after
/// its deal with OpenAI, Microsoft has" holds none.
bool is_row(const std::vector<std::size_t>& group, const ReadSentence& sentence, std::string_view text) {
  constexpr std::size_t list = 3;
  if (!sentence.language->particles.empty() || sentence.mentions[group.front()].first == 0) return true;
  if (group.size() >= list) return true;  // "from Amazon, Nvidia, SoftBank and others"
  for (std::size_t i = 1; i < group.size(); ++i) {
    const std::size_t end = sentence.mentions[group[i - 1]].range.end;
    if (text.substr(end, sentence.mentions[group[i]].range.start - end) != ", ") return true;
  }
  return false;
}

}  // namespace

Casting cast_roles(const Match& match, const ReadSentence& sentence, const ReadArticle& article,
                   const Discourse& discourse, const RulesData& rules) {
  return Caster(match, sentence, article, discourse, rules).cast();
}

bool is_in_parentheses_behind(const Mention& mention, const Mention& value, const ReadSentence& sentence) {
  const std::size_t parenthesis = mention.last + 1;
  return parenthesis + 1 == value.first && sentence.aside[parenthesis] && !sentence.aside[mention.last];
}

std::vector<std::size_t> coordinated_with(std::size_t mention, const ReadSentence& sentence, std::string_view text) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < sentence.mentions.size(); ++i) {
    if (sentence.mentions[i].kind != Mention::Kind::entity) continue;
    if (sentence.mentions[i].rank > 0 && i != mention) continue;
    if (sentence.statement[sentence.mentions[i].first] != sentence.statement[sentence.mentions[mention].first])
      continue;
    if (!groups.empty() && goes_on(groups.back(), i, sentence, text)) {
      groups.back().push_back(i);
    } else {
      groups.push_back({i});
    }
  }
  const auto holds = [&](const std::vector<std::size_t>& group) {
    return std::find(group.begin(), group.end(), mention) != group.end();
  };
  const auto& group = *std::find_if(groups.begin(), groups.end(), holds);
  return is_row(group, sentence, text) ? group : std::vector{mention};
}

}  // namespace claimwatch
