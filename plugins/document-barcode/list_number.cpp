// SPDX-License-Identifier: Apache-2.0

#include "list_number.hpp"

namespace list_number {

namespace {

constexpr std::size_t kLongest = 64;

}  // namespace

cotejo::Result<Pattern> Pattern::create(const std::string& pattern) {
    Pattern made;
    if (pattern.empty()) return made;
    try {
        made.pattern_ = std::regex(pattern, std::regex::ECMAScript);
    } catch (const std::regex_error&) {
        return cotejo::Error{cotejo::Status::invalid, "list-number: \"" + pattern + "\" is no regular expression"};
    }
    made.none_ = false;
    return made;
}

bool Pattern::matches(const std::string& bytes) const {
    const std::string number = trimmed(bytes);
    if (none_ || number.empty() || number.size() > kLongest) return false;
    try {
        return std::regex_match(number, pattern_);
    } catch (const std::regex_error&) { // it took too long
        return false;
    }
}

std::string trimmed(const std::string& bytes) {
    constexpr const char* kBlanks = " \t\r\n";
    const auto first = bytes.find_first_not_of(kBlanks);
    if (first == std::string::npos) return "";
    return bytes.substr(first, bytes.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace list_number
