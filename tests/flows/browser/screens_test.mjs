// SPDX-License-Identifier: Apache-2.0
//
// Every screen of the page, in both languages, in a real browser.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { Gallery, launch, openPage, screens, show, shown, violations } from "./stage.mjs";

const languages = { es: "es-CO", en: "en" };
let browser, gallery, page;

before(async () => { browser = await launch(); });
after(async () => browser.close());
beforeEach(async () => {
  gallery = new Gallery({ attended: true });
  page = await openPage(browser);
  await page.goto(await gallery.address());
});
afterEach(async () => {
  assert.deepEqual(page.wrongs, [], "no policy violation, no word in the console");
  await page.context().close();
  await gallery.stop();
});

async function speak(language) {
  gallery.say({ begin: true });
  gallery.say({ language });
}

for (const [language, tag] of Object.entries(languages)) {
  test(`No screen has a barrier that axe-core finds: ${language}`, async () => {
    await speak(language);
    for (const [name, screen] of Object.entries(screens)) {
      await show(gallery, page, screen);
      assert.equal(await page.locator("html").getAttribute("lang"), tag);
      assert.deepEqual(await violations(page), [], name);
    }
  });

  test(`The way to a person has the same place and size on every screen: ${language}`, async () => {
    for (const viewport of [{ width: 1080, height: 1920 }, { width: 1920, height: 1080 }, { width: 1280, height: 800 }]) {
      await page.setViewportSize(viewport);
      await speak(language);
      let first = null;
      for (const [name, screen] of Object.entries(screens)) {
        await show(gallery, page, screen);
        const box = await page.locator("#person").boundingBox();
        first ??= box;
        assert.deepEqual(box, first, `${name} at ${viewport.width} x ${viewport.height}`);
        assert.ok(box.y + box.height <= viewport.height, "and it is in sight");
      }
    }
  });

  test(`Declining is as easy as agreeing: ${language}`, async () => {
    for (const viewport of [{ width: 1080, height: 1920 }, { width: 1920, height: 1080 }, { width: 320, height: 640 }]) {
      await page.setViewportSize(viewport);
      await speak(language);
      for (const screen of [screens.document, screens.face, screens.finger]) {
        await show(gallery, page, screen);
        const buttons = page.locator(".choices .choice");
        assert.equal(await buttons.count(), 2);
        const [agree, decline] = [await buttons.nth(0).boundingBox(), await buttons.nth(1).boundingBox()];
        assert.equal(agree.width, decline.width);
        assert.equal(agree.height, decline.height);
        assert.ok(agree.y === decline.y || agree.x === decline.x, "side by side or one below the other");
        const look = (button) => button.evaluate((it) => {
          const { color, backgroundColor, fontSize, fontWeight, borderColor, opacity } = getComputedStyle(it);
          return { color, backgroundColor, fontSize, fontWeight, borderColor, opacity };
        });
        assert.deepEqual(await look(buttons.nth(0)), await look(buttons.nth(1)));
      }
    }
  });
}

test("Where the basis is not consent the page says so and never asks to agree", async () => {
  await speak("en");
  await show(gallery, page, screens.law);
  await page.getByText("The law asks for this part").waitFor();
  assert.equal(await page.getByRole("button", { name: /agree/i }).count(), 0);
});

test("A visit can be made with the keyboard alone", async () => {
  gallery.say({ begin: true });
  await show(gallery, page, screens.language);
  const press = async (screen, tabs) => {
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", `focus begins at the heading of ${screen}`);
    for (let i = 0; i < tabs; ++i) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
  };
  await press("language", 2);
  assert.equal((await gallery.heard("answer")).answer, "en");
  gallery.say({ language: "en" });
  await show(gallery, page, screens.document);
  await press("the notice", 2);
  assert.equal((await gallery.heard("answer")).answer, "decline");
  await show(gallery, page, screens.officer);
  await press("the wait", 1);
  await page.keyboard.type("123456");
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "End and start anew" }).focus();
  await page.keyboard.press("Enter");
  const { answer, fields } = await gallery.heard("answer");
  assert.equal(answer, "close");
  assert.deepEqual(fields, { code: "123456", reason: "checked" });
});

async function unable() {
  gallery.say({ reply: true });
  return (await gallery.heard("reply")).reply === "unable";
}

