// SPDX-License-Identifier: Apache-2.0
//
// A test with an audit log in a folder of its own.

#pragma once

#include <gtest/gtest.h>

#include "cotejo/audit.hpp"
#include "sdk/keeping/scratch.hpp"

namespace cotejo::testing {

class AuditFixture : public ::testing::Test {
protected:
    std::filesystem::path file() const { return scratch_ / "audit.log"; }
    SigningKey key() const { return *SigningKey::load_or_make(scratch_ / "checkpoint.pem"); }
    AuditLog::Options options() { return {file(), "kiosk-1.example/audit", clock_.clock()}; }
    std::unique_ptr<AuditLog> open() {
        auto log = AuditLog::open(options(), key());
        EXPECT_TRUE(log) << log.error().what;
        return log ? std::move(*log) : nullptr;
    }
    /// A log of `size` entries.
    std::vector<std::string> written(std::size_t size) {
        const auto log = open();
        while (log->size() < size)
            EXPECT_TRUE(log->append(AuditEntry(AuditType::finding, Reference::random())
                                        .number(AuditField::score, double(log->size()))));
        return lines(file());
    }

    Scratch scratch_;
    SetClock clock_;
};

}  // namespace cotejo::testing
