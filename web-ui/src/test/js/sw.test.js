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

  await fire("notificationclick", clicked("mute", { id: "yard", name: "Back yard" }));

  assert.deepEqual(did.asked, ["POST /api/cameras/yard/mute"]);
  assert.equal(did.shown[0].title, "Muted for an hour");
});

const trouble = (kind) => ({ kind, tag: kind, at: "2026-11-01T12:00:00Z" });
const seen = (id, { online = true, alarms = [] } = {}) => ({
  id,
  name: `Camera ${id}`,
  online,
  alarms: alarms.map((kind) => ({ kind })),
});
const clickedOn = (notice, camera = null, action = "") => ({
  action,
  notification: { close: () => {}, data: { notice, camera } },
});
test("names the camera in trouble, where it is one, and leads to it", async () => {
  const all = [seen("yard", { alarms: ["camera-covered"] }), seen("a/b", { online: false })];
  const { did, fire } = worker({ "/api/cameras": all });

  await fire("push", pushed(trouble("camera-covered")));
  await fire("notificationclick", clickedOn(trouble("camera-covered")));
  await fire("notificationclick", clickedOn(trouble("edge-lost")));

  assert.deepEqual(
    did.shown.map(({ body }) => body),
    ["", "Camera yard"],
  );
  assert.deepEqual(did.opened, ["/#/live/yard", "/#/live/a%2Fb"]);
});

test("leads to all cameras where several are in trouble, or it is over", async () => {
  const all = [seen("yard", { online: false }), seen("door", { online: false })];
  const { did, fire } = worker({ "/api/cameras": all });

  await fire("push", pushed(trouble("edge-lost")));
  await fire("notificationclick", clickedOn(trouble("edge-lost")));
  await fire("notificationclick", clickedOn(trouble("camera-covered-over")));

  assert.deepEqual(
    did.shown.map(({ body }) => body),
    [""],
  );
  assert.deepEqual(did.opened, ["/#/live", "/#/live"]);
});

test("leads to the page's alarms where no camera is in trouble, to the mesh for its agents", async () => {
  const { did, fire } = worker({ "/api/cameras": [seen("yard", { alarms: ["disk-full"] })] });

  await fire("notificationclick", clickedOn(trouble("disk-full")));
  await fire("notificationclick", clickedOn(trouble("agents-at-maximum")));

  assert.deepEqual(did.opened, ["/#/clips", "/#/mesh"]);
});

test("a following clip that is about to begin is live, of the camera that was known", async () => {
  const answers = { "/api/clips/c1": clip, "/api/cameras": cameras };
  const { did, fire } = worker(answers);

  await fire("push", pushed(notice));
  await fire("push", pushed({ ...notice, clip: "soon" }));
  const { body, data } = did.shown.at(-1);
  await fire("notificationclick", clickedOn(data.notice, data.camera));
  await fire("notificationclick", clickedOn({ ...notice, clip: "gone" }, data.camera));

  assert.equal(body, "Back yard");
  assert.deepEqual(did.opened, ["/#/live/yard", "/#/clip/gone"]);
});

test("takes no camera from a notice that an older worker left", async () => {
  const answers = { "/api/clips/c1": clip, "/api/cameras": cameras };
  const { did, fire } = worker({ ...answers, "/api/cameras/yard/mute": {} });
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

test("names no camera when a trouble is over, since another may have been meant", async () => {
  const { did, fire } = worker({ "/api/cameras": [seen("yard", { online: false })] });

  await fire("push", pushed({ ...trouble("edge-lost"), tag: "e" }));
  await fire("push", pushed({ ...trouble("edge-lost-over"), tag: "e" }));

  assert.deepEqual(
    did.shown.map(({ body }) => body),
    ["", "Camera yard", ""],
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
