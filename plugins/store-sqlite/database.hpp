// SPDX-License-Identifier: Apache-2.0
//
// Database: one SQLite file that is ours, whole, and set to lose nothing that it acknowledged.

#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

#include "cotejo/result.hpp"

namespace store_sqlite {

/// What SQLite could not do, as a status and a sentence for the operator.
class Problem : public std::runtime_error {
public:
    Problem(cotejo::Status status, const std::string& what)
        : std::runtime_error(what), status_(status) {}
    cotejo::Status status() const { return status_; }

private:
    cotejo::Status status_;
};

/// A prepared statement; bind, step, read, reset. Blobs are borrowed until the next step.
class Statement {
public:
    Statement(sqlite3* database, const char* sql);

    Statement& bind(int at, std::span<const std::uint8_t> blob);
    Statement& bind(int at, std::int64_t number);
    /// True while there is a row; resets the statement at the end.
    bool step();
    /// Runs to the end and resets.
    void run();
    void reset() { sqlite3_reset(statement_.get()); }
    std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
    std::span<const std::uint8_t> blob(int column) const;
    std::string text(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// The open database. Every failure is thrown as a Problem.
class Database {
public:
    /// Opens <folder>/store.sqlite, or makes it (mode 0600), and checks that it is ours, of this
    /// version and undamaged.
    Database(const std::string& folder, int busy_ms);

    void run(const char* sql);
    Statement prepare(const char* sql) { return Statement(database_.get(), sql); }
    std::int64_t last_row() const { return sqlite3_last_insert_rowid(database_.get()); }
    int changes() const { return sqlite3_changes(database_.get()); }
    /// Moves the write-ahead log into the database and cuts it to nothing, so that no erased page
    /// is left in it.
    void truncate_log();

private:
    void set_up();
    void check_whole();
    void check_ours();

    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    std::string file_;
    std::unique_ptr<sqlite3, Close> database_;
};

/// All or nothing: rolled back unless commit() was called.
class Transaction {
public:
    explicit Transaction(Database& database) : database_(database) {
        database_.run("BEGIN IMMEDIATE");
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

}  // namespace store_sqlite
