// SPDX-License-Identifier: Apache-2.0
//
// Result<T>: a value, or the reason why there is none. The only way our functions fail.

#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "cotejo/abi.h"

namespace cotejo {

/// Says how a piece of work ended; the ABI's `cotejo_status` with a type of its own.
enum class Status : cotejo_status {
    ok = COTEJO_OK,
    retry = COTEJO_RETRY,
    refused = COTEJO_REFUSED,
    cancelled = COTEJO_CANCELLED,
    not_found = COTEJO_NOT_FOUND,
    failed = COTEJO_FAILED,
    invalid = COTEJO_INVALID,
    unsupported = COTEJO_UNSUPPORTED,
    busy = COTEJO_BUSY,
    unavailable = COTEJO_UNAVAILABLE,
};

/// Names a status by the ABI's word in lower case: "retry", "not_found"; "unknown" for any other
/// number a plugin may return.
constexpr std::string_view name(Status status) {
    switch (status) {
    case Status::ok: return "ok";
    case Status::retry: return "retry";
    case Status::refused: return "refused";
    case Status::cancelled: return "cancelled";
    case Status::not_found: return "not_found";
    case Status::failed: return "failed";
    case Status::invalid: return "invalid";
    case Status::unsupported: return "unsupported";
    case Status::busy: return "busy";
    case Status::unavailable: return "unavailable";
    }
    return "unknown";
}

/// Why something did not work. `what` is one sentence for whoever must act, and holds neither
/// personal nor biometric data.
struct Error {
    Status status = Status::failed;
    std::string what;
};

/// Holds a T, or an E that says why not. Reading the one that is not there is a programming error
/// and asserts.
template <class T, class E = Error>
class [[nodiscard]] Result {
public:
    Result(T value) : either_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : either_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return either_.index() == 0; }

    T& value() & { return assert(*this), *std::get_if<0>(&either_); }
    const T& value() const& { return assert(*this), *std::get_if<0>(&either_); }
    T&& value() && { return assert(*this), std::move(*std::get_if<0>(&either_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const E& error() const { return assert(!*this), *std::get_if<1>(&either_); }

private:
    std::variant<T, E> either_;
};

/// Success without a value, or an E that says why not.
template <class E>
class [[nodiscard]] Result<void, E> {
public:
    Result() = default;
    Result(E error) : error_(std::move(error)), failed_(true) {}

    explicit operator bool() const { return !failed_; }
    const E& error() const { return assert(failed_), error_; }

private:
    E error_{};
    bool failed_ = false;
};

}  // namespace cotejo
