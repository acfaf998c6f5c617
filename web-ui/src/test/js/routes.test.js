import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, to, tokenOf } from "../../main/resources/webroot/js/routes.js";

test("an empty address is the list of clips", () => {
  assert.deepEqual(
    ["", "#", "#/"].map(parse),
    Array(3).fill({ view: "clips", id: null, query: {} }),
  );
});

test("what is linked to is found again", () => {
  for (const id of ["yard", "a/b", "현관", "100%"]) {
    assert.deepEqual(parse(to("live", id)), { view: "live", id, query: {} });
  }
});

test("what is asked of a view stands in its address, and only that", () => {
  const query = { day: "2026-11-30", cause: "motion" };
  assert.deepEqual(parse(to("clips", null, { ...query, order: null })), {
    view: "clips",
    id: null,
    query,
  });
  assert.equal(to("clips", "yard", {}), "#/clips/yard");
});

test("an address that means nothing is told apart", () => {
  assert.deepEqual(["#/clip", "#/nowhere", "#/constructor"].map(parse), [null, null, null]);
});

test("a broken escape in an address does no harm", () => {
  assert.deepEqual(parse("#/clips/%E0%A4%A"), { view: "clips", id: "%E0%A4%A", query: {} });
});

test("the token is taken from a whole link or as it is", () => {
  assert.equal(tokenOf("http://localhost:8080/sign-in?token=a%2Bb&x=1"), "a+b");
  assert.equal(tokenOf("  plain-token\n"), "plain-token");
});
