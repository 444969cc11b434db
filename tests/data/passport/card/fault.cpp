// SPDX-License-Identifier: Apache-2.0
//
// The faults of the protocol, step by step: opening, reading, proving to be the chip it says.

#include "passport/card/fault.hpp"

#include <algorithm>
#include <span>

#include <openssl/rsa.h>

#include "emrtd/tlv.hpp"

namespace passport::card {

namespace {

using emrtd::View;

enum Instruction : std::uint8_t {
    kExternalAuthenticate = 0x82,
    kGetChallenge = 0x84,
    kGeneralAuthenticate = 0x86,
    kInternalAuthenticate = 0x88,
    kManageSecurity = 0x22,
    kSelect = 0xA4,
    kReadBinary = 0xB0,
    kReadBinaryOdd = 0xB1,
};

bool reads(const Exchange& exchange) {
    return exchange.command.ins == kReadBinary || exchange.command.ins == kReadBinaryOdd;
}

bool reads(const Exchange& exchange, std::uint16_t file) {
    return reads(exchange) && exchange.file == file;
}

/// The step of PACE: the tag inside the dynamic authentication data that the answer carries, or 0.
std::uint8_t pace_step(const Exchange& exchange) {
    if (exchange.command.ins != kGeneralAuthenticate || exchange.secured) return 0;
    const auto inside = emrtd::find(exchange.response.data, 0x7C);
    return inside && !inside->empty() ? inside->front() : 0;
}

Then say(const Exchange& exchange, std::uint16_t sw) {
    exchange.response = {{}, sw};
    return Then::answer;
}

/// Turns one bit of the last byte.
void spoil(Bytes& bytes) {
    if (!bytes.empty()) bytes.back() ^= 1;
}

using Inside = std::function<Then(const Exchange&)>;
using Outside = std::function<void(const Exchange&, Bytes&)>;

/// Answers `sw` where `when` holds.
template <class When>
Inside refuse(When when, std::uint16_t sw) {
    return [when, sw](const Exchange& exchange) {
        return when(exchange) ? say(exchange, sw) : Then::answer;
    };
}

/// Refuses one instruction, with secure messaging or without.
Inside refuse_instruction(std::uint8_t instruction, std::uint16_t sw) {
    return refuse([instruction](const Exchange& e) { return e.command.ins == instruction; }, sw);
}

/// Does something to the answer of one step of PACE.
template <class Do>
Inside at_pace_step(std::uint8_t step, Do what) {
    return [step, what](const Exchange& exchange) {
        if (pace_step(exchange) == step) what(exchange);
        return Then::answer;
    };
}

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

/// Does not answer, or leaves, at the n-th command that reads a file; `times` times, then no more.
Inside at_read(unsigned n, Then then, unsigned times) {
    return [n, then, times, seen = 0u](const Exchange& exchange) mutable {
        if (exchange.number == 1) seen = 0;
        if (!times || !reads(exchange) || ++seen != n) return Then::answer;
        --times;
        return then;
    };
}

constexpr unsigned kEveryTime = ~0u;

/// Writes another length into the first bytes of a file: its tag, then 84 and four bytes.
void lie_about_size(Bytes& file, std::uint32_t said) {
    const auto whole = emrtd::objects(file);
    if (!whole || whole->empty()) return;
    const Bytes value = emrtd::copy(whole->front().value);
    const Bytes tag = emrtd::number(whole->front().tag, 1);
    file = emrtd::join({tag, emrtd::from_hex("84"), emrtd::number(said, 4), value});
}

PrivateKey other_key(const PrivateKey& like) {
    if (!like) return like;
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(like.get(), nullptr);
    EVP_PKEY* made = nullptr;
    if (!EVP_PKEY_is_a(like.get(), "RSA")) {
        EVP_PKEY_keygen_init(context);
        EVP_PKEY_generate(context, &made);
    } else {
        made = EVP_RSA_gen(std::size_t(EVP_PKEY_get_bits(like.get())));
    }
    EVP_PKEY_CTX_free(context);
    return {made, EVP_PKEY_free};
}

/// A way to be wrong without its functions, which some remember what they saw: made for each card anew.
struct Row {
    const char *name, *what, *verdict, *reason;
    void (*set)(Fault&);
};

// The chip is genuine, and its habits are merely its own.
constexpr Row kHabits[] = {
    {"short-length", "takes and gives 256 bytes at most", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.extended_length = false; }; }},
    {"short-replies", "gives 100 bytes at most at once", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.longest_reply = 100; }; }},
    {"wants-parameters", "says 6A87 to MSE:Set AT of PACE without tag 84", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.wants_parameters = true; }; }},
    {"exact-length", "says 6Cxx when more is asked than a file has left", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.exact_le = true; }; }},
    {"warns-at-end", "says 6282 when more is asked than a file has left", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.warns_at_end = true; }; }},
    {"even-only", "does not know READ BINARY with the odd instruction byte", "valid", "",
     [](Fault& f) { f.holds = [](Chip& c) { c.habits.odd_read_binary = false; }; }},
    {"leaves-once", "leaves the field in the middle of a file and comes back", "valid", "",
     [](Fault& f) { f.inside = at_read(5, Then::gone, 1); }},
};