test("Whoever cannot do what is asked says so with one tap, or by keyboard, and is told kindly", async () => {
  await speak("en");
  for (const viewport of [{ width: 1080, height: 1920 }, { width: 1920, height: 1080 }, { width: 1280, height: 800 }]) {
    await page.setViewportSize(viewport);
    await show(gallery, page, screens.challenge);
    gallery.say({ guide: "blink" });
    await page.getByRole("status").filter({ hasText: "Blink" }).waitFor();
    const button = page.getByRole("button", { name: "I can't do this", exact: true });
    const box = await button.boundingBox();
    assert.ok(box.height >= 44 && box.y + box.height <= viewport.height, "large enough, and in sight");
    gallery.say({ guide: "turn-left", progress: 0.5 });
    await page.locator("progress:not([hidden])").waitFor();
    assert.deepEqual(await button.boundingBox(), box, "and it stays where it is");
    assert.equal(await unable(), false);
    await button.click();
    await page.locator(".choices[data-chosen]").waitFor();
    while (!await unable());
    gallery.say({ show: screens.other });
    await show(gallery, page, screens.challenge);
    await page.getByText("That is fine. There is another way.").waitFor();
  }
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "I can't do this");
  await page.keyboard.press("Enter");
  while (!await unable());
  await show(gallery, page, screens.camera);
  assert.equal(await page.getByRole("button", { name: "I can't do this" }).count(), 0, "nothing is asked now");
});

test("A number is typed with the page's own keys, as often as it takes, and who has none says so", async () => {
  await speak("en");
  for (const viewport of [{ width: 1080, height: 1920 }, { width: 1280, height: 800 }]) {
    await page.setViewportSize(viewport);
    await show(gallery, page, screens.number);
    await page.getByRole("button", { name: "Type the number", exact: true }).click();
    for (const key of ["A", "4", "2", "7"]) await page.locator(".keyboard").getByRole("button", { name: key, exact: true }).click();
    await page.locator(".keyboard").getByRole("button", { name: "Delete" }).click();
    const use = page.getByRole("button", { name: "Use this number" });
    const box = await use.boundingBox();
    assert.ok(box.height >= 44, "large enough");
    for (let time = 0; time < 2; time++) {
      await use.click();
      let heard;
      do {
        gallery.say({ reply: true });
        heard = await gallery.heard("reply");
      } while (!heard.reply);
      assert.deepEqual(heard, { reply: "type", fields: { typed: "A42" } });
    }
    assert.deepEqual(await violations(page), []);
    await page.getByRole("button", { name: "I don't have one here" }).click();
    let heard;
    do {
      gallery.say({ reply: true });
      heard = await gallery.heard("reply");
    } while (!heard.reply);
    assert.equal(heard.reply, "skip");
  }
});

