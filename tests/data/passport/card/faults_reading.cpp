// SPDX-License-Identifier: Apache-2.0
//
// Faults while a chip is being read: of its secure messaging and of its files.

#include "passport/card/fault_row.hpp"

#include <algorithm>

namespace passport::card {

namespace {

/// Does something to the n-th secured answer that carries a part of a file, and to all after it.
template <class Do>
Outside from_secured_read(unsigned n, Do what) {
    return [n, what, seen = 0u](const Exchange& exchange, Bytes& wire) mutable {
        if (exchange.secured && reads(exchange) && ++seen >= n) what(exchange, wire);
    };
}

/// Takes the data object of this tag out of a secured answer.
void drop_object(Bytes& wire, std::uint32_t tag) {
    Bytes kept;
    const auto objects = emrtd::objects(View(wire).first(wire.size() - 2));
    if (!objects) return;
    for (const emrtd::Tlv& object : *objects)
        if (object.tag != tag) kept.insert(kept.end(), object.whole.begin(), object.whole.end());
    kept.insert(kept.end(), wire.end() - 2, wire.end());
    wire = std::move(kept);
}

Outside replay() {
    return [last = Bytes{}](const Exchange& exchange, Bytes& wire) mutable {
        if (!exchange.secured || !reads(exchange)) return;
        if (last.empty()) last = wire;
        else wire = last;
    };
}

/// Bytes that look random and are the same each time.
Bytes noise(std::size_t size, std::uint32_t seed) {
    Bytes bytes(size);
    for (std::uint8_t& byte : bytes) {
        seed = seed * 1664525 + 1013904223;
        byte = static_cast<std::uint8_t>(seed >> 24);
    }
    return bytes;
}

/// Does not answer, or leaves, at the n-th command that reads a file, each time the card is shown.
Inside at_read(unsigned n, Then then) {
    return [n, then, seen = 0u](const Exchange& exchange) mutable {
        if (exchange.number == 1) seen = 0;
        return reads(exchange) && ++seen == n ? then : Then::answer;
    };
}

/// Writes another length into the first bytes of a file: its tag, then 84 and four bytes.
void lie_about_size(Bytes& file, std::uint32_t said) {
    const auto whole = emrtd::objects(file);
    if (!whole || whole->empty()) return;
    const Bytes value = emrtd::copy(whole->front().value);
    const Bytes tag = emrtd::number(whole->front().tag, 1);
    file = emrtd::join({tag, emrtd::from_hex("84"), emrtd::number(said, 4), value});
}

constexpr Row kReading[] = {
    {"bad-mac", "answers with a wrong message code from the third part of a file on", "refused", "secure-messaging",
     [](Fault& f) {
         f.outside = from_secured_read(3, [](const Exchange&, Bytes& wire) { wire[wire.size() - 3] ^= 1; });
     }},
    {"no-mac", "leaves the message code out", "refused", "secure-messaging",
     [](Fault& f) {
         f.outside = from_secured_read(3, [](const Exchange&, Bytes& wire) { drop_object(wire, 0x8E); });
     }},
    {"no-status-object", "leaves the protected status word out", "refused", "secure-messaging",
     [](Fault& f) {
         f.outside = from_secured_read(3, [](const Exchange&, Bytes& wire) { drop_object(wire, 0x99); });
     }},
    {"plain-replies", "stops secure messaging and goes on in the clear", "refused", "secure-messaging",
     [](Fault& f) {
         f.outside = from_secured_read(3, [](const Exchange& e, Bytes& wire) { wire = emrtd::write(e.response); });
     }},
    {"replay", "gives the same secured answer again and again", "refused", "secure-messaging",
     [](Fault& f) { f.outside = replay(); }},
    {"forgets-session", "says 6988 from the fifth part of a file on", "refused", "secure-messaging",
     [](Fault& f) {
         f.outside = from_secured_read(5, [](const Exchange&, Bytes& wire) { wire = {0x69, 0x88}; });
     }},
    {"cut-replies", "gives answers without their last ten bytes", "refused", "secure-messaging",
     [](Fault& f) {
         f.outside = from_secured_read(3, [](const Exchange&, Bytes& wire) {
             wire.erase(wire.end() - std::min<std::ptrdiff_t>(12, std::ptrdiff_t(wire.size())), wire.end() - 2);
         });
     }},
    {"long-lengths", "writes lengths that reach past the end of the answer", "refused", "secure-messaging",
     [](Fault& f) {
         f.outside = from_secured_read(3, [](const Exchange&, Bytes& wire) {
             if (wire.size() > 2) wire[1] = 0x84;
         });
     }},
    {"garbage", "answers every command with noise", "refused", "select",
     [](Fault& f) {
         f.outside = [](const Exchange& e, Bytes& wire) { wire = noise(40, e.number); };
     }},
    {"garbage-later", "answers with noise once it is being read", "refused", "secure-messaging",
     [](Fault& f) {
         f.outside = from_secured_read(2, [](const Exchange& e, Bytes& wire) { wire = noise(200, e.number); });
     }},
    {"one-byte", "answers with one byte, which is no status word", "refused", "answer",
     [](Fault& f) { f.outside = from_secured_read(2, [](const Exchange&, Bytes& wire) { wire = {0x90}; }); }},
    {"no-bytes", "answers with nothing at all", "refused", "answer",
     [](Fault& f) { f.outside = from_secured_read(2, [](const Exchange&, Bytes& wire) { wire.clear(); }); }},
    {"more-data", "says for ever that there is more data (61xx)", "refused", "answer",
     [](Fault& f) {
         f.outside = [going = false](const Exchange& e, Bytes& wire) mutable {
             if (e.number == 1) going = false;
             going = going || reads(e);
             if (going) wire = {0xAA, 0xAA, 0x61, 0x10};
         };
     }},
    {"wrong-length", "says for ever that Le is wrong (6Cxx)", "refused", "answer",
     [](Fault& f) {
         f.outside = [](const Exchange& e, Bytes& wire) {
             if (reads(e)) wire = {0x6C, static_cast<std::uint8_t>(0x10 + e.number % 7)};
         };
     }},
    {"empty-parts", "reads every file as nothing and says that all is well", "refused", "read",
     [](Fault& f) {
         f.inside = [](const Exchange& e) { return reads(e) ? say(e, emrtd::kDone) : Then::answer; };
     }},
    {"nothing-but-done", "says 9000 to everything and gives nothing", "refused", "bac",
     [](Fault& f) { f.inside = [](const Exchange& e) { return say(e, emrtd::kDone); }; }},
    {"wrong-status", "says 6F00 when DG1 is read", "refused", "read",
     [](Fault& f) { f.inside = refuse([](const Exchange& e) { return reads(e, kDg1); }, 0x6F00); }},
    {"dg1-closed", "does not let DG1 be read by whoever has authenticated", "refused", "read",
     [](Fault& f) { f.inside = refuse([](const Exchange& e) { return reads(e, kDg1); }, 0x6982); }},
    {"size-lies", "holds a DG2 that claims to be longer than it is", "invalid", "dg2",
     [](Fault& f) {
         f.holds = [](Chip& c) { lie_about_size(c.files[kDg2], std::uint32_t(c.files[kDg2].size() + 500)); };
     }},
    {"size-huge", "holds an EF.SOD that claims to have two gigabytes", "refused", "read",
     [](Fault& f) { f.holds = [](Chip& c) { lie_about_size(c.files[kSod], 0x7FFFFFF0); }; }},
    {"stall", "stops answering in the middle of a file", "lost", "read",
     [](Fault& f) { f.inside = at_read(5, Then::silence); }},
    {"leaves", "leaves the field in the middle of a file, each time", "lost", "read",
     [](Fault& f) { f.inside = at_read(5, Then::gone); }},
    {"leaves-at-once", "leaves the field at the first command", "lost", "select",
     [](Fault& f) { f.inside = [](const Exchange&) { return Then::gone; }; }},
};

}  // namespace

std::span<const Row> reading_faults() { return kReading; }

}  // namespace passport::card