constexpr Row kOpening[] = {
    {"no-application", "knows no eMRTD application", "refused", "select",
     [](Fault& f) {
         f.inside = refuse([](const Exchange& e) { return e.command.ins == kSelect && e.command.p1 == 4; }, 0x6A82);
     }},
    {"bac-refused", "says 6300 to EXTERNAL AUTHENTICATE", "refused", "bac",
     [](Fault& f) { f.inside = refuse_instruction(kExternalAuthenticate, 0x6300); }},
    {"bac-answer-altered", "answers EXTERNAL AUTHENTICATE with another message code", "refused", "bac",
     [](Fault& f) {
         f.inside = [](const Exchange& e) {
             if (e.command.ins == kExternalAuthenticate) spoil(e.response.data);
             return Then::answer;
         };
     }},
    {"bac-no-challenge", "gives a challenge of four bytes", "refused", "bac",
     [](Fault& f) {
         f.inside = [](const Exchange& e) {
             if (e.command.ins == kGetChallenge) e.response.data.resize(4);
             return Then::answer;
         };
     }},
    {"pace-refused", "offers PACE and says 6A80 to it; BAC would be open", "refused", "pace",
     [](Fault& f) {
         f.inside = refuse([](const Exchange& e) { return e.command.ins == kManageSecurity && !e.secured; }, 0x6A80);
     }},
    {"pace-wrong-nonce", "encrypts another nonce than the one it goes on with", "refused", "pace",
     [](Fault& f) { f.inside = at_pace_step(0x80, [](const Exchange& e) { spoil(e.response.data); }); }},
    {"pace-token-altered", "gives a wrong authentication token", "refused", "pace",
     [](Fault& f) { f.inside = at_pace_step(0x86, [](const Exchange& e) { spoil(e.response.data); }); }},
    {"pace-bad-mapping", "gives a mapping point that is on no curve", "refused", "pace",
     [](Fault& f) { f.inside = at_pace_step(0x82, [](const Exchange& e) { spoil(e.response.data); }); }},
    {"pace-echo", "gives the reader's own public key back", "refused", "pace",
     [](Fault& f) {
         f.inside = at_pace_step(0x84, [](const Exchange& e) {
             const auto sent = emrtd::at(e.command.data, {0x7C, 0x83});
             if (sent) e.response.data = emrtd::tlv(0x7C, emrtd::tlv(0x84, *sent));
         });
     }},
    {"pace-no-token", "leaves the authentication token out", "refused", "pace",
     [](Fault& f) {
         f.inside = at_pace_step(0x86, [](const Exchange& e) { e.response.data = emrtd::tlv(0x7C, View{}); });
     }},
    {"pace-hidden", "offers PACE in DG14 and hides it in EF.CardAccess", "invalid", "pace-hidden",
     [](Fault& f) {
         f.holds = [](Chip& c) {
             c.master_files.erase(kCardAccess);
             c.pace.clear();
             c.bac = true;
         };
     }},
};

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
    {"size-lies", "holds a DG2 that claims to be longer than it is", "refused", "read",
     [](Fault& f) {
         f.holds = [](Chip& c) { lie_about_size(c.files[kDg2], std::uint32_t(c.files[kDg2].size() + 500)); };
     }},
    {"size-huge", "holds an EF.SOD that claims to have two gigabytes", "refused", "read",
     [](Fault& f) { f.holds = [](Chip& c) { lie_about_size(c.files[kSod], 0x7FFFFFF0); }; }},
    {"stall", "stops answering in the middle of a file", "lost", "read",
     [](Fault& f) { f.inside = at_read(5, Then::silence, kEveryTime); }},
    {"leaves", "leaves the field in the middle of a file, each time", "lost", "read",
     [](Fault& f) { f.inside = at_read(5, Then::gone, kEveryTime); }},
    {"leaves-at-once", "leaves the field at the first command", "lost", "select",
     [](Fault& f) { f.inside = [](const Exchange&) { return Then::gone; }; }},
};

constexpr Row kProving[] = {
    {"ca-clone", "is a copy: DG14's private key is not in it", "invalid", "chip-authentication",
     [](Fault& f) {
         f.holds = [](Chip& c) {
             for (ChipAuthenticationKey& known : c.chip_authentication) known.key = other_key(known.key);
         };
     }},
    {"ca-refused", "has a DG14 and says 6A80 to Chip Authentication", "invalid", "chip-authentication",
     [](Fault& f) {
         f.inside = refuse([](const Exchange& e) {
             return e.secured && (e.command.ins == kManageSecurity || e.command.ins == kGeneralAuthenticate);
         }, 0x6A80);
     }},
    {"aa-clone", "is a copy: DG15's private key is not in it", "invalid", "active-authentication",
     [](Fault& f) { f.holds = [](Chip& c) { c.active_authentication = other_key(c.active_authentication); }; }},
    {"aa-refused", "has a DG15 and does not know INTERNAL AUTHENTICATE", "invalid", "active-authentication",
     [](Fault& f) { f.inside = refuse_instruction(kInternalAuthenticate, 0x6D00); }},
    {"aa-altered", "signs and turns one bit of the signature", "invalid", "active-authentication",
     [](Fault& f) {
         f.inside = [](const Exchange& e) {
             if (e.command.ins == kInternalAuthenticate) spoil(e.response.data);
             return Then::answer;
         };
     }},
    {"aa-empty", "gives no signature and says that all is well", "invalid", "active-authentication",
     [](Fault& f) { f.inside = refuse_instruction(kInternalAuthenticate, emrtd::kDone); }},
};

constexpr std::span<const Row> kSteps[] = {kHabits, kOpening, kReading, kProving};

}  // namespace

const std::vector<std::string>& protocol_faults() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const std::span<const Row> rows : kSteps)
            for (const Row& row : rows) all.emplace_back(row.name);
        return all;
    }();
    return names;
}

Fault protocol_fault(const std::string& name) {
    Fault fault;
    for (const std::span<const Row> rows : kSteps) {
        const auto row = std::ranges::find(rows, name, &Row::name);
        if (row == rows.end()) continue;
        fault.name = row->name;
        fault.what = row->what;
        fault.verdict = row->verdict;
        fault.reason = row->reason;
        row->set(fault);
    }
    return fault;
}

}  // namespace passport::card
