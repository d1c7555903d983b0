#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

namespace claimwatch {

/// What SQLite says went wrong, or what is in the tables that cannot be. Thrown inside index/ alone: every line of it
/// may fail.
struct DatabaseError {
  std::string message;
  bool damaged = true;  ///< It is the file, and not the disk or another process.
};

/// A prepared statement. Columns and parameters are bound and read in order.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);

  /// Starts anew with these values for the question marks.
  template <typename... Values>
  Statement& with(const Values&... values) {
    reset();
    int place = 0;
    (bind(++place, values), ...);
    return *this;
  }
  /// Steps to the next row; false when there is none.
  bool next();
  /// Runs a statement that gives no row.
  void run() {
    while (next()) {
    }
  }

  std::int64_t integer(int column) const;
  int number(int column) const { return static_cast<int>(integer(column)); }
  std::string text(int column) const;

 private:
  void reset();
  void bind(int place, std::int64_t value);
  void bind(int place, int value) { bind(place, std::int64_t{value}); }
  void bind(int place, bool value) { bind(place, std::int64_t{value}); }
  void bind(int place, std::size_t value) { bind(place, static_cast<std::int64_t>(value)); }
  void bind(int place, std::string_view value);
  void bind(int place, const std::string& value) { bind(place, std::string_view(value)); }
  void bind(int place, const char* value) { bind(place, std::string_view(value)); }

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// An open SQLite file.
class Database {
 public:
  explicit Database(const std::string& path);
  void run(const std::string& sql);
  Statement prepare(std::string_view sql) const { return {database_.get(), sql}; }
  std::int64_t last_id() const;
  /// Rows that the last statement inserted, changed or took out.
  int changes() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

/// All or nothing: what is not committed at the end of the scope never was.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

/// What is read within the scope is of one moment, whoever writes. One may be within another.
class ReadTransaction {
 public:
  explicit ReadTransaction(const Database& database) : database_(database) {
    database_.prepare("SAVEPOINT read").run();
  }
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ~ReadTransaction();

 private:
  const Database& database_;
};

}  // namespace claimwatch
