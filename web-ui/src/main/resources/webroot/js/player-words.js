// What the player says of a clip: where one is, what may be done, and why there is no picture.
import * as api from "./api.js";
import { attribute, text } from "./dom.js";
import { exactTime, position, span } from "./format.js";
import { t } from "./i18n.js";

/** Position and length are those of the whole visit, clock and frame those of the clip. */
export function showTimes(controls, { frameTimes, startedAt }, { at, end, frame }) {
  text(controls.time, position(at));
  text(controls.total, span(end));
  text(controls.clock, exactTime(Date.parse(startedAt) + (frameTimes[frame] ?? 0)));
  text(controls.frame, t("player.frame", { n: frame + 1, count: frameTimes.length }));
}

/** Whether the reader has seen all of a visit, and which of its clips this is. */
export function showVisit({ part, review }, visit, id) {
  const n = visit.clips.findIndex((clip) => clip.id === id) + 1;
  text(part, visit.clips.length > 1 ? t("visit.part", { n, count: visit.clips.length }) : "");
  review.setAttribute("aria-pressed", String(Boolean(visit.reviewed)));
  review.disabled = false;
}

export function noteOf({ frameTimes }, frameFailed) {
  if (frameTimes.length === 0) {
    return t("player.empty");
  }
  return frameFailed ? t("player.frame.failed") : "";
}

export function showActions({ pin, remove, video, frames }, { id, pinned, state }) {
  attribute(video, "href", `${api.video(id)}?download`);
  attribute(frames, "href", api.frames(id));
  text(pin.lastChild, t(pinned ? "unpin" : "pin"));
  pin.setAttribute("aria-pressed", String(pinned));
  pin.disabled = false;
  remove.disabled = state === "recording";
  remove.title = remove.disabled ? t("delete.recording") : "";
}
