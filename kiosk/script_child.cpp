// SPDX-License-Identifier: Apache-2.0
//
// cotejo-script: the process a workflow runs in. Confines itself, opens Lua, asks the shell for
// steps.

#include <cstdio>
#include <string>
#include <string_view>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <csignal>

#include "cotejo/confine.hpp"
#include "kiosk/script_api.hpp"
#include "kiosk/script_stubs.hpp"
#include "kiosk/script_wire.hpp"
#include "kiosk/script_world.hpp"

namespace cotejo::kiosk {
namespace {

using nlohmann::json;

constexpr std::uint64_t kBesidesLua = 32u << 20;  ///< sources, messages, the program itself
constexpr rlim_t kSeconds = 60;  ///< of processor time, should nobody be there to kill

constexpr std::size_t kLongestReason = 500;

void end(const json& how) { wire::send(wire::kSocket, how); }

std::string thrown(lua_State* lua) {
    const char* text = lua_tostring(lua, -1);
    return text ? std::string(text).substr(0, kLongestReason) : "an error without words";
}

/// Gives up everything but the socket. False when that could not be had.
bool confined(const json& begin) {
    const rlimit processor{kSeconds, kSeconds};
    ::setrlimit(RLIMIT_CPU, &processor);
    Confinement confinement;
    confinement.memory = begin.at("memory").get<std::uint64_t>() + kBesidesLua;
    confinement.require_all = begin.at("require").get<bool>();
    const auto missing = confine(confinement);
    end(missing ? json{{"ready", true}, {"missing", *missing}}
                : json{{"ready", false}, {"what", missing.error().what}});
    return static_cast<bool>(missing);
}

/// The workflow's table, on top of the stack, its `run` above it; else what is wrong with it.
bool open_workflow(World& world, const std::string& file) {
    lua_State* lua = world.lua();
    if (!world.compile(file) || !world.call(0, 1)) return false;
    const auto wrong = [&](const char* what) {
        lua_pushfstring(lua, "%s:1: %s", file.c_str(), what);
        return false;
    };
    if (!lua_istable(lua, -1))
        return wrong("must return a table: return {api = 1, name = …, run = …}");
    if (lua_getfield(lua, -1, "api") == LUA_TNIL) return wrong("says no api; write api = 1");
    if (!lua_isinteger(lua, -1) || lua_tointeger(lua, -1) != api::kVersion)
        return wrong("is for another version of the steps; this kiosk has api = 1");
    if (lua_getfield(lua, -2, "name") != LUA_TSTRING)
        return wrong("has no name; write name = \"…\"");
    if (lua_getfield(lua, -3, "run") != LUA_TFUNCTION)
        return wrong("has nothing to run; write run = function(visit) … end");
    return true;
}

void run(const Sources& sources, const json& go, std::uint64_t memory) {
    World world(sources, memory);
    if (!world.lua())
        return end({{"ended", "failed"}, {"what", "Lua does not fit into its memory"}});
    if (!open_workflow(world, go.at("workflow")))
        return end({{"ended", "failed"}, {"what", thrown(world.lua())}});
    push_visit(world.lua(), wire::kSocket);
    if (world.call(1, 0)) return end({{"ended", "returned"}});
    end({{"ended", "failed"}, {"what", thrown(world.lua())}});
}

void check(const Sources& sources, const json& go, std::uint64_t memory) {
    json mistakes = json::array();
    const auto note = [&](const std::string& file, World& world) {
        const std::string what = thrown(world.lua());
        if (mistakes.size() < 20) mistakes.push_back({{"file", file}, {"what", what}});
    };
    for (const auto& [file, text] : sources)
        if (World world(sources, memory); world.lua() && !world.compile(file)) note(file, world);
    if (mistakes.empty())
        if (World world(sources, memory); world.lua() && !open_workflow(world, go.at("workflow")))
            note(go.at("workflow"), world);
    end({{"ended", "checked"}, {"mistakes", mistakes}});
}

/// What a shell says: begin, then sources, then go.
int serve() {
    const auto begin = wire::receive(wire::kSocket, wire::kToScript);
    if (!begin || !confined(begin->head)) return 1;
    const auto memory = begin->head.at("memory").get<std::uint64_t>();
    Sources sources;
    while (auto message = wire::receive(wire::kSocket, wire::kToScript)) {
        if (const auto source = message->head.find("source"); source != message->head.end()) {
            sources[source->get<std::string>()] = std::move(message->body);
        } else if (message->head.value("go", "") == "check") {
            return check(sources, message->head, memory), 0;
        } else {
            return run(sources, message->head, memory), 0;
        }
    }
    return 1;
}

int help() {
    std::puts(
        "cotejo-script - runs a workflow for cotejo-kiosk, which starts it; not started by hand\n\n"
        "  cotejo-script --stubs        print scripts/api/cotejo.d.lua\n"
        "  cotejo-script --luacheckrc   print scripts/.luacheckrc\n"
        "  cotejo-script --names        print every name that a workflow finds, one a line");
    return 0;
}

/// Every name that a workflow really finds, walked out of a world of its own.
int print_names() {
    const Sources none;
    World world(none, 8u << 20);
    lua_State* lua = world.lua();
    if (!lua) return 1;
    push_visit(lua, -1);
    lua_getmetatable(lua, -1);
    lua_getfield(lua, -1, "__index");
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1))
        std::printf("visit:%s\n", lua_tostring(lua, -2));
    lua_pushglobaltable(lua);
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        const std::string name = lua_tostring(lua, -2);
        std::printf("%s\n", name.c_str());
        if (!lua_istable(lua, -1)) continue;
        for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1))
            std::printf("%s.%s\n", name.c_str(), lua_tostring(lua, -2));
    }
    return 0;
}

}  // namespace
}  // namespace cotejo::kiosk

int main(int count, char** arguments) {
    using namespace cotejo::kiosk;
    const std::string_view verb = count == 2 ? arguments[1] : "";
    if (verb == "--stubs") return std::fputs(stubs().c_str(), stdout) < 0;
    if (verb == "--luacheckrc") return std::fputs(luacheckrc().c_str(), stdout) < 0;
    if (verb == "--names") return print_names();
    if (verb != "--serve") return help();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::signal(signal, SIG_IGN);
    return serve();
}
