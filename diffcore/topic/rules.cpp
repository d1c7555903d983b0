#include "diffcore/topic/rules.h"

#include <algorithm>

#include "diffcore/topic/conflicts.h"
#include "diffcore/topic/pattern.h"
#include "diffcore/topic/rules_data.h"
#include "diffcore/topic/toml_file.h"
#include "diffcore/topic/words.h"

namespace claimwatch {
namespace {

const std::vector<std::string> function_names = {"subject", "object", "possessive", "of",  "into",
                                                 "from",    "by",     "with",       "bare"};

/// The sets of [cues] in a language file, and where each is kept.
constexpr std::pair<const char*, WordSet Language::*> cue_sets[] = {
    {"former", &Language::former},
    {"planned", &Language::planned},
    {"current", &Language::current},
    {"reported", &Language::reported},
    {"possible", &Language::possible},
    {"denied", &Language::denied},
    {"stated", &Language::stated},
    {"hypothetical", &Language::hypothetical},
    {"wish", &Language::wish},
    {"change", &Language::change},
    {"each", &Language::each},
    {"rate", &Language::rate},
    {"same", &Language::same},
    {"this_one", &Language::this_one},
    {"letters", &Language::letters},
    {"we", &Language::we},
    {"you", &Language::you},
    {"pair", &Language::pair},
    {"employer", &Language::employer},
    {"first_of_two", &Language::first_of_two},
    {"second_of_two", &Language::second_of_two},
    {"clause_starts", &Language::clause_starts},
    {"asides", &Language::asides},
    {"retold", &Language::retold},
    {"occasion", &Language::occasion},
    {"corrects", &Language::corrects},
    {"pieces", &Language::pieces},
    {"piece_tells", &Language::piece_tells},
    {"corrected", &Language::corrected},
    {"able", &Language::able},
    {"background", &Language::background},
    {"news", &Language::news},
    {"negated", &Language::negated},
    {"no_more", &Language::no_more},
    {"until_now", &Language::until_now},
    {"goes_on", &Language::goes_on},
    {"own_plans", &Language::own_plans},
    {"former_behind", &Language::former_behind},
    {"planned_behind", &Language::planned_behind},
    {"heads", &Language::heads},
    {"denies", &Language::denies},
    {"accounts", &Language::accounts},
    {"none_such", &Language::none_such},
    {"confirms", &Language::confirms},
    {"since", &Language::since},
    {"titles", &Language::titles},
    {"future", &Language::future},
    {"possible_behind", &Language::possible_behind},
    {"subjunctive", &Language::subjunctive},
    {"intent", &Language::intent},
    {"says", &Language::says},
    {"compared", &Language::compared},
    {"starts_at", &Language::starts_at},
    {"contrasted", &Language::contrasted},
    {"refutes", &Language::refutes},
    {"outdates", &Language::outdates},
    {"past_verbs", &Language::past_verbs},
    {"past_states", &Language::past_states},
    {"past_helpers", &Language::past_helpers},
    {"event_titles", &Language::event_titles},
    {"article_words", &Language::article_words},
    {"relative", &Language::relative},
};

/// The plain lists at the head of a language file.
constexpr std::pair<const char*, std::vector<std::string> Language::*> language_lists[] = {
    {"articles", &Language::articles},
    {"conjunctions", &Language::conjunctions},
    {"bare_conjunctions", &Language::bare_conjunctions},
    {"no_conjunctions", &Language::no_conjunctions},
    {"theme_endings", &Language::theme_endings},
    {"copulas", &Language::copulas},
    {"account_nouns", &Language::account_nouns},
    {"quoted_endings", &Language::quoted_endings},
    {"account_endings", &Language::account_endings},
    {"said_endings", &Language::said_endings},
    {"account_marks", &Language::account_marks},
    {"nobody", &Language::nobody},
    {"deals", &Language::deals},
    {"given_away", &Language::given_away},
    {"alike", &Language::alike},
    {"bases", &Language::bases},
    {"openings", &Language::openings},
    {"aside_openers", &Language::aside_openers},
    {"pronouns", &Language::pronouns},
    {"no_goals", &Language::no_goals},
    {"before_bare", &Language::before_bare},
    {"behind_bare", &Language::behind_bare},
    {"row_breaks", &Language::row_breaks},
    {"row_links", &Language::row_links},
    {"possessives", &Language::possessives},
    {"persons", &Language::persons},
    {"finite_verbs", &Language::finite_verbs},
    {"title_links", &Language::title_links},
    {"company_nouns", &Language::company_nouns},
    {"company_endings", &Language::company_endings},
    {"legal_endings", &Language::legal_endings},
    {"fund_endings", &Language::fund_endings},
    {"offices", &Language::offices},
    {"no_adjectives", &Language::no_adjectives},
    {"former_endings", &Language::former_endings},
    {"no_former", &Language::no_former},
    {"clause_endings", &Language::clause_endings},
    {"past_syllables", &Language::past_syllables},
    {"condition_endings", &Language::condition_endings},
    {"no_conditions", &Language::no_conditions},
    {"only_if_endings", &Language::only_if_endings},
    {"duty_verbs", &Language::duty_verbs},
    {"afterwards", &Language::afterwards},
    {"extensions", &Language::extensions},
    {"counted_to", &Language::counted_to},
    {"was_endings", &Language::was_endings},
    {"of_next", &Language::of_next},
    {"all_of_it", &Language::all_of_it},
    {"hypothetical_endings", &Language::hypothetical_endings},
    {"participles", &Language::participles},
    {"value_copulas", &Language::value_copulas},
    {"themes", &Language::themes},
    {"tellings", &Language::tellings},
    {"statement_endings", &Language::statement_endings},
    {"hearsay_endings", &Language::hearsay_endings},
    {"former_states", &Language::former_states},
    {"participle_endings", &Language::participle_endings},
    {"present_endings", &Language::present_endings},
    {"until", &Language::until},
    {"before", &Language::before},
    {"once", &Language::once},
    {"listened", &Language::listened},
    {"inversions", &Language::inversions},
    {"relatives", &Language::relatives},
    {"open_endings", &Language::open_endings},
    {"outcomes", &Language::outcomes},
    {"things", &Language::things},
    {"then_endings", &Language::then_endings},
    {"turn_endings", &Language::turn_endings},
    {"turns", &Language::turns},
    {"attribute_endings", &Language::attribute_endings},
    {"when", &Language::when},
    {"deadlines", &Language::deadlines},
    {"perfect", &Language::perfect},
    {"past_perfect", &Language::past_perfect},
    {"own_reports", &Language::own_reports},
    {"told_endings", &Language::told_endings},
    {"gone_by", &Language::gone_by},
    {"changed_from", &Language::changed_from},
};

/// What a file says before its first frame; all of it if anything else than frames follows.
std::string before_frames(std::string text) {
  const std::size_t first = text.find("\n[[frame]]");
  for (std::size_t at = first; at != std::string::npos; at = text.find("\n[", at + 1)) {
    const std::string_view header = std::string_view(text).substr(at + 1);
    if (!header.starts_with("[[frame]]") && !header.starts_with("[frame.")) return text;
  }
  return text.substr(0, first);
}

/// Reads the files in turn: languages first, then entities, then topics, whose frames need both.
class Loader {
 public:
  explicit Loader(bool names_only) : names_only_(names_only) {}

