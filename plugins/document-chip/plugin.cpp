// SPDX-License-Identifier: Apache-2.0
//
// The chip of a travel document: captured from a reader, taken apart for others.

#include <poll.h>

#include <charconv>
#include <ctime>
#include <stdexcept>

#include "cotejo/hints.h"
#include "cotejo/plugin.hpp"
#include "emrtd/socket_transport.hpp"
#include "encounter.hpp"
#include "findings.hpp"
#include "lds/store.hpp"
#include "pcsc_transport.hpp"
#include "secrets.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Inputs;
using cotejo::Job;
using cotejo::Result;
using cotejo::Status;
using emrtd::Cause;

constexpr std::string_view kSocket = "socket:";
constexpr int kPauseMs = 100;

std::uint64_t stall_of(const cotejo::Host& host) {
    const std::string text = host.setting("stall");
    double ms = 0;
    std::from_chars(text.data(), text.data() + text.size(), ms);
    if (!(ms >= 100 && ms <= 60'000)) throw std::invalid_argument("`stall` must be 100 to 60000 milliseconds");
    return static_cast<std::uint64_t>(ms);
}

lds::Trust trust_of(const cotejo::Host& host) {
    const std::string folder = host.setting("trust");
    if (folder.empty()) {
        host.warn("`trust` is not set: no document can be found valid");
        return {};
    }
    cotejo::Result<lds::Trust> trust = lds::load_trust(folder);
    if (!trust) throw std::invalid_argument("`trust`: " + trust.error().what);
    if (trust->certificates().empty()) host.warn("`trust` has no certificates: no document can be found valid");
    return std::move(*trust);
}

/// Whose fault it is, in the ABI's words.
Status status_of(Cause cause) {
    switch (cause) {
    case Cause::no_card: case Cause::lost: case Cause::stalled: return Status::retry;
    case Cause::no_reader: return Status::unavailable;
    case Cause::over: return Status::cancelled;
    default: return Status::refused;
    }
}

Result<void> emit(const Job& job, const Draft& draft) {
    const Status status = job.emit(draft);
    if (status == Status::ok) return {};
    return Error{status, "the host did not take the record"};
}

Result<lds::Files> files_of(const cotejo::View& chip) {
    if (chip.format() != COTEJO_FORMAT_LDS && chip.format() != COTEJO_FORMAT_BYTES)
        return Error{Status::invalid, "a document.chip must be lds or bytes"};
    return lds::Files::unpack(chip.data());
}

class DocumentChip final : public cotejo::Capturer, public cotejo::Extractor {
public:
    explicit DocumentChip(const cotejo::Host& host)
        : host_(host), reader_(host.setting("reader")), bac_(host.setting("bac") == "true"), stall_ms_(stall_of(host)),
          trust_(trust_of(host)) {}

    Result<void> capture(const Job& job, Inputs unlock) override;

    Result<void> extract(const Job& job, Inputs inputs) override {
        const Result<lds::Files> files = files_of(inputs[0]);
        if (!files) return files.error();
        if (job.gives() == COTEJO_KIND_FACE_RECORD) return give_face(job, *files);
        const Result<Draft> zone = chip::mrz_of(*files);
        if (!zone) return zone.error();
        return emit(job, *zone);
    }

private:
    std::unique_ptr<emrtd::Transport> transport(const Job& job) const {
        emrtd::Patience patience{[&job] { return job.cancelled(); }, job.deadline_ns(), stall_ms_};
        if (reader_.starts_with(kSocket)) return emrtd::socket_transport(reader_.substr(kSocket.size()), std::move(patience));
        return chip::pcsc_transport(reader_, std::move(patience));
    }

    /// DG2 whole: whoever reads face records takes it apart.
    static Result<void> give_face(const Job& job, const lds::Files& files) {
        const emrtd::View group = files.get(lds::file_of(2));
        if (group.empty()) return Error{Status::refused, "the chip has no DG2"};
        Draft draft;
        draft.format = COTEJO_FORMAT_BYTES;
        draft.data = emrtd::copy(group);
        return emit(job, draft);
    }

    Result<void> read_chip(const Job& job, const cotejo::View& unlock);
    Error ended(const Job& job, const emrtd::Trouble& trouble) const;

    cotejo::Host host_;
    const std::string reader_;
    const bool bac_;
    const std::uint64_t stall_ms_;
    const lds::Trust trust_;
};

Result<void> DocumentChip::capture(const Job& job, Inputs unlock) {
    const Result<void> read = unlock.empty()
        ? Error{Status::refused, "nothing unlocks the chip: give the document.mrz of its page"}
        : read_chip(job, unlock[0]);
    if (read || read.error().status != Status::refused) return read;
    host_.warn(read.error().what); // an operator may see a pattern in what is refused
    return Error{Status::refused, ""};
}

Result<void> DocumentChip::read_chip(const Job& job, const cotejo::View& unlock) {
    const Result<emrtd::Secrets> secrets = chip::secrets_of(unlock);
    if (!secrets) return secrets.error();
    const emrtd::Patience patience{[&job] { return job.cancelled(); }, job.deadline_ns()};
    const chip::Attendant attendant{
        [&job](const char* hint, double progress) { job.guide(hint, progress); },
        [&patience] {
            ::poll(nullptr, 0, kPauseMs);
            return !patience.is_over();
        }};
    const std::unique_ptr<emrtd::Transport> way = transport(job);
    chip::Answer<chip::Inspected> inspected = chip::meet(*way, *secrets, bac_, attendant);
    if (!inspected) return ended(job, inspected.error());
    if (auto key = chip::check_key(inspected->files, *secrets)) inspected->checks.push_back(std::move(*key));
    const lds::Verdict passive = chip::judge(*inspected, trust_, std::time(nullptr));
    host_.debug("opened by " + inspected->access);
    return emit(job, chip::draft_of(*inspected, passive));
}

Error DocumentChip::ended(const Job& job, const emrtd::Trouble& trouble) const {
    if (trouble.cause == Cause::key_refused)
        return {Status::refused, "the chip refuses its key: the page was misread, or it is another document's (" + trouble.what + ")"};
    if (status_of(trouble.cause) == Status::retry) job.guide(COTEJO_HINT_DOCUMENT_AGAIN);
    return {status_of(trouble.cause), trouble.what};
}

}  // namespace

COTEJO_PLUGIN("org.cotejo.document.chip", DocumentChip)
