// The bar under the picture: where one is, when the sensor fired, and where frames are missing.
import { h, hidden } from "./dom.js";
import { position, span } from "./format.js";
import { t } from "./i18n.js";

export class Seekbar {
  #played = h("span", { class: "seek-played" });
  #marks = h("span", { class: "seek-marks" });
  #range;
  #marked = "";

  constructor(seek) {
    this.#range = h("input", {
      type: "range",
      min: "0",
      max: "1",
      step: "1",
      value: "0",
      "aria-label": t("player.seek"),
      "data-testid": "seek",
      oninput: () => seek(this.#range.valueAsNumber),
    });
    this.element = h(
      "div",
      { class: "seek" },
      h("span", { class: "seek-track" }, this.#played, this.#marks),
      this.#range,
    );
  }

  show(at, end) {
    this.#range.max = Math.max(1, Math.round(end));
    this.#range.value = Math.round(at);
    this.#range.setAttribute("aria-valuetext", `${position(at)} / ${span(end)}`);
    this.#played.style.setProperty("--to", percent(at, end));
  }

  /** Marks detections and missing frames. */
  mark(detections, gaps, end) {
    const key = JSON.stringify([detections, gaps, Math.round(end)]);
    if (key !== this.#marked) {
      this.#marked = key;
      this.#marks.replaceChildren(
        ...gaps.map((gap) => gapMark(gap, end)),
        ...detections.flatMap((ms) => detectionMark(ms, end)),
      );
    }
  }
}

function gapMark(gap, end) {
  const words = t("missing", { n: gap.count });
  const mark = h("span", { class: "seek-gap", title: words, "data-testid": "gap" }, hidden(words));
  mark.style.setProperty("--at", percent(gap.from, end));
  mark.style.setProperty("--to", percent(gap.to, end));
  return mark;
}

function detectionMark(ms, end) {
  if (ms < 0 || ms > end) {
    return [];
  }
  const words = t("player.detected");
  const mark = h(
    "span",
    { class: "seek-detected", title: words, "data-testid": "detection" },
    hidden(words),
  );
  mark.style.setProperty("--at", percent(ms, end));
  return [mark];
}

const percent = (ms, end) => (end > 0 ? `${Math.min(100, (ms / end) * 100)}%` : "0%");
