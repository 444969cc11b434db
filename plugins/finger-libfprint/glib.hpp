// SPDX-License-Identifier: Apache-2.0
//
// Owners for what GLib counts and frees, and its errors as ours.

#pragma once

#include <memory>
#include <string>

#include <libfprint-2/fprint.h>

#include "cotejo/result.hpp"

namespace finger {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};

template <class T>
using Object = std::unique_ptr<T, Freed<g_object_unref>>;
using Variant = std::unique_ptr<GVariant, Freed<g_variant_unref>>;
using Problem = std::unique_ptr<GError, Freed<g_error_free>>;
using Array = std::unique_ptr<GPtrArray, Freed<g_ptr_array_unref>>;

/// Owns what a GError** argument was given: `fp_x_finish(..., Caught(problem))`.
class Caught {
public:
    explicit Caught(Problem& into) : into_(into) {}
    ~Caught() { into_.reset(raw_); }
    operator GError**() { return &raw_; }

private:
    Problem& into_;
    GError* raw_ = nullptr;
};

inline bool is_retry(const Problem& problem) {
    return problem && problem->domain == FP_DEVICE_RETRY;
}

/// Keeps libfprint's warnings off standard error, for the whole process: what they say, a job's
/// outcome and hints say too.
void hush();

/// Says who must act on an error that is no retry. GLib's and libfprint's texts hold no personal
/// data.
cotejo::Error explained(const Problem& problem, const std::string& doing);

}  // namespace finger
