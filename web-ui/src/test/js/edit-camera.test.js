import assert from "node:assert/strict";
import { test } from "node:test";
import { editCamera } from "../../main/resources/webroot/js/edit-camera.js";

test("nothing is asked about a camera that is not there", async () => {
  assert.equal(await editCamera("none"), undefined);
});
