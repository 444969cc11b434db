// SPDX-License-Identifier: Apache-2.0
//
// The report as one page of HTML that needs nothing else.

#include "evaluate/drawing.hpp"
#include "evaluate/report.hpp"
#include "evaluate/sections.hpp"
#include "evaluate/style.hpp"

namespace cotejo::tools::evaluation {

std::string to_html(const Report& report, const std::string& date) {
    const std::string title = escaped(report.id + " " + report.version);
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Evaluation of " +
           title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<main>\n<header>\n"
           "<p class=\"kind\">Evaluation of a biometric comparator</p>\n<h1>" + title + "</h1>\n<p class=\"soft\">" +
           escaped(report.kind) + " · " + escaped(date) + "</p>\n</header>\n" + key_figures(report) +
           rates_section(report) + against_section(report) + scores_section(report) + groups_section(report) +
           quality_section(report) + data_section(report) + skipped_section(report) + terms_section(report) +
           "</main>\n</body>\n</html>\n";
}

}  // namespace cotejo::tools::evaluation
