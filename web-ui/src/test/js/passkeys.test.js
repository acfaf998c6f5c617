import assert from "node:assert/strict";
import { test } from "node:test";
import { able, bytes, text } from "../../main/resources/webroot/js/passkeys.js";

test("writes and reads bytes as the server does", () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => 255 - i);

  assert.deepEqual(bytes(text(all)), all);
  assert.equal(text(Uint8Array.of(251, 239, 190)), "----");
  assert.equal(text(Uint8Array.of(255, 255)), "__8");
});

test("has passkeys at names only, where the browser has them", () => {
  const at = (hostname) => able({ hostname });
  assert.equal(at("pasu.example"), false);
  globalThis.PublicKeyCredential = class {};
  Object.defineProperty(globalThis, "navigator", { value: { credentials: {} } });

  assert.deepEqual(
    ["pasu.example", "localhost", "127.0.0.1", "[::1]", "10.0.0.7"].map(at),
    [true, true, false, false, false],
  );
});
