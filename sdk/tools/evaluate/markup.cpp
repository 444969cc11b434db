// SPDX-License-Identifier: Apache-2.0
//
// Writes HTML elements.

#include "evaluate/markup.hpp"

namespace cotejo::tools::evaluation {

std::string HtmlTable::html() const {
    std::string text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + caption + "\"><table" +
                       (css.empty() ? "" : " class=\"" + css + "\"") + ">\n<caption>" + caption + "</caption>\n";
    if (!head.empty()) {
        text += "<thead><tr>";
        for (const std::string& cell : head) text += "<th scope=\"col\">" + cell + "</th>";
        text += "</tr></thead>\n";
    }
    text += "<tbody>\n";
    for (const Row& row : rows) {
        text += row.weak ? "<tr class=\"weak\">" : "<tr>";
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            text += i ? "<td>" + row.cells[i] + "</td>" : "<th scope=\"row\">" + row.cells[i] + "</th>";
        text += "</tr>\n";
    }
    return text + "</tbody></table></div>\n";
}

std::string figure(const std::string& svg, const std::string& caption) {
    return "<figure>\n" + svg + "<figcaption>" + caption + "</figcaption>\n</figure>\n";
}

std::string details(const std::string& summary, const std::string& content) {
    return "<details><summary>" + summary + "</summary>\n" + content + "</details>\n";
}

}  // namespace cotejo::tools::evaluation
