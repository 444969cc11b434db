// SPDX-License-Identifier: Apache-2.0
//
// The words for records: kinds, formats and facts. Data, not code: a plugin needs no more than the
// strings, and a new word changes no structure. A family that is not here starts with its vendor's
// word ("acme-iris.image").
//
// Facts without a stated unit run from 0 to 1. Texts are personal data and never logged.

#pragma once

// --- Formats: how `data` lies -------------------------------------------------------------------
#define COTEJO_FORMAT_NONE ""
#define COTEJO_FORMAT_GRAY8 "gray8" // raster, one byte a pixel
#define COTEJO_FORMAT_BGR8 "bgr8"   // raster, three bytes a pixel: blue, green, red
#define COTEJO_FORMAT_JPEG "jpeg"   // ISO/IEC 10918-1
#define COTEJO_FORMAT_PNG "png"     // ISO/IEC 15948
#define COTEJO_FORMAT_F32 "f32"     // IEEE 754 binary32, little-endian
#define COTEJO_FORMAT_I8 "i8"       // two's complement, one byte a number
#define COTEJO_FORMAT_FAC "iso-19794-5"      // ISO/IEC 19794-5:2005 or :2011, a face image record
#define COTEJO_FORMAT_FACE_DER "iso-39794-5" // ISO/IEC 39794-5:2019, ASN.1 DER
#define COTEJO_FORMAT_WAV "wav"     // RIFF WAVE, 16 bits a sample, one channel
#define COTEJO_FORMAT_CSV "csv"     // RFC 4180, UTF-8
#define COTEJO_FORMAT_LDS "lds"     // files of a chip, see document.chip
#define COTEJO_FORMAT_BYTES "bytes" // opaque to everyone but the kind's makers

// --- Face ---------------------------------------------------------------------------------------
// A picture with a face in it. gray8, bgr8, jpeg or png; facts none required.
#define COTEJO_KIND_FACE_IMAGE "face.image"
// A face image in an interchange record, as a chip or a partner holds it: iso-19794-5 or iso-39794-5.
#define COTEJO_KIND_FACE_RECORD "face.record"
// SFace over a face and its mirror image, several pictures weighed by how sure the network was: 128
// f32, whose length says how sure it was. Their cosine, -1 to 1, says how alike two are.
#define COTEJO_KIND_FACE_TEMPLATE_SFACE_2 "face.template/sface-2"
// The same in 129 i8: the numbers, the largest brought to 127, and their length in eighths.
#define COTEJO_KIND_FACE_TEMPLATE_SFACE_2_I8 "face.template/sface-2-i8"

// --- Finger -------------------------------------------------------------------------------------
// A fingerprint, 500 dpi, dark ridges on light. gray8, bgr8, jpeg or png.
#define COTEJO_KIND_FINGER_IMAGE "finger.image"
// libfprint's serialised print (FP3), NBIS minutiae of several impressions.
#define COTEJO_KIND_FINGER_TEMPLATE_LIBFPRINT "finger.template/libfprint"

// --- Document -----------------------------------------------------------------------------------
// A picture of a page or of a screen that shows one, in visible light. gray8, bgr8, jpeg or png.
#define COTEJO_KIND_DOCUMENT_IMAGE "document.image"
// The same page in near infra-red (B900) and under ultra-violet light (365 nm), from a full-page reader.
#define COTEJO_KIND_DOCUMENT_INFRARED "document.infrared"
#define COTEJO_KIND_DOCUMENT_ULTRAVIOLET "document.ultraviolet"
// One page, upright, cut out and made flat, of document.image; fact `page` says which kind it is.
#define COTEJO_KIND_DOCUMENT_PAGE "document.page"
// A machine readable zone, ICAO 9303 parts 3 to 7: its lines as the texts line.1, line.2, line.3, what
// they say as the facts of documents below; how sure the reader is beside each.
#define COTEJO_KIND_DOCUMENT_MRZ "document.mrz"
// What a chip holds, ICAO 9303-10: `data` is each file as read, a 2-byte identifier and a 4-byte size,
// both big-endian, before it ("lds"); EF.COM, DG1, DG2, DG11 to DG15 and EF.SOD, never DG3 or DG4. Facts
// of documents, `valid`, and one check.<name> for each check made.
#define COTEJO_KIND_DOCUMENT_CHIP "document.chip"
// A boarding pass, IATA Resolution 792. `data` is the barcode's bytes as read ("bytes"); texts are
// named below, each leg's under "leg.<n>.", n from 1.
#define COTEJO_KIND_DOCUMENT_BOARDING_PASS "document.boarding-pass"
// The barcode of the Colombian cédula with a yellow back: what precedes its fingerprints, which nobody
// reads ("bytes"), and facts of documents.
#define COTEJO_KIND_DOCUMENT_CEDULA "document.cedula"
// A visible digital seal, ICAO 9303-13: its bytes as read ("bytes"), facts of documents, `valid`.
#define COTEJO_KIND_DOCUMENT_SEAL "document.seal"
// A list's or wristband's number, read from a code or typed: the text `list.number`.
#define COTEJO_KIND_DOCUMENT_LIST_NUMBER "document.list-number"
// What any of these, or a list's entry, says of its holder: facts of documents in one form, and `source`.
#define COTEJO_KIND_DOCUMENT_FIELDS "document.fields"
// What several document.fields say beside each other, for an officer: see "documents, cross-checked".
#define COTEJO_KIND_DOCUMENT_EVIDENCE "document.evidence"