  Result<Rules> load(std::vector<ConfigFile> files) {
    sort_by_need(files);
    std::vector<std::pair<std::string, TomlTable>> tables;
    for (ConfigFile& file : files) {
      std::string text = names_only_ ? before_frames(std::move(file.text)) : std::move(file.text);
      files_.push_back(std::make_unique<TomlFile>("config/" + file.name, std::move(text)));
      if (auto root = files_.back()->root()) tables.emplace_back(file.name, *std::move(root));
    }
    // Of files that need one which is no TOML, everything would look wrong.
    if (tables.size() == files.size()) load_all(tables);
    std::string problems;
    for (const auto& file : files_) {
      for (const std::string& error : file->errors()) problems += (problems.empty() ? "" : "\n") + error;
    }
    for (const std::string& error : errors_) problems += (problems.empty() ? "" : "\n") + error;
    if (!problems.empty()) return Error{problems};
    if (!names_only_) make_findable();
    std::ranges::stable_partition(data_->sites, [](const Site& site) { return !site.hosts.empty(); });
    return Rules(std::move(data_));
  }

 private:
  void make_findable() {
    data_->vocabulary.seal();
    data_->patterns = PatternIndex(data_->frames, data_->vocabulary.size());
    data_->speech_words.seal();
  }

  void load_all(std::vector<std::pair<std::string, TomlTable>>& tables) {
    for (auto& [name, root] : tables) {
      if (!is_topic(name)) load(name, root);
    }
    for (auto& [name, root] : tables) {
      if (is_topic(name)) load_units(root);
    }
    for (auto& [name, root] : tables) {
      if (is_topic(name)) load(name, root);
    }
    apply_kinds();
    check_whole();
  }

  static int need(std::string_view name) {
    if (name.starts_with("language/")) return 0;
    if (name == "entities.toml") return 1;
    for (const std::string_view start : {"entities", "outlets", "sites"}) {
      if (name.starts_with(start)) return 2;
    }
    return 3;
  }

  static bool is_topic(std::string_view name) { return need(name) == 3; }

  static void sort_by_need(std::vector<ConfigFile>& files) {
    std::erase_if(files, [](const ConfigFile& file) { return file.name == "claimwatch.toml"; });
    std::sort(files.begin(), files.end(), [](const ConfigFile& a, const ConfigFile& b) {
      return std::pair(need(a.name), a.name) < std::pair(need(b.name), b.name);
    });
  }

