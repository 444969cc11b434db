// SPDX-License-Identifier: Apache-2.0
//
// What a traveller is coached with: every hint as words and a drawing, one at a time, long enough to
// be read. The page's clock is moved by hand.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { Gallery, launch, openPage, screens, show, violations } from "./stage.mjs";

const source = process.env.COTEJO_SOURCE;
const pictures = process.env.COTEJO_SCREENSHOTS; // a folder, for whoever wants to look at them
const words = (language) => {
  const hints = readFileSync(`${source}/config/text/${language}.yaml`, "utf8").split(/^hints:$/m)[1].split(/^\S/m)[0];
  return [...hints.matchAll(/^ {2}([a-z-]+): (.+)$/gm)].map(([, hint, text]) => [hint, text]);
};
let browser, gallery, page;

before(async () => { browser = await launch(); });
after(async () => browser.close());
beforeEach(async () => {
  gallery = new Gallery();
  page = await openPage(browser);
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.goto(await gallery.address());
});
afterEach(async () => {
  assert.deepEqual(page.wrongs, [], "no policy violation, no word in the console");
  await page.context().close();
  await gallery.stop();
});

const told = () => page.locator(".hint [role=status]");
async function capture(language) {
  gallery.say({ begin: true });
  gallery.say({ language });
  await show(gallery, page, screens.camera);
}

/** Says a hint and waits until the page has heard it: progress is drawn at once. */
let heard = 0;
async function guide(hint) {
  heard = (heard + 1) % 100;
  gallery.say({ guide: hint, progress: heard / 100 });
  await page.waitForFunction((value) => document.querySelector("progress")?.value === value, heard / 100, { polling: 20 });
}

for (const language of ["en", "es"]) {
  test(`Every hint is words and a drawing of its own, without a barrier: ${language}`, async () => {
    await capture(language);
    const drawings = new Set();
    for (const [hint, text] of words(language)) {
      await page.clock.fastForward(1000); // the last one has had its time
      gallery.say({ guide: hint });
      await told().filter({ hasText: text }).waitFor();
      assert.equal(await told().textContent(), text);
      const drawing = await page.locator(".sign use").getAttribute("href");
      assert.equal(drawing, `/pictures/hints/${hint}.svg#picture`);
      drawings.add(readFileSync(`${source}/kiosk/web${drawing.split("#")[0]}`, "utf8"));
      assert.doesNotMatch(text, /error|fail|wrong face|falla|incorrect/i);
      if (pictures) {
        mkdirSync(`${pictures}/${language}`, { recursive: true });
        await page.locator(".hint").screenshot({ path: `${pictures}/${language}/${hint}.png` });
      }
    }
    assert.equal(drawings.size, words(language).length, "no two hints look the same");
    await page.clock.resume(); // axe-core waits too
    assert.deepEqual(await violations(page), []);
  });
}

