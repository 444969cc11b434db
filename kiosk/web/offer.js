// SPDX-License-Identifier: Apache-2.0
//
// Offer: before a timed screen ends, asks whether more time is needed. As often as it is wanted.

import { element } from "./element.js";

const warnMs = 20000; // long enough to read, to reach and to touch

export class Offer {
  #place;
  #accept;
  #timer = null;

  constructor(place, accept) {
    this.#place = place;
    this.#accept = accept;
  }

  /** `time` is {left, lasts, warning, sentence, choice}, or null when the screen has no end. */
  show(time) {
    clearTimeout(this.#timer);
    const held = this.#place.contains(document.activeElement);
    this.#place.hidden = true;
    this.#place.replaceChildren();
    if (held) document.querySelector("main h1")?.focus();
    document.getElementById("polite").textContent = "";
    if (!time) return;
    const end = performance.now() + time.left;
    const warn = Math.min(warnMs, time.lasts * 2 / 3);
    this.#timer = setTimeout(() => this.#open(time, end), Math.max(0, time.left - warn));
  }

  #open(time, end) {
    const left = element("span");
    this.#place.replaceChildren(
      element("p", {}, element("strong", {}, time.warning), left),
      element("button", { type: "button", class: "choice", onclick: () => this.#accept() }, time.choice));
    this.#place.hidden = false;
    document.getElementById("polite").textContent = `${time.warning} ${time.choice}.`;
    this.#count(left, time.sentence, end);
  }

  #count(left, sentence, end) {
    const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    left.textContent = sentence.replace("{seconds}", String(seconds));
    if (seconds > 0) this.#timer = setTimeout(() => this.#count(left, sentence, end), 1000);
  }
}