// --- The flight's list --------------------------------------------------------------------------
// The bytes of a passenger list as its source gave them ("csv", ...).
#define COTEJO_KIND_MANIFEST_FILE "manifest.file"
// One traveller on a flight. `data` is the row with its images inside, read by its codec alone.
#define COTEJO_KIND_MANIFEST_ENTRY "manifest.entry"

// --- Speech -------------------------------------------------------------------------------------
// What is to be spoken: texts `text` and `language`, no data.
#define COTEJO_KIND_SPEECH_TEXT "speech.text"
// Its sound: wav.
#define COTEJO_KIND_SPEECH_AUDIO "speech.audio"

// --- The SDK's own, without family: never captured by a visit, never a finding -------------------
#define COTEJO_KIND_QUALITY "quality"     // facts 0 to 100, `unified` among them (ISO/IEC 29794-1)
#define COTEJO_KIND_PAD "pad"             // fact `attack`, 0 to 1 (ISO/IEC 30107-3)
#define COTEJO_KIND_SCORES "scores"       // f32, one a reference, higher is more alike
#define COTEJO_KIND_KEY "key"             // a lookup key: an HMAC in `data`
// An active check, drawn by the SDK: its nonce in `data` ("bytes", 16 of them), what to do, in order,
// as the texts step.1, step.2, ..., each a word of hints.h.
#define COTEJO_KIND_CHALLENGE "challenge"
#define COTEJO_KIND_SEALED "sealed"       // a record the SDK encrypted; fact `sequence` when found

// --- Facts: travel ------------------------------------------------------------------------------
#define COTEJO_FACT_FLIGHT "flight"     // text: carrier and number without zeros, "AV9"
#define COTEJO_FACT_DATE "date"         // text: local date of departure, ISO 8601, "2026-11-22"
#define COTEJO_FACT_DAY "day"           // text: day of the year, "326"; a pass has no year
#define COTEJO_FACT_PNR "pnr"           // text: the carrier's record locator, "ABC123"
#define COTEJO_FACT_SEAT "seat"         // text: without leading zeros, "12A"
#define COTEJO_FACT_FROM "from"         // text: IATA location identifier, "BOG"
#define COTEJO_FACT_TO "to"             // text: IATA location identifier
#define COTEJO_FACT_NAME "name"         // text: as printed, "SURNAME/GIVEN"
#define COTEJO_FACT_SEQUENCE "sequence" // text in a pass: check-in sequence; number in `sealed`
#define COTEJO_FACT_LEGS "legs"         // number: how many legs the pass has

// --- Facts: documents ---------------------------------------------------------------------------
// Beside each text how sure its reader is, 0 to 1. What is unknown is left out.
#define COTEJO_FACT_DOCUMENT_FORMAT "document.format" // text: "TD1", "TD2", "TD3", "MRV-A", "MRV-B"
#define COTEJO_FACT_DOCUMENT_CODE "document.code"     // text: the first field of an MRZ, "P", "IR"
#define COTEJO_FACT_DOCUMENT_STATE "document.state"   // text: ICAO 9303-3 § 5 code, "COL"
#define COTEJO_FACT_DOCUMENT_NUMBER "document.number" // text: without fillers
#define COTEJO_FACT_DOCUMENT_EXPIRY "document.expiry" // text: ISO 8601
#define COTEJO_FACT_EXPIRY_SHORT "document.expiry.short" // text: YYMMDD, where no century is known
#define COTEJO_FACT_SURNAME "surname"                 // text: primary identifier
#define COTEJO_FACT_GIVEN_NAMES "given-names"         // text: secondary identifier
#define COTEJO_FACT_SURNAME_1 "surname.1"             // text: where a source has two surnames apart
#define COTEJO_FACT_SURNAME_2 "surname.2"
#define COTEJO_FACT_NAME_CUT "name.cut"               // number: 1 when names may have been truncated
#define COTEJO_FACT_NATIONALITY "nationality"         // text: ICAO 9303-3 § 5 code
#define COTEJO_FACT_SEX "sex"                         // text: "F", "M" or "X" (unspecified)
#define COTEJO_FACT_BIRTH_DATE "birth.date"           // text: ISO 8601, "1990", "1990-05" when so known
#define COTEJO_FACT_BIRTH_SHORT "birth.date.short"    // text: YYMMDD, < for what is unknown
#define COTEJO_FACT_BIRTH_PLACE "birth.place"         // text
#define COTEJO_FACT_PERSONAL_NUMBER "personal.number" // text: a NUIP, say, without leading zeros
#define COTEJO_FACT_OPTIONAL "optional"               // text: optional data of an MRZ; "optional.2" too
#define COTEJO_FACT_PASSPORT_NUMBER "passport.number"   // text: of the passport that a visa or permit belongs to
#define COTEJO_FACT_ACCESS_NUMBER "access.number"     // text: CAN, six digits on a card's front
#define COTEJO_FACT_LIST_NUMBER "list.number"         // text: a wristband's or a list's number
#define COTEJO_FACT_PAGE "page"                       // text: "passport", "card", "visa", "boarding-pass", ...
// "line.<n>", n from 1: a line of an MRZ as read.
#define COTEJO_FACT_LINE "line."
#define COTEJO_FACT_FAILED "failed"                   // number: how many checks of it failed
// "check.<name>": text, the result of one check in the words of BSI TR-03135: "successful", "failed",
// "undetermined", "not-supported", "aborted"; check.<name>.reason: a word or a sentence, no personal data.
#define COTEJO_FACT_CHECK "check."

