// SPDX-License-Identifier: Apache-2.0

#include "passport/holder.hpp"

namespace passport {

namespace {

char check_digit(const std::string& text) { // 9303-3 § 4.9
    constexpr int kWeights[] = {7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
        sum += value * kWeights[i % 3];
    }
    return static_cast<char>('0' + sum % 10);
}

/// Fills with < up to this size, or cuts to it; blanks become fillers.
std::string field(std::string text, std::size_t size) {
    for (char& c : text)
        if (c == ' ' || c == '-') c = '<';
    text.resize(size, '<');
    return text;
}

std::string checked(const std::string& text) { return text + check_digit(text); }

std::string names(const Holder& holder, std::size_t size) {
    return field(holder.surname + "<<" + holder.given_names, size);
}

std::vector<std::string> td3(const Holder& holder) {
    const std::string number = checked(field(holder.number, 9)), birth = checked(field(holder.birth, 6)),
                      expiry = checked(field(holder.expiry, 6)), personal = field(holder.optional, 14);
    const std::string digit(1, holder.optional.empty() ? '<' : check_digit(personal));
    const std::string all = number + birth + expiry + personal + digit;
    return {field(holder.code, 2) + field(holder.state, 3) + names(holder, 39),
            number + field(holder.nationality, 3) + birth + field(holder.sex, 1) + expiry + personal + digit +
                check_digit(all)};
}

std::vector<std::string> td2(const Holder& holder) {
    const std::string number = checked(field(holder.number, 9)), birth = checked(field(holder.birth, 6)),
                      expiry = checked(field(holder.expiry, 6)), optional = field(holder.optional, 7);
    return {field(holder.code, 2) + field(holder.state, 3) + names(holder, 31),
            number + field(holder.nationality, 3) + birth + field(holder.sex, 1) + expiry + optional +
                check_digit(number + birth + expiry + optional)};
}

std::vector<std::string> td1(const Holder& holder) {
    const bool is_long = holder.number.size() > 9;
    const std::string number = is_long ? holder.number.substr(0, 9) + "<" : checked(field(holder.number, 9));
    const std::string more = is_long ? holder.number.substr(9) + check_digit(holder.number) + "<" : "";
    const std::string optional = field(more + holder.optional, 15), second = field("", 11);
    const std::string birth = checked(field(holder.birth, 6)), expiry = checked(field(holder.expiry, 6));
    return {field(holder.code, 2) + field(holder.state, 3) + number + optional,
            birth + field(holder.sex, 1) + expiry + field(holder.nationality, 3) + second +
                check_digit(number + optional + birth + expiry + second),
            names(holder, 30)};
}

}  // namespace

std::vector<std::string> lines(const Holder& holder) {
    switch (holder.format) {
    case Holder::Format::td1: return td1(holder);
    case Holder::Format::td2: return td2(holder);
    case Holder::Format::td3: break;
    }
    return td3(holder);
}

}  // namespace passport
