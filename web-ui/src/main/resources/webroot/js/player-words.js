// What the player says of a clip: where one is, what may be done, and why there is no picture.
import { text } from "./dom.js";
import { exactTime, position, span } from "./format.js";
import { t } from "./i18n.js";

export function showTimes(controls, { frameTimes, startedAt }, { at, end, frame }) {
  text(controls.time, position(at));
  text(controls.total, span(end));
  text(controls.clock, exactTime(Date.parse(startedAt) + (frameTimes[frame] ?? 0)));
  text(controls.frame, t("player.frame", { n: frame + 1, count: frameTimes.length }));
}

export function noteOf({ frameTimes }, frameFailed) {
  if (frameTimes.length === 0) {
    return t("player.empty");
  }
  return frameFailed ? t("player.frame.failed") : "";
}

export function showActions({ pin, remove }, { pinned, state }) {
  text(pin.lastChild, t(pinned ? "unpin" : "pin"));
  pin.setAttribute("aria-pressed", String(pinned));
  remove.disabled = state === "recording";
  remove.title = remove.disabled ? t("delete.recording") : "";
}
