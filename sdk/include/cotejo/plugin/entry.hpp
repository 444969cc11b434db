// SPDX-License-Identifier: Apache-2.0
//
// COTEJO_PLUGIN: turns a class of roles into the library's one exported symbol.

#pragma once

#include <exception>
#include <memory>
#include <string_view>
#include <type_traits>
#include <vector>

#include "cotejo/plugin/host.hpp"
#include "cotejo/plugin/roles.hpp"

namespace cotejo::detail {

using author::Host;
using author::Job;

/// One instance: the author's object beside the host it may call.
template <class T>
struct Holder {
    explicit Holder(const cotejo_host* raw) : host(raw), plugin(host) {}
    Host host;
    T plugin;
};

/// What the author says of an end: an error where somebody must act, else a line for whoever looks.
inline Status ended(const Error& error, const Host& host) {
    if (error.what.empty()) return error.status;
    error.status < Status::ok ? host.error(error.what) : host.debug(error.what);
    return error.status;
}

inline Status emit_one(const Job& job, const Result<Draft>& draft, const Host& host) {
    return draft ? job.emit(*draft) : ended(draft.error(), host);
}

inline Status ended(const Result<void>& result, const Host& host) {
    return result ? Status::ok : ended(result.error(), host);
}

template <class T>
Status compare(T& plugin, const Job& job, Inputs inputs, const Host& host) {
    if (inputs.size() < 2) return Status::invalid;
    return emit_one(job, plugin.scores(job, inputs[0], inputs.subspan(1)), host);
}

template <class T>
Status dispatch(T& plugin, const Job& job, Inputs inputs, const Host& host) {
    const std::string_view role = job.role();
    if constexpr (std::is_base_of_v<Capturer, T>)
        if (role == "capture") return ended(plugin.capture(job, inputs), host);
    if constexpr (std::is_base_of_v<Assessor, T>)
        if (role == "assess") return emit_one(job, plugin.assess(job, inputs), host);
    if constexpr (std::is_base_of_v<Detector, T>)
        if (role == "detect") return emit_one(job, plugin.detect(job, inputs), host);
    if constexpr (std::is_base_of_v<Extractor, T>)
        if (role == "extract") return ended(plugin.extract(job, inputs), host);
    if constexpr (std::is_base_of_v<Comparator, T>)
        if (role == "compare") return compare(plugin, job, inputs, host);
    if constexpr (std::is_base_of_v<Keeper, T>) {
        if (role == "keep") return ended(plugin.keep(job, inputs), host);
        if (role == "find") return ended(plugin.find(job, inputs), host);
        if (role == "erase") return ended(plugin.erase(job, inputs), host);
    }
    if constexpr (std::is_base_of_v<Exchanger, T>)
        if (role == "exchange") return ended(plugin.exchange(job, inputs), host);
    return Status::unsupported;
}

template <class T>
cotejo_status run(void* self, const cotejo_job* raw) noexcept {
    auto* holder = static_cast<Holder<T>*>(self);
    const Job job(holder->host.raw(), raw);
    try {
        const std::vector<View> inputs(raw->inputs, raw->inputs + raw->input_count);
        return static_cast<cotejo_status>(dispatch(holder->plugin, job, inputs, holder->host));
    } catch (const std::exception& problem) {
        holder->host.error(problem.what());
    } catch (...) {
        holder->host.error("an exception without a text");
    }
    return COTEJO_FAILED;
}

template <class T>
void cancel(void* self, const cotejo_job*) noexcept {
    if constexpr (std::is_base_of_v<Wakeable, T>) static_cast<Holder<T>*>(self)->plugin.wake();
}

template <class T>
void destroy(void* self) noexcept {
    delete static_cast<Holder<T>*>(self);
}

template <class T>
cotejo_status create(const cotejo_host* host, cotejo_plugin* plugin) noexcept {
    try {
        auto holder = std::make_unique<Holder<T>>(host);
        *plugin = {holder.release(), run<T>,
                   std::is_base_of_v<Wakeable, T> ? cancel<T> : nullptr, nullptr, destroy<T>};
        return COTEJO_OK;
    } catch (const std::exception& problem) {
        Host(host).error(problem.what());
    } catch (...) {
        Host(host).error("an exception without a text");
    }
    return COTEJO_FAILED;
}

}  // namespace cotejo::detail

/// Exports `Class` as the plugin `id`, which is the manifest's. Once a library, at file scope.
#define COTEJO_PLUGIN(id, Class)                                                  \
    extern "C" COTEJO_EXPORT const cotejo_entry cotejo_plugin_entry = {           \
        COTEJO_ABI, 0, id, &cotejo::detail::create<Class>};
