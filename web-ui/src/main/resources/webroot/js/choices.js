// What a reader chose for this browser: whether single keys are shortcuts, and how much moves.

const calmer = "(prefers-reduced-motion: reduce)";

/** A browser may forbid its storage; then nothing was chosen. */
function isOff(name) {
  try {
    return globalThis.localStorage?.getItem(`pasu.${name}`) === "off";
  } catch {
    return false;
  }
}

/** Keeps one of "shortcuts" and "motion". */
export function put(name, on) {
  localStorage.setItem(`pasu.${name}`, on ? "on" : "off");
  mark();
}

/** Whether letters, digits and signs act by themselves (WCAG 2.2, 2.1.4). */
export const shortcuts = () => !isOff("shortcuts");

/** Whether things move that need not (WCAG 2.2, 2.2.2): neither the reader nor the system minds. */
export const motion = () => !isOff("motion") && !globalThis.matchMedia?.(calmer).matches;

/** Has the style sheets know, from now on. */
export function watch() {
  mark();
  matchMedia(calmer).addEventListener("change", mark);
}

function mark() {
  document.documentElement.dataset.motion = motion() ? "on" : "off";
}
