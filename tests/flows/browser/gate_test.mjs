// SPDX-License-Identifier: Apache-2.0
//
// Who may talk to the page's server: one browser, from our own origin, within limits.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, existsSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { Gallery, launch, openPage, screens, shown } from "./stage.mjs";

let browser, gallery, address, host, port, token;

before(async () => { browser = await launch(); });
after(async () => browser.close());
beforeEach(async () => {
  gallery = new Gallery();
  await meet();
});
afterEach(async () => gallery.stop());

async function meet() {
  address = new URL(await gallery.address());
  ({ host, port } = address);
  token = address.hash.slice(1);
}

function ask(path, { method = "GET", headers = {}, body = "" } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path, method, agent: false,
      headers: { host, "content-length": Buffer.byteLength(body), ...headers } }, (reply) => {
      reply.resume();
      reply.on("end", () => resolve(reply));
    });
    request.on("error", reject);
    request.on("upgrade", (reply, socket) => resolve(Object.assign(reply, { upgraded: socket })));
    request.end(body);
  });
}

const start = (body, origin = `http://${host}`) =>
  ask("/start", { method: "POST", body, headers: origin ? { origin } : {} });
const socket = (headers) => ask("/socket", { headers: { connection: "Upgrade", upgrade: "websocket",
  "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==", origin: `http://${host}`, ...headers } });
const cookieOf = (reply) => reply.headers["set-cookie"][0].split(";")[0];

/** Sends bytes and waits until the server closes. */
function untilClosed(bytes) {
  return new Promise((resolve) => {
    let got = "";
    const raw = net.connect(port, "127.0.0.1", () => raw.write(bytes));
    raw.on("data", (data) => { got += data; });
    raw.on("error", () => {});
    raw.on("close", () => resolve(got));
  });
}

test("The start token is taken once", async () => {
  assert.equal((await start(token.slice(1) + "0")).statusCode, 403);
  const first = await start(token);
  assert.equal(first.statusCode, 204);
  assert.match(first.headers["set-cookie"][0], /; HttpOnly; SameSite=Strict$/);
  assert.equal((await start(token)).statusCode, 403);
  assert.equal((await start("")).statusCode, 403);
});

test("A second browser is refused, and told in kind words", async () => {
  const one = await openPage(browser), two = await openPage(browser);
  await one.goto(address.href);
  gallery.say({ ask: screens.notice });
  await shown(one, "notice");
  await two.goto(address.href);
  await shown(two, "lost");
  await two.getByText("It is not your fault").waitFor();
  gallery.say({ ask: screens.face });
  await shown(one, "ask");
  assert.equal(await two.locator("body").getAttribute("data-name"), "lost");
  await Promise.all([one, two].map((page) => page.context().close()));
});

test("A second window of the same browser takes over, and the first goes blank", async () => {
  const one = await openPage(browser);
  await one.goto(address.href);
  gallery.say({ ask: screens.through });
  await shown(one, "through");
  const two = await one.context().newPage();
  await two.goto(address.origin);
  await shown(two, "through");
  await shown(one, "lost");
  assert.equal((await one.content()).includes("K7M"), false);
  await one.context().close();
});

test("The start token comes only from our own page", async () => {
  for (const origin of ["", "null", "http://evil.example", `http://localhost:${port}`, `https://${host}`])
    assert.equal((await start(token, origin)).statusCode, 403, origin);
  assert.equal((await start(token)).statusCode, 204);
});

test("A name that points here from elsewhere gets nothing", async () => {
  for (const other of ["evil.example", `evil.example:${port}`, `localhost:${port}`, "127.0.0.1"])
    for (const path of ["/", "/page.js", "/words"])
      assert.equal((await ask(path, { headers: { host: other } })).statusCode, 421, other);
});

test("The socket opens for our page with our cookie, and for nothing else", async () => {
  const cookie = cookieOf(await start(token));
  for (const headers of [{}, { cookie: "cotejo=1" }, { cookie: cookie + "0" }, { cookie, origin: "http://evil.example" },
                         { cookie, origin: "null" }, { cookie, host: `localhost:${port}` }])
    assert.equal((await socket(headers)).statusCode, 403, JSON.stringify(headers));
  const open = await socket({ cookie });
  assert.equal(open.statusCode, 101);
  open.upgraded.destroy();
});

