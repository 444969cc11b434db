// SPDX-License-Identifier: Apache-2.0
//
// Makes the Lua that a workflow finds itself in. Lua is the one compiled as C++: an error unwinds.

#include "kiosk/script_world.hpp"

#include <cstdlib>
#include <string_view>
#include <vector>

#include "cotejo/mistake.hpp"
#include "kiosk/script_api.hpp"

namespace cotejo::kiosk {
namespace {

constexpr const char* kRequired = "cotejo.required";

/// The world a state belongs to.
World& world_of(lua_State* lua) {
    World* world = nullptr;
    lua_getallocf(lua, reinterpret_cast<void**>(&world));
    return *world;
}

int undefined(lua_State* lua) {
    const std::string name = luaL_tolstring(lua, 2, nullptr);
    const std::string near = nearest(name, api::globals());
    return luaL_error(lua, "nothing is called '%s'%s%s%s", name.c_str(),
                      near.empty() ? "; write local before a name of your own" : "; did you mean '",
                      near.c_str(), near.empty() ? "" : "'?");
}

int no_globals(lua_State* lua) {
    return luaL_error(lua, "'%s' would be global; write local before it",
                      luaL_tolstring(lua, 2, nullptr));
}

int no_change(lua_State* lua) { return luaL_error(lua, "this cannot be changed"); }

/// Locks the table on top of the stack: what is not in it is an error, and so is a new entry.
void lock(lua_State* lua, lua_CFunction missing, lua_CFunction changed) {
    lua_newtable(lua);
    lua_pushcfunction(lua, missing);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, changed);
    lua_setfield(lua, -2, "__newindex");
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
}

/// Copies the functions that stay from the table at `from` into the one on top.
void keep(lua_State* lua, int from, const api::Library& library) {
    for (const std::string_view name : library.functions) {
        if (lua_getfield(lua, from, std::string(name).c_str()) == LUA_TNIL)
            lua_pop(lua, 1);
        else
            lua_setfield(lua, -2, std::string(name).c_str());
    }
}

lua_CFunction opener(std::string_view library) {
    if (library == "math") return luaopen_math;
    if (library == "string") return luaopen_string;
    if (library == "table") return luaopen_table;
    return luaopen_base;
}

/// The value of require("steps.x"): what that file returns, made once.
int require(lua_State* lua) {
    const std::string name = luaL_checkstring(lua, 1);
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, kRequired);
    if (lua_getfield(lua, -1, name.c_str()) != LUA_TNIL) {
        if (lua_islightuserdata(lua, -1))
            return luaL_error(lua, "'%s' requires itself", name.c_str());
        return 1;
    }
    lua_pop(lua, 1);
    lua_pushlightuserdata(lua, lua);
    lua_setfield(lua, -2, name.c_str());

    const bool step = name.starts_with("steps.");
    if (!step || !world_of(lua).compile("steps/" + name.substr(6) + ".lua"))
        return luaL_error(lua, "%s",
                          step ? lua_tostring(lua, -1)
                               : "require takes \"steps.<name>\" of a file in scripts/steps");
    lua_call(lua, 0, 1);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        lua_pushboolean(lua, true);
    }
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -3, name.c_str());
    return 1;
}

int open_libraries(lua_State* lua) {
    lua_newtable(lua);  // the new globals
    const int globals = lua_gettop(lua);
    for (const api::Library& library : api::libraries()) {
        luaL_requiref(lua, library.name.empty() ? "_G" : std::string(library.name).c_str(),
                      opener(library.name), 0);
        const int from = lua_gettop(lua);
        if (library.name.empty()) {
            lua_pushvalue(lua, globals);
            keep(lua, from, library);
        } else {
            lua_newtable(lua);
            keep(lua, from, library);
            lua_pushvalue(lua, -1);
            lua_setfield(lua, globals, std::string(library.name).c_str());
        }
        if (library.name ==
            "string") {  // ("x"):rep(2) finds what is left, and nobody finds the rest
            lua_pushliteral(lua, "");
            lua_newtable(lua);
            lua_pushvalue(lua, -3);
            lua_setfield(lua, -2, "__index");
            lua_pushboolean(lua, false);
            lua_setfield(lua, -2, "__metatable");
            lua_setmetatable(lua, -2);
        }
        lua_settop(lua, globals);
    }
    lua_newtable(lua);
    lua_pushinteger(lua, api::kVersion);
    lua_setfield(lua, -2, "api");
    lock(lua, undefined, no_change);
    lua_setfield(lua, globals, "cotejo");
    lua_pushcfunction(lua, require);
    lua_setfield(lua, globals, "require");
    lock(lua, undefined, no_globals);
    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushnil(lua);  // what luaL_requiref kept
    lua_setfield(lua, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    return 0;
}

/// Makes one sentence of whatever was thrown.
int in_words(lua_State* lua) {
    if (lua_type(lua, 1) == LUA_TSTRING) return 1;
    luaL_where(lua, 2);
    lua_pushfstring(lua, "%san error that is %s, not a text", lua_tostring(lua, -1),
                    luaL_typename(lua, 1));
    return 1;
}

}  // namespace

World::World(const Sources& sources, std::uint64_t ceiling) : sources_(sources), ceiling_(ceiling) {
    lua_ = lua_newstate(allocate, this);
    if (!lua_) return;
    lua_pushcfunction(lua_, open_libraries);
    if (lua_pcall(lua_, 0, 0, 0) == LUA_OK) return;
    lua_close(lua_);
    lua_ = nullptr;
}

World::~World() {
    if (lua_) lua_close(lua_);
}

bool World::compile(const std::string& file) {
    const auto source = sources_.find(file);
    if (source == sources_.end()) {
        std::string known;
        for (const auto& [name, text] : sources_)
            if (name.starts_with("steps/")) known += (known.empty() ? "" : ", ") + name;
        lua_pushfstring(lua_, "there is no scripts/%s; %s", file.c_str(),
                        known.empty() ? "scripts/steps is empty" : ("there are " + known).c_str());
        return false;
    }
    const std::string& text = source->second;
    if (text.starts_with(LUA_SIGNATURE)) {
        lua_pushfstring(lua_, "%s:1: compiled Lua is not read here; give its text", file.c_str());
        return false;
    }
    return luaL_loadbufferx(lua_, text.data(), text.size(), ("=" + file).c_str(), "t") == LUA_OK;
}

bool World::call(int arguments, int results) {
    const int handler = lua_gettop(lua_) - arguments;
    lua_pushcfunction(lua_, in_words);
    lua_insert(lua_, handler);
    const bool ok = lua_pcall(lua_, arguments, results, handler) == LUA_OK;
    lua_remove(lua_, handler);
    return ok;
}

void* World::allocate(void* self, void* old, std::size_t old_size, std::size_t size) {
    World& world = *static_cast<World*>(self);
    if (!old) old_size = 0;  // Lua says a type there
    if (size == 0) {
        world.used_ -= old_size;
        std::free(old);
        return nullptr;
    }
    if (size > old_size && size - old_size > world.ceiling_ - world.used_) return nullptr;
    void* fresh = std::realloc(old, size);
    if (fresh) world.used_ += size - old_size;
    return fresh;
}

}  // namespace cotejo::kiosk
