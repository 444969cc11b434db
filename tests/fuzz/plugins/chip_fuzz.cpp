// SPDX-License-Identifier: Apache-2.0
//
// A chip whose answers the input changes, before or after they are protected: it is inspected or given up, within
// a bounded number of commands, and nothing of it is held valid that was not.

#include <cstdint>
#include <cstdlib>

#include "../../../plugins/document-chip/findings.hpp"
#include "../../../plugins/document-chip/inspection.hpp"
#include "passport/card/issue.hpp"

namespace {

using emrtd::Bytes;
using emrtd::View;
using passport::card::Card;
using passport::card::Exchange;
using passport::card::Issued;
using passport::card::Then;

constexpr unsigned kMostCommands = 4000;

void demand(bool holds) {
    if (!holds) std::abort();
}

/// The input, taken from the front.
class Source {
public:
    explicit Source(View bytes) : rest_(bytes) {}
    bool empty() const { return rest_.empty(); }
    std::uint8_t byte() {
        if (rest_.empty()) return 0;
        const std::uint8_t first = rest_.front();
        rest_ = rest_.subspan(1);
        return first;
    }
    Bytes bytes(std::size_t size) {
        const View taken = rest_.first(std::min(size, rest_.size()));
        rest_ = rest_.subspan(taken.size());
        return emrtd::copy(taken);
    }

private:
    View rest_;
};

void change(Bytes& bytes, Source& source) {
    switch (source.byte() % 8) {
    case 0: bytes = source.bytes(source.byte()); break;
    case 1: bytes.resize(std::min<std::size_t>(bytes.size(), source.byte())); break;
    case 2: if (!bytes.empty()) bytes[source.byte() % bytes.size()] ^= source.byte(); break;
    case 3: bytes = emrtd::join({bytes, source.bytes(source.byte())}); break;
    default: break; // most are left alone, so that the conversation goes on
    }
}

/// Most exchanges stay as they are: the input says which do not.
passport::card::Fault fault_by(Source& source) {
    passport::card::Fault fault;
    fault.inside = [&source](const Exchange& exchange) {
        if (source.empty() || source.byte() < 0xC0) return Then::answer;
        change(exchange.response.data, source);
        if (source.byte() & 1) exchange.response.sw = static_cast<std::uint16_t>(emrtd::number(source.bytes(2)));
        return Then::answer;
    };
    fault.outside = [&source](const Exchange&, Bytes& wire) {
        if (!source.empty() && source.byte() >= 0xE0) change(wire, source);
    };
    return fault;
}

class CardTransport final : public emrtd::Transport {
public:
    explicit CardTransport(Card& card) : card_(card) {}
    emrtd::Answer<void> power_on() override { return {}; }
    emrtd::Answer<Bytes> transmit(View command) override {
        demand(++commands_ < kMostCommands);
        const auto answer = card_.transmit(command);
        if (!answer) return emrtd::Trouble{emrtd::Cause::lost, "gone"};
        return *answer;
    }
    void power_off() override {}

private:
    Card& card_;
    unsigned commands_ = 0;
};

const Issued& issued(std::uint8_t which) {
    static const char* const kModels[] = {"bac", "pace", "pace-im-aes128", "ca-3des"};
    static const Issued chips[] = {
        std::move(*passport::card::issue({}, kModels[0])), std::move(*passport::card::issue({}, kModels[1])),
        std::move(*passport::card::issue({}, kModels[2])), std::move(*passport::card::issue({}, kModels[3]))};
    return chips[which % 4];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Source source({data, size});
    const Issued& chip = issued(source.byte());
    Card card(chip.chip, fault_by(source));
    CardTransport transport(card);
    const auto inspected = chip::inspect(transport, {chip.chip.mrz_key, ""}, {});
    const auto touched = card.tally().touched;
    demand(!touched.contains(passport::card::kDg3) && !touched.contains(passport::card::kDg4));
    if (!inspected) {
        demand(!inspected.error().what.empty());
        return 0;
    }
    const lds::Verdict passive = chip::judge(*inspected, lds::Trust{}, chip.passport.now);
    const cotejo::Draft draft = chip::draft_of(*inspected, passive);
    demand(!chip::is_valid(*inspected, passive)); // nobody is trusted here
    demand(draft.facts.size() <= 256);
    return 0;
}
