// SPDX-License-Identifier: Apache-2.0
//
// Seal: finds a visible digital seal in a picture of a page and says what it is worth.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

#include "reader.hpp"
#include "cotejo/hints.h"
#include "cotejo/plugin.hpp"
#include "facts.hpp"
#include "judge.hpp"
#include "mrz/facts.hpp"
#include "picture.hpp"
#include "print.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

seal::Bytes bytes_of(const std::string& code) {
    return {reinterpret_cast<const std::uint8_t*>(code.data()), code.size()};
}

bool is_seal(const std::string& code) { return seal::looks_like_one(bytes_of(code)); }
bool has_seal(const barcode::Look& look) { return std::ranges::any_of(look.read, is_seal); }

class Seal final : public cotejo::Extractor {
public:
    explicit Seal(const cotejo::Host& host)
        : host_(host), patience_(std::atoi(host.setting("patience").c_str())),
          strict_(host.setting("strict-revocation") == "true"),
          trust_(seal::load_trust(host.setting("trust"), host.setting("signers"))) {
        if (!trust_) return;
        for (const std::string& file : trust_->skipped) host_.warn(file + "; it is skipped");
        if (trust_->authorities.empty()) host_.warn("there is no authority to trust: no seal will be valid");
        if (trust_->signers.empty()) host_.warn("there is no signer's certificate: no seal will be valid");
    }

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        if (!trust_) return trust_.error();
        Result<cv::Mat> picture = picture::read(inputs[0]);
        if (!picture) return decline(picture.error());
        const auto stop = [&job] { return job.cancelled(); };
        const barcode::Look look = reader_.look(
            picture::grey(*picture), barcode::Reader::Clock::now() + patience_, has_seal, stop);
        if (stop()) return Error{Status::cancelled, "cancelled"};
        const auto code = std::ranges::find_if(look.read, is_seal);
        if (code != look.read.end()) return give(job, bytes_of(*code), inputs.subspan(1));
        if (look.read.empty()) return ask_again(job, look);
        job.guide(COTEJO_HINT_WRONG_CODE);
        return decline({Status::refused, "the barcode is not a seal"});
    }

private:
    Result<void> give(const cotejo::Job& job, seal::Bytes bytes, cotejo::Inputs printed) const {
        const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        seal::Verdict verdict = seal::judge(bytes, *trust_, now, strict_);
        if (!printed.empty() && verdict.contents) {
            const Result<mrz::Mrz> zone = mrz::from_record(printed[0]);
            if (!zone) return decline(zone.error());
            verdict.checks.push_back(seal::check_print(*verdict.contents, *zone));
            verdict.valid &= verdict.checks.back().holds();
        }
        for (const seal::Check& check : verdict.checks)
            if (!check.holds())
                host_.info("check " + std::string(check.name) + ": " + std::string(check.result) + ", " +
                           std::string(check.reason));
        const Status status = job.emit(seal::describe(verdict, bytes));
        if (status == Status::ok) return {};
        return Error{status, "the host did not take the seal"};
    }

    static Result<void> ask_again(const cotejo::Job& job, const barcode::Look& look) {
        job.guide(look.damaged ? COTEJO_HINT_CODE_UNREADABLE : COTEJO_HINT_SHOW_CODE);
        return Error{Status::retry, "no barcode could be read"};
    }

    Result<void> decline(Error why) const {
        host_.info(why.what);
        return why;
    }

    cotejo::Host host_;
    const std::chrono::milliseconds patience_;
    const bool strict_;
    const Result<seal::Trust> trust_;
    barcode::Reader reader_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.document.seal", Seal)
