import assert from "node:assert/strict";
import { mock, test } from "node:test";

/** The lines that were opened, the newest last. */
const lines = [];

class Line extends EventTarget {
  constructor(url) {
    super();
    this.url = url;
    lines.push(this);
  }

  close() {}

  say(type, data) {
    this.dispatchEvent(data === undefined ? new Event(type) : new MessageEvent(type, { data }));
  }
}

globalThis.location = { protocol: "http:", host: "pasu.test" };
globalThis.WebSocket = class extends Line {};
globalThis.EventSource = class extends Line {};
globalThis.fetch = async () => Response.json([]);
mock.timers.enable({ apis: ["setTimeout"] });
const settled = () => new Promise((go) => setImmediate(go));

const root = "../../main/resources/webroot/js/";
const events = await import(`${root}events.js`);
const store = await import(`${root}store.js`);

async function reopened() {
  mock.timers.tick(2000);
  await settled();
}

test("the line is a WebSocket, and an event stream where that does not open", async () => {
  await events.open();
  assert.equal(lines.at(-1).url, "ws://pasu.test/api/events");

  lines.at(-1).say("error");
  lines.at(-1).say("close");
  await reopened();

  assert.equal(lines.at(-1).url, "/api/events");
  lines.at(-1).say("open");
  lines.at(-1).say("error");
  await reopened();

  assert.equal(lines.at(-1).url, "/api/events");
  assert.equal(lines.length, 3);
  lines.at(-1).say("error");
  await reopened();
  assert.equal(lines.at(-1).url, "ws://pasu.test/api/events");
});

test("what is told over either line is in the store", async () => {
  for (const Kind of [WebSocket, EventSource]) {
    await events.open();
    if (!(lines.at(-1) instanceof Kind)) {
      lines.at(-1).say("error");
      await reopened();
    }
    const camera = { id: Kind === WebSocket ? "yard" : "shed", site: "home" };

    if (Kind === WebSocket) {
      lines.at(-1).say("message", JSON.stringify({ event: "camera", data: camera }));
    } else {
      lines.at(-1).say("camera", JSON.stringify(camera));
    }

    assert.deepEqual(store.camera(camera.id), camera);
    events.close();
  }
});
