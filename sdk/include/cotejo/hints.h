// SPDX-License-Identifier: Apache-2.0
//
// The words a plugin may say to a traveller, through host->guide(). What is shown or spoken for
// each stands in config/text/<language>.yaml under `hints`; an unknown word shows nothing.

#pragma once

// Face, ISO/IEC 29794-5 causes.
#define COTEJO_HINT_LOOK_HERE "look-here"             // no face was found
#define COTEJO_HINT_ONE_PERSON "one-person"           // more than one face
#define COTEJO_HINT_COME_CLOSER "come-closer"         // the sample is too small
#define COTEJO_HINT_STEP_BACK "step-back"             // the sample is too large or cut off
#define COTEJO_HINT_CENTRE "centre"                   // the sample is off to a side
#define COTEJO_HINT_LOOK_STRAIGHT "look-straight"     // the head is turned
#define COTEJO_HINT_MORE_LIGHT "more-light"           // too dark
#define COTEJO_HINT_LESS_LIGHT "less-light"           // too bright, or glare
#define COTEJO_HINT_HOLD_STILL "hold-still"           // blurred
#define COTEJO_HINT_LIGHT_LEFT "light-left"           // the traveller's left side is darker
#define COTEJO_HINT_LIGHT_RIGHT "light-right"         // the traveller's right side is darker
#define COTEJO_HINT_LOOK_UP "look-up"                 // the chin is too low
#define COTEJO_HINT_LOOK_DOWN "look-down"             // the chin is too high
#define COTEJO_HINT_HEAD_UPRIGHT "head-upright"       // the head leans to a shoulder
#define COTEJO_HINT_OPEN_EYES "open-eyes"             // the eyes are closed
#define COTEJO_HINT_CLOSE_MOUTH "close-mouth"         // the mouth is open
#define COTEJO_HINT_WHOLE_FACE "whole-face"           // a part of the face is covered or outside
#define COTEJO_HINT_PLAIN_BACKGROUND "plain-background" // what is behind the head is too busy

// Steps of an active check, besides come-closer; left and right are the traveller's own.
#define COTEJO_HINT_TURN_LEFT "turn-left"
#define COTEJO_HINT_TURN_RIGHT "turn-right"
#define COTEJO_HINT_BLINK "blink"

// Documents and barcodes.
#define COTEJO_HINT_SHOW_CODE "show-code"             // no barcode was found
#define COTEJO_HINT_CODE_UNREADABLE "code-unreadable" // a barcode was found and cannot be read
#define COTEJO_HINT_WRONG_CODE "wrong-code"           // a barcode, but not one that is wanted here
#define COTEJO_HINT_CHECK_NUMBER "check-number"       // what was typed is no such number
#define COTEJO_HINT_SHOW_DOCUMENT "show-document"     // no document was found
#define COTEJO_HINT_WHOLE_PAGE "whole-page"           // a part of the page is covered or outside
#define COTEJO_HINT_ONE_DOCUMENT "one-document"       // more than one
#define COTEJO_HINT_TURN_PAGE "turn-page"             // a document's side without what is wanted
#define COTEJO_HINT_LAY_FLAT "lay-flat"               // bent, or seen from too far aside
#define COTEJO_HINT_LESS_GLARE "less-glare"           // a light is mirrored in the page
#define COTEJO_HINT_REAL_DOCUMENT "real-document"     // a picture or a screen in place of a document
#define COTEJO_HINT_PLACE_DOCUMENT "place-document"   // nothing on the chip reader
#define COTEJO_HINT_LEAVE_DOCUMENT "leave-document"   // the chip is being read
#define COTEJO_HINT_DOCUMENT_AGAIN "document-again"   // the chip was lost while it was read

// Fingers.
#define COTEJO_HINT_PLACE_FINGER "place-finger"       // nothing on the reader
#define COTEJO_HINT_LIFT_FINGER "lift-finger"         // enough; lift it
#define COTEJO_HINT_CENTRE_FINGER "centre-finger"     // touch with the middle of the finger
#define COTEJO_HINT_PRESS_LONGER "press-longer"       // too short

// Any role.
#define COTEJO_HINT_PLEASE_WAIT "please-wait"         // the machine works, nothing to do
