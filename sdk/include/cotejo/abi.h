// SPDX-License-Identifier: Apache-2.0
//
// The Cotejo plugin ABI, major version 1.
//
// A plugin is a shared library that exports one symbol, `cotejo_plugin_entry`, and lies beside a
// `plugin.yaml` that says everything the host must know before it loads any code.
//
// Memory:   every pointer passed in a call is borrowed until that call returns. The one thing that
//           outlives a call is a block, and blocks belong to the host.
// Threads:  [worker] functions are called one at a time, always on the instance's own thread;
//           [any] functions may be called from any thread, concurrently with everything.
// Strings:  UTF-8, NUL-terminated, never NULL unless the comment says so.
// Growth:   these structs never change within a major version. New abilities are new kinds, facts,
//           options and hints (words), or extensions (functions).
// Data:     64-bit little-endian Linux; numbers in `data` are little-endian; rows of a raster are
//           64-byte aligned. Inputs have block == COTEJO_NO_BLOCK. deadline_ns is UINT64_MAX when
//           there is none. An optional setting without a value is "".
// Limits:   256 facts, 4 KiB a text, 16 KiB of facts a record; names are [a-z0-9.-], 64 bytes, a kind
//           may add one '/version', an extension one '/revision'. A kind is family.part; a family not
//           in kinds.h starts with its vendor's word.
// Process:  the locale is C.UTF-8, never changed. A plugin may run threads of its own; they call
//           only [any] functions.

#pragma once

#include <stdbool.h>
#include <stdint.h>

