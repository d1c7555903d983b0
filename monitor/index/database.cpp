#include "monitor/index/database.h"

#include <sqlite3.h>

namespace claimwatch {
namespace {

constexpr int wait_for_others_ms = 30'000;

[[noreturn]] void fail(sqlite3* database) {
  const int code = sqlite3_errcode(database);
  throw DatabaseError{sqlite3_errmsg(database), code == SQLITE_CORRUPT || code == SQLITE_NOTADB};
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) {
    fail(database);
  }
  statement_.reset(statement);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::reset() { sqlite3_reset(statement_.get()); }

void Statement::bind(int place, std::int64_t value) {
  if (sqlite3_bind_int64(statement_.get(), place, value) != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()));
}

void Statement::bind(int place, std::string_view value) {
  const int result = sqlite3_bind_text64(statement_.get(), place, value.data() == nullptr ? "" : value.data(),
                                         value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (result != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()));
}

bool Statement::next() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: fail(sqlite3_db_handle(statement_.get()));
  }
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return bytes == nullptr
             ? std::string()
             : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

Database::Database(const std::string& path) {
  sqlite3* database = nullptr;
  // Of one thread at a time: SQLite need not guard each of its calls.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int result = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
  database_.reset(database);
  if (result != SQLITE_OK) fail(database);
  sqlite3_busy_timeout(database, wait_for_others_ms);
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

void Database::run(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(database_.get());
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(database_.get()); }

int Database::changes() const { return sqlite3_changes(database_.get()); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const DatabaseError&) {  // the failure that led here is told already
  }
}

ReadTransaction::~ReadTransaction() {
  try {
    database_.prepare("RELEASE read").run();
  } catch (const DatabaseError&) {  // nothing was written
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace claimwatch
