// What the server says to people, in the reader's language: a sentence in English, and beside it a
// code and values, by which it is known in Korean (ADR 55).
import { h } from "./dom.js";
import { language } from "./i18n.js";
import { fields, sayings } from "./sayings.ko.js";

const PLACE = /\{(\w+)\}/;

/** The sentence as an element's children; what is not in the reader's language is marked. */
export const sentence = (text, wording) =>
  said(language, text, wording).map((part) =>
    part.foreign ? h("span", { lang: "en" }, part.text) : part.text,
  );

/** The same where there is room for text only, as in a tooltip. */
export const plainly = (text, wording) =>
  said(language, text, wording)
    .map((part) => part.text)
    .join("");

/** The sentence in parts: what is foreign is in English for somebody who reads Korean. */
export function said(lang, text, wording) {
  if (lang === "en") {
    return [{ text, foreign: false }];
  }
  return known(wording) ?? [{ text, foreign: true }];
}

/** Null where the sentence is not known, or comes without a value that it needs. */
function known(wording) {
  const template = sayings[wording?.sentence];
  const parts = template
    ?.split(PLACE)
    .map((part, n) => (n % 2 ? value(part, wording.values ?? {}) : { text: part, foreign: false }));
  return parts?.every(Boolean) ? parts.filter(({ text }) => text !== "") : null;
}

/** A setting has its name on the page; why something failed is in somebody else's words. */
function value(place, values) {
  const given = values[place];
  const text = place === "field" ? (fields[given] ?? given) : given;
  return text === undefined ? null : { text, foreign: place === "why" };
}
