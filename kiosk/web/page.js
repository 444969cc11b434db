// SPDX-License-Identifier: Apache-2.0
//
// The traveller's page: draws what the kiosk says, and says what the traveller does. It decides
// nothing and keeps nothing.

import { Connection } from "./connection.js";
import { Camera } from "./camera.js";
import { Offer } from "./offer.js";
import { Speaker } from "./speaker.js";
import { drawFrame, drawLost, drawScreen } from "./draw.js";

const settleMs = 350; // a second tap so soon was meant for the screen before

const connection = new Connection({ screen, guide, frame, lost });
const camera = new Camera(() => connection.say({ type: "drawn" }), (sound) => speaker.say(sound));
const speaker = new Speaker(document.getElementById("sound"));
const offer = new Offer(document.getElementById("offer"), () =>
  connection.say({ type: "more-time", step: shown.step }));
let shown = null;
let tapped = false;

function screen(message) {
  const again = shown !== null && shown.step === message.step && shown.tag === message.tag;
  const anew = shown === null || shown.step !== message.step;
  shown = message;
  offer.show(message.time);
  if (again && !document.body.dataset.lost) return; // only the time has changed
  delete document.body.dataset.lost;
  drawFrame(message, (language) => connection.say({ type: "language", language }));
  drawScreen(message, choose);
  camera.show(document.querySelector(".view"), document.querySelector(".hint"));
  speaker.show(message.visit, message.sounds);
  if (anew) settle();
}

function guide(message) {
  if (shown && message.step === shown.step) camera.guide(message);
}

function frame(bytes) {
  camera.draw(bytes);
}

function lost(words) {
  shown = null;
  offer.show(null);
  camera.show(null, null);
  speaker.say(null);
  document.body.dataset.lost = "true";
  drawLost(words);
}

function choose(choice, fields, event) {
  tapped = event.detail > 0;
  connection.say({ type: "choice", step: shown.step, choice, ...fields });
}

function settle() {
  if (!tapped) return;
  tapped = false;
  document.body.classList.add("settling");
  setTimeout(() => document.body.classList.remove("settling"), settleMs);
}

document.getElementById("person").addEventListener("click", () => connection.say({ type: "person" }));
document.getElementById("larger").addEventListener("click", (event) => {
  const larger = document.documentElement.classList.toggle("larger");
  event.currentTarget.setAttribute("aria-pressed", String(larger));
});
document.addEventListener("contextmenu", (event) => event.preventDefault());
connection.start();