  void load(const std::string& name, TomlTable& root) {
    if (is_topic(name)) {
      load_topic("config/" + name, root);
    } else if (name.starts_with("language/")) {
      load_language(root);
    } else if (name.starts_with("outlets")) {
      load_outlets(root);
    } else if (name.starts_with("sites")) {
      load_sites(root);
    } else {
      load_entities(root);
    }
    root.refuse_others();
  }

  // entities.toml

  void load_entities(TomlTable& root) {
    for (TomlTable& table : root.tables("entity")) {
      const TomlString id = table.required_string("id");
      const std::size_t index = entity_of(id.text);
      Entity& entity = data_->entities[index];
      if (const auto name = table.string("name")) entity.name = name->text;
      if (auto names = table.table("names")) load_names(*names, entity.names);
      for (const auto& kind : table.strings("kinds")) entity.kinds.push_back(kind.text);
      if (entity.kinds.empty()) table.error(table.place(), "entity \"" + id.text + "\" has no kinds; say what it is");
      add_aliases(table, "aliases", {index, false});
      add_aliases(table, "products", {index, true});
      for (const auto& [text, place] : table.strings("officers")) {
        for (const WordId word : words_of(text, data_->vocabulary)) data_->officers.emplace(word, index);
      }
      table.refuse_others();
    }
    if (auto kinds = root.table("kinds")) {
      for (const std::string& name : kinds->keys()) {
        if (auto table = kinds->table(name)) load_kind(*table, name);
      }
    }
  }

  void load_names(TomlTable& table, std::map<std::string, std::string, std::less<>>& names) {
    for (const auto& [language, ignored] : data_->languages) {
      if (const auto name = table.string(language)) names[language] = name->text;
    }
    table.refuse_others();
  }

  /// A later table of the same kind adds to the first.
  void load_kind(TomlTable& table, const std::string& name) {
    known_kind({name, table.place()}, table);
    Kind& kind = data_->kinds[name];
    kind.bystander |= table.boolean("bystander");
    kind.person |= table.boolean("person");
    kind.no_pronoun |= table.boolean("no_pronoun");
    kind.by_product |= table.boolean("by_product");
    if (auto short_forms = table.table("short_forms")) load_short_forms(*short_forms, name);
    table.refuse_others();
  }

  void load_short_forms(TomlTable& table, const std::string& kind) {
    for (auto& [id, language] : data_->languages) {
      for (const auto& [text, place] : table.strings(id)) {
        for (const WordId word : words_of(text, data_->vocabulary)) {
          if (language.by_kind.try_emplace(word, kind).first->second == kind) continue;
          table.error(place, '"' + text + "\" is a short form of two kinds; take it out of one");
        }
      }
    }
    table.refuse_others();
  }

  /// What an entity is by its kinds.
  void apply_kinds() {
    for (Entity& entity : data_->entities) {
      for (const std::string& name : entity.kinds) {
        const Kind& kind = data_->kinds[name];
        entity.bystander |= kind.bystander;
        entity.person |= kind.person;
        entity.no_pronoun |= kind.no_pronoun;
      }
    }
  }

  /// The entity of an id: a later table of the same id adds to the first.
  std::size_t entity_of(const std::string& id) {
    auto& entities = data_->entities;
    const auto known =
        std::find_if(entities.begin(), entities.end(), [&](const Entity& entity) { return entity.id == id; });
    if (known != entities.end()) return static_cast<std::size_t>(known - entities.begin());
    entities.push_back({id, id, {}});
    return entities.size() - 1;
  }

  void add_aliases(TomlTable& table, std::string_view key, Alias alias) {
    for (const auto& [text, place] : table.strings(key)) {
      for (const WordId word : words_of(text, data_->vocabulary)) {
        const auto [known, is_new] = data_->aliases.emplace(word, alias);
        if (is_new || known->second.entity == alias.entity) continue;
        table.error(place, '"' + text + "\" stands for two entities; take one of them out");
      }
    }
  }

  // outlets.toml

  void load_outlets(TomlTable& root) {
    for (TomlTable& table : root.tables("outlet")) {
      const TomlString id = table.required_string("id");
      const auto name = table.string("name");
      const std::size_t index = data_->outlets.size();
      data_->outlets.push_back({id.text, name ? name->text : id.text});
      for (const auto& [text, place] : table.strings("aliases")) {
        for (const WordId word : words_of(text, data_->speech_words)) {
          if (data_->outlet_names.emplace(word, index).second) continue;
          table.error(place, '"' + text + "\" stands for two outlets; take one of them out");
        }
      }
      table.refuse_others();
    }
  }

  // sites.toml

  void load_sites(TomlTable& root) {
    for (TomlTable& table : root.tables("site")) {
      Site& site = data_->sites.emplace_back();
      site.hosts = texts(table, "hosts");
      site.body = selectors(table, "body");
      site.drop = selectors(table, "drop");
      site.drop_words = texts(table, "drop_words");
      site.drop_lines = texts(table, "drop_lines");
      site.whole_lines = texts(table, "whole_lines");
      site.title = selectors(table, "title");
      site.source = selectors(table, "source");
      site.published = date_places(table, "published");
      site.modified = date_places(table, "modified");
      table.refuse_others();
    }
  }

