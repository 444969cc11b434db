// SPDX-License-Identifier: Apache-2.0
//
// Problem: what the gallery could not do, as a status and a sentence for the operator.

#pragma once

#include <stdexcept>
#include <string>

#include "cotejo/result.hpp"

namespace gallery_face {

class Problem : public std::runtime_error {
public:
    Problem(cotejo::Status status, const std::string& what)
        : std::runtime_error(what), status_(status) {}
    cotejo::Status status() const { return status_; }

private:
    cotejo::Status status_;
};

}  // namespace gallery_face
