import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fields, sayings } from "../../main/resources/webroot/js/sayings.ko.js";

Object.defineProperty(globalThis, "navigator", { value: { language: "ko" } });
const { said } = await import("../../main/resources/webroot/js/sayings.js");

const root = new URL("../../../../", import.meta.url);
const modules = ["verticles/protocol", "verticles/control-plane", "web-ui", "agent", "edge"];
const sources = modules.flatMap((module) =>
  readdirSync(new URL(`${module}/src/main/java/`, root), { recursive: true })
    .filter((name) => name.endsWith(".java"))
    .map((name) => `${module}/src/main/java/${name}`)
    .map((path) => ({ path, code: readFileSync(new URL(path, root), "utf8") })),
);

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const TEXT = String.raw`${STRING}(?:\s*\+\s*${STRING})*`;
const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** Wherever a code and a template stand side by side, a sentence is made. */
const made = sources.flatMap(({ path, code }) =>
  [...code.matchAll(new RegExp(`"([a-z0-9]+(?:-[a-z0-9]+)+)",\\s*(${TEXT})`, "g"))]
    .filter((found) => begins(code, found.index))
    .map(([, name, template]) => ({ path, name, places: places(template) })),
);

/** What is unknown has one sentence a kind. */
const unknown = sources.flatMap(({ path, code }) =>
  [...code.matchAll(/Refusal\.unknown\("(\w+)"/g)].map(([, kind]) => ({
    path,
    name: `unknown-${kind}`,
    places: ["name"],
  })),
);
const all = [...made, ...unknown];

function begins(code, index) {
  return /(Refusal\.\w+|new Refusal|new BadInput|Sentence\.of|new CameraException|new BoardException|refuse)\(\s*(\w+,\s*)?$/.test(
    code.slice(Math.max(0, index - 80), index),
  );
}

test("every sentence of the server is said in Korean", () => {
  assert.ok(all.length > 100, `only ${all.length} were found`);
  const missing = all.filter(({ name }) => !(name in sayings));
  assert.deepEqual(
    missing.map(({ name, path }) => `add "${name}" of ${path} to sayings.ko.js`),
    [],
  );
});

test("a sentence in Korean names nothing that the server does not say", () => {
  for (const { name, places: given, path } of all) {
    for (const place of places(sayings[name] ?? "")) {
      assert.ok(given.includes(place), `${name}: {${place}} is not said in ${path}`);
    }
  }
});

test("no sentence is there in vain", () => {
  const names = new Set(all.map(({ name }) => name));
  assert.deepEqual(
    Object.keys(sayings).filter((name) => !names.has(name)),
    [],
  );
});

/** Doors of machines: what is refused there no page shows. */
const MACHINES = /web\/(link|health)\/|web\/live\/Picture\.java|registration\/AgentRegister/;

test("whatever a person at the page may be refused has a code", () => {
  const doors = /web-ui\/src|pasu\/(access|sites|notification|registration)\//;
  const nameless = sources
    .filter(({ path }) => doors.test(path) && !MACHINES.test(path))
    .flatMap(({ path, code }) =>
      [
        ...code.matchAll(
          new RegExp(
            `(?:Refusal\\.(?:badRequest|notFound|conflict|unavailable)\\(|new Refusal\\(\\s*\\d+,)\\s*(${STRING})`,
            "g",
          ),
        ),
      ]
        .filter(([, code]) => !/^"[a-z0-9]+(-[a-z0-9]+)+"$/.test(code))
        .map(([, sentence]) => `${path}: ${sentence}`),
    );
  assert.deepEqual(nameless, []);
});

test("a field that is checked has a name in Korean", () => {
  const checked = sources
    .filter(({ path }) => /AccountMessage|SiteMessage|NotificationMessage|ScalingMessage/.test(path))
    .flatMap(({ code }) => [...code.matchAll(/Checks\.\w+\("(\w+)"/g)].map(([, name]) => name));
  assert.deepEqual(
    [...new Set(checked)].filter((name) => !(name in fields)),
    [],
  );
});

test("says a known sentence in the reader's language, with others' words marked", () => {
  const wording = { sentence: "not-delivered", values: { why: "Permission denied" } };
  const [before, why] = said("ko", "Permission denied", wording);
  assert.equal(before.foreign, false);
  assert.match(before.text, /알림/);
  assert.deepEqual(why, { text: "Permission denied", foreign: true });
});

test("names a field as the page does", () => {
  const values = { field: "importance", from: "1", to: "5", value: "6" };
  const parts = said("ko", "importance must …", { sentence: "out-of-range", values });
  assert.match(parts.map(({ text }) => text).join(""), /중요도.*1.*5.*6/);
});

test("marks a sentence that it does not know", () => {
  const strange = { sentence: "of-a-newer-server", values: {} };
  const told = [{ text: "It is so.", foreign: true }];
  assert.deepEqual(said("ko", "It is so.", strange), told);
  assert.deepEqual(said("ko", "It is so.", null), told);
  assert.deepEqual(said("ko", "It is so.", { sentence: "wrong-password" }).length, 1);
});

test("marks a sentence of which a value is missing", () => {
  const wording = { sentence: "out-of-range", values: { field: "importance" } };
  assert.deepEqual(said("ko", "It is so.", wording), [{ text: "It is so.", foreign: true }]);
});

test("says to an English reader what the server says", () => {
  const wording = { sentence: "not-delivered", values: { why: "x" } };
  assert.deepEqual(said("en", "It is so: x", wording), [{ text: "It is so: x", foreign: false }]);
});

test("says a value as it is, whatever it looks like", () => {
  const values = { name: "{name} <b>" };
  const parts = said("ko", "…", { sentence: "unknown-camera", values });
  assert.ok(parts.some(({ text }) => text.includes("{name} <b>")));
});
