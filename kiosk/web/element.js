// SPDX-License-Identifier: Apache-2.0
//
// Makes elements. Text is always text: nothing the kiosk says is ever read as markup.

/** element("button", {type: "button", onclick}, "words", child, ...); null children are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const svg = "http://www.w3.org/2000/svg";

/** One of our drawings, in the colour of the text around it; null without one. */
export function picture(path, box = "0 0 64 64", style = "picture") {
  if (!path) return null;
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("viewBox", box);
  drawing.setAttribute("class", style);
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `${path}#picture`);
  drawing.append(use);
  return drawing;
}

/** A ring that fills as `--part` goes from 0 to 1; hidden until there is something to count. */
export function ring() {
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("viewBox", "0 0 100 100");
  drawing.setAttribute("class", "ring");
  drawing.setAttribute("aria-hidden", "true");
  drawing.toggleAttribute("hidden", true);
  for (const style of ["whole", "part"]) {
    const circle = document.createElementNS(svg, "circle");
    for (const [key, value] of Object.entries({ cx: 50, cy: 50, r: 46, pathLength: 1, class: style }))
      circle.setAttribute(key, value);
    drawing.append(circle);
  }
  return drawing;
}

/** A phrase in a language of its own. */
export function phrase(name, { text, tag }, attributes = {}) {
  return element(name, { lang: tag, ...attributes }, text);
}
