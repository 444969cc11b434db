// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a cédula's barcode: refused with a reason, or read into fields of their forms, with the fingerprints
// behind what is given.

#include "../../../plugins/document-barcode/cedula.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

bool digits(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = cedula::parse({reinterpret_cast<const char*>(data), size});
    if (!read) {
        demand(!read.error().what.empty());
        return 0;
    }
    demand(!read->number.empty() && read->number.size() <= 10 && digits(read->number) && read->number[0] != '0');
    demand(read->sex == "F" || read->sex == "M");
    demand(read->birth_date.size() == 10 && read->birth_place.size() == 5 && digits(read->birth_place));
    for (const std::string* name : {&read->surname_1, &read->surname_2, &read->name_1, &read->name_2})
        demand(name->size() <= 46 && (read->names || name->empty()));
    demand(read->size <= 169 && read->size < size);
    return 0;
}