test("Every answer carries the policy, a missing page too", async () => {
  for (const [path, status] of [["/", 200], ["/page.js", 200], ["/nowhere", 404], ["/../../etc/passwd", 404], ["/words?x=1", 404]]) {
    const reply = await ask(path);
    assert.equal(reply.statusCode, status, path);
    assert.match(reply.headers["content-security-policy"], /^default-src 'none'; script-src 'self'; style-src 'self';/);
    assert.doesNotMatch(reply.headers["content-security-policy"], /unsafe|\*|https:/);
    assert.equal(reply.headers["x-content-type-options"], "nosniff");
    assert.equal(reply.headers["referrer-policy"], "no-referrer");
    assert.equal(reply.headers["cache-control"], "no-store");
    assert.equal(reply.headers["cross-origin-opener-policy"], "same-origin");
    assert.equal(reply.headers["x-frame-options"], "DENY");
  }
  assert.equal((await ask("/", { method: "DELETE" })).statusCode, 405);
});

test("What is too long is cut off, and the next request is served", async () => {
  await untilClosed(`GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${"x".repeat(20000)}\r\n\r\n`);
  await untilClosed(`POST /start HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 100000\r\n\r\n${"x".repeat(1000)}`);
  await untilClosed("\0\0\0\0not http at all\r\n\r\n");
  assert.equal((await ask("/")).statusCode, 200);
});

test("Connections beyond sixteen are closed, and the first ones served on", async () => {
  const held = await Promise.all(Array.from({ length: 16 }, () => new Promise((resolve) => {
    const raw = net.connect(port, "127.0.0.1", () => resolve(raw));
  })));
  held[0].write(`GET /words HTTP/1.1\r\nHost: ${host}\r\n\r\n`); // all sixteen are accepted by then
  await new Promise((resolve) => held[0].once("data", resolve));
  assert.equal(await untilClosed(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`), "");
  held[0].write(`GET /words HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  assert.match(String(await new Promise((resolve) => held[0].once("data", resolve))), /^HTTP\/1.1 200/);
  held.forEach((raw) => raw.destroy());
});

test("A page that says what no page of ours says is cut off", async () => {
  const page = await openPage(browser);
  await page.goto(address.href);
  gallery.say({ ask: screens.notice });
  await shown(page, "notice");
  const close = (first, times = 1) => page.evaluate(([url, text, count]) => new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.onopen = () => { for (let i = 0; i < count; ++i) socket.send(text); };
    socket.onclose = (event) => resolve(event.code);
  }), [`ws://${host}/socket`, first, times]);
  assert.equal(await close("hello"), 1008);
  assert.equal(await close('{"type":"choice","choice":"next"}'), 1008);
  assert.ok([1006, 1009].includes(await close(JSON.stringify({ type: "language", language: "x".repeat(5000) }))));
  assert.equal(await close('{"type":"drawn"}', 5000), 1008);
  await page.reload();
  await shown(page, "notice");
  await page.context().close();
});

test("The start file is the owner's alone, dies with its use, and comes again when the browser is gone", async () => {
  await gallery.stop();
  const folder = mkdtempSync(`${tmpdir()}/cotejo-start-`);
  const startFile = `${folder}/start.html`;
  gallery = new Gallery({ startFile });
  await meet();
  assert.equal(statSync(startFile).mode & 0o777, 0o600);
  assert.ok(readFileSync(startFile, "utf8").includes(address.href));
  const page = await openPage(browser);
  await page.goto(`file://${startFile}`);
  gallery.say({ ask: screens.notice });
  await shown(page, "notice");
  assert.equal(existsSync(startFile), false);
  await page.context().close();
  gallery.say({ ask: screens.notice });
  const again = await openPage(browser);
  await waitFor(() => existsSync(startFile));
  await again.goto(`file://${startFile}`);
  await shown(again, "notice");
  await again.context().close();
  await gallery.stop();
  assert.equal(existsSync(startFile), false);
  rmSync(folder, { recursive: true });
});

async function waitFor(holds) {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
