// The page's voice: picks the language once, by the browser's, and fills in the texts.
import { strings } from "./strings.js";

export const locale = globalThis.navigator?.language ?? "en";
export const language = languageOf(locale);

/** Korean where the browser asks for it, English everywhere else. */
export function languageOf(tag) {
  return tag.toLowerCase().split("-")[0] === "ko" ? "ko" : "en";
}

/** The text of a key; {placeholders} are filled from values, and n chooses the plural form. */
export function t(key, values = {}) {
  return translate(language, key, values);
}

export function translate(lang, key, values = {}) {
  const entry = strings[lang][key];
  if (entry === undefined) {
    return key;
  }
  return fill(typeof entry === "string" ? entry : plural(lang, entry, values.n), lang, values);
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
