// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a chip's files, one of them or all: a verdict or a reason, never valid without the key.

#include <cstdlib>

#include "emrtd/security_infos.hpp"
#include "lds/certificate.hpp"
#include "lds/groups.hpp"
#include "lds/passive.hpp"
#include "lds/revocation.hpp"
#include "lds/security_object.hpp"

namespace {

using namespace lds;

constexpr std::time_t kNow = 1780315200;

void demand(bool holds) {
    if (!holds) std::abort();
}

template <class T>
void explained(const cotejo::Result<T>& result) {
    demand(result || !result.error().what.empty());
}

void read_all(View bytes) {
    explained(read_com(bytes));
    explained(read_dg12(bytes));
    explained(read_dg13(bytes));
    explained(read_dg14(bytes));
    explained(read_dg15(bytes));
    const auto lines = read_dg1(bytes);
    explained(lines);
    demand(!lines || lines->size() == 2 || lines->size() == 3);
    const auto records = read_dg2(bytes);
    explained(records);
    if (records)
        for (const View one : *records) demand(one.empty() || (one.data() >= bytes.data() && &one.back() <= &bytes.back()));
    const auto personal = read_dg11(bytes);
    explained(personal);
    cotejo::Draft draft;
    if (personal) describe(*personal, draft);
    explained(emrtd::read_security_infos(bytes)); // EF.CardAccess, and the inside of DG14
    const auto object = read_security_object(bytes);
    demand(object ? !object->hashes.empty() : !object.error().reason.empty());
}

/// A certificate that anybody may bring, above itself and under a trusted one.
void look_at_certificate(View bytes) {
    Trust trust;
    explained(trust.add_revocation_list(bytes));
    const Certificate one = read_certificate(bytes);
    if (!one) return;
    explained(trust.add_certificate(bytes));
    text_of(X509_get_subject_name(one.get()));
    document_types(one.get());
    extended_usages(one.get());
    weakness_of_key(one.get());
    const auto chain = find_chain(trust, one.get(), kNow);
    if (chain) check_revocation(trust, one.get(), *chain, kNow);
}

void verify_all(const Files& files) {
    const Verdict verdict = verify(files, Trust(), kNow);
    demand(!verdict.valid && !verdict.checks.empty());
    cotejo::Draft draft;
    describe(verdict, draft);
    for (const Check& check : verdict.checks) demand((check.outcome == Outcome::successful) == check.reason.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const View bytes(data, size);
    read_all(bytes);
    look_at_certificate(bytes);
    Files files;
    files.put(kSod, emrtd::copy(bytes));
    verify_all(files);
    const auto packed = Files::unpack(bytes);
    explained(packed);
    if (packed) verify_all(*packed);
    return 0;
}
