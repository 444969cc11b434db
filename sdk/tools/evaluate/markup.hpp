// SPDX-License-Identifier: Apache-2.0
//
// Tables and figures of the report's page.

#pragma once

#include <string>
#include <vector>

namespace cotejo::tools::evaluation {

/// A table whose cells are HTML.
struct HtmlTable {
    std::string caption;
    std::vector<std::string> head;
    struct Row {
        std::vector<std::string> cells; ///< the first heads the row
        bool weak = false;
    };
    std::vector<Row> rows;
    std::string css;

    std::string html() const;
};

/// A drawing with what it shows below it.
std::string figure(const std::string& svg, const std::string& caption);
/// Something to open.
std::string details(const std::string& summary, const std::string& content);

}  // namespace cotejo::tools::evaluation
