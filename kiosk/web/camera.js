// SPDX-License-Identifier: Apache-2.0
//
// Camera: draws the preview and what to do. Says when a frame is on the screen; the kiosk sends the
// next one only then.

import { picture } from "./element.js";
import { Steady, pageClock } from "./steady.js";

export class Camera {
  #drawn;
  #said;
  #view = null;
  #hint = null;
  #told = new Map();
  #steady = new Steady((hint) => this.#tell(hint), pageClock);

  /** `drawn` is called when a frame is on the screen, `said` with the sound of each hint
   *  that is shown, or null. */
  constructor(drawn, said) {
    this.#drawn = drawn;
    this.#said = said;
  }

  /** The elements of a new screen; null where there is no camera. Nothing of the last one stays. */
  show(view, hint) {
    this.#view = view;
    this.#hint = hint;
    this.#told.clear();
    this.#steady.clear();
  }

  async draw(bytes) {
    const view = this.#view;
    const bitmap = view && await createImageBitmap(new Blob([bytes])).catch(() => null);
    requestAnimationFrame(() => {
      if (bitmap && view === this.#view) this.#put(view, bitmap);
      bitmap?.close();
      this.#drawn();
    });
  }

  #put(view, bitmap) {
    const canvas = view.querySelector("canvas");
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      view.style.setProperty("--ratio", String(bitmap.width / bitmap.height));
      view.classList.add("live");
    }
    canvas.getContext("2d", { alpha: false }).drawImage(bitmap, 0, 0);
  }

  /** What to do now. The words stay long enough to be read; how far along is drawn at once. */
  guide({ hint, text, picture: path, sound, progress }) {
    if (!this.#hint) return;
    this.#told.set(hint, { text, path, sound });
    this.#steady.offer(hint);
    this.#progress(progress);
  }

  // Only what is new is drawn, so that only that is read aloud.
  #tell(hint) {
    const { text, path, sound } = this.#told.get(hint);
    if (!this.#hint) return;
    this.#hint.dataset.hint = hint;
    this.#hint.querySelector(".sign").replaceChildren(...[picture(path)].filter(Boolean));
    this.#hint.querySelector("[role=status]").textContent = text;
    this.#said(sound || null);
  }

  #progress(progress) {
    const bar = this.#hint.querySelector("progress");
    bar.hidden = progress < 0;
    bar.value = Math.max(0, progress);
    const ring = this.#hint.querySelector(".ring");
    ring.toggleAttribute("hidden", progress < 0);
    ring.style.setProperty("--part", String(Math.max(0, progress)));
  }
}
