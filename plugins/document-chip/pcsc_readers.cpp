// SPDX-License-Identifier: Apache-2.0
//
// Names as drivers make them: "Identiv uTrust 4701 F [CL Interface] 00 01".

#include "pcsc_readers.hpp"

#include <algorithm>

namespace chip {

namespace {

bool has_card(SCARDCONTEXT context, const std::string& name) {
    SCARD_READERSTATE state{};
    state.szReader = name.c_str();
    return SCardGetStatusChange(context, 0, &state, 1) == SCARD_S_SUCCESS && (state.dwEventState & SCARD_STATE_PRESENT);
}

}  // namespace

std::vector<std::string> names_in(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty() && list.front()) {
        const std::size_t end = std::min(list.find('\0'), list.size());
        names.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return names;
}

Reader find_reader(SCARDCONTEXT context, const std::string& wanted) {
    DWORD size = 0;
    if (SCardListReaders(context, nullptr, nullptr, &size) != SCARD_S_SUCCESS || !size) return {};
    std::string list(size, '\0');
    if (SCardListReaders(context, nullptr, list.data(), &size) != SCARD_S_SUCCESS) return {};
    std::vector<std::string> names = names_in(list);
    std::erase_if(names, [&](const std::string& name) { return name.find(wanted) == std::string::npos; });
    if (names.empty()) return {};
    const auto laid = std::ranges::find_if(names, [&](const std::string& name) { return has_card(context, name); });
    return laid != names.end() ? Reader{*laid, true} : Reader{names.front(), false};
}

}  // namespace chip
