// What the page says, by language. A value is a text, or one text per plural form. Every language
// has the same keys and the same {placeholders}.
import { en } from "./strings.en.js";
import { ko } from "./strings.ko.js";

export const strings = { en, ko };
