// SPDX-License-Identifier: Apache-2.0
//
// Which protocol a command of authentication belongs to.

#include "passport/card/access.hpp"

#include "emrtd/tlv.hpp"

namespace passport::card {

using emrtd::Command;
using emrtd::Response;

void Access::reset() {
    channel_.reset();
    next_.reset();
    challenge_.clear();
    chained_.clear();
    chosen_ = nullptr;
    pace_.reset();
}

void Access::turn() {
    if (!next_) return;
    channel_ = std::move(next_);
    next_.reset();
}

Response Access::manage_security(const Command& command) {
    if (!open()) return pace_.begin(command);
    return begin_chip_authentication(command);
}

Response Access::general_authenticate(const Command& command) {
    if (open()) return chip_authentication(command);
    Response response = pace_.step(command);
    if (auto agreed = pace_.agreed()) {
        next_ = std::move(agreed);
        ++done_.pace;
    }
    return response;
}

}  // namespace passport::card
