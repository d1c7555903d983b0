#pragma once

#include <string_view>

namespace claimwatch {

/// The tables. An index with others is built anew: its user_version is a hash of this text. A newer program answers
/// from an older one's index until its first scan: who changes what a column means changes this text, too.
inline constexpr std::string_view index_schema = R"sql(
CREATE TABLE built_from(head TEXT NOT NULL, rules TEXT NOT NULL);
CREATE TABLE readings(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, item TEXT NOT NULL, read_at TEXT NOT NULL,
  title TEXT NOT NULL, title_from TEXT NOT NULL, source TEXT NOT NULL, source_from TEXT NOT NULL,
  url TEXT NOT NULL, url_from TEXT NOT NULL, own_id TEXT NOT NULL, published TEXT NOT NULL, published_from TEXT NOT NULL,
  modified TEXT NOT NULL, modified_from TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  text_hash TEXT NOT NULL, text_size INTEGER NOT NULL, head TEXT NOT NULL,
  standing INTEGER NOT NULL DEFAULT 0, article TEXT NOT NULL DEFAULT '', version INTEGER NOT NULL DEFAULT 0,
  copy_of TEXT NOT NULL DEFAULT '', day TEXT NOT NULL DEFAULT '',
  earlier_tellings INTEGER NOT NULL DEFAULT 0);
-- By what it is told whether a reading is a version or a copy: long, and seldom read.
CREATE TABLE likeness(
  reading INTEGER PRIMARY KEY REFERENCES readings(id), said TEXT NOT NULL, shingles BLOB NOT NULL, sentences BLOB NOT NULL);
CREATE INDEX readings_item ON readings(item);
CREATE INDEX readings_read_at ON readings(read_at);
CREATE INDEX readings_made_at ON readings(substr(read_at, -16));
CREATE INDEX readings_own_id ON readings(own_id) WHERE own_id <> '';
CREATE INDEX readings_article ON readings(article);
CREATE INDEX readings_copy_of ON readings(copy_of) WHERE copy_of <> '';
CREATE INDEX readings_standing ON readings(standing, article);
CREATE INDEX readings_undated ON readings(standing, item, published) WHERE published_from = 'file time';
-- What readings are found by (linked_readings.h); `least`: of the keys by which the reading looks for what it is taken
-- from so many at least are that one's, too; 0: it looks for none by this one. Those of the newest readings are kept
-- apart: keys are anywhere in the table, and a large one is written through only once in a while.
CREATE TABLE links(key INTEGER NOT NULL, least INTEGER NOT NULL, reading INTEGER NOT NULL,
  PRIMARY KEY(key, least, reading)) WITHOUT ROWID;
CREATE TABLE new_links(key INTEGER NOT NULL, least INTEGER NOT NULL, reading INTEGER NOT NULL,
  PRIMARY KEY(key, least, reading)) WITHOUT ROWID;
CREATE TABLE claims(
  id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings(id),
  topic TEXT NOT NULL, subject TEXT NOT NULL, object TEXT NOT NULL, scope TEXT NOT NULL,
  day INTEGER NOT NULL,  -- Of its reading's placement, counted from 1970: a key's claims are found in order of time.
  claim TEXT NOT NULL, reasons TEXT NOT NULL, evidence TEXT NOT NULL,
  relation INTEGER, withdrawn INTEGER NOT NULL DEFAULT 0);
CREATE INDEX claims_key ON claims(topic, subject, object, scope, day);
CREATE INDEX claims_reading ON claims(reading);
CREATE TABLE flags(
  id TEXT NOT NULL, kind INTEGER NOT NULL, rule INTEGER NOT NULL,
  topic TEXT NOT NULL, subject TEXT NOT NULL, object TEXT NOT NULL, scope TEXT NOT NULL,
  new_ended INTEGER NOT NULL, reverted INTEGER NOT NULL,
  old_claim INTEGER NOT NULL, new_claim INTEGER NOT NULL,
  -- What lists are ordered by and ask for, so that they need not look up the sides: how much it matters, the new side's
  -- day, and when it came and last gained support.
  severity INTEGER NOT NULL, day INTEGER NOT NULL, came TEXT NOT NULL, gained TEXT NOT NULL,
  support TEXT NOT NULL);
CREATE INDEX flags_id ON flags(id);
CREATE INDEX flags_key ON flags(topic, subject, object, scope, new_claim);
-- Keys of which claims came, moved or were set aside since they were folded.
CREATE TABLE unfolded(
  topic TEXT NOT NULL, subject TEXT NOT NULL, object TEXT NOT NULL, scope TEXT NOT NULL,
  PRIMARY KEY(topic, subject, object, scope)) WITHOUT ROWID;
CREATE TABLE decisions(path TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE told(flag TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE by_rules(flag TEXT PRIMARY KEY, came INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE seen(path TEXT PRIMARY KEY, state TEXT NOT NULL, articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE failed(path TEXT NOT NULL, item TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX failed_path ON failed(path);
-- The tokens of search_words.h, which have no sign that the tokenizer splits at; filled by who searches.
CREATE VIRTUAL TABLE texts USING fts5(title, text, content='', tokenize='ascii');
)sql";

}  // namespace claimwatch