  static std::vector<std::string> texts(TomlTable& table, std::string_view key) {
    std::vector<std::string> out;
    for (TomlString& text : table.strings(key)) {
      if (text.text.empty()) table.error(text.place, '"' + std::string(key) + "\" holds an empty text; take it out");
      out.push_back(std::move(text.text));
    }
    return out;
  }

  static Selector checked_selector(TomlTable& table, const TomlString& css) {
    auto selector = selector_of(css.text);
    if (selector) return *std::move(selector);
    table.error(css.place, "the selector \"" + css.text + "\" " + selector.error().message +
                               "; write it like \"div.body\", \"#text p\" or \"meta[name=date]\"");
    return {};
  }

  static std::vector<Selector> selectors(TomlTable& table, std::string_view key) {
    std::vector<Selector> out;
    for (const TomlString& css : table.strings(key)) out.push_back(checked_selector(table, css));
    return out;
  }

  static std::vector<DatePlace> date_places(TomlTable& table, std::string_view key) {
    std::vector<DatePlace> out;
    for (TomlTable& place : table.tables(key)) {
      const TomlString at = place.required_string("at");
      const auto attribute = place.string("attribute"), label = place.string("label");
      if (!at.text.empty()) {
        out.push_back({checked_selector(place, at), attribute ? attribute->text : "", label ? label->text : ""});
      }
      place.refuse_others();
    }
    return out;
  }

  // language/*.toml

  void load_language(TomlTable& root) {
    Language language;
    language.id = root.required_string("id").text;
    if (auto words = root.table("words")) define_words(*words, language.id);
    if (auto table = root.table("cues")) load_cues(*table, language);
    for (const auto& [key, list] : language_lists) {
      for (const auto& word : root.strings(key)) (language.*list).push_back(word.text);
    }
    load_function_words(root, language);
    const WordSet neutral = lists_.set_of(language.id, root.strings("neutral"), root);
    data_->neutral.insert(data_->neutral.end(), neutral.begin(), neutral.end());
    data_->neutral = as_set(std::move(data_->neutral));
    if (auto table = root.table("speech")) load_speech(*table, language);
    if (data_->languages.contains(language.id)) {
      root.error(root.place(),
                 "there is a language \"" + language.id + "\" already; give the file that one's name to replace it");
    }
    data_->languages[language.id] = std::move(language);
  }

  void load_cues(TomlTable& table, Language& language) {
    for (const auto& [key, set] : cue_sets) language.*set = lists_.set_of(language.id, table.strings(key), table);
    table.refuse_others();
  }

