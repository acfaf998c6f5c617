// Keys, and to whom they belong.
import { shortcuts } from "./choices.js";

/** Listens until the returned function is called. */
export function listen(target, type, listener) {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}

/**
 * Whether a key belongs to somebody else: a dialog, the browser, a focused button's own press, or,
 * with single keys switched off, nobody.
 */
export function elsewhere(event) {
  const pressed = event.key === " " && event.target.closest("button, a");
  const unwanted = event.key.length === 1 && event.key !== " " && !shortcuts();
  const browsers = event.ctrlKey || event.metaKey || event.altKey;
  return Boolean(pressed || unwanted || browsers || document.querySelector("dialog[open]"));
}
