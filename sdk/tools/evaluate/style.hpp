// SPDX-License-Identifier: Apache-2.0
//
// The look of the report's page, by day, by night and on paper.

#pragma once

namespace cotejo::tools::evaluation {

inline constexpr const char* kStyle = R"(
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d2327;--soft:#5a646b;--rule:#d9d5cb;--faint:#ebe8e0;
--first:#1f5f99;--second:#b34a00;--warn:#8a3b00;--panel:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#15181b;--ink:#e9e6df;--soft:#a5adb3;--rule:#3a4046;--faint:#272c31;
--first:#7db8ee;--second:#f2a05c;--warn:#f2b07a;--panel:#1b1f23}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,
"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:56rem;margin:0 auto;padding:3rem 1.5rem 5rem}
header{border-bottom:3px solid var(--ink);padding-bottom:1rem;margin-bottom:1.75rem}
.kind{margin:0;color:var(--soft);letter-spacing:.02em}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .4rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin:3rem 0 .6rem;padding-top:.7rem;border-top:1px solid var(--rule)}
h3{font-size:1rem;margin:1.6rem 0 .4rem}
p{max-width:44rem;margin:.5rem 0}
.soft,figcaption,td small,th small{color:var(--soft)}
dl.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1px;background:var(--rule);
border:1px solid var(--rule);margin:1.5rem 0}
dl.key div{background:var(--panel);padding:.8rem 1rem}
dl.key dt{color:var(--soft);font-size:.9rem}
dl.key dd{margin:0;font-size:1.6rem;font-weight:600;line-height:1.3}
dl.key dd small{display:block;font-size:.85rem;font-weight:400;color:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;margin:.8rem 0;min-width:60%}
caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
th,td{padding:.35rem 1.1rem .35rem 0;text-align:right;border-bottom:1px solid var(--rule);vertical-align:baseline}
th{font-weight:600}thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
th:first-child,td:first-child,.left{text-align:left}
td{white-space:nowrap}table.words td,table.facts td{white-space:normal}
tr.weak td,tr.weak th{color:var(--soft)}
.flag{color:var(--warn);font-weight:600}
table.facts{min-width:0}table.facts th{font-weight:400;color:var(--soft)}
table.facts td,table.words td,table.words th{text-align:left;overflow-wrap:anywhere}
table.ends td:last-child,table.ends th:last-child{text-align:left;white-space:normal}
figure{margin:1rem 0}figcaption{font-size:.92rem;max-width:44rem}
svg{display:block;width:100%;height:auto;background:var(--panel);border:1px solid var(--rule)}
svg text{font:12.5px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--soft);
font-variant-numeric:tabular-nums}
svg .label{fill:var(--ink);font-size:13.5px}
svg .note{fill:var(--ink);paint-order:stroke;stroke:var(--panel);stroke-width:4px;stroke-linejoin:round}
svg path{fill:none;stroke-linejoin:round}
.grid{stroke:var(--faint);stroke-width:1}.axis{stroke:var(--ink);stroke-width:1.2}
.guide{stroke:var(--soft);stroke-width:1.1;stroke-dasharray:4 4}
.curve{stroke-width:2.2;stroke:var(--first)}
.curve.second,.curve.impostor{stroke:var(--second)}.curve.second,.curve.impostor{stroke-dasharray:7 3}
.curve.two{stroke:var(--second);stroke-dasharray:7 3}.curve.three{stroke:var(--ink);stroke-dasharray:2 3}
.curve.four{stroke:var(--soft)}.curve.five{stroke:var(--soft);stroke-dasharray:7 3}
svg .area{fill:var(--first);fill-opacity:.18}svg .area.impostor{fill:var(--second)}
.bar{stroke-width:2;stroke:var(--first)}.bar.second{stroke:var(--second)}
.dot{fill:var(--first)}.dot.second{fill:var(--second)}
.dot.weak{fill:var(--panel);stroke:var(--first);stroke-width:1.8}.dot.weak.second{stroke:var(--second)}
.bar.weak{stroke-dasharray:2 3}.ring{fill:var(--panel);stroke:var(--ink);stroke-width:2}
.swatch{display:inline-block;width:1.6rem;border-top:3px solid var(--first);vertical-align:middle;margin-right:.35rem}
.swatch.second{border-top:3px dashed var(--second)}
pre{background:var(--panel);border:1px solid var(--rule);padding:.8rem 1rem;overflow-x:auto;font-size:.95rem}
details{margin:.6rem 0}summary{cursor:pointer;color:var(--first)}
:focus-visible{outline:3px solid var(--first);outline-offset:2px}
dl.terms{max-width:46rem}dl.terms dt{font-weight:600;margin-top:.6rem}dl.terms dd{margin:0}
@media print{main{max-width:none;padding:0}h2{break-after:avoid}figure,table,tr{break-inside:avoid}body{background:#fff}}
)";

}  // namespace cotejo::tools::evaluation
