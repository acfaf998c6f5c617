// What the server says to people, in the reader's language: a sentence in English, and beside it a
// code and values, by which it is known in Korean (ADR 55).
import { h } from "./dom.js";
import { fields, language, sayings } from "./i18n.js";
import { fitted } from "./particles.js";

const PLACE = /\{(\w+)\}/;

/** Values in the words of a library or of another machine. */
const FOREIGN = new Set(["why", "failure"]);

/** The sentence as an element's children; what is not in the reader's language is marked. */
export const sentence = (text, wording) => marked(said(language, text, wording));

export const marked = (parts) =>
  parts.map((part) => (part.foreign ? h("span", { lang: "en" }, part.text) : part.text));

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
  return filled(sayings[wording?.sentence], wording?.values) ?? [{ text, foreign: true }];
}

/** A template in parts; null where there is none, or it comes without a value that it needs. */
export function filled(template, values) {
  const parts = template
    ?.split(PLACE)
    .map((part, n) => (n % 2 ? value(part, values ?? {}) : { text: part, foreign: false }));
  return parts?.every(Boolean) ? parts.map(fit).filter(({ text }) => text !== "") : null;
}

function fit(part, n, parts) {
  const before = parts[n - 1]?.text.at(-1) ?? "";
  return n % 2 ? part : { ...part, text: fitted(before + part.text).slice(before.length) };
}

/** A setting has its name on the page. */
function value(place, values) {
  const given = values[place];
  const text = place === "field" ? (fields?.[given] ?? given) : given;
  return text === undefined ? null : { text, foreign: FOREIGN.has(place) };
}
