// SPDX-License-Identifier: Apache-2.0
//
// Checks travellers in for ever, and prints each visit once it is kept: what the screen would show.
// usage: keeping_kill_helper STATE isolated|local

#include <unistd.h>

#include <chrono>
#include <string>

#include "sdk/keeping/shell.hpp"

using namespace cotejo;

int main(int, char** argv) {
    testing::Shell shell(argv[1], [] { return std::chrono::system_clock::now(); },
                         std::string(argv[2]) == "isolated");
    if (!shell.store->reconcile()) return 1;
    for (;;) {
        const Reference visit = Reference::random();
        if (!shell.log->append(AuditEntry(AuditType::started, visit))) return 1;
        const Record record({.kind = "cotejo.check-in", .format = "", .storage = nullptr,
                             .facts = {{"visit", visit.text(), 1.0}}, .time_ns = 0, .raster = {}});
        const Concluded ended = conclude(
            *shell.log, *shell.store,
            AuditEntry(AuditType::decision, visit).word(AuditField::decision, "through"),
            RecordKey::fresh(), {record, {}, "check-in", record, "message"});
        if (!ended.kept) return 1;
        const std::string line = visit.text() + "\n";
        if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 1;
        if (!shell.log->append(AuditEntry(AuditType::completed, visit))) return 1;
    }
}
