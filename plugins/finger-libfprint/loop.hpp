// SPDX-License-Identifier: Apache-2.0
//
// Loop: libfprint's events on the worker thread, for the length of one job.

#pragma once

#include <functional>

#include "cotejo/plugin.hpp"
#include "glib.hpp"

namespace finger {

/// A main context of the job's own, the thread's default while it lives: what libfprint starts here
/// ends here, and two instances in one process do not meet. Worker thread only.
class Loop {
public:
    explicit Loop(const cotejo::Job& job);
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    ~Loop();

    /// Cancelled some milliseconds after the job is, or its deadline has passed.
    GCancellable* cancellable() const { return cancellable_.get(); }
    bool cancelled() const;

    /// Starts something and waits for its end, which always comes.
    using Start = std::function<void(GAsyncReadyCallback done, gpointer data)>;
    Object<GAsyncResult> wait_for(const Start& start);

    /// Calls `action` once, from a wait, after so many milliseconds.
    void later(unsigned milliseconds, std::function<void()> action);
    /// Takes back what was to be called later.
    void forget();

    /// Waits until `done` gives true; something else must make it so.
    void wait_until(const std::function<bool()>& done);

private:
    void watch();

    const cotejo::Job& job_;
    GMainContext* context_;
    GSource* watch_ = nullptr;
    GSource* later_ = nullptr;
    Object<GCancellable> cancellable_;
};

}  // namespace finger
