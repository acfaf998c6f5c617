// The page's voice: picks the language once, by the reader's choice or the browser's, loads its texts
// and no others (ADR 48), and fills them in. A value is a text, or one text per plural form. Every
// language has the same keys and the same {placeholders}.
import { fitted } from "./particles.js";

const voices = {
  en: () => import("./strings.en.js"),
  ko: () => import("./strings.ko.js"),
};
const KEPT = "pasu.language";
const browsers = globalThis.navigator?.language ?? "en";

/** What the reader chose on this browser: auto, or a language. */
export const choice = kept();
export const locale = localeOf(choice, browsers);
export const language = languageOf(locale);

const voice = await voices[language]();
const texts = voice[language];

/** The server's sentences by their codes, and its settings' names; none in its own language. */
export const { sayings, fields } = voice;

/** Keeps the reader's choice of a language; it counts when the page is loaded again. */
export async function choose(id) {
  localStorage.setItem(KEPT, id);
  const choices = await globalThis.caches?.open("pasu-choices"); // The service worker's, too.
  await choices?.put("/language", new Response(id));
}

/** A browser may forbid its storage; then nothing was chosen. */
function kept() {
  try {
    const value = globalThis.localStorage?.getItem(KEPT);
    return value && value in voices ? value : "auto";
  } catch {
    return "auto";
  }
}

/** The browser's own way with dates and numbers wherever it speaks the language. */
export function localeOf(chosen, browser) {
  return chosen === "auto" || languageOf(browser) === chosen ? browser : chosen;
}

/** Korean where the browser asks for it, English everywhere else. */
export function languageOf(tag) {
  return tag.toLowerCase().split("-")[0] === "ko" ? "ko" : "en";
}

/** Whether there is a text of a key. */
export const knows = (key) => key in texts;

/** The text of a key; {placeholders} are filled from values, and n chooses the plural form. */
export function t(key, values = {}) {
  return translate(language, texts, key, values);
}

export function translate(lang, from, key, values = {}) {
  const entry = from[key];
  if (entry === undefined) {
    return key;
  }
  const text = fill(
    typeof entry === "string" ? entry : plural(lang, entry, values.n),
    lang,
    values,
  );
  return lang === "ko" ? fitted(text) : text;
}

function plural(lang, forms, n) {
  return forms[new Intl.PluralRules(lang).select(n)] ?? forms.other;
}

function fill(text, lang, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name] ?? whole;
    return typeof value === "number" ? value.toLocaleString(lang) : value;
  });
}
