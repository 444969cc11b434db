// SPDX-License-Identifier: Apache-2.0
//
// Finds a fault of the protocol by its name and makes it.

#include "passport/card/fault.hpp"

#include <algorithm>
#include <array>

#include "passport/card/fault_row.hpp"

namespace passport::card {

namespace {

std::array<std::span<const Row>, 4> steps() { return {habits(), opening_faults(), reading_faults(), proving_faults()}; }

}  // namespace

const std::vector<std::string>& protocol_faults() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const std::span<const Row> rows : steps())
            for (const Row& row : rows) all.emplace_back(row.name);
        return all;
    }();
    return names;
}

Fault protocol_fault(const std::string& name) {
    Fault fault;
    for (const std::span<const Row> rows : steps()) {
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
