// SPDX-License-Identifier: Apache-2.0
//
// The officer's panel: a code and a reason end a screen that waits for a person. Out of the way until
// an officer opens it.

import { element, picture } from "./element.js";

export function officerPanel(words, choose) {
  const panel = element("form", { class: "panel", id: "officer-panel", hidden: !words.problem });
  const open = element("button", { type: "button", "aria-controls": "officer-panel" });
  const label = () => {
    open.textContent = panel.hidden ? words.open : words.hide;
    open.setAttribute("aria-expanded", String(!panel.hidden));
  };
  open.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    label();
    if (!panel.hidden) code.focus();
  });
  label();

  const code = element("input", { type: "password", id: "officer-code", maxlength: "128",
                                  autocomplete: "off", "aria-describedby": "officer-problem" });
  const problem = element("p", { class: "problem", id: "officer-problem", role: "status" }, words.problem);
  const close = element("button", { type: "submit", class: "choice" }, picture("/pictures/choices/agree.svg"),
    element("span", {}, words.close));
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    const reason = panel.querySelector("input:checked")?.value;
    if (!code.value || !reason) {
      problem.textContent = words.missing;
      (code.value ? panel.querySelector("input[type=radio]") : code).focus();
      return;
    }
    choose("close", { code: code.value, reason }, event);
    code.value = "";
  });

  panel.append(
    element("div", {}, element("label", { for: "officer-code" }, words.code), code, keypad(code, words.delete),
      words.look && !words.evidence ? look(words, code, problem, choose) : null),
    reasons(words),
    problem,
    close);
  return element("section", { class: "officer" }, open, words.evidence ? table(words.evidence) : null, panel);
}

/** What was read is shown to whoever has a code, and to nobody else who stands here. */
function look(words, code, problem, choose) {
  return element("button", { type: "button", class: "look", onclick: (event) => {
    if (code.value) return choose("look", { code: code.value }, event);
    problem.textContent = words.missing;
    code.focus();
  } }, words.look);
}

function table({ title, rows }) {
  return element("table", { class: "evidence" }, element("caption", {}, title),
    element("tbody", {}, ...rows.map(({ label, said, verdict, mark }) =>
      element("tr", { "data-mark": mark },
        element("th", { scope: "row" }, label),
        element("td", {}, ...said.map(({ who, what }) =>
          element("div", {}, element("span", { class: "who" }, who), " ", element("b", {}, what)))),
        element("td", {}, verdict)))));
}

function keypad(code, deleteLabel) {
  const key = (digit) => element("button", { type: "button", onclick: () => { code.value += digit; } }, digit);
  return element("div", { class: "keypad" }, ..."1234567890".split("").map(key),
    element("button", { type: "button", onclick: () => { code.value = code.value.slice(0, -1); } }, deleteLabel));
}

function reasons(words) {
  return element("fieldset", {}, element("legend", {}, words.reason), ...words.reasons.map(({ reason, text }) =>
    element("label", {}, element("input", { type: "radio", name: "reason", value: reason }), text)));
}
