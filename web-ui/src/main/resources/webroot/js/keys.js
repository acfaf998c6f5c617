// Keys, and to whom they belong.

/** Listens until the returned function is called. */
export function listen(target, type, listener) {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}

/** Whether a key belongs to somebody else: a dialog, the browser, a focused button's own press. */
export function elsewhere(event) {
  const pressed = event.key === " " && event.target.closest("button, a");
  const browsers = event.ctrlKey || event.metaKey || event.altKey;
  return Boolean(pressed || browsers || document.querySelector("dialog[open]"));
}
