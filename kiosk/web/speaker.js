// SPDX-License-Identifier: Apache-2.0
//
// Speaker: says hints aloud once a traveller wants that, and is silent again for the next one.

export class Speaker {
  #button;
  #on = false;
  #playing = null;
  #visit = null;

  constructor(button) {
    this.#button = button;
    button.addEventListener("click", () => this.#turn(!this.#on));
  }

  /** A screen of this visit; `offered` is whether this kiosk can speak at all. */
  show(visit, offered) {
    this.#button.hidden = !offered;
    if (visit !== this.#visit) this.#turn(false);
    this.#visit = visit;
  }

  /** Says a sound of the kiosk's own, instead of what is being said; null says nothing. */
  say(path) {
    this.#playing?.pause();
    this.#playing = this.#on && path ? new Audio(path) : null;
    this.#playing?.play().catch(() => {}); // no loudspeaker: the words stand there too
  }

  #turn(on) {
    this.#on = on;
    this.#button.setAttribute("aria-pressed", String(on));
    if (!on) this.say(null);
  }
}
