import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import * as store from "../../main/resources/webroot/js/store.js";

const clip = (id, camera, detectedAt) => ({ id, camera, detectedAt, pinned: false });
const ids = (clips) => clips.map(({ id }) => id);

beforeEach(() =>
  store.replaceAll(
    [clip("old", "yard", "2026-11-23T09:00:00Z"), clip("new", "door", "2026-11-23T09:00:00.500Z")],
    [],
    [],
  ),
);

test("the newest clip comes first, whatever the order it was heard of in", () => {
  store.putClip(clip("newest", "yard", "2026-11-23T10:00:00Z"));
  assert.deepEqual(ids(store.clipList()), ["newest", "new", "old"]);
});

test("clips are found by camera", () => {
  assert.deepEqual(ids(store.clipList("yard")), ["old"]);
});

test("a removed clip is gone, and those who listen are told which", () => {
  const heard = [];
  const end = store.on("clips", (changed) => heard.push(changed));
  store.removeClip("old");
  end();
  store.removeClip("new");
  assert.deepEqual(heard, [{ id: "old", removed: true }]);
  assert.deepEqual(store.clipList(), []);
});

test("news of a clip replaces what was known of it", () => {
  store.putClip({ ...clip("old", "yard", "2026-11-23T09:00:00Z"), pinned: true });
  assert.equal(store.clip("old").pinned, true);
  assert.equal(store.clipList().length, 2);
});

test("cameras stand by importance, then by name", () => {
  const cameras = [
    ["a", "Shelf", 3],
    ["b", "Fence", 3],
    ["c", "Door", 5],
  ];
  cameras.forEach(([id, name, importance]) => store.putCamera({ id, name, importance }));
  assert.deepEqual(ids(store.cameraList()), ["c", "b", "a"]);
});

test("alarms are those of agents and of cameras", () => {
  const raised = (source) => ({ source, kind: "disk-full" });
  store.putAgents([{ id: "agent-1", alarms: [raised("agent-1")] }]);
  store.putCamera({ id: "yard", importance: 3, name: "Yard", alarms: [raised("yard")] });
  assert.deepEqual(
    store.alarms().map(({ source }) => source),
    ["agent-1", "yard"],
  );
  store.putAgents([{ id: "agent-1", alarms: [] }]);
  assert.deepEqual(
    store.alarms().map(({ source }) => source),
    ["yard"],
  );
});

test("a camera nobody knows goes by its id", () => {
  assert.equal(store.nameOf("nowhere"), "nowhere");
});

test("only the latest decisions are kept, newest first", () => {
  for (let n = 1; n <= 25; n++) {
    store.putScaling({ agent: `agent-${n}` }, n);
  }
  assert.equal(store.state.scaling.length, 20);
  assert.equal(store.state.scaling[0].agent, "agent-25");
});
