// SPDX-License-Identifier: Apache-2.0
//
// The steps of a visit and what is left of Lua's libraries.

#include "kiosk/script_api.hpp"

#include <algorithm>

namespace cotejo::kiosk::api {

const std::vector<Step>& steps() {
    using Type = Parameter::Type;
    static const std::vector<Step> all{
        {"ask",
         {{"name", Type::name}},
         Gives::truth,
         true,
         "Shows the notice `name` and waits for the traveller.\n"
         "True when they agree; nil and \"declined\" when they do not.",
         "visit:ask(\"ticket\")"},
        {"capture",
         {{"kind", Type::name}, {"unlock", Type::unlock}, {"options", Type::options}},
         Gives::sample,
         true,
         "Captures a sample of a kind and holds it for good.\n"
         "Where the policy has a challenge, the traveller is asked to do it meanwhile.\n"
         "`unlock` is what opens its source; `options.count` asks for several impressions, 1 to "
         "16;\n"
         "with `options.skip` the traveller may say that they have none: nil and \"skipped\".",
         "local ticket = visit:capture(\"ticket.code\")"},
        {"assess",
         {{"sample", Type::sample}},
         Gives::truth,
         true,
         "Judges a sample's quality once more.",
         "visit:assess(picture)"},
        {"detect",
         {{"sample", Type::sample}},
         Gives::truth,
         true,
         "Looks for an attack on the sensor: a mask, a picture of a picture, a challenge not done.",
         "visit:detect(body)"},
        {"extract",
         {{"kind", Type::name}, {"sample", Type::sample}},
         Gives::sample,
         true,
         "Makes a part of a sample: the picture out of a list's entry.",
         "local picture = visit:extract(\"body.image\", entry)"},
        {"compare",
         {{"probe", Type::sample}, {"reference", Type::sample}},
         Gives::truth,
         true,
         "Compares two samples of one family. True when the policy's limit is kept, false when "
         "not;\n"
         "where fields are compared, nil and \"doubtful\" when nothing differs and too little is said.\n"
         "The policy bounds how often this may count.",
         "visit:compare(body, picture)"},
        {"find",
         {{"kind", Type::name}, {"by", Type::sample}, {"options", Type::purpose}},
         Gives::sample,
         true,
         "Finds the record of a kind that a sample's facts, or a body, are a key of.\n"
         "A body is looked for among this flight's travellers. With `options.purpose`, a word that "
         "the\n"
         "gallery's settings grant and the log gets, among all.\n"
         "Nil and \"used\" when it has a check-in, \"elsewhere\" when it is for another flight or "
         "day.",
         "local entry = visit:find(\"manifest.entry\", ticket)"},
        {"say",
         {{"key", Type::name}},
         Gives::nothing,
         false,
         "Shows one of the texts under `says` in config/text.",
         "visit:say(\"one-more-try\")"},
        {"officer",
         {{"reason", Type::word}},
         Gives::nothing,
         false,
         "Ends the gathering: whatever was found, an officer decides.\n"
         "The reason is a word for the log, such as \"group-of-travellers\".",
         "visit:officer(\"group-of-travellers\")"},
        {"decide",
         {},
         Gives::decision,
         false,
         "Holds what was found against the policy and ends the visit.",
         "return visit:decide()"},
    };
    return all;
}

const std::vector<Library>& libraries() {
    static const std::vector<Library> all{
        {"",
         {"assert", "error", "ipairs", "next", "pairs", "pcall", "require", "select", "tonumber",
          "tostring", "type"}},
        {"math",
         {"abs", "ceil", "floor", "fmod", "huge", "max", "maxinteger", "min", "mininteger", "modf",
          "pi", "sqrt", "tointeger", "type", "ult"}},
        {"string",
         {"byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep",
          "reverse", "sub", "upper"}},
        {"table", {"concat", "insert", "move", "pack", "remove", "sort", "unpack"}},
    };
    return all;
}

const Step* step(std::string_view name) {
    for (const Step& each : steps())
        if (each.name == name) return &each;
    return nullptr;
}

std::vector<std::string> step_names() {
    std::vector<std::string> names;
    for (const Step& each : steps()) names.emplace_back(each.name);
    return names;
}

std::vector<std::string> globals() {
    std::vector<std::string> names{"cotejo"};
    for (const Library& library : libraries())
        if (library.name.empty())
            names.insert(names.end(), library.functions.begin(), library.functions.end());
        else
            names.emplace_back(library.name);
    std::sort(names.begin(), names.end());
    return names;
}

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '/' ||
               c == '_' || c == '-';
    });
}

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= 64 && text.front() != '-' &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

}  // namespace cotejo::kiosk::api