test("Every word of hints.h has words and a drawing", () => {
  const known = [...readFileSync(`${source}/sdk/include/cotejo/hints.h`, "utf8").matchAll(/^#define COTEJO_HINT_\w+ "([a-z-]+)"/gm)]
    .map(([, hint]) => hint);
  assert.ok(known.length > 20);
  const drawn = readdirSync(`${source}/kiosk/web/pictures/hints`).map((name) => name.replace(".svg", ""));
  for (const language of ["en", "es"])
    assert.deepEqual(known.filter((hint) => !words(language).some(([it]) => it === hint)), [], language);
  assert.deepEqual(known.filter((hint) => !drawn.includes(hint)), []);
});

test("Left and right in a drawing are the traveller's own, as in the mirrored picture", async () => {
  await capture("en");
  const side = async (hint) => {
    await page.clock.fastForward(1000);
    gallery.say({ guide: hint });
    await page.locator(`.hint[data-hint="${hint}"] use`).waitFor();
    const lamp = readFileSync(`${source}/kiosk/web/pictures/hints/${hint}.svg`, "utf8").match(/cx="(\d+)" cy="33" r="6"/)[1];
    const turned = await page.locator(".sign svg").evaluate((it) => getComputedStyle(it).transform);
    assert.equal(turned, "none", "drawings are not mirrored with the picture");
    return Number(lamp) < 32 ? "left" : "right";
  };
  assert.equal(await side("light-left"), "left");
  assert.equal(await side("light-right"), "right");
});

test("Hints that come fast do not flicker: each stays long enough to be read", async () => {
  await capture("en");
  await guide("come-closer");
  assert.equal(await told().textContent(), "Come a little closer");
  for (const hint of ["more-light", "come-closer", "more-light", "come-closer", "more-light"]) {
    await page.clock.runFor(150);
    await guide(hint);
    assert.equal(await told().textContent(), "Come a little closer", "one second has not passed");
  }
  await page.clock.runFor(400);
  assert.equal(await told().textContent(), "A little more light, please", "the newest is shown then");
});

test("A hint that comes back before another had its turn stays", async () => {
  await capture("en");
  await guide("come-closer");
  await guide("more-light");
  await guide("come-closer");
  await page.clock.runFor(5000);
  assert.equal(await told().textContent(), "Come a little closer");
});

test("How far along is drawn as a ring, and only where it means something", async () => {
  await capture("en");
  const ring = page.locator(".ring");
  gallery.say({ guide: "press-longer" });
  await told().filter({ hasText: /./ }).waitFor();
  assert.equal(await ring.isVisible(), false);
  gallery.say({ guide: "press-longer", progress: 0.25 });
  await ring.waitFor();
  assert.equal(await ring.evaluate((it) => it.style.getPropertyValue("--part")), "0.25");
  assert.equal(await page.getByRole("progressbar").evaluate((it) => it.value), 0.25, "and is told to a screen reader");
});

/** A tenth of a second of silence as a wave file. */
function silence() {
  const samples = 800, file = Buffer.alloc(44 + samples * 2);
  file.write("RIFF", 0), file.writeUInt32LE(36 + samples * 2, 4), file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16), file.writeUInt16LE(1, 20), file.writeUInt16LE(1, 22), file.writeUInt32LE(8000, 24);
  file.writeUInt32LE(16000, 28), file.writeUInt16LE(2, 32), file.writeUInt16LE(16, 34);
  file.write("data", 36), file.writeUInt32LE(samples * 2, 40);
  return file;
}

test("A kiosk that cannot speak offers no sound", async () => {
  await capture("en");
  assert.equal(await page.locator("#sound").isVisible(), false);
});

test("A hint is said aloud only once the traveller turned sound on, and not to the next traveller", async () => {
  const sound = `${tmpdir()}/cotejo-silence-${process.pid}.wav`;
  writeFileSync(sound, silence());
  process.env.COTEJO_SOUND = sound;
  await page.goto("about:blank");
  await gallery.stop();
  gallery = new Gallery();
  delete process.env.COTEJO_SOUND;
  const asked = [];
  page.on("request", (request) => request.url().endsWith(".wav") && asked.push(new URL(request.url()).pathname));
  await page.goto(await gallery.address());
  await capture("en");
  await guide("come-closer");
  assert.deepEqual(asked, [], "silent until it is asked for");
  const button = page.getByRole("button", { name: "Say aloud what to do" });
  const place = await button.boundingBox();
  await button.click();
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await page.clock.fastForward(1000);
  const heardSound = page.waitForResponse((response) => response.url().endsWith("/speech/en/more-light.wav"));
  await guide("more-light");
  assert.ok((await heardSound).ok());
  gallery.say({ language: "es" });
  await page.locator("h1", { hasText: "Mire a la cámara" }).waitFor();
  await page.waitForFunction(() => document.querySelector("#sound").getAttribute("aria-pressed") === "true", null, { polling: 20 });
  await capture("en");
  assert.equal(await button.getAttribute("aria-pressed"), "false", "the next traveller begins in silence");
  assert.deepEqual(await button.boundingBox(), place, "in the same place");
  rmSync(sound);
});
