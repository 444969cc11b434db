// SPDX-License-Identifier: Apache-2.0
//
// A GLib main context that lives as long as one job.

#include "loop.hpp"

#include <utility>

namespace finger {
namespace {

constexpr unsigned kWatchMs = 10;

using Action = std::function<void()>;

GSource* timer(GMainContext* context, unsigned milliseconds, GSourceFunc call, gpointer data,
               GDestroyNotify free) {
    GSource* source = g_timeout_source_new(milliseconds);
    g_source_set_callback(source, call, data, free);
    g_source_attach(source, context);
    return source;
}

void stop(GSource*& source) {
    if (!source) return;
    g_source_destroy(source);
    g_source_unref(std::exchange(source, nullptr));
}

}  // namespace

Object<GAsyncResult> Loop::wait_for(const Start& start) {
    Object<GAsyncResult> result;
    start(
        [](GObject*, GAsyncResult* ended, gpointer into) {
            static_cast<Object<GAsyncResult>*>(into)->reset(
                G_ASYNC_RESULT(g_object_ref(G_OBJECT(ended))));
        },
        &result);
    wait_until([&] { return result != nullptr; });
    return result;
}

void Loop::wait_until(const std::function<bool()>& done) {
    while (!done()) g_main_context_iteration(context_, TRUE);
}

void Loop::later(unsigned milliseconds, Action action) {
    stop(later_);
    later_ = timer(
        context_, milliseconds,
        [](gpointer data) -> gboolean {
            (*static_cast<Action*>(data))();
            return G_SOURCE_REMOVE;
        },
        new Action(std::move(action)), [](gpointer data) { delete static_cast<Action*>(data); });
}

void Loop::forget() { stop(later_); }

bool Loop::cancelled() const {
    return job_.cancelled() || cotejo::monotonic_ns() >= job_.deadline_ns();
}

void Loop::watch() {
    watch_ = timer(
        context_, kWatchMs,
        [](gpointer data) -> gboolean {
            const auto* loop = static_cast<const Loop*>(data);
            if (loop->cancelled()) g_cancellable_cancel(loop->cancellable());
            return G_SOURCE_CONTINUE;
        },
        this, nullptr);
}

Loop::Loop(const cotejo::Job& job)
    : job_(job), context_(g_main_context_new()), cancellable_(g_cancellable_new()) {
    g_main_context_push_thread_default(context_);
    watch();
}

Loop::~Loop() {
    stop(later_);
    stop(watch_);
    g_main_context_pop_thread_default(context_);
    g_main_context_unref(context_);
}

}  // namespace finger
