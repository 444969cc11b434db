// SPDX-License-Identifier: Apache-2.0
//
// Timed screens warn, can be made longer ten times and more, and lose nothing. The page's clock is
// moved by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Gallery, launch, openPage, screens, show } from "./stage.mjs";

const minute = 60000;

test("A timed screen offers more time before it ends, each time again, and keeps what is on it", async () => {
  const browser = await launch();
  const gallery = new Gallery();
  const page = await openPage(browser);
  try {
    await page.clock.install();
    await page.goto(await gallery.address());
    gallery.say({ begin: true });
    gallery.say({ language: "en" });
    await show(gallery, page, { ...screens.face, lasts: minute });
    const offer = page.locator("#offer");
    const place = await page.locator("#person").boundingBox();
    for (let times = 1; times <= 12; ++times) {
      assert.equal(await offer.isVisible(), false);
      await page.clock.fastForward(minute * times - 19000);
      await offer.waitFor();
      await page.getByText("Do you need more time?").first().waitFor();
      assert.deepEqual(await page.locator("#person").boundingBox(), place, "the person stays in place");
      await offer.getByRole("button", { name: "I need more time" }).click();
      await offer.waitFor({ state: "hidden" });
    }
    await page.getByRole("button", { name: "I agree" }).click();
    const { answer, extension } = await gallery.heard("answer");
    assert.equal(answer, "agree");
    assert.equal(extension, 12 * minute);
    assert.deepEqual(page.wrongs, []);
  } finally {
    await browser.close();
    await gallery.stop();
  }
});

test("A screen that is left alone ends by itself and says so to the kiosk", async () => {
  const gallery = new Gallery();
  gallery.say({ ask: { ...screens.face, lasts: 1 } });
  assert.equal((await gallery.heard("answer")).answer, "timeout");
  await gallery.stop();
});

test("A second tap is not taken for an answer to the next screen", async () => {
  const browser = await launch();
  const gallery = new Gallery();
  const page = await openPage(browser);
  try {
    await page.clock.install({ time: 0 });
    await page.goto(await gallery.address());
    gallery.say({ begin: true });
    gallery.say({ language: "en" });
    await show(gallery, page, screens.document);
    await page.clock.pauseAt(minute);
    const { x, y } = await page.getByRole("button", { name: "I agree" }).boundingBox();
    const target = () => page.evaluate(([x, y]) => document.elementFromPoint(x + 9, y + 9)?.className, [x, y]);
    assert.equal(await target(), "choice");
    await page.mouse.click(x + 9, y + 9);
    assert.equal((await gallery.heard("answer")).answer, "agree");
    await show(gallery, page, screens.document);
    assert.notEqual(await target(), "choice", "for a moment the new screen takes no tap");
    await page.clock.fastForward(400);
    assert.equal(await target(), "choice");
  } finally {
    await browser.close();
    await gallery.stop();
  }
});