test("What was read is shown to an officer's code, what differs first, and to nobody before", async () => {
  await speak("en");
  const { evidence, ...before } = screens.evidence;
  await show(gallery, page, before);
  assert.equal(await page.getByRole("table").count(), 0);
  await page.getByRole("button", { name: "For officers" }).click();
  await page.getByLabel("Officer's code").fill("135790");
  await page.getByRole("button", { name: "Show what was read" }).click();
  const { answer, fields } = await gallery.heard("answer");
  assert.equal(answer, "look");
  assert.deepEqual(fields, { code: "135790" });
  await show(gallery, page, screens.evidence);
  const rows = await page.getByRole("row").allInnerTexts();
  assert.equal(rows.length, 4);
  assert.match(rows[0], /Document number[^]*AB123456[^]*AB128456[^]*does not agree: one character is another, misread or another document's \(90 %\)/);
  assert.match(rows[1], /The chip proves itself[^]*not all right/);
  assert.match(rows[2], /EJEMPLO MUNOZ[^]*agrees: the same in other letters/);
  assert.deepEqual(await violations(page), []);
});

test("The person is called from any screen", async () => {
  for (const screen of Object.values(screens)) {
    await speak("en");
    await show(gallery, page, screen);
    await page.locator("#person").click();
    await gallery.heard("person");
  }
});

test("An officer's code is masked, is typed on the keypad too, and never left behind", async () => {
  await speak("en");
  await show(gallery, page, screens.officer);
  assert.equal(await page.locator(".panel").isVisible(), false, "out of the way until it is wanted");
  await page.getByRole("button", { name: "For officers" }).click();
  const code = page.getByLabel("Officer's code");
  assert.equal(await code.getAttribute("type"), "password");
  for (const digit of ["4", "0", "9"]) await page.getByRole("button", { name: digit, exact: true }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  assert.equal(await code.inputValue(), "40");
  await page.getByRole("button", { name: "End and start anew" }).click();
  await page.getByText("Please give your code").waitFor();
  await page.getByRole("radio", { name: "The person went away" }).check();
  await page.getByRole("button", { name: "End and start anew" }).click();
  assert.deepEqual((await gallery.heard("answer")).fields, { code: "40", reason: "left" });
  await show(gallery, page, screens.wrong);
  await page.getByText("That was not the code").waitFor();
  assert.equal(await code.inputValue(), "");
  assert.equal(await code.evaluate((it) => it === document.activeElement), true);
});

test("A reload shows the present screen again, and the visit goes on", async () => {
  await speak("en");
  await show(gallery, page, screens.face);
  await page.reload();
  await shown(page, "ask", "May the camera look at your face?");
  await page.getByRole("button", { name: "No, thank you" }).click();
  assert.equal((await gallery.heard("answer")).answer, "decline");
});

test("The language can be changed on any screen, and the screen stays", async () => {
  await speak("es");
  await show(gallery, page, screens.face);
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("h1", { hasText: "May the camera look at your face?" }).waitFor();
  await page.getByRole("button", { name: "I agree" }).click();
  assert.equal((await gallery.heard("answer")).answer, "agree");
});

test("Nothing about a traveller stays in address, title, storage or cookies a script can read", async () => {
  await speak("en");
  await show(gallery, page, screens.through);
  const { origin } = new URL(page.url());
  assert.equal(page.url(), `${origin}/`, "the start token is gone from the address");
  const kept = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length, state: history.state,
    workers: (await navigator.serviceWorker.getRegistrations()).length }));
  assert.deepEqual(kept, { local: 0, session: 0, cookie: "", databases: 0, caches: 0, state: null, workers: 0 });
  const [cookie, ...more] = await page.context().cookies();
  assert.deepEqual(more, []);
  assert.ok(cookie.httpOnly);
  assert.equal(cookie.sameSite, "Strict");
  assert.equal(cookie.expires, -1, "gone with the browser");
  gallery.say({ begin: true });
  await show(gallery, page, screens.language);
  assert.equal((await page.content()).includes("K7M"), false, "the next traveller sees nothing of the last");
});

test("Every screen fits 320 pixels without scrolling sideways", async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const language of Object.keys(languages)) {
    await speak(language);
    for (const [name, screen] of Object.entries(screens)) {
      await show(gallery, page, screen);
      if (screen.name === "officer") await page.locator(".panel").evaluate((panel) => { panel.hidden = false; });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${name} in ${language} is ${over} pixels too wide`);
    }
  }
});

test("Every target is at least 44 pixels high and wide", async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 320, height: 640 }]) {
    await page.setViewportSize(viewport);
    await speak("en");
    for (const [name, screen] of Object.entries(screens)) {
      await show(gallery, page, screen);
      for (const target of await page.locator("button:visible, fieldset label:visible").all()) {
        const { width, height } = await target.boundingBox();
        assert.ok(width >= 44 && height >= 44, `${name}: ${await target.textContent()} is ${width} x ${height}`);
      }
    }
  }
});

test("Nothing moves where motion is not wanted", async () => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await speak("en");
  await show(gallery, page, screens.working);
  const moving = await page.evaluate(() => document.getAnimations().filter((it) => it.playState === "running").length);
  assert.equal(moving, 0);
});

test("The camera's picture is drawn mirrored, and hints are read aloud in words", async () => {
  await speak("en");
  await show(gallery, page, screens.camera);
  for (const shade of [40, 200]) {
    gallery.say({ preview: { width: 1280, height: 720, shade } });
    await gallery.heard("drawn");
    const drawn = await page.locator("canvas").evaluate((canvas) => {
      const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      copy.drawImage(canvas, 320, 180, 1, 1, 0, 0, 1, 1);
      return [canvas.width, canvas.height, copy.getImageData(0, 0, 1, 1).data[0]];
    });
    assert.deepEqual(drawn.slice(0, 2), [640, 360]);
    assert.ok(Math.abs(drawn[2] - shade) < 6, `${drawn[2]} is drawn for ${shade}`);
  }
  assert.match(await page.locator("canvas").evaluate((it) => getComputedStyle(it).transform), /^matrix\(-1/);
  gallery.say({ guide: "come-closer", progress: 0.5 });
  await page.getByRole("status").filter({ hasText: "Come a little closer" }).waitFor();
  assert.equal(await page.locator("progress").evaluate((it) => it.value), 0.5);
  await show(gallery, page, screens.working);
  assert.equal(await page.locator("canvas").count(), 0, "no picture stays");
});
