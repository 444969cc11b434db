// SPDX-License-Identifier: Apache-2.0
//
// cotejo audit: whether an audit log is as it was written.

#include "cotejo/audit.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

#include "arguments.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace {

constexpr const char* kHelp = R"(cotejo audit - says whether an audit log is as it was written

usage: cotejo audit verify [--against CHECKPOINT] [--key KEY] LOG

Reads the whole LOG, which it never changes, and makes its Merkle tree (RFC 6962) anew. Each entry
carries the root of all before it, so one that was changed, is missing or stands out of order is
found, and the first such entry is named. That is all the log by itself can show: whoever rewrites
every entry after a change, or cuts entries off the end, is found only by a CHECKPOINT made before
and held elsewhere.

A CHECKPOINT is a file that holds a C2SP tlog-checkpoint: the log's name, how many entries it had,
their root, and an Ed25519 signature. A kiosk writes one beside its log after each visit; copy it
away. The log must still begin with the very entries that it speaks of.

A last line that a crash cut short is no fault: the kiosk cuts it off at its next start and says so
in an entry. While a kiosk writes the log, such a line may be seen here too.

options:
  --against CHECKPOINT  hold the log against this checkpoint
  --key KEY             insist on this public key (a PEM file); without it, the key is the one that
                        the log's first entry names, which whoever forged the whole log chose
  -h, --help            this text

exit codes: 0 the log is as it was written; 1 it was altered, or the checkpoint does not hold, and
standard error says where; 2 the command line is wrong; 3 a file cannot be read

example: cotejo audit verify --against checkpoint.copy state/audit.log
)";

int cannot(const std::string& what) {
    std::cerr << "cotejo audit: " << what << '\n';
    return kCannot;
}

std::optional<std::string> text_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    if (!in || !(text << in.rdbuf())) return std::nullopt;
    return text.str();
}

int verify(const std::string& log, std::optional<std::string> checkpoint,
           std::optional<PublicKey> key) {
    const bool against = checkpoint.has_value();
    const Result<AuditReport> report = verify_audit(log, std::move(checkpoint), key);
    if (!report) {
        std::cerr << log << ": " << report.error().what << '\n';
        const Status status = report.error().status;
        return status == Status::refused || status == Status::invalid ? kNo : kCannot;
    }
    std::cout << log << ": " << report->size << " entries of " << report->origin
              << ", as they were written; root " << hex(report->root)
              << (against ? "; the checkpoint holds" : "") << '\n';
    if (report->torn) std::cout << log << ": the last line is cut short, as a crash leaves it\n";
    return kOk;
}

}  // namespace

int audit(int argc, char** argv) {
    int exit = kOk;
    const auto arguments = arguments_of(
        argc, argv, {{"against", 0, true}, {"key", 0, true}}, kHelp, exit);
    if (!arguments) return exit;
    if (arguments->words.empty() || arguments->words[0] != "verify")
        return usage("audit", "say what to do: `cotejo audit verify LOG`");
    if (arguments->words.size() != 2) return usage("audit", "verify takes one LOG");
    std::optional<std::string> checkpoint;
    if (arguments->has("against")) {
        checkpoint = text_of(arguments->value("against"));
        if (!checkpoint) return cannot("cannot read " + arguments->value("against"));
    }
    std::optional<PublicKey> key;
    if (arguments->has("key")) {
        const Result<PublicKey> loaded = PublicKey::load(arguments->value("key"));
        if (!loaded) return cannot(loaded.error().what);
        key = *loaded;
    }
    return verify(arguments->words[1], std::move(checkpoint), key);
}

}  // namespace cotejo::tools
