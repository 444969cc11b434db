// SPDX-License-Identifier: Apache-2.0
//
// The visit and its samples, as a workflow holds them: each step is a message to the shell.

#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>

#include "cotejo/mistake.hpp"
#include "kiosk/script_api.hpp"
#include "kiosk/script_wire.hpp"
#include "kiosk/script_world.hpp"

namespace cotejo::kiosk {
namespace {

using nlohmann::json;
using Type = api::Parameter::Type;

constexpr const char* kVisit = "cotejo.Visit";
constexpr const char* kSample = "cotejo.Sample";

int fail(lua_State* lua, const std::string& what) { return luaL_error(lua, "%s", what.c_str()); }

std::string quote(const std::string& word) { return "\"" + word.substr(0, 60) + "\""; }

/// A sample is a number the shell knows, its kind and visible facts in a table beside it.
void push_sample(lua_State* lua, const json& sample) {
    auto* id = static_cast<std::uint32_t*>(lua_newuserdatauv(lua, sizeof(std::uint32_t), 1));
    *id = sample.at("id").get<std::uint32_t>();
    lua_newtable(lua);
    for (const json& fact : sample.at("facts")) {
        const json& value = fact.at(1);
        if (value.is_string())
            lua_pushstring(lua, value.get<std::string>().c_str());
        else if (value.is_number_integer())
            lua_pushinteger(lua, value.get<lua_Integer>());
        else
            lua_pushnumber(lua, value.get<double>());
        lua_setfield(lua, -2, fact.at(0).get<std::string>().c_str());
    }
    lua_pushstring(lua, sample.at("kind").get<std::string>().c_str());
    lua_setfield(lua, -2, "kind");
    lua_setiuservalue(lua, -2, 1);
    luaL_setmetatable(lua, kSample);
}

int sample_index(lua_State* lua) {
    luaL_checkudata(lua, 1, kSample);
    lua_getiuservalue(lua, 1, 1);
    lua_pushvalue(lua, 2);
    lua_rawget(lua, -2);
    return 1;
}

int sample_newindex(lua_State* lua) { return fail(lua, "a sample cannot be changed"); }

int sample_tostring(lua_State* lua) {
    luaL_checkudata(lua, 1, kSample);
    lua_getiuservalue(lua, 1, 1);
    lua_getfield(lua, -1, "kind");
    return 1;
}

/// A step's arguments on their way into its message.
struct Call {
    lua_State* lua;
    const api::Step& step;
    json message;

    /// "visit:compare(probe, reference)", for messages.
    std::string shape() const {
        std::string text;
        for (const api::Parameter& parameter : step.parameters)
            text += (text.empty() ? "" : ", ") + std::string(parameter.name);
        return "visit:" + std::string(step.name) + "(" + text + ")";
    }

    [[noreturn]] void refuse(const api::Parameter& parameter, const std::string& wanted,
                             int at) const {
        const std::string got = lua_isnone(lua, at) ? "nothing" : luaL_typename(lua, at);
        fail(lua,
             shape() + ": " + std::string(parameter.name) + " must be " + wanted + ", not " + got);
        std::abort();  // fail() threw
    }

    /// A step looks for nil among its samples before it looks at anything else.
    bool given_nil() const {
        int at = 1;
        for (const api::Parameter& parameter : step.parameters) {
            ++at;
            const bool sample = parameter.type == Type::sample || parameter.type == Type::unlock;
            if (sample && lua_type(lua, at) == LUA_TNIL) return true;
        }
        return false;
    }

    void put(const api::Parameter& parameter, int& at) {
        switch (parameter.type) {
            case Type::name:
            case Type::word: return put_text(parameter, at++);
            case Type::sample: return put_sample(parameter, at++);
            case Type::unlock:
                if (lua_isuserdata(lua, at)) put_sample(parameter, at++);
                return;
            case Type::options:
                if (!lua_isnone(lua, at)) put_capture(parameter, at++);
                return;
            case Type::purpose:
                if (!lua_isnone(lua, at)) put_purpose(parameter, at++);
        }
    }

    void put_text(const api::Parameter& parameter, int at) {
        const bool word = parameter.type == Type::word;
        if (lua_type(lua, at) != LUA_TSTRING) refuse(parameter, "a text", at);
        std::size_t size = 0;
        const char* text = lua_tolstring(lua, at, &size);
        const std::string_view view(text, size);
        if (!(word ? api::is_word(view) : api::is_name(view)))
            fail(lua, shape() + ": " + std::string(parameter.name) + " must be " +
                          (word ? "a word of small letters and -"
                                : "a name of small letters, digits and ./_-"));
        message["words"].push_back(view);
    }

    void put_sample(const api::Parameter& parameter, int at) {
        const void* sample = luaL_testudata(lua, at, kSample);
        if (!sample) refuse(parameter, "a sample", at);
        message["samples"].push_back(*static_cast<const std::uint32_t*>(sample));
    }

    /// Goes through options; `take` is given each one's name, its value on top of the stack, and says
    /// whether it knows it. `known` names them all.
    template <class Take>
    void each_option(int at, const char* known, Take take) {
        for (lua_pushnil(lua); lua_next(lua, at); lua_pop(lua, 1)) {
            const char* name = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "";
            if (!take(std::string_view(name))) fail(lua, shape() + ": " + known);
        }
    }

