// SPDX-License-Identifier: Apache-2.0
//
// Reads a Lua text as words, without its grammar, and looks at the names among them.

#include "kiosk/script_lint.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>
#include <vector>

#include "kiosk/script_api.hpp"
#include "kiosk/script_names.hpp"

namespace cotejo::kiosk {
namespace {

struct Word {
    enum class Type { name, text, mark, number } type = Type::mark;
    std::string text;
    int line = 1, column = 1;
};

bool begins_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_'; }
bool goes_on(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// Cuts a text into words; comments are left out.
class Cutter {
public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::vector<Word> words() {
        while (at_ < text_.size()) next();
        return std::move(words_);
    }

private:
    void next() {
        const char c = text_[at_];
        if (text_.substr(at_).starts_with("--")) return comment();
        if (std::isspace(static_cast<unsigned char>(c))) return skip(1);
        if (begins_name(c)) return take(Word::Type::name, span(goes_on));
        if (std::isdigit(static_cast<unsigned char>(c)))
            return take(Word::Type::number, span([](char d) { return goes_on(d) || d == '.'; }));
        if (c == '"' || c == '\'') return quoted(c);
        if (const std::size_t size = long_bracket(at_); size) return take(Word::Type::text, size);
        for (const std::string_view mark :
             {"...", "..", "::", "==", "~=", "<=", ">=", "//", "<<", ">>"})
            if (text_.substr(at_).starts_with(mark)) return take(Word::Type::mark, mark.size());
        take(Word::Type::mark, 1);
    }

    template <class Test>
    std::size_t span(Test test) const {
        std::size_t end = at_;
        while (end < text_.size() && test(text_[end])) ++end;
        return end - at_;
    }

    /// The size of [[...]] or [==[...]==] at a place, 0 when there is none.
    std::size_t long_bracket(std::size_t at) const {
        std::size_t level = at + 1;
        if (text_[at] != '[') return 0;
        while (level < text_.size() && text_[level] == '=') ++level;
        if (level >= text_.size() || text_[level] != '[') return 0;
        const std::string close = "]" + std::string(level - at - 1, '=') + "]";
        const std::size_t end = text_.find(close, level);
        return (end == text_.npos ? text_.size() : end + close.size()) - at;
    }

    void comment() {
        const std::size_t size = at_ + 2 < text_.size() ? long_bracket(at_ + 2) : 0;
        if (size) return skip(size + 2);
        skip(std::min(text_.find('\n', at_), text_.size()) - at_);
    }

    void quoted(char quote) {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
        take(Word::Type::text, std::min(end + 1, text_.size()) - at_);
    }

    void take(Word::Type type, std::size_t size) {
        words_.push_back({type, std::string(text_.substr(at_, size)), line_, column_});
        skip(size);
    }

    void skip(std::size_t size) {
        for (; size && at_ < text_.size(); --size, ++at_) {
            column_ = text_[at_] == '\n' ? 1 : column_ + 1;
            line_ += text_[at_] == '\n';
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1, column_ = 1;
    std::vector<Word> words_;
};

const std::set<std::string> kKeywords{"and",   "break", "do",       "else", "elseif", "end",
                                      "false", "for",   "function", "goto", "if",     "in",
                                      "local", "nil",   "not",      "or",   "repeat", "return",
                                      "then",  "true",  "until",    "while"};

/// The words of one file, looked at one after another.
class Look {
public:
    Look(std::vector<Word> words, std::string file, const ScriptNames& names)
        : words_(std::move(words)), file_(std::move(file)), names_(names) {}

    Mistakes mistakes() {
        for (std::size_t at = 0; at < words_.size(); ++at) declare(at);
        for (std::size_t at = 0; at < words_.size(); ++at) inspect(at);
        return std::move(found_);
    }

private:
    const std::string& text(std::size_t at) const {
        static const std::string nothing;
        return at < words_.size() ? words_[at].text : nothing;
    }
    bool is_name(std::size_t at) const {
        return at < words_.size() && words_[at].type == Word::Type::name &&
               !kKeywords.contains(text(at));
    }

    /// Notes the names that a `local`, `for` or `function` at this word makes.
    void declare(std::size_t at) {
        if (words_[at].type != Word::Type::name) return;
        if (text(at) == "function") return parameters(at + 1);
        if (text(at) == "local" && text(at + 1) == "function")
            locals_.insert(text(at + 2));
        else if (text(at) == "local" || text(at) == "for")
            list(at + 1);
    }
    void list(std::size_t at) {
        while (is_name(at)) {
            locals_.insert(text(at++));
            if (text(at) == "<") at += 3;  // <const>
            if (text(at) != ",") return;
            ++at;
        }
    }
    void parameters(std::size_t at) {
        while (at < words_.size() && text(at) != "(") {
            if (text(at) == ":") locals_.insert("self");
            ++at;
        }
        list(at + 1);
    }

    /// A name of the world, as opposed to a field, a key in braces, a label, an attribute.
    bool stands_alone(std::size_t at) const {
        const std::string& before = at ? text(at - 1) : text(words_.size());
        if (before == "." || before == ":" || before == "::" || before == "goto") return false;
        if (before == "<" && (text(at) == "const" || text(at) == "close") && text(at + 1) == ">")
            return false;
        const bool key = text(at + 1) == "=" && (before == "{" || before == "," || before == ";");
        return !key || depth_ == 0;
    }

    void inspect(std::size_t at) {
        if (words_[at].type == Word::Type::mark) depth_ += (text(at) == "{") - (text(at) == "}");
        if (!is_name(at)) return;
        static const std::vector<std::string> world = api::globals();
        const std::string& name = text(at);
        if (text(at) == "visit" && text(at + 1) == ":") return inspect_step(at + 2);
        if (!stands_alone(at) || locals_.contains(name)) return;
        if (std::find(world.begin(), world.end(), name) == world.end()) {
            std::vector<std::string> known(locals_.begin(), locals_.end());
            known.insert(known.end(), world.begin(), world.end());
            const std::string near = nearest(name, known);
            say(at, "nothing is called \"" + name + "\"; " +
                        (near.empty() ? "write local before a name of your own"
                                      : "did you mean \"" + near + "\"?"));
        } else if (text(at + 1) == ".") {
            inspect_library(at);
        }
    }

    void inspect_step(std::size_t at) {
        if (!is_name(at)) return;
        const std::string& name = text(at);
        if (!api::step(name)) {
            const std::string near = nearest(name, api::step_names());
            return say(at, "a visit has no step \"" + name + "\"" +
                               (near.empty() ? "" : "; did you mean \"" + near + "\"?"));
        }
        const std::vector<std::string>* known = known_names(names_, name);
        if (!known || known->empty() || text(at + 1) != "(" || at + 2 >= words_.size()) return;
        if (words_[at + 2].type != Word::Type::text) return;
        const std::string word = text(at + 2).substr(1, text(at + 2).size() - 2);
        if (std::find(known->begin(), known->end(), word) == known->end())
            say(at + 2, unknown_name_of(word, *known));
    }

    void inspect_library(std::size_t at) {
        for (const api::Library& library : api::libraries()) {
            if (library.name != text(at) || library.name.empty()) continue;
            const auto& functions = library.functions;
            if (std::find(functions.begin(), functions.end(), text(at + 2)) != functions.end())
                continue;
            say(at + 2, text(at) + "." + text(at + 2) + " is not there for a workflow");
        }
    }

    void say(std::size_t at, std::string what) {
        found_.push_back({file_, words_[at].line, words_[at].column, std::move(what)});
    }

    std::vector<Word> words_;
    std::string file_;
    const ScriptNames& names_;
    std::set<std::string> locals_;
    int depth_ = 0;
    Mistakes found_;
};

}  // namespace

Mistakes lint(const std::string& text, const std::string& file, const ScriptNames& names) {
    return Look(Cutter(text).words(), file, names).mistakes();
}

}  // namespace cotejo::kiosk
