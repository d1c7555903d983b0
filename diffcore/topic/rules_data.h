#pragma once

#include <chrono>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diffcore/claim/claim.h"
#include "diffcore/quantity/reader.h"
#include "diffcore/topic/rules.h"
#include "diffcore/topic/sites.h"
#include "diffcore/topic/vocabulary.h"

// What the configuration says, checked and compiled: what claim/ reads articles by. docs/topics.md tells how it is
// written.

namespace claimwatch {

/// Word ids in ascending order; "one of these".
using WordSet = std::vector<WordId>;

/// What the entities of one kind have in common.
struct Kind {
  bool bystander = false;   ///< No article is about it, and no short form stands for it.
  bool person = false;      ///< Speaks as a person does, for itself or for a party.
  bool no_pronoun = false;  ///< "it" and "the company" stand for others.
  bool by_product = false;  ///< Who is named by a product stands in the roles of this kind.
};

/// Somebody or something that claims are about, or that must not be taken for one of these.
struct Entity {
  std::string id;
  std::string name;
  std::vector<std::string> kinds;
  bool bystander = false, person = false, no_pronoun = false;  ///< As one of its kinds is.
  std::map<std::string, std::string, std::less<>> names = {};  ///< By language, where it is another one than `name`.
};

/// What a word of an entity stands for.
struct Alias {
  std::size_t entity = 0;
  bool product = false;  ///< Names what the entity sells.
};

/// What a mention does in its clause, by particle (ko) or preposition and order (en).
enum class Function { subject, object, possessive, of, into, from, by, with, bare };
std::optional<Function> function_named(std::string_view name);

enum class Role { subject, object };

/// One element of a pattern: a word, the value, or the mention that fills a role.
struct Element {
  enum class Kind { words, value, role };
  Kind kind = Kind::words;
  WordSet words;
  std::size_t set = 0;  ///< Of words: which one it is of all sets that patterns are made of.
  Quantity::Kind value = Quantity::Kind::money;
  std::string unit;  ///< Of a count.
  Role role = Role::subject;
  int max_gap = 0;  ///< Tokens that may stand between it and the element before.
  bool operator==(const Element&) const = default;
};

struct Pattern {
  std::string text;
  std::vector<Element> elements;
};

/// A way of saying something of a topic. Frames of all topics compete for a value.
struct Frame {
  std::string id;
  std::size_t topic = 0;
  std::string lang;
  std::string where;  ///< file:line
  std::vector<Pattern> patterns;
  std::string value;       ///< The value that it tells without a number: a stance, or "0%"; else empty.
  std::string also;        ///< A second stance, told as current beside the first: what remains of a right given up.
  std::string instead_of;  ///< The stance of its sentence or the one before that it limits, and takes the place of.
  std::vector<std::string> scopes;  ///< Fixed scopes; empty: read from the words around.
  std::vector<std::string> among;   ///< Scopes that it can speak of; empty: all of its topic.
  std::string scope_otherwise;      ///< Where no word around names one; "" makes no claim.
  std::optional<Time> time;
  std::optional<Certainty> certainty;
  std::vector<std::vector<Function>> places;  ///< By role: where its mention stands, best first; empty: the topic's.
  WordSet context;              ///< One of them must stand in the sentence, the one before or the heading above.
  WordSet needs;                ///< One of them must stand in the sentence.
  WordSet unless;               ///< None of them may stand in the match's clauses.
  bool rows = false;            ///< Reads only items of a list and rows of a table.
  bool answers = false;         ///< Reads only a short sentence that answers a question.
  bool goes_on = false;         ///< Reads only what goes on with a value of its topic in the sentence before.
  bool others_subject = false;  ///< Its clause's subject is somebody else: "SoftBank led the round".
  bool two_statements = false;  ///< Its patterns go on in the sentence's next statement: "must be offered, and if".
  bool subject_before = false;  ///< Its subject is who was spoken of before, not those named as other choices.
  bool either_way = false;      ///< Who usually stands in one of its roles may stand in the other.
  bool fallback = false;        ///< Reads only what no other frame reads; `unless` reaches further.
  int weight = 0;               ///< Added to its score.
  std::vector<std::string> examples, counterexamples;
};

/// Finds the patterns that a sentence can hold by the words that it has.
class PatternIndex {
 public:
  struct Place {
    std::size_t frame = 0, pattern = 0;
    std::size_t also = 0;  ///< Another set that it needs, if it has several.
    auto operator<=>(const Place&) const = default;
  };

