// SPDX-License-Identifier: Apache-2.0
//
// Typing what a reader would read: a field with keys of its own, for a kiosk has no keyboard.

import { element, picture } from "./element.js";

const keys = ["1234567890", "ABCDEFGHIJ", "KLMNÑOPQRS", "TUVWXYZ-"];

/** A form that is opened by its choice and says what was typed as often as it is used. */
export function typing(words, option, choose) {
  const field = element("input", { id: "typed", maxlength: "64", autocomplete: "off", autocapitalize: "characters",
                                   spellcheck: "false" });
  const use = element("button", { type: "submit", class: "choice" }, picture("/pictures/choices/agree.svg"),
    element("span", {}, words.use));
  const form = element("form", { class: "typing", id: "typing", hidden: true },
    element("label", { for: "typed" }, words.label), field, keyboard(field, words.delete), use);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) choose(option.choice, { typed: field.value }, event);
    field.focus();
  });
  const open = element("button", { type: "button", class: "choice", lang: option.tag, "aria-controls": "typing",
                                   "aria-expanded": "false" },
    picture(option.picture), element("span", {}, option.text));
  open.addEventListener("click", () => {
    form.hidden = !form.hidden;
    open.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) field.focus();
  });
  return { open, form };
}

function keyboard(field, deleteLabel) {
  const key = (letter) => element("button", { type: "button", onclick: () => { field.value += letter; } }, letter);
  return element("div", { class: "keyboard" },
    ...keys.map((row) => element("div", {}, ...[...row].map(key))),
    element("div", {}, element("button", { type: "button", class: "wide",
                                            onclick: () => { field.value = field.value.slice(0, -1); } }, deleteLabel)));
}
