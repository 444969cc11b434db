// SPDX-License-Identifier: Apache-2.0
//
// The roles of the contract as C++ classes. Derive from each role the manifest's `does` names.
// Every function is called on the instance's worker thread, one at a time, and may throw: an
// exception becomes Status::failed with its text in the log.

#pragma once

#include <span>
#include <vector>

#include "cotejo/plugin/draft.hpp"
#include "cotejo/plugin/host.hpp"
#include "cotejo/plugin/view.hpp"
#include "cotejo/result.hpp"

namespace cotejo {
// A namespace of its own: the host side has a Job and a Store too, and tests link both.
inline namespace author {

using Inputs = std::span<const View>;

/// Streams records with job.emit() until cancelled or done; opens its sensor here and closes it
/// before it returns. Inputs unlock the source, and are mostly empty.
class Capturer {
public:
    virtual ~Capturer() = default;
    virtual Result<void> capture(const Job& job, Inputs unlock) = 0;
};

/// Judges a sample: facts 0 to 100, `unified` among them (ISO/IEC 29794-1). Where the manifest says
/// `challenge?`, a challenge may come as the last input, the same one with each frame of a capture: then
/// it guides by the challenge's steps and says how much is done as the fact `challenge`, 0 to 1. It says
/// ok even of a frame that nobody would take, with a low `unified`, so that this is heard.
class Assessor {
public:
    virtual ~Assessor() = default;
    virtual Result<Draft> assess(const Job& job, Inputs inputs) = 0;
};

/// Looks for a presentation attack: fact `attack`, 0 to 1 (ISO/IEC 30107-3). Where the manifest says
/// [kind+, challenge?] it is given the best frames first, then the frames of the challenge in order of
/// time, and the challenge last. It keeps nothing from one call to the next.
class Detector {
public:
    virtual ~Detector() = default;
    virtual Result<Draft> detect(const Job& job, Inputs inputs) = 0;
};

/// Makes templates or parts from samples and gives each with job.emit().
class Extractor {
public:
    virtual ~Extractor() = default;
    virtual Result<void> extract(const Job& job, Inputs inputs) = 0;
};

/// Compares a probe with each reference: higher is more alike (ISO/IEC 2382-37, comparison score).
class Comparator {
public:
    virtual ~Comparator() = default;
    virtual Result<float> compare(const Job& job, View probe, View reference) = 0;
    virtual Result<std::vector<float>> compare_all(const Job& job, View probe, Inputs references) {
        std::vector<float> scores;
        for (const View& reference : references) {
            if (job.cancelled()) return Error{Status::cancelled, "cancelled"};
            Result<float> score = compare(job, probe, reference);
            if (!score) return score.error();
            scores.push_back(*score);
        }
        return scores;
    }
    /// What is given: the scores as f32. Override it to say more beside them, as facts.
    virtual Result<Draft> scores(const Job& job, View probe, Inputs references) {
        const Result<std::vector<float>> scores = compare_all(job, probe, references);
        if (!scores) return scores.error();
        return Draft{}.floats(*scores);
    }
};

/// Keeps, finds and erases records under keys. See the keeping rules in sdk/README.md.
class Keeper {
public:
    virtual ~Keeper() = default;
    virtual Result<void> keep(const Job& job, Inputs inputs) = 0;
    virtual Result<void> find(const Job& job, Inputs keys) = 0;
    virtual Result<void> erase(const Job& job, Inputs keys) = 0;
};

/// Sends one message, once, and gives the reply if there is one.
class Exchanger {
public:
    virtual ~Exchanger() = default;
    virtual Result<void> exchange(const Job& job, Inputs message) = 0;
};

/// Woken from any thread when the job it waits in is cancelled; optional.
class Wakeable {
public:
    virtual ~Wakeable() = default;
    virtual void wake() = 0;
};

}  // namespace author
}  // namespace cotejo