  PatternIndex() = default;
  /// Numbers the sets of words of the frames' elements.
  PatternIndex(std::vector<Frame>& frames, std::size_t words);

  std::size_t sets() const { return asked_by_.size(); }
  /// The sets that a word is in.
  const std::vector<std::size_t>& sets_of(WordId word) const { return sets_of_[word]; }
  /// The patterns of whose sets this one is the smallest.
  const std::vector<Place>& asked_by(std::size_t set) const { return asked_by_[set]; }
  /// Patterns without words.
  const std::vector<Place>& wordless() const { return wordless_; }

 private:
  std::vector<std::vector<std::size_t>> sets_of_;  ///< By word.
  std::vector<std::vector<Place>> asked_by_;       ///< By set.
  std::vector<Place> wordless_;
};

struct RoleRule {
  std::string name;                 ///< As patterns write it: "holder".
  std::vector<std::string> kinds;   ///< Of entities that usually fill it.
  bool only = false;                ///< Nobody else can.
  bool by_product = false;          ///< Also who is named by a product.
  std::vector<std::string> rather;  ///< Of the kinds, those that fill it where another one could, too.
  std::vector<std::string> rarely;  ///< Kinds that fill it only where the words leave no other reading.
  std::vector<std::string> never;   ///< Kinds that cannot fill it: a claim with one is none.
  std::vector<Function> places;
};

struct Scope {
  std::string name;
  WordSet words;
  WordSet weak;  ///< Words that name it only where no other scope is named; no plan is a running total by them.
};

struct Topic {
  std::string id, title;
  /// By language, then by id of the topic, a scope, stance or unit: what people call it.
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> names;
  bool silent = false;          ///< Its frames win values that are no claims: revenue, profits, fines.
  std::vector<RoleRule> roles;  ///< Subject and, where the topic has one, object.
  std::vector<Scope> scopes;
  bool has_default_scope = false;
  std::string default_scope;                       ///< Of a value whose scope nothing names; may be "".
  bool every_scope = false;                        ///< Of several scopes named beside the value, each is a claim.
  Milli least = 0;                                 ///< A smaller sum is none of this topic: the price of a share.
  Milli most = std::numeric_limits<Milli>::max();  ///< A larger percentage is none: sales up by 103%.
  std::vector<std::string> wholes;  ///< English: what its percentages are of; empty where they may be of anything.
  WordSet dated_past;               ///< The same beside a date that has passed ("was valued … in March").
  std::chrono::days lasts{};        ///< For so long after that date the value is still the last one.
  WordSet past;                     ///< Words that put this topic's values into the past ("was worth").
  /// How claims of a scope are compared.
  const CompareRules& rules_of(std::string_view scope) const;
  std::map<std::string, CompareRules, std::less<>> compare;  ///< By scope; "" stands for all others.
};

/// The words of one language that say who speaks. Sets are words of RulesData::speech_words; lists are in lower case.
struct Speech {
  WordSet says;                          ///< Verbs of saying.
  WordSet says_of;                       ///< Korean: said is what follows: 밝힌.
  WordSet according;                     ///< "according to"; 따르면.
  WordSet heard;                         ///< Beside an outlet: "told Reuters", CNBC와의 인터뷰.
  WordSet pronouns;                      ///< "he", 그는: who spoke last.
  WordSet plurals;                       ///< "they": the sources or the company that spoke last.
  WordSet unnamed;                       ///< Speakers without a name: sources, 관계자.
  WordSet spokespeople;                  ///< Speak for the company beside them.
  WordSet documents;                     ///< Likewise: blog, filing.
  WordSet organisations;                 ///< Make an organisation of the name that they end: Research, Bank.
  WordSet no_names;                      ///< Capitalised, and no part of a name.
  std::vector<std::string> helpers;      ///< Between a speaker and the verb: has, also.
  std::vector<std::string> negations;    ///< Nothing is said: not, never.
  std::vector<std::string> infinitives;  ///< "said to be"
  std::vector<std::string> breaks;       ///< End a speaker's name: and, that, who.
  std::vector<std::string> turns;        ///< Behind a comma, end what is said: while, but.
  std::vector<std::string> stops;        ///< Before a name (in Korean endings), or behind an "X said" that trails.
  std::vector<std::string> subjects;     ///< Korean: endings of a subject.
  std::vector<std::string> complements;  ///< Korean: endings of what is said.
};

/// The words of one language that say how something is told.
struct Language {
  std::string id;
  WordSet former, planned, current;       ///< Cues for time.
  WordSet reported, possible, denied;     ///< Cues for certainty.
  WordSet background;                     ///< Of an event: told as one of before.
  WordSet news;                           ///< Of an event: it is the article's news.
  WordSet own_plans;                      ///< Korean: of a plan that is stated for itself: 예정이다.
  WordSet goes_on;                        ///< Of a state, that it is so and stays so: 앞으로도, "still is".
  WordSet until_now;                      ///< Korean: of a right told in the past, that it was so: 지금까지.
  WordSet former_behind, planned_behind;  ///< English: predicates of the value before them: "has yet to close".
  WordSet no_more;                        ///< Of a value: it was so, and is no longer.
  WordSet negated;                        ///< Beside a number: it is said that it is not so.
  WordSet since;                          ///< From a time on, and still.
  WordSet denies;                         ///< Verbs that deny what they govern.
  WordSet accounts;                       ///< What somebody told before: the report, 이 보도.
  WordSet confirms;                       ///< Whoever is named says that a report is right: confirmed.
  WordSet none_such;                      ///< English: what was told before, and is not so: "no such talks".
  WordSet able;                           ///< Can; of a sum or percentage it is possible only.
  WordSet stated;                         ///< A named party's own word, against `reported` around it.
  WordSet hypothetical, wish;             ///< No claim is made beside them.
  WordSet change;
  WordSet each;           ///< Shares a value out: 각각, apiece, each.
  WordSet rate;           ///< Behind a sum: it is what one of something brings or costs, and nobody's sum.
  WordSet this_one;       ///< Of those, what is not its own clause's subject: 이 회사.
  WordSet same;           ///< "it", "the company", 회사: the subject spoken of.
  WordSet letters;        ///< In a title: its article is a letter, whose "we" is the first party that the title names.
  WordSet we;             ///< "we", 당사: who publishes the article.
  WordSet you;            ///< In an interview: who is asked.
  WordSet relative;       ///< "which": the noun right before.
  WordSet article_words;  ///< "기사": behind a quoted title.
  WordSet future;         ///< Will: what a date in the past is not of.
  WordSet possible_behind;  ///< The same behind what they govern: "is being discussed".
  WordSet intent;           ///< Makes a plan of the event that it is about: 의향서.
  WordSet subjunctive;      ///< Would, could: with a condition behind, what they govern is only supposed.
  WordSet says;             ///< Said, announced: what they report is told one tense back.
  WordSet compared;         ///< Before the value that another one is compared with: "up from".
  WordSet starts_at;        ///< The same, right before it: "from 20% to 10%".
  WordSet contrasted;       ///< Right before a value that is not so, beside the one that is: "not 10%".
  WordSet refutes;          ///< A short sentence that ends with one denies the one before: "It is not."
  WordSet outdates;         ///< The same, and it puts that one into the past: "No longer."
  WordSet past_verbs;       ///< English: tell an event in the past: paid, put.
  WordSet event_titles;     ///< In a title, make news of the events of the companies that it names: round, invests.
  WordSet past_states;      ///< English: tell a state in the past: held, was.
  WordSet past_helpers;     ///< English: before such a form, make no past of it: has, is, to.
  WordSet titles;           ///< "CEO", 회장: behind a company's name they make a person of it.
  WordSet heads;            ///< Of short forms, the nouns that need an article and a place: "the Seattle company".
  WordSet pair;             ///< 양사, "the two companies".
  WordSet employer;         ///< Whose officer was spoken of: "his company".
  WordSet first_of_two, second_of_two;    ///< Of the two named last: "the former", "the latter".
  std::map<WordId, std::string> by_kind;  ///< Short forms for the last mention of a kind: "the startup".
  std::map<WordId, Function> prepositions;
  std::vector<std::pair<std::string, Function>> particles;  ///< Endings of a noun; the longest first.
  WordSet clause_starts;                                    ///< Words that begin a new clause: but, while, which.
  WordSet asides;                                           ///< Of those, what ends at the next comma: ", when …,".
  std::vector<std::string> before_bare, behind_bare;        ///< Around a number whose unit goes without saying.
  std::vector<std::string> row_breaks, row_links;  ///< Before the next sum of a row: a comma; another, further.
  std::vector<std::string> no_goals;  ///< Words where a goal could stand that name none: in March, 이번에.
  std::vector<std::string> articles, copulas, possessives;  ///< the, a; is, was; its, whose.
  std::vector<std::string> conjunctions;  ///< and, while: what a statement behind a comma begins with; endings: 고.
  std::vector<std::string> bare_conjunctions;  ///< Those of them, and others, that need no comma.
  std::vector<std::string> no_conjunctions;    ///< 독점이라고 MS는 밝혔다
  std::vector<std::string> theme_endings;      ///< 은, 는: what is told of behind such an ending.
  std::vector<std::string> alike;              ///< neither, nor: ", and neither is Google".
  std::vector<std::string> aside_openers;      ///< Behind a comma, of what the next one ends: which, founded.
  std::vector<std::string> openings;           ///< To, when: "To build what it has sold, CoreWeave borrows".
  std::vector<std::string> bases, pronouns;    ///< under; it, they: "Under the old contract they end in 2030".
  std::vector<std::string> finite_verbs;       ///< Right behind a name, make a subject of it: is, has, will.
  std::vector<std::string> persons;            ///< What is somebody's and no company's: he, she.
  std::vector<std::string> title_links;        ///< Between a title and its company: "analysts at", "chairman of".
  std::vector<std::string> former_endings;     ///< Endings that put what is before them into the past: 였다.
  std::vector<std::string> company_nouns;      ///< Introduce a company that no file names: startup, chipmaker.
  std::vector<std::string> company_endings;    ///< Of such names: AI, Capital, Inc.
  std::vector<std::string> legal_endings;      ///< Of those the ones that are no part of the name: Inc.
  std::vector<std::string> fund_endings;       ///< Of those the ones of investors: Capital.
  std::vector<std::string> offices;            ///< Make a person of who is introduced: founder.
  std::vector<std::string> no_adjectives;      ///< Before "company", make another one of it: other, rival.
  std::vector<std::string> no_former;          ///< Words that end so and do not: 덧붙였다.
  std::vector<std::string> past_syllables;     ///< A verb that holds one is in the past: 했, 었.
  std::vector<std::string> condition_endings;  ///< Endings of a verb that make a condition of it: 하면, 으면.
  std::vector<std::string> only_if_endings;  ///< The same, but before a verb of doing: 채워져야; not 써야 한다.
  std::vector<std::string> duty_verbs;       ///< Beginnings of those verbs: 하, 한.
  std::vector<std::string> afterwards;       ///< Beside what is done: the time behind it, 뒤에는, after.
  std::vector<std::string>
      participle_endings;                    ///< English: behind a name, of a clause of its own: "with ASML putting".
  std::vector<std::string> present_endings;  ///< English: the same, of a verb: "Azure stays".
  std::vector<std::string> until;            ///< English: before the day up to which something was so.
  std::vector<std::string> quoted_endings;   ///< Korean: of what the noun behind tells: 한다는, 라는.
  std::vector<std::string> account_endings;  ///< Of what is told elsewhere: 인수설을, 의혹을; English: allegations.
  std::vector<std::string> given_away;       ///< Korean: of who gives away what he has, which a denial leaves him.
  std::vector<std::string> deals;            ///< English: behind "if", what a plan itself waits for: completed, talks.
  std::vector<std::string> nobody;           ///< English: subjects of what is not so: Neither, Nobody.
  std::vector<std::string> account_marks;  ///< Korean: before such a noun, make it what was told before: 이, 해당.
  std::vector<std::string> said_endings;   ///< Korean: of a verb of saying before another one: 밝히고.
  std::vector<std::string> account_nouns;  ///< What somebody tells: a figure, something; 보도.
  std::vector<std::string> listened;       ///< English: before an outlet that only hears it: told, with.
  std::vector<std::string> outcomes;       ///< English: behind "was", of an act whose outcome lasts: "fixed".
  std::vector<std::string> open_endings;   ///< Korean: of a clause whose tense is that of the next: 하고.
  std::vector<std::string> relatives;      ///< English: begin a clause about the noun before: "which".
  std::vector<std::string> inversions;     ///< English: begin a condition without "if": "Had the plan …".
  std::vector<std::string> once;           ///< English: behind a value, before what has to happen first.
  std::vector<std::string> things;         ///< Korean: behind what is to be done: 것.
  std::vector<std::string> then_endings;   ///< Korean: before a value, put it into the past: 작년까지만 해도.
  std::vector<std::string> turn_endings, turns;    ///< Korean: 갖게 된다.
  std::vector<std::string> attribute_endings;      ///< Korean: of a verb before a noun, that it was so: 있던.
  std::vector<std::string> before;                 ///< English: likewise, before something that has happened.
  std::vector<std::string> when;                   ///< English: begins what was at the time just told.
  std::vector<std::string> deadlines;              ///< English: before a year that is to come: by.
  std::vector<std::string> perfect, past_perfect;  ///< English: has; had.
  std::vector<std::string> own_reports;    ///< English: behind its subject a company's own word, before a noun hearsay.
  std::vector<std::string> told_endings;   ///< Of a sentence's last verb: 다.
  std::vector<std::string> gone_by;        ///< Before a month that has passed: 지난.
  std::vector<std::string> former_states;  ///< Of the former endings, those of having and being: 있었다.
  std::vector<std::string> statement_endings;  ///< Of a clause with a tense of its own: 했으며.
  std::vector<std::string> hearsay_endings;    ///< What people say: 고 한다.
  std::vector<std::string> tellings;       ///< Korean: what a sentence of nothing but the source ends with: 보도다.
  std::vector<std::string> themes;         ///< Particles behind what a clause is about: 은, 는.
  std::vector<std::string> value_copulas;  ///< "is", right behind the value at the end of a sentence: 27%다.
  std::vector<std::string> was_endings;    ///< Right behind a value that was: 였던.
  std::vector<std::string> hypothetical_endings;  ///< Korean: no claim behind them: 했다면.
  std::vector<std::string> all_of_it;             ///< Korean: what the clause before tells: 이를.
  std::vector<std::string> of_next;               ///< Of the value that follows them: 당초, 기존.
  std::vector<std::string> participles;           ///< That end as a noun with its particle does: 받은.
  std::vector<std::string> counted_to;            ///< Make a day the one that a total is counted from or to: 까지.
  std::vector<std::string> extensions;            ///< Nouns behind a name that bear its particle: 펀드, 측.
  std::vector<std::string>
      no_conditions;  ///< Words that end so and are none: 따르면; English: "if the paper is right".
  std::vector<std::string> changed_from;    ///< Behind a value: it is the old one of two: 32.5%에서 27%로.
  std::vector<std::string> clause_endings;  ///< Endings of the word that closes a clause: 지만, 으며.
  WordSet retold;                           ///< Tells what somebody wrote: a denial in the next sentence is of that.
  /// English: words by which a page takes back what was published, what that was (article, column), how it tells, and
  /// what stands beside the right value.
  WordSet corrects, pieces, piece_tells, corrected;
  /// English: behind what "will" be, when it comes: when, once.
  WordSet occasion;
  Speech speech;
};

/// A newspaper, agency, broadcaster or site that articles cite.
struct Outlet {
  std::string id, name;
};

class RulesData {
 public:
  std::vector<Topic> topics;
  std::vector<Frame> frames;
  PatternIndex patterns;  ///< Of all frames.
  std::map<std::string, Kind, std::less<>> kinds;
  std::vector<Entity> entities;
  std::map<WordId, std::size_t> officers;  ///< The company for which a person of that name speaks.
  std::map<WordId, Alias> aliases;
  std::map<std::string, Language, std::less<>> languages;
  CountUnits units;  ///< Of all topics.
  WordSet neutral;   ///< Words that are only there to keep a shorter one inside them from being read.
  Vocabulary vocabulary;
  std::vector<Outlet> outlets;
  std::map<WordId, std::size_t> outlet_names;  ///< By words of `speech_words`: index into `outlets`.
  Vocabulary speech_words;                     ///< Apart from the others, so that frames and names do not meet them.
  std::vector<std::string> topic_ids;          ///< Of the topics that make claims.
  std::vector<Site> sites;                     ///< Those of some hosts before those of all.

  const Topic* topic_named(std::string_view id) const;
};

}  // namespace claimwatch
