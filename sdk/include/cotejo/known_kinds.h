// SPDX-License-Identifier: Apache-2.0
//
// The kinds of kinds.h as one list, for programs that guess what a mistyped word meant.

#pragma once

#include "cotejo/kinds.h"

#define COTEJO_KNOWN_KINDS                                                                        \
    COTEJO_KIND_FACE_IMAGE, COTEJO_KIND_FACE_RECORD, COTEJO_KIND_FACE_TEMPLATE_SFACE_2,           \
        COTEJO_KIND_FACE_TEMPLATE_SFACE_2_I8, COTEJO_KIND_FINGER_IMAGE,                           \
        COTEJO_KIND_FINGER_TEMPLATE_LIBFPRINT, COTEJO_KIND_DOCUMENT_IMAGE,                        \
        COTEJO_KIND_DOCUMENT_INFRARED, COTEJO_KIND_DOCUMENT_ULTRAVIOLET,                          \
        COTEJO_KIND_DOCUMENT_PAGE, COTEJO_KIND_DOCUMENT_MRZ, COTEJO_KIND_DOCUMENT_CHIP,           \
        COTEJO_KIND_DOCUMENT_BOARDING_PASS, COTEJO_KIND_DOCUMENT_CEDULA,                          \
        COTEJO_KIND_DOCUMENT_SEAL, COTEJO_KIND_DOCUMENT_LIST_NUMBER,                              \
        COTEJO_KIND_DOCUMENT_FIELDS, COTEJO_KIND_DOCUMENT_EVIDENCE, COTEJO_KIND_MANIFEST_FILE,    \
        COTEJO_KIND_MANIFEST_ENTRY
