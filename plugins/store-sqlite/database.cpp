// SPDX-License-Identifier: Apache-2.0
//
// Opening the database: ours, of this version, whole, and durable.

#include "database.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace store_sqlite {
namespace {

using cotejo::Status;

constexpr std::int64_t kApplication = 0x43544A53; // "CTJS"
constexpr std::int64_t kVersion = 1;

constexpr const char* kSchema = R"(
    CREATE TABLE record (sequence INTEGER PRIMARY KEY AUTOINCREMENT, sealed BLOB NOT NULL);
    CREATE TABLE lookup (key BLOB NOT NULL, sequence INTEGER NOT NULL REFERENCES record,
                         PRIMARY KEY (key, sequence)) WITHOUT ROWID;
    CREATE INDEX lookup_of_record ON lookup (sequence);
    PRAGMA application_id = 1129597523;
    PRAGMA user_version = 1;
)";

/// Says what the operator can do about it.
Problem problem(sqlite3* database) {
    const int code = sqlite3_errcode(database) & 0xff;
    const std::string why = sqlite3_errmsg(database);
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Status::busy, "the database is locked by another program: " + why};
    case SQLITE_FULL: return {Status::unavailable, "the disk is full: make room: " + why};
    case SQLITE_CANTOPEN:
        return {Status::unavailable, "the database cannot be opened: does its folder exist, and may "
                                     "this program write there? " + why};
    case SQLITE_READONLY:
        return {Status::unavailable, "the database cannot be written: " + why};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {Status::failed, "the database is damaged: put a backup in its place, without "
                                "-wal and -shm, or move it away to begin anew: " + why};
    case SQLITE_TOOBIG: return {Status::invalid, "the record is too large: " + why};
    default: return {Status::failed, "SQLite: " + why};
    }
}

/// Makes the file first, for its mode: SQLite gives its log the same.
void make_private(const std::string& file) {
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (made < 0)
        throw Problem(Status::unavailable,
                      "cannot open " + file + ": " + std::strerror(errno) +
                          "; the setting `folder` must name a folder that can be written");
    ::close(made);
}

}  // namespace

Database::Database(const std::string& folder, int busy_ms) : file_(folder + "/store.sqlite") {
    make_private(file_);
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file_.c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(opened);
    if (code != SQLITE_OK) throw problem(opened);
    sqlite3_busy_timeout(opened, busy_ms);
    try {
        set_up();
    } catch (const Problem& why) {
        throw Problem(why.status(), file_ + ": " + why.what());
    }
}

void Database::set_up() {
    run("PRAGMA temp_store = MEMORY"); // no other folder can be written
    run("PRAGMA foreign_keys = ON");
    check_ours();
    Statement mode = prepare("PRAGMA journal_mode = WAL");
    if (!mode.step() || mode.text(0) != "wal")
        throw Problem(Status::failed, "the file system cannot hold a write-ahead log");
    mode.reset();
    run("PRAGMA synchronous = FULL");
    run("PRAGMA secure_delete = ON");
    check_whole();
    // A crash may have left erased pages in the log; whoever reads it now keeps it for a while.
    prepare("PRAGMA wal_checkpoint(TRUNCATE)").run();
}

void Database::check_ours() {
    const auto pragma = [this](const char* sql) {
        Statement statement = prepare(sql);
        return statement.step() ? statement.number(0) : 0;
    };
    Transaction transaction(*this);
    if (pragma("SELECT count(*) FROM sqlite_schema") == 0) {
        run(kSchema);
        transaction.commit();
        return;
    }
    if (pragma("PRAGMA application_id") != kApplication)
        throw Problem(Status::failed, "this database is not of a Cotejo store; move it away, or "
                                      "name another folder");
    const std::int64_t version = pragma("PRAGMA user_version");
    if (version != kVersion)
        throw Problem(Status::failed, "the database is of version " + std::to_string(version) +
                                          ", and this plugin reads version " +
                                          std::to_string(kVersion) +
                                          "; use the plugin that wrote it");
}

void Database::check_whole() {
    Statement check = prepare("PRAGMA integrity_check(1)");
    if (check.step() && check.text(0) != "ok")
        throw Problem(Status::failed, "the database is damaged: put a backup in its place, without "
                                      "-wal and -shm, or move it away to begin anew: " +
                                          check.text(0));
}

void Database::run(const char* sql) {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw problem(database_.get());
}

void Database::truncate_log() {
    Statement checkpoint = prepare("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!checkpoint.step() || checkpoint.number(0) != 0)
        throw Problem(Status::busy, "another program reads the database: what was erased is still "
                                    "in its -wal file until the next erase");
}

Statement::Statement(sqlite3* database, const char* sql) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &made, nullptr) != SQLITE_OK)
        throw problem(database);
    statement_.reset(made);
}

Statement& Statement::bind(int at, std::span<const std::uint8_t> blob) {
    // A null pointer would be NULL, not an empty blob.
    const void* data = blob.empty() ? static_cast<const void*>("") : blob.data();
    sqlite3_bind_blob64(statement_.get(), at, data, blob.size(), SQLITE_STATIC);
    return *this;
}

Statement& Statement::bind(int at, std::int64_t number) {
    sqlite3_bind_int64(statement_.get(), at, number);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    sqlite3* database = sqlite3_db_handle(statement_.get());
    if (code != SQLITE_DONE) {
        const Problem why = problem(database);
        reset();
        throw why;
    }
    reset();
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

std::span<const std::uint8_t> Statement::blob(int column) const {
    const void* data = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size)};
}

std::string Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return text ? text : "";
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        database_.run("ROLLBACK");
    } catch (const Problem&) { // SQLite has rolled back already
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace store_sqlite