    void put_capture(const api::Parameter& parameter, int at) {
        if (!lua_istable(lua, at)) refuse(parameter, "a sample or options such as {count = 5}", at);
        each_option(at, "the only options are count and skip", [&](std::string_view name) {
            if (name == "count") put_count();
            if (name == "skip") put_skip();
            return name == "count" || name == "skip";
        });
    }

    void put_count() {
        int whole = 0;
        const lua_Integer value = lua_tointegerx(lua, -1, &whole);
        if (!whole || lua_type(lua, -1) != LUA_TNUMBER || value < 1 || value > api::kMostImpressions)
            fail(lua, shape() + ": count must be a whole number from 1 to 16");
        message["count"] = value;
    }

    void put_skip() {
        if (!lua_isboolean(lua, -1)) fail(lua, shape() + ": skip must be true or false");
        message["skip"] = lua_toboolean(lua, -1) != 0;
    }

    void put_purpose(const api::Parameter& parameter, int at) {
        if (!lua_istable(lua, at))
            refuse(parameter, "options such as {purpose = \"lost-child\"}", at);
        each_option(at, "the only option is purpose", [&](std::string_view name) {
            if (name != "purpose") return false;
            std::size_t size = 0;
            const char* text =
                lua_type(lua, -1) == LUA_TSTRING ? lua_tolstring(lua, -1, &size) : "";
            if (!api::is_word(std::string_view(text, size)))
                fail(lua, shape() + ": purpose must be a word of small letters and -");
            message["purpose"] = std::string_view(text, size);
            return true;
        });
    }
};

int miss(lua_State* lua, const char* status) {
    lua_pushnil(lua);
    lua_pushstring(lua, status);
    return 2;
}

int push_answer(lua_State* lua, const json& answer) {
    if (const auto what = answer.find("wrong"); what != answer.end())
        return fail(lua, what->get<std::string>());
    if (const auto status = answer.find("miss"); status != answer.end())
        return miss(lua, status->get<std::string>().c_str());
    if (const auto sample = answer.find("sample"); sample != answer.end())
        push_sample(lua, *sample);
    else if (const auto truth = answer.find("truth"); truth != answer.end())
        lua_pushboolean(lua, truth->get<bool>());
    else if (const auto word = answer.find("decision"); word != answer.end())
        lua_pushstring(lua, word->get<std::string>().c_str());
    else
        return 0;
    return 1;
}

/// Every step: upvalue 1 is its place in the list.
int take_step(lua_State* lua) {
    const api::Step& step =
        api::steps()[static_cast<std::size_t>(lua_tointeger(lua, lua_upvalueindex(1)))];
    Call call{
        lua, step, {{"step", step.name}, {"words", json::array()}, {"samples", json::array()}}};
    const void* visit = luaL_testudata(lua, 1, kVisit);
    if (!visit) return fail(lua, call.shape() + ": write a colon after visit");
    if (call.given_nil()) return miss(lua, "missing");
    int at = 2;
    for (const api::Parameter& parameter : step.parameters) call.put(parameter, at);
    if (lua_gettop(lua) >= at) return fail(lua, call.shape() + " takes no more than that");

    const int socket = *static_cast<const int*>(visit);
    std::optional<wire::Message> answer;
    if (wire::send(socket, call.message)) answer = wire::receive(socket, wire::kToScript);
    if (!answer) std::_Exit(0);  // the shell is gone, and with it whoever could want an answer
    return push_answer(lua, answer->head);
}

int no_such_step(lua_State* lua) {
    const std::string name = luaL_tolstring(lua, 2, nullptr);
    const std::string near = nearest(name, api::step_names());
    return fail(lua, "a visit has no step " + quote(name) +
                         (near.empty() ? "; scripts/api/cotejo.d.lua has them all"
                                       : "; did you mean " + quote(near) + "?"));
}

int visit_newindex(lua_State* lua) { return fail(lua, "a visit cannot be changed"); }

void set(lua_State* lua, const char* field, lua_CFunction function) {
    lua_pushcfunction(lua, function);
    lua_setfield(lua, -2, field);
}

void lock(lua_State* lua) {
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable");
}

}  // namespace

void push_visit(lua_State* lua, int socket) {
    luaL_newmetatable(lua, kSample);
    set(lua, "__index", sample_index);
    set(lua, "__newindex", sample_newindex);
    set(lua, "__tostring", sample_tostring);
    lock(lua);
    lua_pop(lua, 1);

    *static_cast<int*>(lua_newuserdatauv(lua, sizeof(int), 0)) = socket;
    luaL_newmetatable(lua, kVisit);
    lua_newtable(lua);
    for (std::size_t at = 0; at < api::steps().size(); ++at) {
        lua_pushinteger(lua, static_cast<lua_Integer>(at));
        lua_pushcclosure(lua, take_step, 1);
        lua_setfield(lua, -2, std::string(api::steps()[at].name).c_str());
    }
    lua_newtable(lua);
    set(lua, "__index", no_such_step);
    lua_setmetatable(lua, -2);
    lua_setfield(lua, -2, "__index");
    set(lua, "__newindex", visit_newindex);
    lock(lua);
    lua_setmetatable(lua, -2);
}

}  // namespace cotejo::kiosk
