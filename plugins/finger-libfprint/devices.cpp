// SPDX-License-Identifier: Apache-2.0
//
// libfprint's list of devices.

#include "devices.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <string_view>

namespace finger {
namespace {

constexpr const char* kVariable = "FP_VIRTUAL_IMAGE";

bool is_virtual(FpDevice* device) {
    return std::string_view(fp_device_get_driver(device)).starts_with("virtual_");
}

template <class Wanted>
FpDevice* first(FpContext& context, Wanted wanted) {
    const GPtrArray* devices = fp_context_get_devices(&context);
    for (guint i = 0; i < devices->len; ++i)
        if (auto* device = static_cast<FpDevice*>(g_ptr_array_index(devices, i)); wanted(device))
            return device;
    return nullptr;
}

}  // namespace

Object<FpContext> find_devices(const std::string& virtual_path) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    if (virtual_path.empty())
        ::unsetenv(kVariable);
    else
        ::setenv(kVariable, virtual_path.c_str(), 1);
    // libfprint waits for its devices on the default main context whatever the thread's is, so they
    // must be made there.
    g_main_context_push_thread_default(nullptr);
    Object<FpContext> context(fp_context_new());
    fp_context_enumerate(context.get());
    g_main_context_pop_thread_default(nullptr);
    return context;
}

FpDevice* first_real(FpContext& context) {
    return first(context, [](FpDevice* device) {
        return !is_virtual(device) && fp_device_has_feature(device, FP_DEVICE_FEATURE_CAPTURE);
    });
}

FpDevice* virtual_image(FpContext& context) {
    return first(context, [](FpDevice* device) {
        return std::string_view(fp_device_get_driver(device)) == "virtual_image";
    });
}

std::string new_socket_path(const std::string& folder) {
    static std::atomic<unsigned> count = 0;
    return folder + "/finger-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
}

}  // namespace finger
