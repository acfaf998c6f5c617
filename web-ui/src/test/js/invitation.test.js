import assert from "node:assert/strict";
import { test } from "node:test";
import { squares } from "../../main/resources/webroot/js/invitation.js";

test("neighbours in a row are one stroke, and light stands around", () => {
  assert.equal(squares(["110", "000", "101"]), "M4 4h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1z");
});
