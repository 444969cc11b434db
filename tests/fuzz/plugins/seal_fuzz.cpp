// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a visible digital seal: taken apart within their bounds or refused with a word, and never
// valid where nobody is trusted.

#include "../../../plugins/document-seal/facts.hpp"
#include "../../../plugins/document-seal/print.hpp"

#include <algorithm>
#include <cstdlib>

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

bool inside(seal::Bytes part, seal::Bytes whole) {
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

bool plain(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '<'; });
}

void look_at(const seal::Seal& seal, seal::Bytes bytes) {
    demand(seal.header.country.size() == 3 && seal.header.signer.size() == 4 && !seal.header.reference.empty());
    demand(plain(seal.header.country + seal.header.signer + seal.header.reference));
    demand(!seal.features.empty() && !seal.signature.empty());
    for (const seal::Feature& feature : seal.features) demand(inside(feature.value, seal.signed_part));
    demand(inside(seal.signed_part, bytes) && inside(seal.signature, bytes));
    demand(seal.signed_part.size() + seal.signature.size() < bytes.size());
}

void look_at(const seal::Contents& contents) {
    for (const std::string& line : contents.zone.lines) demand(plain(line));
    demand(mrz::sound(contents.zone) && seal::check_print(contents, contents.zone).holds());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const seal::Trust nobody;
    const seal::Bytes bytes(data, size);
    const auto parsed = seal::parse(bytes);
    if (parsed) look_at(*parsed, bytes);
    else demand(!parsed.error().word.empty());
    const seal::Verdict verdict = seal::judge(bytes, nobody, seal::Day{});
    if (verdict.contents) look_at(*verdict.contents);
    demand(!verdict.valid);
    demand(seal::describe(verdict, bytes).data.size() == size);
    return 0;
}
