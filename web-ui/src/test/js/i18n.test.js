import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { languageOf, localeOf, translate } from "../../main/resources/webroot/js/i18n.js";
import { en } from "../../main/resources/webroot/js/strings.en.js";
import { ko } from "../../main/resources/webroot/js/strings.ko.js";

const strings = { en, ko };

const folder = new URL("../../main/resources/webroot/js/", import.meta.url);
const code = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith(".js") && !name.startsWith("strings"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");

const forms = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry));
const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("every key is there in both languages", () => {
  assert.deepEqual(Object.keys(strings.ko).sort(), Object.keys(strings.en).sort());
});

test("no text is empty", () => {
  for (const entry of [...Object.values(strings.en), ...Object.values(strings.ko)]) {
    assert.ok(forms(entry).every((text) => text.trim().length > 0));
  }
});

test("both languages fill in the same values", () => {
  for (const [key, entry] of Object.entries(strings.en)) {
    const wanted = placeholders(forms(entry)[0]);
    for (const text of [...forms(entry), ...forms(strings.ko[key])]) {
      assert.deepEqual(placeholders(text), wanted, key);
    }
  }
});

test("every plural has the forms its language needs", () => {
  for (const [lang, texts] of Object.entries(strings)) {
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
    for (const entry of Object.values(texts).filter((value) => typeof value !== "string")) {
      assert.deepEqual(Object.keys(entry).sort(), [...pluralCategories].sort());
    }
  }
});

test("every key the code names exists", () => {
  for (const [, key] of code.matchAll(/\bt\("([\w.]+)"/g)) {
    assert.ok(key in strings.en, key);
  }
});

test("no text is there in vain", () => {
  const built =
    /^(alarm|error|cause|state|live|camera|nav|scaling|settings|deed|role|invitation|audit|display|filter(\.order)?|channel|plans)\./;
  const unused = Object.keys(strings.en).filter(
    (key) => !built.test(key) && !code.includes(`"${key}"`),
  );
  assert.deepEqual(unused, []);
});

test("chooses the plural by the number", () => {
  assert.equal(translate("en", en, "missing", { n: 1 }), "1 frame missing");
  assert.equal(translate("en", en, "missing", { n: 1200 }), "1,200 frames missing");
  assert.equal(translate("ko", ko, "missing", { n: 1 }), "1프레임 누락");
});

test("leaves what looks like a placeholder in a name alone", () => {
  assert.equal(translate("en", en, "clips.only", { name: "{n}" }), "Only clips of {n}");
});

test("speaks Korean where asked to, English elsewhere", () => {
  assert.deepEqual(["ko", "ko-KR", "KO-kr", "kok", "de-DE", "en"].map(languageOf), [
    "ko",
    "ko",
    "ko",
    "en",
    "en",
    "en",
  ]);
});

test("writes dates as the browser does where it speaks the chosen language", () => {
  assert.equal(localeOf("auto", "de-DE"), "de-DE");
  assert.equal(localeOf("en", "en-GB"), "en-GB");
  assert.equal(localeOf("en", "ko-KR"), "en");
  assert.equal(localeOf("ko", "en-GB"), "ko");
});
