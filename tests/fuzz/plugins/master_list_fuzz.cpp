// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a master list, as the content of one, or as a directory's file of several: refused with a reason,
// or certificates of CAs.

#include <cstdlib>

#include "lds/certificate.hpp"
#include "lds/ldif.hpp"
#include "lds/master_list.hpp"

namespace {

using namespace lds;

void demand(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const View bytes(data, size);
    const auto list = read_master_list(bytes, Trust(), nullptr, 1780315200);
    demand(!list && !list.error().what.empty()); // whoever signed it, nobody trusts them
    is_ldif(bytes);
    for (const Bytes& one : ldif_values(bytes, kLdifMasterLists)) demand(!one.empty() && one.size() <= size);
    const auto content = read_master_list_content(bytes);
    if (!content) {
        demand(!content.error().what.empty());
        return 0;
    }
    for (const Certificate& one : content->certificates) demand(one && is_ca(one.get()));
    return 0;
}
