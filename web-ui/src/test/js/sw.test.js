import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const soon = "2026-11-01T12:00:30Z";
const code = readFileSync(new URL("../../main/resources/webroot/sw.js", import.meta.url), "utf8");

/** The worker in a world that remembers what it did; answers are by path. */
function worker(answers, { windows = [], language = "en-GB", chosen, now = soon } = {}) {
  const did = { shown: [], opened: [], told: [], asked: [] };
  const listeners = {};
  const self = {
    addEventListener: (name, listener) => (listeners[name] = listener),
    skipWaiting: () => {},
    registration: {
      showNotification: async (title, options) => did.shown.push({ title, ...options }),
      getNotifications: async ({ tag }) => did.shown.filter((note) => note.tag === tag).slice(-1),
    },
    clients: {
      matchAll: async () =>
        windows.map((one) => ({ postMessage: (m) => did.told.push(m), ...one })),
      openWindow: async (url) => did.opened.push(url),
    },
  };
  const fetch = async (path, { method = "GET" } = {}) => {
    did.asked.push(`${method} ${path}`);
    const answer = answers[path];
    const again = path.endsWith("/soon") ? { "retry-after": "1" } : {};
    return {
      ok: answer !== undefined,
      status: answer === undefined ? 404 : 200,
      headers: new Headers(again),
      json: async () => answer,
    };
  };
  const immediately = (act) => queueMicrotask(act);
  const world = {
    self,
    fetch,
    navigator: { language },
    caches: { match: async () => chosen && { text: async () => chosen } },
    AbortSignal,
    Date: { parse: Date.parse, now: () => Date.parse(now) },
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
const yard = { id: "yard", name: "Back yard" };
const whose = "/api/push/notices/detection/t";
const notice = { kind: "detection", tag: "t", clip: "c1", at: "2026-11-01T12:00:00Z" };
const pushed = (data) => ({ data: { json: () => data } });
const clicked = (action, camera = null) => ({
  action,
  notification: { close: () => {}, data: { notice, camera } },
});

test("says at once what happened, then whose camera it was", async () => {
  const { did, fire } = worker({ [whose]: yard });

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

test("opens the clip that a camera delivers long after it was detected", async () => {
  const late = worker({ "/api/clips/c1": clip }, { now: "2026-11-01T15:00:00Z" });
  const inTime = worker({ "/api/clips/c1": clip }, { now: "2026-11-01T12:02:00Z" });

  await late.fire("notificationclick", clicked("view"));
  await inTime.fire("notificationclick", clicked("view"));

  assert.deepEqual(late.did.opened, ["/#/clip/c1"]);
  assert.deepEqual(inTime.did.opened, ["/#/live/yard"]);
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

  await fire("notificationclick", clicked("mute", { id: "yard", name: "Back yard" }));

  assert.deepEqual(did.asked, ["POST /api/cameras/yard/mute"]);
  assert.equal(did.shown[0].title, "Muted for an hour");
});

const trouble = (kind) => ({ kind, tag: kind, at: "2026-11-01T12:00:00Z" });
const clickedOn = (notice, camera = null, action = "") => ({
  action,
  notification: { close: () => {}, data: { notice, camera } },
});

test("names the camera a trouble is about, also that it is over, and leads to it", async () => {
  const tag = "e";
  const lost = { ...trouble("edge-lost"), tag };
  const back = { ...trouble("edge-lost-over"), tag, at: "2026-11-01T13:00:00Z" };
  const answers = {
    "/api/push/notices/edge-lost/e": { id: "a/b", name: "Gate" },
    "/api/push/notices/edge-lost-over/e": { id: "a/b", name: "Front gate" },
    "/api/cameras": [{ ...yard, online: false, alarms: [] }],
  };
  const { did, fire } = worker(answers);

  await fire("push", pushed(lost));
  await fire("notificationclick", clickedOn(lost, did.shown.at(-1).data.camera));
  await fire("push", pushed(back));
  await fire("notificationclick", clickedOn(back));

  assert.deepEqual(
    did.shown.map(({ title, body, tag }) => [title, body, tag]),
    [
      ["A camera fell silent", "", "e"],
      ["A camera fell silent", "Gate", "e"],
      ["A camera that fell silent is back", "Gate", "e"],
      ["A camera that fell silent is back", "Front gate", "e"],
    ],
  );
  assert.deepEqual(did.opened, ["/#/live/a%2Fb", "/#/live/a%2Fb"]);
});

test("names the camera in Korean, too", async () => {
  const answers = { "/api/push/notices/camera-covered-over/camera-covered-over": yard };
  const { did, fire } = worker(answers, { language: "ko" });

  await fire("push", pushed(trouble("camera-covered-over")));

  const { title, body, lang } = did.shown.at(-1);
  assert.deepEqual([title, body, lang], ["카메라를 가리던 것이 없어졌습니다", "Back yard", "ko"]);
});

test("leads to the page's alarms where it is about no camera, to the mesh for its agents", async () => {
  const { did, fire } = worker({});

  await fire("push", pushed(trouble("disk-full")));
  await fire("notificationclick", clickedOn(trouble("disk-full")));
  await fire("notificationclick", clickedOn(trouble("agents-at-maximum")));

  assert.deepEqual(
    did.shown.map(({ body }) => body),
    [""],
  );
  assert.deepEqual(did.opened, ["/#/clips", "/#/mesh"]);
});

test("a beginning that comes after its end does not replace it", async () => {
  const lost = { ...trouble("edge-lost"), tag: "e" };
  const back = { ...trouble("edge-lost-over"), tag: "e", at: "2026-11-01T12:00:30Z" };
  const { did, fire } = worker({});

  await fire("push", pushed(back));
  await fire("push", pushed(lost));

  const { title, renotify } = did.shown.at(-1);
  assert.deepEqual([title, renotify], ["A camera that fell silent is back", false]);
});

test("a name that comes late is not put on what has replaced its notice", async () => {
  const late = { "/api/push/notices/edge-lost/e": yard };
  const { did, fire } = worker(late);
  const lost = fire("push", pushed({ ...trouble("edge-lost"), tag: "e" }));

  await fire(
    "push",
    pushed({ ...trouble("edge-lost-over"), tag: "e", at: "2026-11-01T12:00:30Z" }),
  );
  await lost;

  assert.equal(did.shown.at(-1).title, "A camera that fell silent is back");
});

test("a following clip that is about to begin is live, of the camera that was known", async () => {
  const { did, fire } = worker({ [whose]: yard });

  await fire("push", pushed(notice));
  await fire("push", pushed({ ...notice, clip: "soon" }));
  const { body, data } = did.shown.at(-1);
  await fire("notificationclick", clickedOn(data.notice, data.camera));
  await fire("notificationclick", clickedOn({ ...notice, clip: "gone" }, data.camera));

  assert.equal(body, "Back yard");
  assert.deepEqual(did.opened, ["/#/live/yard", "/#/clip/gone"]);
});

test("takes no camera from a notice that an older worker left", async () => {
  const { did, fire } = worker({ [whose]: yard, "/api/cameras/yard/mute": {} });
  const left = { notice, camera: "Back yard" };
  did.shown.push({ tag: "t", data: left });

  await fire("push", pushed(notice));
  const { data } = did.shown[1];
  await fire("notificationclick", clickedOn(notice, data.camera, "mute"));
  await fire("notificationclick", clickedOn(notice, left.camera, "mute"));

  assert.deepEqual(
    did.asked.filter((path) => path.endsWith("/mute")),
    ["POST /api/cameras/yard/mute", "POST /api/cameras/yard/mute"],
  );
});

test("tells following detections of a camera in silence, later ones aloud", async () => {
  const { did, fire } = worker({});
  const times = ["12:00:00", "12:01:30", "12:03:00", "12:30:00"];

  for (const time of times) {
    await fire("push", pushed({ kind: "detection", tag: "t", at: `2026-11-01T${time}Z` }));
  }

  assert.deepEqual(
    did.shown.map(({ renotify }) => renotify),
    [true, false, false, true],
  );
});

test("tells aloud that a trouble is there again, not that it is over", async () => {
  const { did, fire } = worker({});

  for (const kind of ["edge-lost", "edge-lost-over", "edge-lost"]) {
    await fire("push", pushed({ ...trouble(kind), tag: "e" }));
  }

  assert.deepEqual(
    did.shown.map(({ renotify }) => renotify),
    [true, false, true],
  );
});

test("goes on in the window that is looked at", async () => {
  const told = [];
  const window = (name, focused) => ({
    focused,
    focus: async () => {},
    postMessage: () => told.push(name),
  });
  const { fire } = worker({}, { windows: [window("behind", false), window("seen", true)] });

  await fire("notificationclick", clicked("view"));

  assert.deepEqual(told, ["seen"]);
});

test("says when muting did not work", async () => {
  const { did, fire } = worker({});

  await fire("notificationclick", clicked("mute", { id: "yard", name: "Back yard" }));

  assert.match(did.shown[0].title, /did not work/);
});