  /// The words that give what stands beside them a function: English prepositions, Korean particles.
  void load_function_words(TomlTable& root, Language& language) {
    if (auto table = root.table("prepositions")) {
      for_each_function(*table, [&](Function function, const std::string& text) {
        language.prepositions[data_->vocabulary.add(text)] = function;
      });
    }
    if (auto table = root.table("particles")) {
      for_each_function(
          *table, [&](Function function, const std::string& text) { language.particles.emplace_back(text, function); });
    }
    std::stable_sort(language.particles.begin(), language.particles.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  }

  void load_speech(TomlTable& table, Language& language) {
    Speech& speech = language.speech;
    const std::pair<const char*, WordSet*> sets[] = {
        {"says", &speech.says},           {"says_of", &speech.says_of},
        {"according", &speech.according}, {"heard", &speech.heard},
        {"pronouns", &speech.pronouns},   {"plurals", &speech.plurals},
        {"unnamed", &speech.unnamed},     {"spokespeople", &speech.spokespeople},
        {"documents", &speech.documents}, {"organisations", &speech.organisations},
        {"no_names", &speech.no_names}};
    for (const auto& [key, set] : sets) *set = speech_lists_.set_of(language.id, table.strings(key), table);
    const std::pair<const char*, std::vector<std::string>*> lists[] = {{"helpers", &speech.helpers},
                                                                       {"negations", &speech.negations},
                                                                       {"infinitives", &speech.infinitives},
                                                                       {"breaks", &speech.breaks},
                                                                       {"turns", &speech.turns},
                                                                       {"stops", &speech.stops},
                                                                       {"subjects", &speech.subjects},
                                                                       {"complements", &speech.complements}};
    for (const auto& [key, list] : lists) {
      for (const auto& word : table.strings(key)) list->push_back(word.text);
    }
    table.refuse_others();
  }

  template <typename Visit>
  void for_each_function(TomlTable& table, Visit visit) {
    for (const std::string& key : table.keys()) {
      const auto words = table.strings(key);
      const auto function = function_of({key, table.place()}, table);
      for (const auto& [text, place] : words) {
        if (function) visit(*function, text);
      }
    }
  }

  void define_words(TomlTable& words, const std::string& lang) {
    std::vector<NamedWords> lists;
    for (const std::string& name : words.keys()) lists.push_back({name, words.strings(name)});
    lists_.define_all(lang, std::move(lists), words);
  }

  std::optional<Function> function_of(const TomlString& name, TomlTable& table) {
    const auto function = function_named(name.text);
    if (!function) {
      const auto meant = nearest_name(name.text, function_names);
      table.error(name.place, "no function \"" + name.text + '"' + (meant ? "; did you mean \"" + *meant + "\"?" : ""));
    }
    return function;
  }

  // topics/*.toml

  /// Units are of all topics, so that one may read away what another counts. A later table of the same name adds to the
  /// first.
  void load_units(TomlTable& root) {
    auto units = root.table("units");
    if (!units) return;
    for (const std::string& name : units->keys()) {
      auto table = units->table(name);
      if (!table) continue;
      check_unit_name({name, table->place()}, *table);
      CountUnit& unit = unit_of(name);
      for (const auto& [lang, language] : data_->languages) {
        for (const TomlString& word : table->strings(lang)) add_unit_word(unit, word, *table);
      }
      table->refuse_others();
      if (unit.words.empty())
        table->error(table->place(), "unit \"" + name + "\" has no words; add those behind its numbers, as en = [...]");
    }
  }

  static void check_unit_name(const TomlString& name, TomlTable& table) {
    const auto value = parse_value(name.text + " 1", "", Bound::exact);
    const bool free = name.text != "money" && name.text != "percent" && name.text != "date";
    if (free && value && value->kind == Value::Kind::count) return;
    table.error(name.place, "a unit cannot be called \"" + name.text +
                                "\"; take a word of its own, of small letters, digits and hyphens");
  }

  CountUnit& unit_of(const std::string& name) {
    auto& units = data_->units;
    const auto known =
        std::find_if(units.begin(), units.end(), [&](const CountUnit& unit) { return unit.name == name; });
    return known != units.end() ? *known : units.emplace_back(CountUnit{name, {}});
  }

  void add_unit_word(CountUnit& unit, TomlString word, TomlTable& table) {
    std::transform(word.text.begin(), word.text.end(), word.text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const CountUnit& other : data_->units) {
      const bool known = std::find(other.words.begin(), other.words.end(), word.text) != other.words.end();
      if (known && other.name == unit.name) return;
      if (known)
        table.error(word.place, '"' + word.text + "\" stands for the unit \"" + other.name + "\" too; take one out");
    }
    unit.words.push_back(std::move(word.text));
  }

  void load_topic(const std::string& file, TomlTable& root) {
    // A topic's own word lists are nobody else's.
    const WordLists shared = lists_;
    read_topic(file, root);
    lists_ = shared;
  }

  void read_topic(const std::string& file, TomlTable& root) {
    Topic topic;
    topic.id = root.required_string("id").text;
    if (data_->topic_named(topic.id) != nullptr) {
      root.error(root.place(),
                 "there is a topic \"" + topic.id + "\" already; give the file that one's name to replace it");
    }
    topic.title = root.required_string("title").text;
    topic.silent = root.boolean("silent");
    topic.every_scope = root.boolean("every_scope");
    topic.least = 1000 * root.integer("least").value_or(0);
    if (const auto most = root.integer("most")) topic.most = 1000 * *most;
    topic.wholes = texts(root, "wholes");
    if (auto words = root.table("words")) {
      for (const std::string& lang : words->keys()) {
        if (auto lists = words->table(lang)) define_words(*lists, lang);
      }
    }
    if (auto roles = root.table("roles")) load_roles(*roles, topic);
    if (auto scopes = root.table("scopes")) load_scopes(*scopes, topic);
    if (auto past = root.table("past")) {
      topic.past = both_languages(*past);
      past->refuse_others();
    }
    if (auto past = root.table("dated_past")) {
      topic.dated_past = both_languages(*past);
      topic.lasts = std::chrono::days{past->integer("lasts").value_or(0)};
      past->refuse_others();
    }
    for (TomlTable& compare : root.tables("compare")) load_compare(compare, topic);
    if (auto names = root.table("names")) load_topic_names(*names, topic);
    auto frames = root.tables("frame");
    const std::size_t index = data_->topics.size();
    if (names_only_) frames.clear();
    for (TomlTable& table : frames) load_frame(file, table, topic, index);
    if (!topic.silent) data_->topic_ids.push_back(topic.id);
    data_->topics.push_back(std::move(topic));
  }

  /// Names of the topic itself, and of its roles, scopes, stances and units.
  void load_topic_names(TomlTable& table, Topic& topic) {
    for (const auto& [language, ignored] : data_->languages) {
      auto names = table.table(language);
      if (!names) continue;
      const auto take = [&](const std::string& id) {
        if (const auto name = id.empty() ? std::nullopt : names->string(id)) topic.names[language][id] = name->text;
      };
      take(topic.id);
      for (const RoleRule& role : topic.roles) take(role.name);
      take(topic.default_scope);
      for (const Scope& scope : topic.scopes) take(scope.name);
      for (const auto& [scope, rules] : topic.compare) std::for_each(rules.stances.begin(), rules.stances.end(), take);
      for (const CountUnit& unit : data_->units) take(unit.name);
      names->refuse_others();
    }
    table.refuse_others();
  }

  WordSet both_languages(TomlTable& table) {
    WordSet all;
    for (const auto& [id, language] : data_->languages) {
      const WordSet words = lists_.set_of(id, table.strings(id), table);
      all.insert(all.end(), words.begin(), words.end());
    }
    return as_set(std::move(all));
  }

  void load_roles(TomlTable& roles, Topic& topic) {
    for (const char* key : {"subject", "object"}) {
      auto table = roles.table(key);
      if (!table) continue;
      RoleRule role;
      role.name = role_name(*table);
      for (const auto& kind : table->strings("kinds")) role.kinds.push_back(known_kind(kind, *table));
      role.by_product = std::any_of(role.kinds.begin(), role.kinds.end(),
                                    [&](const std::string& kind) { return data_->kinds[kind].by_product; });
      role.only = table->boolean("only");
      for (const auto& kind : table->strings("rather")) role.rather.push_back(known_kind(kind, *table));
      for (const auto& kind : table->strings("rarely")) role.rarely.push_back(known_kind(kind, *table));
      for (const auto& kind : table->strings("never")) {
        role.never.push_back(known_kind(kind, *table));
        if (std::ranges::find(role.kinds, kind.text) == role.kinds.end()) continue;
        table->error(kind.place, "kind \"" + kind.text + "\" is in \"kinds\" too; take it out of one of the two");
      }
      role.places = functions(*table, "places");
      table->refuse_others();
      topic.roles.push_back(std::move(role));
    }
    roles.refuse_others();
  }

  std::string role_name(TomlTable& table) {
    TomlString name = table.required_string("name");
    for (const CountUnit& unit : data_->units) {
      if (unit.name == name.text) table.error(name.place, '"' + name.text + "\" is a unit; give the role another name");
    }
    return std::move(name.text);
  }

  std::string known_kind(const TomlString& kind, TomlTable& table) {
    std::vector<std::string> known;
    for (const Entity& entity : data_->entities) known.insert(known.end(), entity.kinds.begin(), entity.kinds.end());
    if (std::find(known.begin(), known.end(), kind.text) == known.end()) {
      const auto meant = nearest_name(kind.text, known);
      table.error(kind.place,
                  "no entity is of kind \"" + kind.text + '"' + (meant ? "; did you mean \"" + *meant + "\"?" : ""));
    }
    return kind.text;
  }

  std::vector<Function> functions(TomlTable& table, std::string_view key) {
    std::vector<Function> out;
    for (const auto& name : table.strings(key)) {
      if (const auto function = function_of(name, table)) out.push_back(*function);
    }
    return out;
  }

  void load_scopes(TomlTable& scopes, Topic& topic) {
    if (const auto fallback = scopes.string("default")) {
      topic.has_default_scope = true;
      topic.default_scope = fallback->text;
    }
    for (const std::string& name : scopes.keys()) {
      if (name == "default") continue;
      auto table = scopes.table(name);
      if (!table) continue;
      Scope scope{name, both_languages(*table), {}};
      if (auto weak = table->table("weak")) {
        scope.weak = both_languages(*weak);
        weak->refuse_others();
      }
      topic.scopes.push_back(std::move(scope));
      table->refuse_others();
    }
  }

  void load_compare(TomlTable& table, Topic& topic) {
    CompareRules rules;
    const auto scope = table.string("scope");
    for (const auto& stance : table.strings("stances")) rules.stances.push_back(stance.text);
    for (const auto& pair : table.strings("compatible")) {
      const auto space = pair.text.find(' ');
      const std::string one = pair.text.substr(0, space);
      const std::string other = space == std::string::npos ? "" : pair.text.substr(space + 1);
      const auto known = [&](const std::string& stance) {
        return std::find(rules.stances.begin(), rules.stances.end(), stance) != rules.stances.end();
      };
      if (!known(one) || !known(other)) {
        table.error(pair.place, "a compatible pair is two of the stances with a space between; this is not");
      }
      rules.compatible_stances.insert({one, other});
      rules.compatible_stances.insert({other, one});
    }
    rules.cumulative = table.boolean("cumulative");
    rules.events = table.boolean("events");
    rules.settle_days = static_cast<int>(table.integer("settle").value_or(rules.settle_days));
    rules.event_days = static_cast<int>(table.integer("event").value_or(rules.event_days));
    table.refuse_others();
    const std::string name = scope ? checked_scope(*scope, topic, table) : "";
    if (!topic.compare.emplace(name, std::move(rules)).second) {
      table.error(table.place(), "[[compare]] for scope \"" + name + "\" stands here twice; take one out");
    }
  }

  void load_frame(const std::string& file, TomlTable& table, const Topic& topic, std::size_t index) {
    Frame frame;
    const TomlString id = table.required_string("id");
    frame.id = id.text;
    frame.topic = index;
    frame.where = file + ':' + std::to_string(table.place().line);
    table.required_string("source");
    const TomlString lang = table.required_string("lang");
    frame.lang = lang.text;
    if (!lang.text.empty() && !data_->languages.contains(lang.text)) {
      std::vector<std::string> known;
      for (const auto& [name, language] : data_->languages) known.push_back(name);
      const auto meant = nearest_name(lang.text, known);
      table.error(lang.place,
                  "no language \"" + lang.text + '"' +
                      (meant ? "; did you mean \"" + *meant + "\"?" : "; add language/" + lang.text + ".toml"));
      return;
    }
    const auto patterns = table.strings("patterns");
    for (const auto& pattern : patterns) {
      frame.patterns.push_back(compile_pattern(pattern, frame.lang, topic, data_->units, lists_, table));
    }
    const bool numbered = !table.has("value");
    for (const Pattern& pattern : frame.patterns) {
      const auto values = std::count_if(pattern.elements.begin(), pattern.elements.end(),
                                        [](const Element& element) { return element.kind == Element::Kind::value; });
      if (numbered ? values == 1 || values == 2 : values == 0) continue;
      table.error(table.place(),
                  "pattern \"" + pattern.text + "\" of frame \"" + id.text + "\" needs " +
                      (numbered ? "one {money}, {percent}, {date} or unit, or the frame a \"value\""
                                : "no {money}, {percent}, {date} or unit, as the frame has a \"value\""));
    }
    if (frame.patterns.empty()) table.error(table.place(), "frame \"" + id.text + "\" has no patterns; add one");
    if (const auto value = table.string("value")) frame.value = checked_value(*value, topic, table);
    if (const auto also = table.string("also")) frame.also = checked_value(*also, topic, table);
    if (const auto other = table.string("instead_of")) frame.instead_of = checked_value(*other, topic, table);
    for (const auto& scope : table.strings("scopes")) frame.scopes.push_back(checked_scope(scope, topic, table));
    for (const auto& scope : table.strings("among")) frame.among.push_back(checked_scope(scope, topic, table));
    if (const auto scope = table.string("scope_otherwise")) frame.scope_otherwise = checked_scope(*scope, topic, table);
    load_circumstances(table, frame);
    load_places(table, topic, frame);
    frame.context = lists_.set_of(frame.lang, table.strings("context"), table);
    frame.needs = lists_.set_of(frame.lang, table.strings("needs"), table);
    frame.unless = lists_.set_of(frame.lang, table.strings("unless"), table);
    frame.rows = table.boolean("rows");
    frame.answers = table.boolean("answers");
    frame.goes_on = table.boolean("goes_on");
    frame.others_subject = table.boolean("others_subject");
    frame.subject_before = table.boolean("subject_before");
    frame.two_statements = table.boolean("two_statements");
    frame.either_way = table.boolean("either_way");
    frame.fallback = table.boolean("fallback");
    frame.weight = static_cast<int>(table.integer("weight").value_or(0));
    load_examples(table, frame);
    table.refuse_others();
    if (const auto why = why_it_reads_nothing(frame, topic)) table.error(table.place(), *why);
    for (std::size_t i = 0; i < patterns.size(); ++i)
      check_own(frame.patterns[i], patterns[i].place, frame, topic, table);
    data_->frames.push_back(std::move(frame));
  }

  /// Refuses a pattern that a frame of another topic has as well, if nothing lets one of the two win.
  void check_own(const Pattern& pattern, TomlPlace place, const Frame& frame, const Topic& topic, TomlTable& table) {
    for (const Frame& other : data_->frames) {
      if (other.topic == frame.topic || told_apart(frame, topic, other, data_->topics[other.topic])) continue;
      if (std::ranges::find(other.patterns, pattern.elements, &Pattern::elements) == other.patterns.end()) continue;
      table.error(place, "frame \"" + other.id + "\" of topic \"" + data_->topics[other.topic].id + "\" (" +
                             other.where +
                             ") has this pattern too, and nothing tells them apart; take it out of one, "
                             "or give one a further word, \"context\", \"needs\", \"unless\" or \"weight\"");
    }
  }

  std::string checked_value(const TomlString& value, const Topic& topic, TomlTable& table) {
    std::vector<std::string> stances;
    for (const auto& [scope, rules] : topic.compare)
      stances.insert(stances.end(), rules.stances.begin(), rules.stances.end());
    const bool stance = std::find(stances.begin(), stances.end(), value.text) != stances.end();
    const auto parsed = parse_value(value.text, "", Bound::exact);
    const bool number = stances.empty() && parsed && parsed->kind != Value::Kind::stance && has_known_unit(*parsed);
    if (!stance && !number) {
      const auto meant = nearest_name(value.text, stances);
      table.error(value.place, '"' + value.text + "\" is no value of topic \"" + topic.id + '"' +
                                   (meant ? "; did you mean \"" + *meant + "\"?" : ""));
    }
    return value.text;
  }

  bool has_known_unit(const Value& value) const {
    return value.kind != Value::Kind::count ||
           std::any_of(data_->units.begin(), data_->units.end(),
                       [&](const CountUnit& unit) { return value.text.starts_with(unit.name + ' '); });
  }

  std::string checked_scope(const TomlString& scope, const Topic& topic, TomlTable& table) {
    std::vector<std::string> known = {"", topic.default_scope};
    for (const Scope& one : topic.scopes) known.push_back(one.name);
    if (std::find(known.begin(), known.end(), scope.text) == known.end()) {
      const auto meant = nearest_name(scope.text, known);
      table.error(scope.place, "topic \"" + topic.id + "\" has no scope \"" + scope.text + '"' +
                                   (meant ? "; did you mean \"" + *meant + "\"?" : ""));
    }
    return scope.text;
  }

  void load_circumstances(TomlTable& table, Frame& frame) {
    if (const auto time = table.string("time")) {
      frame.time = time_named(time->text);
      if (!frame.time) table.error(time->place, "\"time\" is current, former or planned");
    }
    if (const auto certainty = table.string("certainty")) {
      frame.certainty = certainty_named(certainty->text);
      if (!frame.certainty) table.error(certainty->place, "\"certainty\" is stated, reported, possible or denied");
    }
  }

  void load_places(TomlTable& table, const Topic& topic, Frame& frame) {
    frame.places.resize(topic.roles.size());
    auto places = table.table("places");
    if (!places) return;
    for (std::size_t role = 0; role < topic.roles.size(); ++role) {
      frame.places[role] = functions(*places, topic.roles[role].name);
    }
    places->refuse_others();
  }

  void load_examples(TomlTable& table, Frame& frame) {
    for (const auto& example : table.strings("examples")) frame.examples.push_back(example.text);
    for (const auto& example : table.strings("counterexamples")) frame.counterexamples.push_back(example.text);
    if (frame.examples.empty()) {
      table.error(table.place(), "frame \"" + frame.id + "\" has no example; add a sentence that it must read");
    }
    if (frame.counterexamples.empty()) {
      table.error(table.place(), "frame \"" + frame.id + "\" has no counterexample; add one it must not read");
    }
  }

  void check_whole() {
    std::map<std::string, std::string> seen;
    for (const Frame& frame : data_->frames) {
      const auto [other, is_new] = seen.emplace(frame.id, frame.where);
      if (is_new) continue;
      errors_.push_back(frame.where + ": frame \"" + frame.id + "\" stands at " + other->second + " too; rename one");
    }
  }

  bool names_only_;
  std::shared_ptr<RulesData> data_ = std::make_shared<RulesData>();
  WordLists lists_{data_->vocabulary};
  WordLists speech_lists_{data_->speech_words};
  std::vector<std::unique_ptr<TomlFile>> files_;
  std::vector<std::string> errors_;
};

}  // namespace

std::optional<Function> function_named(std::string_view name) {
  const auto at = std::find(function_names.begin(), function_names.end(), name);
  if (at == function_names.end()) return std::nullopt;
  return static_cast<Function>(at - function_names.begin());
}

const Topic* RulesData::topic_named(std::string_view id) const {
  const auto at = std::find_if(topics.begin(), topics.end(), [&](const Topic& topic) { return topic.id == id; });
  return at == topics.end() ? nullptr : &*at;
}

const std::vector<std::string>& Rules::topics() const { return data_->topic_ids; }

const CountUnits& Rules::units() const { return data_->units; }

std::string_view Rules::title(std::string_view topic) const {
  const Topic* found = data_->topic_named(topic);
  return found == nullptr ? topic : std::string_view(found->title);
}

const CompareRules& Topic::rules_of(std::string_view scope) const {
  static const CompareRules plain;
  auto rules = compare.find(scope);
  if (rules == compare.end()) rules = compare.find("");
  return rules == compare.end() ? plain : rules->second;
}

const CompareRules& Rules::compare_rules(std::string_view topic, std::string_view scope) const {
  static const Topic none;
  const Topic* found = data_->topic_named(topic);
  return (found == nullptr ? none : *found).rules_of(scope);
}

std::string_view Rules::name_of(std::string_view id, std::string_view topic, std::string_view language) const {
  const Topic* found = data_->topic_named(topic);
  if (found == nullptr) return id;
  const auto names = found->names.find(language);
  if (names == found->names.end()) return id;
  const auto name = names->second.find(id);
  return name == names->second.end() ? id : std::string_view(name->second);
}

std::string_view Rules::entity_name(std::string_view id, std::string_view language) const {
  for (const Entity& entity : data_->entities) {
    if (entity.id != id) continue;
    const auto name = entity.names.find(language);
    return name == entity.names.end() ? entity.name : name->second;
  }
  return id;
}

const std::vector<Site>& Rules::sites() const { return data_->sites; }

Result<Rules> load_rules(std::vector<ConfigFile> files) { return Loader(/*names_only=*/false).load(std::move(files)); }

Result<Rules> load_names(std::vector<ConfigFile> files) { return Loader(/*names_only=*/true).load(std::move(files)); }

}  // namespace claimwatch
