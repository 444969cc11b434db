// SPDX-License-Identifier: Apache-2.0
//
// The least plugin that passes conformance: says how much of a note is readable.

#include <cotejo/abi.h>
#include <stdlib.h>

// One configured instance. The host may make several, so nothing is kept outside it.
struct notes {
    const cotejo_host *host;
    double longest;
};

// 0 to 100: the share of bytes that are printable ASCII.
static double readable(const uint8_t *data, uint64_t size)
{
    uint64_t printable = 0;
    for (uint64_t i = 0; i < size; ++i) printable += data[i] >= 0x20 && data[i] < 0x7f;
    return 100.0 * (double)printable / (double)size;
}

// The host has checked that the job is one of the manifest's `does`; the bytes may be anything.
static cotejo_status run(void *self, const cotejo_job *job)
{
    const struct notes *notes = self;
    const cotejo_record *note = &job->inputs[0];
    if (notes->host->cancelled(notes->host, job)) return COTEJO_CANCELLED;
    if (note->size == 0 || (double)note->size > notes->longest) {
        notes->host->log(notes->host, COTEJO_INFO, "the note is empty or too long");
        return COTEJO_REFUSED;
    }

    const cotejo_fact unified = {"unified", NULL, readable(note->data, note->size)};
    const cotejo_record quality = {
        .kind = job->gives, // what was asked for
        .format = "",       // no data: the facts say it all
        .time_ns = note->time_ns,
        .facts = &unified,
        .fact_count = 1,
    };
    return notes->host->emit(notes->host, job, &quality);
}

static void destroy(void *self)
{
    free(self);
}

static cotejo_status create(const cotejo_host *host, cotejo_plugin *plugin)
{
    const char *longest = host->setting(host, "longest"); // a number; NULL if it is not declared
    if (!longest) return COTEJO_INVALID;
    struct notes *notes = malloc(sizeof *notes);
    if (!notes) return COTEJO_FAILED;
    notes->host = host;
    notes->longest = strtod(longest, NULL);
    *plugin = (cotejo_plugin){.self = notes, .run = run, .destroy = destroy};
    return COTEJO_OK;
}

const cotejo_entry cotejo_plugin_entry = {COTEJO_ABI, 0, "org.cotejo.template", create};
