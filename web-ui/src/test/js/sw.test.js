import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const code = readFileSync(new URL("../../main/resources/webroot/sw.js", import.meta.url), "utf8");

/** The worker in a world that remembers what it did; answers are by path. */
function worker(answers, { windows = [], language = "en-GB", chosen } = {}) {
  const did = { shown: [], opened: [], told: [], asked: [] };
  const listeners = {};
  const self = {
    addEventListener: (name, listener) => (listeners[name] = listener),
    skipWaiting: () => {},
    registration: {
      showNotification: async (title, options) => did.shown.push({ title, ...options }),
      getNotifications: async ({ tag }) => did.shown.filter((note) => note.tag === tag),
    },
    clients: {
      matchAll: async () =>
        windows.map((one) => ({ ...one, postMessage: (m) => did.told.push(m) })),
      openWindow: async (url) => did.opened.push(url),
    },
  };
  const fetch = async (path, { method = "GET" } = {}) => {
    did.asked.push(`${method} ${path}`);
    const answer = answers[path];
    return { ok: answer !== undefined, json: async () => answer };
  };
  const immediately = (act) => queueMicrotask(act);
  const world = {
    self,
    fetch,
    navigator: { language },
    caches: { match: async () => chosen && { text: async () => chosen } },
    AbortSignal,
    Date,
    setTimeout: immediately,
  };
  vm.runInNewContext(code, world);
  const fire = (name, event) => {
    let work;
    listeners[name]({ ...event, waitUntil: (promise) => (work = promise) });
    return work;
  };
  return { did, fire };
}

const clip = { id: "c1", camera: "yard", state: "recording" };
const cameras = [{ id: "yard", name: "Back yard" }];
const notice = { kind: "detection", tag: "t", clip: "c1", at: "2026-11-01T12:00:00Z" };
const pushed = (data) => ({ data: { json: () => data } });
const clicked = (action, camera = null) => ({
  action,
  notification: { close: () => {}, data: { notice, camera } },
});

test("says at once what happened, then whose camera it was", async () => {
  const { did, fire } = worker({ "/api/clips/c1": clip, "/api/cameras": cameras });

  await fire("push", pushed(notice));

  assert.deepEqual(
    did.shown.map(({ title, body }) => [title, body]),
    [
      ["Somebody was detected", ""],
      ["Somebody was detected", "Back yard"],
    ],
  );
});

test("speaks Korean", async () => {
  const { did, fire } = worker({}, { language: "ko-KR" });

  await fire("push", pushed({ kind: "edge-lost", tag: "e" }));

  assert.equal(did.shown[0].title, "카메라의 응답이 없습니다");
});

test("speaks the language that was chosen in the settings, whatever the browser's", async () => {
  const { did, fire } = worker({}, { language: "en-GB", chosen: "ko" });
  const other = worker({}, { language: "ko-KR", chosen: "auto" });

  await fire("push", pushed({ kind: "edge-lost", tag: "e" }));
  await other.fire("push", pushed({ kind: "edge-lost", tag: "e" }));

  assert.equal(did.shown[0].title, "카메라의 응답이 없습니다");
  assert.equal(other.did.shown[0].title, "카메라의 응답이 없습니다");
});

test("shows something for what it does not understand", async () => {
  const { did, fire } = worker({});

  await fire("push", { data: null });
  await fire("push", pushed({ kind: "to-come", tag: "x" }));

  assert.equal(did.shown.length, 2);
  assert.equal(did.shown[1].title, did.shown[0].title);
});

test("opens the live picture while the clip is recorded", async () => {
  const { did, fire } = worker({ "/api/clips/c1": clip });

  await fire("notificationclick", clicked("view"));

  assert.deepEqual(did.opened, ["/#/live/yard"]);
});

test("opens the clip afterwards", async () => {
  const { did, fire } = worker({ "/api/clips/c1": { ...clip, state: "ready" } });

  await fire("notificationclick", clicked(""));

  assert.deepEqual(did.opened, ["/#/clip/c1"]);
});

test("goes on in a window that is open already", async () => {
  const focus = async () => {};
  const { did, fire } = worker({ "/api/clips/c1": clip }, { windows: [{ focus }] });

  await fire("notificationclick", clicked("view"));

  assert.deepEqual(JSON.parse(JSON.stringify(did.told)), [{ open: "#/live/yard" }]);
  assert.deepEqual(did.opened, []);
});

test("mutes the camera, and says so", async () => {
  const { did, fire } = worker({ "/api/cameras/yard/mute": {} });

  await fire("notificationclick", clicked("mute", "yard"));

  assert.deepEqual(did.asked, ["POST /api/cameras/yard/mute"]);
  assert.equal(did.shown[0].title, "Muted for an hour");
});

test("says when muting did not work", async () => {
  const { did, fire } = worker({});

  await fire("notificationclick", clicked("mute", "yard"));

  assert.match(did.shown[0].title, /did not work/);
});
