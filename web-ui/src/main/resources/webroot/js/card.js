// One visit in the list: its picture, when and where, why, how long, whether it is whole, and
// whether the reader has seen it.
import * as api from "./api.js";
import { attribute, h, hidden, text } from "./dom.js";
import { dateAndTime, span, timeOfDay } from "./format.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { to } from "./routes.js";
import { addPreview } from "./preview.js";
import { nameOf } from "./store.js";
import { inProgress } from "./visits.js";

export function makeCard(visit) {
  const parts = build(visit);
  const endPreview = addPreview(parts.link, parts.picture, () => parts.shown.clips);
  return {
    element: h("li", { class: "card", "data-testid": "clip", "data-id": visit.id }, parts.link),
    update: (now) => update(parts, now),
    dispose: endPreview,
  };
}

function build(clip) {
  const parts = {
    image: h("img", { alt: "", loading: "lazy", decoding: "async", width: "320", height: "180" }),
    badge: h("span", { class: "badge badge-rec" }),
    pin: h(
      "span",
      { class: "badge badge-pin", title: t("pinned") },
      icon("pin"),
      hidden(t("pinned")),
    ),
    duration: h("span", { class: "badge badge-time", "data-testid": "clip-duration" }),
    count: h("span", { class: "badge badge-count", "data-testid": "clip-count" }),
    fresh: h("span", { class: "fresh", "data-testid": "clip-fresh" }, hidden(t("review.fresh"))),
    camera: h("span", { class: "card-camera", "data-testid": "clip-camera" }),
    time: h("time", { class: "card-time", datetime: clip.detectedAt }),
    cause: h("span", { class: "card-cause" }, icon(clip.cause), t(`cause.${clip.cause}`)),
    whole: h("span", { class: "card-whole", "data-testid": "clip-completeness" }),
    importance: makeImportance(),
  };
  text(parts.time, timeOfDay(clip.detectedAt));
  parts.time.title = dateAndTime(clip.detectedAt);
  parts.image.addEventListener("error", () => parts.image.classList.add("absent"));
  parts.image.addEventListener("load", () => parts.image.classList.remove("absent"));
  parts.picture = h(
    "span",
    { class: "picture" },
    icon("camera"),
    parts.image,
    parts.badge,
    parts.pin,
    parts.count,
    parts.duration,
  );
  parts.link = h(
    "a",
    { class: "card-link", href: to("clip", clip.id) },
    parts.picture,
    h("span", { class: "card-row" }, parts.fresh, parts.camera, parts.time),
    h("span", { class: "card-row card-small" }, parts.cause, parts.whole, parts.importance.element),
  );
  return parts;
}

function update(parts, clip) {
  attribute(parts.link, "data-state", clip.state);
  if (parts.shown !== clip) {
    showThumbnail(parts.image, clip);
    parts.shown = clip;
  }
  text(parts.camera, nameOf(clip.camera));
  text(parts.duration, span(clip.durationMs));
  text(parts.badge, inProgress(clip) ? t(`state.${clip.state}`) : "");
  text(parts.count, clip.clips.length > 1 ? t("visit.clips", { n: clip.clips.length }) : "");
  parts.fresh.hidden = clip.reviewed || inProgress(clip);
  parts.pin.hidden = !clip.pinned;
  showWhole(parts.whole, clip);
  parts.importance.update(clip.importance);
}

/** The thumbnail comes a moment after the clip: a failed one is asked for again at each change. */
function showThumbnail(image, clip) {
  if (!image.getAttribute("src") || image.classList.contains("absent")) {
    image.src = api.thumbnail(clip.id);
  }
}

/** Says whether the clip is whole; a mark, not only a colour, where it is not. */
export function showWhole(element, clip, words = wholeWords(clip)) {
  const kind = wholeness(clip);
  if (element.dataset.kind !== kind) {
    element.dataset.kind = kind;
    element.replaceChildren(...pictureOf(kind), h("span"));
  }
  text(element.lastChild, words);
  element.title = t("frames.stored", stored(clip));
}

export const stored = ({ frames, missing }) => ({ stored: frames, captured: frames + missing });

const pictureOf = (kind) => (kind === "growing" ? [] : [icon(kind === "whole" ? "check" : "warn")]);

function wholeness(clip) {
  if (inProgress(clip)) {
    return "growing";
  }
  return clip.missing === 0 && clip.state === "ready" ? "whole" : "lacking";
}

function wholeWords(clip) {
  if (clip.missing > 0) {
    return t("missing", { n: clip.missing });
  }
  return clip.state === "incomplete" ? t("state.incomplete") : t("frames", { n: clip.frames });
}

/** Importance as five small steps. */
export function makeImportance() {
  const steps = [1, 2, 3, 4, 5].map(() => h("i"));
  const label = hidden("");
  const element = h("span", { class: "importance" }, steps, label);
  const update = (n) => {
    steps.forEach((step, index) => step.classList.toggle("on", index < n));
    text(label, t("importance", { n }));
    element.title = label.textContent;
  };
  return { element, update };
}
