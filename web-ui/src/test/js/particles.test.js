import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted } from "../../main/resources/webroot/js/particles.js";
import { ko } from "../../main/resources/webroot/js/strings.ko.js";

Object.defineProperty(globalThis, "navigator", { value: { language: "ko" } });
const { translate } = await import("../../main/resources/webroot/js/i18n.js");
const { said } = await import("../../main/resources/webroot/js/sayings.js");

test("particles fit the sound before them", () => {
  assert.deepEqual(
    ["현관을(를)", "차고을(를)", "“마당”은(는)", "주차장이(가)", "서울(으)로", "뜰(이)라는"].map(
      fitted,
    ),
    ["현관을", "차고를", "“마당”은", "주차장이", "서울로", "뜰이라는"],
  );
});

test("a digit sounds as it is read in Korean", () => {
  assert.deepEqual(
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"].map((n) => fitted(`${n}은(는) ${n}(으)로`)),
    "0은 0으로,1은 1로,2는 2로,3은 3으로,4는 4로,5는 5로,6은 6으로,7은 7로,8은 8로,9는 9로".split(
      ",",
    ),
  );
});

test("after other scripts both forms stay", () => {
  assert.equal(fitted("Yard을(를)"), "Yard을(를)");
});

test("texts and the server's sentences have fitting particles", () => {
  assert.equal(translate("ko", ko, "invitation.join", { name: "지수" }), "지수로 계속하기");
  const wording = { sentence: "unknown-camera", values: { name: "현관" } };
  const told = said("ko", "…", wording).map(({ text }) => text);
  assert.equal(told.join(""), "“현관”이라는 카메라가 없습니다.");
});
