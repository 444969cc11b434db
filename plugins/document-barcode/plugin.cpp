// SPDX-License-Identifier: Apache-2.0
//
// Barcodes: finds the code that is wanted in a picture and gives what it says: a boarding pass, a cédula or a list's
// number.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

#include "cotejo/hints.h"
#include "cotejo/kinds.h"
#include "cotejo/plugin.hpp"
#include "facts.hpp"
#include "list_number.hpp"
#include "picture.hpp"
#include "reader.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

/// Codes that were read; overwritten at the end, since one may hold fingerprints.
class Found {
public:
    explicit Found(barcode::Look look) : look_(std::move(look)) {}
    Found(const Found&) = delete;
    Found& operator=(const Found&) = delete;
    ~Found() { std::ranges::for_each(look_.read, cedula::wipe); }
    const barcode::Look& look() const { return look_; }

private:
    barcode::Look look_;
};

class Barcodes final : public cotejo::Extractor {
public:
    explicit Barcodes(const cotejo::Host& host)
        : host_(host), patience_(std::atoi(host.setting("patience").c_str())),
          keys_(bcbp::Keys::load(host.setting("keys"))),
          numbers_(list_number::Pattern::create(host.setting("list-number"))) {}

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        if (!keys_) return decline(keys_.error());
        if (!numbers_) return decline(numbers_.error());
        Result<cv::Mat> picture = picture::read(inputs[0]);
        if (!picture) return decline(picture.error());
        const auto stop = [&job] { return job.cancelled(); };
        const bool number = job.gives() == COTEJO_KIND_DOCUMENT_LIST_NUMBER;
        const auto found = [&](const barcode::Look& look) {
            return std::ranges::any_of(look.read, [&](const std::string& one) { return wanted(job, one); });
        };
        const Found codes((number ? with_linear_ : reader_)
                              .look(picture::grey(*picture), barcode::Reader::Clock::now() + patience_, found, stop));
        if (stop()) return Error{Status::cancelled, "cancelled"};
        if (codes.look().read.empty()) return ask_again(job, codes.look());
        return give(job, codes.look());
    }

private:
    bool wanted(const cotejo::Job& job, const std::string& bytes) const {
        if (job.gives() == COTEJO_KIND_DOCUMENT_CEDULA) return cedula::looks_like_one(bytes);
        if (job.gives() == COTEJO_KIND_DOCUMENT_LIST_NUMBER) return numbers_->matches(bytes);
        return bcbp::looks_like_one(bytes);
    }

    Result<Draft> read(const cotejo::Job& job, const std::string& bytes) const {
        if (job.gives() == COTEJO_KIND_DOCUMENT_LIST_NUMBER) return facts::of(list_number::trimmed(bytes));
        if (job.gives() == COTEJO_KIND_DOCUMENT_CEDULA) {
            const Result<cedula::Cedula> read = cedula::parse(bytes);
            if (!read) return read.error();
            return facts::of(*read, bytes);
        }
        const Result<bcbp::Pass> pass = bcbp::parse(bytes);
        if (!pass) return Error{Status::refused, "the boarding pass breaks Resolution 792: " + pass.error().what};
        return facts::of(*pass, keys_->check(*pass, bytes), bytes);
    }

    /// Gives the first code that is sound; says what is wrong when none is.
    Result<void> give(const cotejo::Job& job, const barcode::Look& look) const {
        const char* hint = COTEJO_HINT_WRONG_CODE;
        std::string why = "the barcode is not a " + std::string(job.gives());
        for (const std::string& bytes : look.read) {
            if (!wanted(job, bytes)) continue;
            const Result<Draft> draft = read(job, bytes);
            if (draft) return given(job.emit(*draft));
            hint = COTEJO_HINT_CODE_UNREADABLE;
            why = draft.error().what;
        }
        job.guide(hint);
        return decline({Status::refused, why});
    }

    static Result<void> ask_again(const cotejo::Job& job, const barcode::Look& look) {
        job.guide(look.damaged ? COTEJO_HINT_CODE_UNREADABLE : COTEJO_HINT_SHOW_CODE);
        return Error{Status::retry, "no barcode could be read"};
    }

    static Result<void> given(Status status) {
        if (status == Status::ok) return {};
        return Error{status, "the host did not take the record"};
    }

    Result<void> decline(Error why) const {
        host_.info(why.what);
        return why;
    }

    cotejo::Host host_;
    const std::chrono::milliseconds patience_;
    const Result<bcbp::Keys> keys_;
    const Result<list_number::Pattern> numbers_;
    barcode::Reader reader_;
    barcode::Reader with_linear_{barcode::Codes::with_linear};
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.document.barcode", Barcodes)
