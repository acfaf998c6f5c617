import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Followed } from "../../main/resources/webroot/js/followed.js";

const clip = (state) => ({ status: 200, body: { id: "c", state } });
const notYet = { status: 404, again: true };
const gone = { status: 404 };
const down = { status: 503 };

let answers;
let asked;
let told;

beforeEach(() => {
  [answers, asked, told] = [[], [], []];
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.fetch = async (path) => {
    asked.push(path);
    const { status, body, again } = answers.shift();
    const headers = { "content-type": "application/json", ...(again && { "retry-after": "1" }) };
    return new Response(JSON.stringify(body ?? {}), { status, headers });
  };
});

const follow = () =>
  new Followed("c", {
    came: ({ state }) => told.push(state),
    failed: ({ status }) => told.push(status),
  });

const second = async (followed) => {
  mock.timers.tick(1000);
  await settled();
  return followed;
};

/** Answers are read over several turns. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((go) => setImmediate(go));
  }
};

async function afterSeconds(n, ...given) {
  answers = given;
  const followed = follow();
  await followed.ask();
  for (let i = 0; i < n; i++) {
    await second(followed);
  }
  return followed;
}

test("a clip is asked for each second until it is whole", async () => {
  await afterSeconds(4, clip("recording"), clip("finishing"), clip("ready"));

  assert.deepEqual(told, ["recording", "finishing", "ready"]);
  assert.deepEqual(new Set(asked), new Set(["/api/clips/c"]));
});

test("a clip that is about to begin is waited for", async () => {
  await afterSeconds(3, notYet, notYet, clip("ready"));

  assert.deepEqual(told, [404, 404, "ready"]);
});

test("a server that fails once is asked again for a clip that grows", async () => {
  await afterSeconds(3, clip("recording"), down, clip("ready"));

  assert.deepEqual(told, ["recording", 503, "ready"]);
});

test("a clip that is gone is asked for no more", async () => {
  await afterSeconds(4, clip("recording"), gone);

  assert.deepEqual(told, ["recording", 404]);
});

test("nothing is told after the end", async () => {
  answers = [clip("recording"), clip("ready")];
  const followed = follow();

  const asking = followed.ask();
  followed.end();
  await asking;
  mock.timers.tick(5000);
  await settled();

  assert.deepEqual([told, asked.length], [[], 1]);
});
