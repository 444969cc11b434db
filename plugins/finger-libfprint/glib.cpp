// SPDX-License-Identifier: Apache-2.0
//
// libfprint's errors as statuses.

#include "glib.hpp"

#include <string_view>

namespace finger {
namespace {

void pass_on_others(const gchar* domain, GLogLevelFlags level, const gchar* text, gpointer data) {
    if (domain && std::string_view(domain).starts_with("libfprint")) return;
    g_log_default_handler(domain, level, text, data);
}

cotejo::Status status_of(const GError& problem) {
    using cotejo::Status;
    if (g_error_matches(&problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)) return Status::cancelled;
    if (problem.domain != FP_DEVICE_ERROR) return Status::failed;
    switch (problem.code) {
    case FP_DEVICE_ERROR_REMOVED:
    case FP_DEVICE_ERROR_BUSY:
    case FP_DEVICE_ERROR_TOO_HOT: return Status::unavailable;
    default: return Status::failed;
    }
}

}  // namespace

void hush() { g_log_set_default_handler(pass_on_others, nullptr); }

cotejo::Error explained(const Problem& problem, const std::string& doing) {
    if (!problem) return {cotejo::Status::failed, doing + ": libfprint gave no reason"};
    return {status_of(*problem), doing + ": " + problem->message};
}

}  // namespace finger
