// SPDX-License-Identifier: Apache-2.0
//
// Shell: keys, log and the embedded store as a kiosk has them, on one state folder.

#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "cotejo/store.hpp"
#include "sdk/keeping/meddler.hpp"

namespace cotejo::testing {

/// The value, or the end of the program with the reason: there is no test without it.
template <class T, class E>
T must(Result<T, E> result) {
    if (!result) {
        if constexpr (requires { result.error().what; })
            std::fprintf(stderr, "%s\n", result.error().what.c_str());
        else
            std::fprintf(stderr, "%s\n", describe(result.error()).c_str());
        std::abort();
    }
    return std::move(*result);
}

/// What lives while a kiosk runs; a second one is what a start finds after the first has ended.
class Shell {
public:
    Shell(const std::filesystem::path& state, WallClock clock, bool isolate = false)
        : manifest(must(Manifest::load(COTEJO_STORE_FOLDER))) {
        std::filesystem::create_directories(state / "store");
        keys = must(Keys::open({state / "keys",
                                {{"check-in", std::chrono::days(30)},
                                 {"message", std::chrono::days(2)}},
                                clock}));
        log = must(AuditLog::open({state / "audit.log", "kiosk-1.example/audit", clock},
                                  must(SigningKey::load_or_make(state / "checkpoint.pem"))));
        InstanceOptions options;
        options.name = "store";
        options.isolate = isolate;
        options.settings = {{"folder", (state / "store").string()}};
        plugin = must(Instance::create(manifest, std::move(options)));
        meddler = std::make_unique<Meddler>(*plugin);
        store = std::make_unique<Store>(Store::Parts{*meddler, *keys, *log});
    }

    Manifest manifest;
    std::unique_ptr<Keys> keys;
    std::unique_ptr<AuditLog> log;
    std::unique_ptr<Instance> plugin;
    std::unique_ptr<Meddler> meddler;
    std::unique_ptr<Store> store;
};

}  // namespace cotejo::testing
