// SPDX-License-Identifier: Apache-2.0
//
// What `cotejo evaluate --help` says.

#pragma once

namespace cotejo::tools::evaluation {

inline constexpr const char* kEvaluateHelp =
    R"(cotejo evaluate - measures the error rates of a comparator on labelled pictures

usage: cotejo evaluate PLUGIN --pairs FILE [--set NAME]... [OPTION...]
       cotejo evaluate PLUGIN --people FILE [OPTION...]

PLUGIN is a plugin's folder, or an id that `cotejo list` shows. It must `compare` with a kind of
template and `extract` that kind from one sample. A template is made of every picture, every pair is
compared, and what ISO/IEC 19795-1 asks for is reported.

the files, UTF-8, with a header line; pictures' paths are relative to the file:
  --pairs   a,b,genuine[,set][,group]   genuine is 1 (mated) or 0 (non-mated). a is the probe, b the
            reference. The people are found from the genuine pairs: whatever these join is one
            person, and a picture in none is a person of its own. `group` is the pair's.
  --people  path,person[,group]         every pair of pictures is compared. A genuine pair has its
            person's group; an impostor pair has one when both people are of it.

what is reported:
  FTA   failure to acquire: the share of pictures that the plugin gave no template of. Files that
        cannot be read are no attempts; they are listed and left out.
  EER   equal error rate, where the DET curve crosses FMR = FNMR
  FNMR  false non-match rate of the pairs compared, at the lowest score whose false match rate (FMR)
        is not above 1e-2, 1e-3, 1e-4, 1e-5, 1e-6
  GFRR, GFAR  the same with pairs of pictures that were not acquired counted as no match
  intervals   of 95 %, by a bootstrap over people: people are drawn with replacement, a genuine pair
        counts as often as its person, an impostor pair as often as the product of its two. Without a
        single error the upper bound is 3/people (rule of 3).
  carried     N impostor pairs carry no rate below 3/N: such a rate is given and marked
        "carried": false, and nothing is calibrated from it
  scores      the line for plugin.yaml: a score stands for a rate if, were the rate any higher, so few
        false matches would be seen in at most 5 of 100 such sets (one-sided, exact, Poisson; pairs
        are taken as independent)
  groups      where there is a column `group`: FNMR and FMR of each at the scores above, and the
        difference to the rest of the groups, each with its interval
  EDC   error versus discard: FNMR at a fixed score against the share of the genuine pairs that is
        left out, those of lowest quality first. A pair's quality is the lower of its two pictures'
        `unified`.

options:
      --set NAME          take only the pairs of this set; may be repeated
      --kind KIND         which template kind, where the plugin compares several (default: its first)
      --setting NAME=VALUE        a setting of the plugin; may be repeated (`--set` names a set here);
                          a folder to write that is not set is an empty temporary one
      --quality PLUGIN    whose `assess` gives the quality; else the plugin's own, if it has one
      --against OTHER     compare with a second plugin on the same pairs: the paired differences of EER
                          and FNMR, the same people drawn for both, and which is better
      --against-setting NAME=VALUE, --against-kind KIND   of the second; without --against, the second is
                          PLUGIN itself
      --work FOLDER       keep templates and scores here (mode 0600, they are biometric data: remove them
                          afterwards). The same command goes on where one was stopped or killed; work of
                          another version, file, setting or picture is refused
  -j, --jobs N            instances and threads (default: as many as there are cores)
      --local             on threads of this process instead of isolated
      --deadline MS       milliseconds until a job is cancelled (default 30000)
      --replicates N      bootstrap replicates, 100 to 100000 (default 1000)
      --seed N            of the bootstrap (default 1); the same seed gives the same intervals
      --html FILE         write the report as one page that needs nothing else, with curves
      --json              print JSON instead of words
  -h, --help              this text

JSON: "eer", "fnmr_at_fmr": {"0.01": ...}, "fta" and "pairs": {"genuine", "impostor"} are plain numbers;
"rates" has each FMR's "fnmr", "interval", "threshold" and "carried"; then "generalised", "scores",
"groups", "edc", "skipped" (with the reasons), "against", and what was measured on what. null is a
figure that cannot be had.

exit codes: 0 reported, pictures may have been left out (they are listed); 1 the file has mistakes (each
with its line) or no genuine or no impostor pair is left; 2 the command line is wrong; 3 no such plugin,
it does not start or keeps dying, a file cannot be written, or stopped

examples: cotejo evaluate plugins/face-opencv --pairs pairs.csv --set test --html report.html
          cotejo evaluate plugins/face-opencv --people people.csv --work w --against other/plugin --json
)";

}  // namespace cotejo::tools::evaluation
