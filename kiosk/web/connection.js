// SPDX-License-Identifier: Apache-2.0
//
// Connection: the page's socket to the kiosk. Comes back by itself, unless a newer page took over.

const replaced = 4001;
const patienceMs = 1500; // a kiosk that is back sooner was never gone
const pausesMs = [100, 300, 1000, 2000];

export class Connection {
  #on;
  #socket = null;
  #tries = 0;
  #alarm = null;
  #unsaid = null; // a wish for a person is not lost with the connection
  #words = [];

  constructor(on) {
    this.#on = on;
  }

  // The start token stands behind the #, which no server and no other page is told.
  async start() {
    const token = location.hash.slice(1);
    if (token) {
      history.replaceState(null, "", "/");
      await fetch("/start", { method: "POST", body: token }).catch(() => {});
    }
    this.#words = await fetch("/words").then((reply) => reply.json()).catch(() => []);
    this.#connect();
  }

  say(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
    else if (message.type === "person") this.#unsaid = message;
  }

  #connect() {
    this.#alarm ??= setTimeout(() => this.#on.lost(this.#words), patienceMs);
    const socket = new WebSocket(`ws://${location.host}/socket`);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = (event) => this.#heard(event.data);
    socket.onclose = (event) => this.#closed(event.code);
  }

  #opened(socket) {
    this.#socket = socket;
    this.#tries = 0;
    clearTimeout(this.#alarm);
    this.#alarm = null;
    if (this.#unsaid) this.say(this.#unsaid);
    this.#unsaid = null;
  }

  #heard(data) {
    if (typeof data !== "string") {
      this.#on.frame(data);
      return;
    }
    const message = JSON.parse(data);
    if (message.type === "screen") this.#on.screen(message);
    if (message.type === "guide") this.#on.guide(message);
  }

  #closed(code) {
    this.#socket = null;
    if (code === replaced) {
      this.#on.lost(this.#words);
      return;
    }
    const pause = pausesMs[Math.min(this.#tries++, pausesMs.length - 1)];
    this.#alarm ??= setTimeout(() => this.#on.lost(this.#words), patienceMs);
    setTimeout(() => this.#connect(), pause);
  }
}
