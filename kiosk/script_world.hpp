// SPDX-License-Identifier: Apache-2.0
//
// World: the Lua that a workflow finds itself in. Part of the script's own process.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include <lua.hpp>

namespace cotejo::kiosk {

/// "workflows/x.lua" and "steps/y.lua" -> text.
using Sources = std::map<std::string, std::string>;

/// A Lua state with the safe functions of api::libraries() and nothing else. What it holds never
/// exceeds `ceiling` bytes. `sources` outlives it.
class World {
public:
    World(const Sources& sources, std::uint64_t ceiling);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    lua_State* lua() const { return lua_; }

    /// Compiles a source and leaves its function on the stack. False leaves what is wrong,
    /// "file:line: what".
    bool compile(const std::string& file);

    /// Calls the function below `arguments` on the stack. False leaves what is wrong instead of
    /// results, a text whatever the script threw.
    bool call(int arguments, int results);

private:
    static void* allocate(void* self, void* old, std::size_t old_size, std::size_t size);

    const Sources& sources_;
    std::uint64_t ceiling_;
    std::uint64_t used_ = 0;
    lua_State* lua_ = nullptr;
};

/// Leaves the visit on the stack: an object whose methods are the steps, each a message on `socket`
/// that waits for its answer.
void push_visit(lua_State* lua, int socket);

}  // namespace cotejo::kiosk
