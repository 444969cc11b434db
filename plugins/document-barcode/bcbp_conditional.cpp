// SPDX-License-Identifier: Apache-2.0

#include "bcbp_conditional.hpp"

#include <algorithm>

namespace bcbp {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr int kLatestVersion = 8;

Error wrong(std::string what) { return Error{Status::refused, std::move(what)}; }

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }
bool either(char c) { return digit(c) || letter(c); }
bool blank(std::string_view text) { return trimmed(text).empty(); }

template <bool kind(char)>
bool all(std::string_view text) { return std::ranges::all_of(text, kind); }

/// Two or three letters and digits.
bool airline(std::string_view text) { return trimmed(text).size() >= 2 && all<either>(trimmed(text)); }

/// A year's last digit and a day of the year.
bool issued(std::string_view text) {
    return all<digit>(text) && text.substr(1) >= "001" && text.substr(1) <= "366";
}

/// "20K", "45L" or "2PC".
bool allowance(std::string_view text) {
    if (digit(text[0]) && text.substr(1) == "PC") return true;
    return digit(text[0]) && digit(text[1]) && (text[2] == 'K' || text[2] == 'L');
}

bool frequent_flyer(std::string_view text) {
    return std::ranges::all_of(trimmed(text), [](char c) { return either(c) || c == ' ' || c == '/' || c == '-'; });
}

bool answer(std::string_view text) { return text == "Y" || text == "N"; }

/// Takes fields from one block. A block may end after any field; what is behind its end is absent.
class Block {
public:
    Block(std::string_view text, std::string place, std::vector<std::string>& faults)
        : fields_(text), place_(std::move(place)), faults_(faults) {}

    /// Takes the next field when its form holds; "" when it is blank, absent or breaks it.
    template <class Form>
    std::string take(std::size_t size, const char* name, Form form) {
        if (!fields_.left()) return {};
        const auto text = fields_.take(size);
        if (!text) {
            fields_.take(fields_.left());
            return fault(std::string("the block ends within ") + name);
        }
        if (blank(*text)) return {};
        if (!form(*text)) return fault(std::string(name) + " breaks its form");
        return std::string(*text);
    }

    char take_one(const char* name, bool form(std::string_view)) {
        const std::string text = take(1, name, form);
        return text.empty() ? ' ' : text[0];
    }

    /// Says so when fields are left that no version has.
    void end() {
        if (!blank(fields_.rest())) fault("the block has more than its version's fields");
    }

private:
    std::string fault(std::string what) {
        faults_.push_back(place_ + std::move(what));
        return {};
    }

    Cursor fields_;
    std::string place_;
    std::vector<std::string>& faults_;
};

std::string text_of(std::string_view text) { return std::string(trimmed(text)); }

void parse_issue(std::string_view text, Pass& pass) {
    Block block(text, "", pass.faults);
    Issue& issue = pass.issue;
    issue.description = block.take_one("the passenger description", all<either>);
    issue.check_in_source = block.take_one("the source of check-in", all<either>);
    issue.issuance_source = block.take_one("the source of the pass", all<either>);
    const std::string date = block.take(4, "the date of issue", issued);
    if (!date.empty()) {
        issue.year_digit = date.substr(0, 1);
        issue.day = without_zeros(std::string_view(date).substr(1));
    }
    issue.document = block.take_one("the document type", all<letter>);
    issue.issuer = text_of(block.take(3, "the issuing airline", airline));
    for (const char* name : {"the first bag tag", "the second bag tag", "the third bag tag"})
        if (std::string tag = block.take(13, name, all<digit>); !tag.empty()) issue.bag_tags.push_back(std::move(tag));
    block.end();
}

void parse_own(std::string_view text, const std::string& place, Leg& leg, std::vector<std::string>& faults) {
    Block block(text, place, faults);
    leg.ticket_carrier = block.take(3, "the airline's numeric code", all<digit>);
    leg.ticket = text_of(block.take(10, "the ticket's number", [](std::string_view one) { return all<either>(trimmed(one)); }));
    leg.selectee = block.take_one("the selectee indicator", all<either>);
    leg.documents_verified = block.take_one("the documents' verification", all<either>);
    leg.marketing_carrier = text_of(block.take(3, "the marketing carrier", airline));
    leg.frequent_flyer_carrier = text_of(block.take(3, "the frequent flyer's airline", airline));
    leg.frequent_flyer = text_of(block.take(16, "the frequent flyer's number", frequent_flyer));
    leg.id_or_agent = block.take_one("the ID/AD indicator", all<either>);
    leg.baggage = block.take(3, "the free baggage allowance", allowance);
    leg.fast_track = block.take_one("the fast track", answer);
    block.end();
}

}  // namespace

Result<void> parse_variable(std::string_view part, int number, Pass& pass) {
    if (part.empty()) return {};
    const std::string place = "leg " + std::to_string(number) + ": ";
    Cursor cursor(part);
    if (number == 1) {
        if (cursor.take(1) != ">") return wrong("the variable part does not begin with '>'");
        const auto version = cursor.take(1);
        if (!version || version->front() < '1' || version->front() > '9')
            return wrong("the version is not a digit");
        pass.issue.version = version->front() - '0';
        if (pass.issue.version > kLatestVersion) pass.faults.push_back("the version is not known");
        const auto unique = cursor.take_sized();
        if (!unique) return wrong("the size of the pass's conditional part runs past its end");
        parse_issue(*unique, pass);
    }
    if (!cursor.left()) return {};
    const auto own = cursor.take_sized();
    if (!own) return wrong(place + "the size of its conditional part runs past its end");
    Leg& leg = pass.legs[std::size_t(number - 1)];
    parse_own(*own, place, leg, pass.faults);
    leg.private_use = std::string(cursor.rest());
    return {};
}

}  // namespace bcbp