#if defined(__cplusplus)
extern "C" {
#endif

#define COTEJO_ABI 1u
#define COTEJO_NO_BLOCK 0u

#define COTEJO_EXPORT __attribute__((visibility("default")))

// Zero or more: an ordinary end, the traveller goes on from it.
// Below zero: the machine's side; an operator or a developer may have to mend it.
typedef int32_t cotejo_status;
enum {
    COTEJO_OK = 0,
    COTEJO_RETRY = 1,        // no usable sample this time; the hint tells the traveller why
    COTEJO_REFUSED = 2,      // looked at the input and declines it: too poor, no face, not a page
    COTEJO_CANCELLED = 3,    // stopped because cancelled() turned true
    COTEJO_NOT_FOUND = 4,    // asked for a key that nothing is kept under
    COTEJO_FAILED = -1,      // tried and could not
    COTEJO_INVALID = -2,     // inputs, options or settings break the contract
    COTEJO_UNSUPPORTED = -3, // a role, kind or format this plugin did not declare
    COTEJO_BUSY = -4,        // nothing was done: no free block
    COTEJO_UNAVAILABLE = -5, // nothing was done: the device or the peer is not there
};

// A named number or a named text: {"sharpness", NULL, 61.0}, {"surname", "GÓMEZ", 0.98}.
// Unknown names are ignored; repeated parts are dotted: "leg.2.from". Texts are personal data.
typedef struct cotejo_fact {
    const char *name;
    const char *text; // NULL for a number
    double value;     // finite; beside a text, how sure its reader is: 0 to 1
} cotejo_fact;

// Anything the kiosk holds about a traveller: a frame, a page, a template, a set of scores.
typedef struct cotejo_record {
    const char *kind;         // what it is, see kinds.h: "face.image", "face.template/sface"
    const char *format;       // how `data` lies: "gray8", "bgr8", "jpeg", "f32"; "" without data
    const uint8_t *data;      // NULL when the facts say it all
    uint64_t size;            // bytes at `data`
    uint64_t time_ns;         // CLOCK_MONOTONIC when it was captured or derived
    const cotejo_fact *facts; // measures of this record, in no order
    uint32_t fact_count;
    uint32_t block;           // the block `data` lies in, or COTEJO_NO_BLOCK: emit() copies, <= 32 KiB
    uint32_t width, height;   // pixels; 0 unless `format` is a raster
    uint32_t stride;          // bytes from one row to the next; 0 unless a raster
    uint32_t reserved;        // 0
} cotejo_record;

// One piece of work, from run()'s call to its return.
typedef struct cotejo_job {
    uint64_t id;                // unique in this instance
    const char *role;           // one of the manifest's `does` entries: "capture", "extract", ...
    const char *gives;          // the kind of record asked for; "" when nothing is
    const cotejo_record *inputs;
    const cotejo_fact *options; // per-call parameters the role defines
    uint32_t input_count;
    uint32_t option_count;
    uint64_t deadline_ns;       // CLOCK_MONOTONIC; the host cancels the job then
} cotejo_job;

// Writable memory lent by the host until it is emitted or released.
typedef struct cotejo_block {
    uint8_t *data;
    uint64_t size;
    uint32_t id;
    uint32_t reserved;
} cotejo_block;

typedef int32_t cotejo_level;
enum { COTEJO_DEBUG = 0, COTEJO_INFO = 1, COTEJO_WARNING = 2, COTEJO_ERROR = 3 };

// What the host offers an instance. Valid from create() until destroy() returns.
typedef struct cotejo_host cotejo_host;
struct cotejo_host {
    void *context; // the host's own

    // The value of a setting the manifest declares, already validated, or its default.
    // NULL only for a name the manifest does not declare. Valid until destroy().
    // [any]
    const char *(*setting)(const cotejo_host *host, const char *name);

    // Writes one line to the host's log. Errors logged during a job travel with its outcome.
    // Never put biometric or personal data in `text`.
    // [any]
    void (*log)(const cotejo_host *host, cotejo_level level, const char *text);

    // Lends a block of at least `size` bytes. COTEJO_BUSY when all are in use: drop the frame.
    // [worker]
    cotejo_status (*acquire)(const cotejo_host *host, uint64_t size, cotejo_block *block);

    // Gives back a block that was not emitted.
    // [worker]
    void (*release)(const cotejo_host *host, uint32_t block);

    // Hands one result of `job` to the host; call it as often as the role allows. May wait for the
    // host to read, never past the job's end.
    // OK: well-formed and on its way. INVALID: the record breaks the contract, for instance its kind
    // is not the job's `gives`. CANCELLED: the job is over. A named block is gone in every case.
    // [worker]
    cotejo_status (*emit)(const cotejo_host *host, const cotejo_job *job,
                          const cotejo_record *record);

    // Tells the traveller what to do now, with a word of hints.h, and how far along the job is:
    // 0 to 1, or below 0 when that means nothing. Any role may guide.
    // [worker]
    void (*guide)(const cotejo_host *host, const cotejo_job *job, const char *hint,
                  double progress);

    // True once the job is no longer wanted. Return COTEJO_CANCELLED soon after.
    // [any]
    bool (*cancelled)(const cotejo_host *host, const cotejo_job *job);

    // A host extension by id, or NULL if this host lacks it. Valid until destroy().
    // [any]
    const void *(*extension)(const cotejo_host *host, const char *id);
};

// One configured instance of a plugin.
typedef struct cotejo_plugin {
    void *self; // the plugin's own, passed back in every call

    // Does one job and returns how it ended. May block until the deadline or cancellation.
    // [worker]
    cotejo_status (*run)(void *self, const cotejo_job *job);

    // Wakes a run() that waits on something else than cancelled(). May be NULL.
    // [any]
    void (*cancel)(void *self, const cotejo_job *job);

    // A plugin extension by id, or NULL. The member itself may be NULL.
    // [any]
    const void *(*extension)(void *self, const char *id);

    // Frees everything, `self` included. The last call this instance gets.
    // [worker]
    void (*destroy)(void *self);
} cotejo_plugin;

// The library's one exported symbol.
typedef struct cotejo_entry {
    uint32_t abi;   // COTEJO_ABI
    uint32_t reserved;
    const char *id; // the same as `id` in plugin.yaml

    // Loads what the settings name and fills `plugin`; opens no sensor: run() does, and closes it.
    // On any other return than COTEJO_OK nothing was made and `plugin` is not used. A library may be
    // asked for several instances.
    // [worker]
    cotejo_status (*create)(const cotejo_host *host, cotejo_plugin *plugin);
} cotejo_entry;

COTEJO_EXPORT extern const cotejo_entry cotejo_plugin_entry;

#if defined(__cplusplus)
}
#endif
