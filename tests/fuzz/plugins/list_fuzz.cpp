// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a passenger list: refused with a reason, or entries whose rows can be read again.

#include "../../../plugins/manifest-csv/csv.hpp"
#include "../../../plugins/manifest-csv/list.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

void look_at(const list::List& list) {
    int line = 1;
    for (const list::Entry& entry : list.entries) {
        demand(entry.line > line);
        line = entry.line;
        demand(!entry.texts.empty());
        for (const auto& [name, text] : entry.texts)
            demand(!text.empty() && text.size() <= 256 && csv::is_text(text));
        const std::string whole = std::string(list.header) + "\r\n" + std::string(entry.row);
        csv::Reader again(whole);
        demand(again.next() && again.next() && !again.next());
        (void)list::field(whole, "face");
    }
    for (const std::string& mistake : list.mistakes) demand(mistake.starts_with("line "));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto list = list::read({reinterpret_cast<const char*>(data), size}, 1000);
    if (list) look_at(*list);
    else demand(!list.error().what.empty());
    return 0;
}
