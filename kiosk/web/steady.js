// SPDX-License-Identifier: Apache-2.0
//
// Steady: shows one thing after another, each long enough to be read, however fast they come.

const leastMs = 1000; // a glance at the drawing and at a few words

export class Steady {
  #show;
  #clock;
  #shown = null;
  #since = 0;
  #next = null;
  #timer = null;

  /** `show` draws a value; `clock` is {now, later, never}, as page.js makes it. */
  constructor(show, clock) {
    this.#show = show;
    this.#clock = clock;
  }

  /** Shows a value as soon as the one before has had its time; only the newest waits. */
  offer(value) {
    this.#next = value;
    if (value === this.#shown) this.#next = null; // it came back: what waited is no longer so
    else if (this.#timer === null) this.#await();
  }

  /** Forgets everything; the next value is shown at once. */
  clear() {
    this.#clock.never(this.#timer);
    this.#timer = this.#shown = this.#next = null;
  }

  #await() {
    const left = this.#shown ? this.#since + leastMs - this.#clock.now() : 0;
    if (left <= 0) this.#put();
    else this.#timer = this.#clock.later(() => this.#put(), left);
  }

  #put() {
    this.#timer = null;
    if (this.#next === null) return;
    this.#shown = this.#next;
    this.#next = null;
    this.#since = this.#clock.now();
    this.#show(this.#shown);
  }
}

/** The page's clock. */
export const pageClock = {
  now: () => performance.now(),
  later: (act, ms) => setTimeout(act, ms),
  never: (timer) => clearTimeout(timer),
};
