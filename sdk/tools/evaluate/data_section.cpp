// SPDX-License-Identifier: Apache-2.0
//
// The page's last part: what was measured, what was left out, what the words mean.

#include <map>

#include "evaluate/drawing.hpp"
#include "evaluate/markup.hpp"
#include "evaluate/number.hpp"
#include "evaluate/sections.hpp"

namespace cotejo::tools::evaluation {

std::string data_section(const Report& report) {
    std::string sets;
    for (const std::string& set : report.sets) sets += (sets.empty() ? "" : ", ") + set;
    HtmlTable table{"What was measured on what", {}, {}, "facts"};
    const auto row = [&](const std::string& name, const std::string& value) {
        table.rows.push_back({{name, escaped(value)}, false});
    };
    row("Plugin", report.id + " " + report.version);
    row("SHA-256 over its manifest, library and models", report.files);
    row("Template kind", report.kind);
    row("Quality by", report.judge.empty() ? "nobody" : report.judge);
    row("File of pairs", report.pairs_file);
    row("Sets", sets.empty() ? "all" : sets);
    row("SHA-256 over file and sets", report.pairs_digest);
    row("Pictures", counted(report.pictures) + ", of which " + counted(report.presented) + " could be read and " +
                        counted(report.failed) + " were not acquired");
    row("People", counted(report.people));
    row("Genuine pairs", counted(report.genuine) + " compared of " + counted(report.genuine_all) + " with readable pictures");
    row("Impostor pairs", counted(report.impostor) + " compared of " + counted(report.impostor_all) + " with readable pictures");
    row("Comparisons that failed", counted(report.comparisons_failed));
    row("Intervals", "percentiles of " + counted(static_cast<std::size_t>(report.replicates)) +
                         " bootstrap replicates over people, seed " + std::to_string(report.seed));
    return "<h2 id=\"data\">What was measured</h2>\n" + table.html();
}

std::string skipped_section(const Report& report) {
    if (report.skipped.empty()) return "";
    HtmlTable table{"Pictures left out, by line of the file of pairs", {"Line", "Counts as", "Why"}, {}, "words"};
    for (const Skipped& one : report.skipped)
        table.rows.push_back({{std::to_string(one.line), one.acquired ? "failure to acquire" : "not readable, no attempt",
                               escaped(one.why)}, false});
    return "<h2 id=\"left-out\">Left out</h2>\n" +
           (table.rows.size() > 20 ? details(counted(table.rows.size()) + " pictures", table.html()) : table.html());
}

std::string terms_section(const Report&) {
    return R"(<h2 id="terms">Terms</h2>
<p class="soft">After ISO/IEC 19795-1 and ISO/IEC 2382-37; quality after ISO/IEC 29794-1.</p>
<dl class="terms">
<dt>Genuine, impostor</dt><dd>Pairs of pictures of one person (mated), of two people (non-mated).</dd>
<dt>FMR, false match rate</dt><dd>Share of impostor pairs whose score is not below the threshold.</dd>
<dt>FNMR, false non-match rate</dt><dd>Share of genuine pairs whose score is below it. Both are of pairs that were compared.</dd>
<dt>FTA, failure to acquire</dt><dd>Share of the pictures read that the plugin gave no template of.</dd>
<dt>GFRR, GFAR</dt><dd>Generalised false reject and false accept rates: pairs without a score count as no match, one attempt
a transaction.</dd>
<dt>EER</dt><dd>The error rate where FMR and FNMR are equal, on the line between the two nearest thresholds.</dd>
<dt>Interval</dt><dd>People are drawn with replacement; a genuine pair counts as often as its person was drawn, an impostor
pair as often as the product of its two. Without a single error the upper bound is 3 over the number of people.</dd>
</dl>
)";
}

}  // namespace cotejo::tools::evaluation
