// SPDX-License-Identifier: Apache-2.0
//
// What the browser tests stand on: a program that prints JSON lines, and a page of it in Chromium.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const source = fileURLToPath(new URL("../../..", import.meta.url));
const axe = readFileSync(fileURLToPath(new URL("node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

/** A running program: lines it prints are kept until someone waits for one like them. */
export class Program {
  constructor(command, words, options = {}) {
    this.child = spawn(command, words, { stdio: ["pipe", "pipe", "inherit"], ...options });
    this.ended = new Promise((resolve) => this.child.on("exit", (code, signal) => resolve(code ?? signal)));
    this.lines = [];
    this.waiting = [];
    createInterface({ input: this.child.stdout }).on("line", (line) => {
      this.lines.push(line);
      this.#serve();
    });
  }

  /** The first line not taken yet for which `of` gives something; gives that. */
  next(of) {
    return new Promise((resolve) => {
      this.waiting.push({ of, resolve });
      this.#serve();
    });
  }

  async stop(signal = "SIGTERM") {
    this.child.kill(signal);
    return this.ended;
  }

  #serve() {
    for (const wait of [...this.waiting]) {
      const at = this.lines.findIndex((line) => wait.of(line));
      if (at < 0) continue;
      const [line] = this.lines.splice(at, 1);
      this.waiting.splice(this.waiting.indexOf(wait), 1);
      wait.resolve(wait.of(line));
    }
  }
}

/** The gallery: shows any screen on demand, see tests/kiosk/screen_gallery.cpp. */
export class Gallery extends Program {
  constructor({ attended = false, startFile = "-" } = {}) {
    super(process.env.COTEJO_GALLERY, [`${source}/kiosk/web`, `${source}/config/text`,
      process.env.COTEJO_FONTS, startFile, attended ? "attended" : "alone"]);
  }

  say(order) {
    this.child.stdin.write(JSON.stringify(order) + "\n");
  }

  /** The next message that has this key. */
  heard(key) {
    return this.next((line) => {
      const message = JSON.parse(line);
      return key in message ? message : undefined;
    });
  }

  async address() {
    return (await this.heard("address")).address;
  }

  async stop() {
    this.child.stdin.end();
    return this.ended;
  }
}

/** The machine may be busy with other tests: a screen has a minute to come. */
const patienceMs = 60000;

export function launch() {
  const root = process.getuid() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: [...root, "--disable-gpu", "--disable-quic",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
}

/** A page that remembers what it was not to do: break its policy, complain, throw. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  page.wrongs = [];
  await page.exposeFunction("reportWrong", (what) => page.wrongs.push(what));
  await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) =>
    window.reportWrong(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  page.on("console", (message) => message.type() !== "debug" && page.wrongs.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => page.wrongs.push(`error: ${error.message}`));
  return page;
}

/** Waits until this screen is drawn; a heading tells one screen of a name from another. */
export async function shown(page, name, heading) {
  await page.locator(`body[data-name="${name}"]`).waitFor();
  if (heading) await page.locator("h1", { hasText: heading }).waitFor();
}

/** What axe-core finds wrong with the page as it is now. */
export async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/** Every screen there is, as the gallery takes it. */
export const screens = {
  language: { name: "language", choices: ["es", "en"] },
  notice: { name: "notice", choices: ["next"] },
  document: { name: "ask", topic: "document", values: { days: "30" }, choices: ["agree", "decline"] },
  pass: { name: "capture", topic: "document.boarding-pass", lasts: 3600000 },
  face: { name: "ask", topic: "face", choices: ["agree", "decline"] },
  camera: { name: "capture", topic: "face.image", lasts: 3600000 },
  challenge: { name: "capture", topic: "face.image", choices: ["unable"], lasts: 3600000 },
  passport: { name: "capture", topic: "document.mrz", choices: ["skip"], lasts: 3600000 },
  chip: { name: "capture", topic: "document.chip", choices: ["skip"], lasts: 3600000 },
  number: { name: "capture", topic: "document.list-number", choices: ["type", "skip"], lasts: 3600000 },
  other: { name: "say", topic: "another-way" },
  finger: { name: "ask", topic: "finger", choices: ["agree", "decline"] },
  reader: { name: "capture", topic: "finger.image" },
  law: { name: "ask", topic: "face", choices: ["next", "decline"] },
  working: { name: "working" },
  through: { name: "through", values: { reference: "K7M-4QX", flight: "AV9", seat: "12A", time: "13:05" },
             choices: ["next"] },
  officer: { name: "officer", values: { reference: "K7M-4QX" }, choices: ["close"] },
  wrong: { name: "officer", values: { reference: "K7M-4QX", problem: "wrong-code" }, choices: ["close"] },
  evidence: { name: "officer", values: { reference: "K7M-4QX" }, choices: ["close", "look"], lasts: 3600000, evidence: [
    { kind: "document.evidence", facts: {
      "source.1": "manifest.entry", "source.2": "document.mrz", "source.3": "document.chip",
      "field.surname.1": "EJEMPLO MUÑOZ", "field.surname.2": "EJEMPLO MUNOZ", "field.surname.3": "EJEMPLO MUÑOZ",
      "field.surname.agreement": 1, "field.surname.confidence": 0.98, "field.surname.reason": "transliterated",
      "field.document.number.1": "AB123456", "field.document.number.2": "AB128456",
      "field.document.number.agreement": 0, "field.document.number.confidence": 0.9,
      "field.document.number.reason": "misread" } },
    { kind: "document.chip", facts: { "check.chip-authentication": "failed", "check.passive-authentication": "successful" } }] },
  closed: { name: "closed" },
  unavailable: { name: "unavailable", choices: ["close"] },
};

/** Has the gallery show one of them and waits until it is drawn. */
export async function show(gallery, page, screen) {
  await page.evaluate(() => document.querySelector("main > *")?.setAttribute("data-old", ""));
  gallery.say(screen.choices && screen.name !== "capture" ? { ask: screen } : { show: screen });
  await page.locator(`body[data-name="${screen.name}"] main > :not([data-old])`).waitFor();
}
