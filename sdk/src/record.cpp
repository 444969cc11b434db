// SPDX-License-Identifier: Apache-2.0
//
// Record: a shared, immutable body whose texts are wiped with it.

#include "cotejo/record.hpp"

#include <openssl/crypto.h>

#include <utility>

namespace cotejo {
namespace {

const Fact* find(const std::vector<Fact>& facts, std::string_view name) {
    for (const Fact& fact : facts)
        if (fact.name == name) return &fact;
    return nullptr;
}

}  // namespace

Record::Record(Parts parts) : body_(std::make_shared<const Body>(Body{std::move(parts)})) {}

Record::Body::~Body() {
    for (Fact& fact : parts.facts)
        if (fact.text) OPENSSL_cleanse(fact.text->data(), fact.text->size());
}

std::string_view Record::family() const {
    return std::string_view(kind()).substr(0, kind().find('.'));
}

std::span<const std::uint8_t> Record::data() const {
    return storage() ? storage()->bytes() : std::span<const std::uint8_t>{};
}

std::optional<double> Record::number(std::string_view name) const {
    const Fact* fact = find(facts(), name);
    if (!fact || fact->text) return std::nullopt;
    return fact->value;
}

std::optional<std::string_view> Record::text(std::string_view name) const {
    const Fact* fact = find(facts(), name);
    if (!fact || !fact->text) return std::nullopt;
    return *fact->text;
}

Record Record::with_facts(std::vector<Fact> facts) const {
    Parts parts = body_->parts;
    parts.facts = std::move(facts);
    return Record(std::move(parts));
}

}  // namespace cotejo
