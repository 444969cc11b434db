// SPDX-License-Identifier: Apache-2.0
//
// Camera: draws the preview and what to do. Says when a frame is on the screen; the kiosk sends the
// next one only then.

import { picture } from "./element.js";

export class Camera {
  #drawn;
  #view = null;
  #hint = null;
  #told = "";

  constructor(drawn) {
    this.#drawn = drawn;
  }

  /** The elements of a new screen; null where there is no camera. Nothing of the last one stays. */
  show(view, hint) {
    this.#view = view;
    this.#hint = hint;
    this.#told = "";
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

  guide({ text, picture: path, progress }) {
    if (!this.#hint) return;
    if (text !== this.#told) { // only what is new is read aloud
      this.#told = text;
      this.#hint.replaceChildren(...(text ? [picture(path), text].filter(Boolean) : []));
    }
    const bar = this.#hint.parentElement.querySelector("progress");
    bar.hidden = progress < 0;
    if (progress >= 0) bar.value = progress;
  }
}
