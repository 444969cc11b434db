// SPDX-License-Identifier: Apache-2.0
//
// The least C plugin outside the repository: says how long a note is.
#include <cotejo/abi.h>
#include <stddef.h>

static cotejo_status run(void *self, const cotejo_job *job)
{
    const cotejo_host *host = self;
    const cotejo_fact length = {"length", NULL, (double)job->inputs[0].size};
    const cotejo_record record = {.kind = job->gives,
                                  .format = "",
                                  .time_ns = job->inputs[0].time_ns,
                                  .facts = &length,
                                  .fact_count = 1};
    return host->emit(host, job, &record);
}

static void destroy(void *self)
{
    (void)self;
}

static cotejo_status create(const cotejo_host *host, cotejo_plugin *plugin)
{
    *plugin = (cotejo_plugin){.self = (void *)host, .run = run, .destroy = destroy};
    return COTEJO_OK;
}

const cotejo_entry cotejo_plugin_entry = {COTEJO_ABI, 0, "com.example.letters-c", create};