// --- Facts: documents, cross-checked ------------------------------------------------------------
#define COTEJO_FACT_SOURCE "source" // text: the kind that a document.fields was made from
// "field.<name>.<n>": text, what source <n> says; "source.<n>": its kind. "field.<name>.agreement": number,
// 1 agree, 0 differ; "field.<name>.confidence": number; "field.<name>.reason": text, a word: "equal",
// "transliterated", "truncated", "two-surnames", "order", "century", "misread", "differs", ...
#define COTEJO_FACT_FIELD "field."

// --- Facts: verdicts, 1 or 0; see design, Findings ------------------------------------------------
#define COTEJO_FACT_VALID "valid"     // a plugin's: the document proved itself
#define COTEJO_FACT_LISTED "listed"   // the SDK's alone
#define COTEJO_FACT_VOUCHED "vouched" // the SDK's alone

// --- Facts: speech -------------------------------------------------------------------------------
#define COTEJO_FACT_TEXT "text"         // text: what to say
#define COTEJO_FACT_LANGUAGE "language" // text: in which language, BCP 47, "es-CO"

// --- Facts: measures ----------------------------------------------------------------------------
#define COTEJO_FACT_UNIFIED "unified" // 0 to 100, the quality score of a sample
#define COTEJO_FACT_ATTACK "attack"   // 0 to 1, how much a sample looks like a presentation attack
// In a `quality` that was given a challenge: how much of it the traveller has done by this frame, 0 to
// 1, and 1 when all is done. A frame that raises it is kept for the detector to see.
#define COTEJO_FACT_CHALLENGE "challenge"
#define COTEJO_FACT_SCORE "score"     // in `key`: how alike, from a gallery's find
#define COTEJO_FACT_COUNT "count"     // how many templates are packed end to end; in `key`: were searched

// --- Facts: where the subject is, in `quality` --------------------------------------------------
// The rectangle of the subject that was judged, in fractions of the picture as it lies in memory, not
// as a mirror shows it: its left and upper edge, its width and height. May reach outside 0 to 1.
#define COTEJO_FACT_BOX_X "box.x"
#define COTEJO_FACT_BOX_Y "box.y"
#define COTEJO_FACT_BOX_WIDTH "box.width"
#define COTEJO_FACT_BOX_HEIGHT "box.height"
// Others in the picture, who are not the subject: "bystander.<n>.x", ".y", ".width" and ".height", n
// from 1, as above. A preview blurs them.
#define COTEJO_FACT_BYSTANDER "bystander."
// How many EV steps (factors of two of light) brighter the subject should be taken, below 0 darker.
// Given whenever it could be measured, 0 when nothing need change.
#define COTEJO_FACT_EXPOSURE "exposure"

// --- Options: per call --------------------------------------------------------------------------
#define COTEJO_OPTION_COUNT "count"     // capture: how many impressions; find in a gallery: candidates
#define COTEJO_OPTION_AFTER "after"     // find: only what has a later sequence
// keep in a gallery: the named set that all of this call's templates join, besides those they are in;
// find in a gallery: the one set that is searched. A set is a flight, say: "av9-2026-11-22".
#define COTEJO_OPTION_SET "set"
#define COTEJO_OPTION_PURPOSE "purpose" // find in a gallery without a set: the purpose that grants it
// capture: take pictures this many EV steps brighter than the camera's own choice, below 0 darker. A
// camera that cannot ignores it.
#define COTEJO_OPTION_EXPOSURE "exposure"
