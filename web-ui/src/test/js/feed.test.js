import assert from "node:assert/strict";
import { test } from "node:test";

/** The newest socket, and what was said over it. */
let socket;

globalThis.location = { protocol: "http:", host: "pasu.test" };
globalThis.WebSocket = class extends EventTarget {
  static OPEN = 1;
  readyState = 1;
  said = [];

  constructor() {
    super();
    socket = this;
  }

  send(word) {
    this.said.push(word);
  }

  close() {}

  picture() {
    this.dispatchEvent(new MessageEvent("message", { data: new ArrayBuffer(3) }));
  }
};

/** Decoding waits until the test lets it. */
let decoded;
globalThis.createImageBitmap = () =>
  new Promise((resolve, reject) => {
    decoded = (well = true) =>
      well ? resolve({ width: 4, height: 3, close: () => {} }) : reject(new Error("broken"));
  });
const settled = () => new Promise((go) => setImmediate(go));

const { Feed } = await import("../../main/resources/webroot/js/feed.js");

function feed() {
  const told = [];
  const canvas = { dataset: {}, getContext: () => ({ drawImage: () => {} }) };
  const feed = new Feed("yard", canvas, (state) => told.push(state));
  feed.open();
  return { feed, told, canvas };
}

test("a feed says of each picture that it was taken, once it was drawn", async () => {
  const { feed: open, canvas } = feed();

  socket.picture();
  await settled();
  assert.deepEqual(socket.said, []);
  decoded();
  await settled();

  assert.deepEqual(socket.said, ["taken"]);
  assert.equal(canvas.dataset.frames, 1);
  open.close();
});

test("a feed passes over what came before the newest, and says so at once", async () => {
  const { feed: open, canvas } = feed();

  [1, 2, 3].forEach(() => socket.picture());
  await settled();
  assert.deepEqual(socket.said, ["taken"]);
  decoded();
  await settled();
  decoded();
  await settled();

  assert.deepEqual(socket.said, ["taken", "taken", "taken"]);
  assert.equal(canvas.dataset.frames, 2);
  open.close();
});

test("a broken picture was taken, too", async () => {
  const { feed: open, told } = feed();

  socket.picture();
  await settled();
  decoded(false);
  await settled();

  assert.deepEqual(socket.said, ["taken"]);
  assert.deepEqual(told, ["connecting"]);
  open.close();
});

test("that it is live is told once", async () => {
  const { feed: open, told } = feed();

  for (let n = 0; n < 2; n++) {
    socket.picture();
    await settled();
    decoded();
    await settled();
  }

  assert.deepEqual(told, ["connecting", "live"]);
  open.close();
});
