// SPDX-License-Identifier: Apache-2.0
//
// Whole check-ins in a real browser against the real kiosk: real plugins, real pictures, the real
// workflow, policy, store and log. Nothing but the devices is simulated.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { Program, launch, openPage, shown, violations } from "./stage.mjs";

const { COTEJO_BIN: bin, COTEJO_SOURCE: source } = process.env;
const officerCode = "135790"; // config/simulated.yaml says so
let browser;

before(async () => { browser = await launch(); });
after(async () => browser.close());

/** A simulated kiosk with a state folder of its own, and a traveller in front of it. */
async function visit(scenario, travel) {
  const folder = mkdtempSync(`${tmpdir()}/cotejo-page-`);
  const state = `${folder}/state`;
  cpSync(`${source}/config`, `${folder}/config`, { recursive: true });
  cpSync(`${source}/scripts`, `${folder}/scripts`, { recursive: true, filter: (path) => !path.endsWith("/dev") });
  const policy = `${folder}/config/policy.yaml`;
  writeFileSync(policy, readFileSync(policy, "utf8").replace("wait: 30", "wait: 20"));
  const make = (program, ...words) => execFileSync(`${bin}/${program}`, words, { stdio: ["ignore", "ignore", "inherit"] });
  make("cotejo-kiosk", "demo-state", "--state", state);
  make("cotejo-demo-data", "-o", `${state}/demo`);
  mkdirSync(`${state}/demo/finger`, { recursive: true });
  for (const touch of ["1", "2", "3"])
    make("cotejo-print", "--finger", "1", "--impression", touch, "-o", `${state}/demo/finger/${touch}.png`);

  const kiosk = new Program(`${bin}/cotejo-kiosk`, ["--config", `${folder}/config/simulated.yaml`, "--state", state,
    "--scenario", scenario, "--listen", "0"], { stdio: ["ignore", "pipe", "ignore"] });
  const page = await openPage(browser);
  try {
    await page.goto(await kiosk.next((line) => line.match(/http:\S+/)?.[0]));
    await travel(page);
    assert.deepEqual(page.wrongs, []);
  } finally {
    await page.context().close();
    await kiosk.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click({ timeout: 60000 });

/** Waits for a screen, and for axe-core to find nothing wrong with it. */
async function look(page, name, heading) {
  await shown(page, name, heading);
  assert.deepEqual(await violations(page), [], heading);
}

async function greet(page, language, words) {
  await look(page, "language");
  await press(page, language);
  await look(page, "notice", words.welcome);
  await press(page, words.next);
  await look(page, "ask", words.pass);
  await page.getByText(words.attended).first().waitFor();
  await press(page, words.agree);
}

async function officerEnds(page) {
  await press(page, "For officers");
  await page.getByLabel("Officer's code").fill("000000");
  await page.getByRole("radio", { name: "I checked the person and the documents" }).check();
  await press(page, "End and start anew");
  await page.getByText("That was not the code").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByLabel("Officer's code").fill(officerCode);
  await page.getByRole("radio", { name: "I checked the person and the documents" }).check();
  await press(page, "End and start anew");
  await shown(page, "language");
}

const english = { welcome: "Welcome", next: "Continue", pass: "May we read your documents?",
  agree: "I agree", attended: "An officer attends this kiosk." };
const spanish = { welcome: "Le damos la bienvenida", next: "Continuar", pass: "¿Podemos leer sus documentos?",
  agree: "Estoy de acuerdo", attended: "Un oficial atiende este quiosco." };

test("The listed traveller is checked in, and sees a receipt", { timeout: 120000 }, () => visit("match", async (page) => {
  await greet(page, "English", english);
  await look(page, "ask", "May the camera look at your face?");
  await press(page, "I agree");
  await page.locator(".view.live canvas").waitFor();
  await look(page, "through", "You are checked in");
  await page.getByText("AV9").waitFor();
  assert.match(await page.locator("[data-key=reference] dd").textContent(), /\S{4,}/);
  await page.getByText("If something is not right").waitFor();
  await press(page, "Finish");
  await shown(page, "language");
}));

// How it ends is the policy's: it lets a finger count once its comparator is calibrated far enough.
test("Whoever declines the face is offered a finger, in Spanish, and meets no dead end", { timeout: 180000 }, () => visit("match", async (page) => {
  await greet(page, "Español", spanish);
  await look(page, "ask", "¿Puede la cámara mirar su cara?");
  await press(page, "No, gracias");
  await look(page, "ask", "¿Podemos leer uno de sus dedos?");
  await page.getByText("Está bien. Hay otra manera.").waitFor();
  await press(page, "Estoy de acuerdo");
  await page.locator("body:is([data-name=through], [data-name=officer])").waitFor({ timeout: 90000 });
  await page.getByRole("heading", { name: /Su registro está listo|Una persona le va a ayudar/ }).waitFor();
  assert.deepEqual(await violations(page), []);
}));

test("Another person waits for an officer, who ends the wait by code", { timeout: 180000 }, () => visit("other-person", async (page) => {
  await greet(page, "English", english);
  await look(page, "ask", "May the camera look at your face?");
  await press(page, "I agree");
  await page.locator("body[data-name=officer]").waitFor({ timeout: 120000 });
  await look(page, "officer", "Please wait. A person will help you.");
  await page.getByText("You did nothing wrong.").waitFor();
  await officerEnds(page);
}));

test("Who has no readable face can call a person in the middle of it", { timeout: 120000 }, () => visit("no-face", async (page) => {
  await greet(page, "English", english);
  await press(page, "I agree");
  await page.locator("body[data-name=capture] .view.live canvas").waitFor();
  await page.getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
  assert.deepEqual(await violations(page), []);
  await press(page, "I want to talk to a person");
  await look(page, "officer", "Please wait. A person will help you.");
  await page.reload();
  await look(page, "officer", "Please wait. A person will help you.");
  await officerEnds(page);
}));

test("Who agrees to nothing meets a person", { timeout: 120000 }, () => visit("match", async (page) => {
  await look(page, "language");
  await press(page, "English");
  await press(page, "Continue");
  await look(page, "ask", "May we read your documents?");
  await press(page, "No, thank you");
  await look(page, "officer", "Please wait. A person will help you.");
}));
