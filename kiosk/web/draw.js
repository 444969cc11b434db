// SPDX-License-Identifier: Apache-2.0
//
// Draws a screen from the kiosk's message: one heading, what to know, what to choose.

import { element, phrase, picture, ring } from "./element.js";
import { officerPanel } from "./officer.js";
import { typing } from "./typing.js";

/** What stands around every screen: parts, languages, the way to a person. */
export function drawFrame(message, speak) {
  document.documentElement.lang = message.tag;
  document.title = message.titles[0].text;
  drawStage(message.stage);

  const languages = document.getElementById("languages");
  languages.setAttribute("aria-label", message.labels.languages);
  languages.hidden = message.name === "language" || message.languages.length < 2;
  const focused = languages.contains(document.activeElement) ? document.activeElement.lang : null;
  languages.replaceChildren(...message.languages.map((language) =>
    phrase("button", language, { type: "button", "aria-pressed": String(language.chosen),
                                 onclick: () => speak(language.code) })));
  if (focused) languages.querySelector(`[lang="${focused}"]`)?.focus();

  const larger = document.getElementById("larger");
  larger.setAttribute("aria-label", message.labels.larger);
  larger.replaceChildren(picture("/pictures/larger.svg"));
  const sound = document.getElementById("sound");
  sound.setAttribute("aria-label", message.labels.sound);
  sound.replaceChildren(picture("/pictures/sound.svg"));
  document.getElementById("attended").textContent = message.attended;
  document.getElementById("person").replaceChildren(
    picture("/pictures/person.svg"),
    element("span", { class: "labels" }, ...message.person.map((label) => phrase("span", label))));
}

function drawStage({ lit, of, text }) {
  const dots = Array.from({ length: of }, (_, i) => element("i", { class: i < lit ? "lit" : null }));
  document.getElementById("stage").replaceChildren(element("span", { class: "heard" }, text), ...dots);
}

/** The screen itself. The heading gets the focus, so that a screen reader begins there. */
export function drawScreen(message, choose) {
  const main = document.getElementById("screen");
  const stays = document.activeElement?.closest("header") !== null;
  const capture = message.name === "capture";
  const heading = element("h1", { tabindex: "-1", "aria-describedby": "said body" },
    ...message.titles.map((title) => phrase("span", title)));
  const words = element("div", { class: "words" },
    heading,
    message.said ? element("p", { class: "said", id: "said" }, message.said) : null,
    message.body.length ? element("div", { class: "body", id: "body" },
      ...message.body.map((line) => element("p", {}, line))) : null);
  const figure = element("div", { class: "figure" }, picture(message.picture));

  document.body.dataset.name = message.name;
  document.body.dataset.topic = message.topic;
  main.replaceChildren(element("div", { class: "screen" },
    capture ? null : figure,
    words,
    capture ? camera(message, figure) : null,
    message.rows.length ? rows(message.rows) : null,
    message.choices.length ? choices(message, choose) : null,
    message.officer ? officerPanel(message.officer, choose) : null));
  window.scrollTo(0, 0);
  if (message.officer?.problem) main.querySelector(".panel input").focus();
  else if (!stays || document.activeElement === document.body) heading.focus({ preventScroll: true });
}

function camera(message, figure) {
  return element("div", { class: "camera" },
    element("div", { class: "view" }, figure, element("canvas", { "aria-hidden": "true" }),
      picture(message.overlay, "0 0 90 90", "overlay")),
    element("div", { class: "hint" },
      element("div", { class: "badge" }, ring(), element("span", { class: "sign" })),
      element("p", { role: "status" }),
      element("progress", { class: "heard", max: "1", value: "0", hidden: true,
                            "aria-label": message.titles[0].text })));
}

function rows(list) {
  return element("dl", { class: "rows" }, ...list.map((row) =>
    element("div", { class: "row", "data-key": row.key },
      picture(row.picture),
      element("dt", {}, row.label),
      ...row.lines.map((line) => element("dd", {}, line)))));
}

function choices(message, choose) {
  const typed = message.choices.find((option) => option.choice === "type" && message.typing);
  const typer = typed ? typing(message.typing, typed, choose) : null;
  const list = element("div", { class: "choices" }, ...message.choices.map((option) => option === typed ? typer.open :
    element("button", { type: "button", class: "choice", lang: option.tag,
                        onclick: (event) => once(list, () => choose(option.choice, {}, event)) },
      picture(option.picture), element("span", {}, option.text))));
  return typer ? element("div", { class: "offers" }, list, typer.form) : list;
}

// A choice is made once; the next screen brings the next.
function once(list, act) {
  if (list.dataset.chosen) return;
  list.dataset.chosen = "true";
  for (const button of list.children) button.setAttribute("aria-disabled", "true");
  act();
}

/** No kiosk to ask: says so in every language, without a word about anyone. */
export function drawLost(words) {
  document.body.dataset.name = "lost";
  document.getElementById("languages").replaceChildren();
  document.getElementById("stage").replaceChildren();
  document.getElementById("screen").replaceChildren(element("div", { class: "screen" },
    element("div", { class: "words" },
      element("h1", { tabindex: "-1" }, ...words.map(({ title, tag }) => element("span", { lang: tag }, title))),
      element("div", { class: "body" }, ...words.map(({ body, tag }) => element("p", { lang: tag }, body))))));
}
