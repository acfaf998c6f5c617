// The cameras above the clips: what each saw last, how it is, and a way to its clips. It shows
// stored pictures only, so that looking at it never makes an idle camera stream.
import * as api from "./api.js";
import { attribute, h, text } from "./dom.js";
import { queryOf } from "./filter.js";
import { dateOf, timeOfDay } from "./format.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { go, to } from "./routes.js";
import { plainly } from "./sayings.js";
import * as store from "./store.js";

/** How a camera is, in one word of the vocabulary camera.*. */
export function condition(camera) {
  if (!camera.online) {
    return "offline";
  }
  if (camera.problem) {
    return "problem";
  }
  return camera.agent ? "streaming" : "online";
}

export function makeTile(filter) {
  return (camera) => {
    const parts = build(camera, filter);
    return { element: parts.element, update: (now) => update(parts, now, filter()) };
  };
}

function build(camera, filter) {
  const parts = {
    image: h("img", { alt: "", decoding: "async", width: "160", height: "90" }),
    name: h("span", { class: "tile-name" }),
    state: h("span", { class: "tile-state", "data-testid": "camera-state" }),
  };
  parts.image.addEventListener("error", () => parts.image.classList.add("absent"));
  parts.image.addEventListener("load", () => parts.image.classList.remove("absent"));
  parts.button = h(
    "button",
    {
      class: "tile-pick",
      type: "button",
      "data-testid": `pick-${camera.id}`,
      onclick: () => pick(filter(), camera.id),
    },
    h("span", { class: "picture" }, icon("camera"), parts.image),
    parts.name,
    parts.state,
  );
  parts.live = h("a", { class: "tile-live", href: to("live", camera.id) }, icon("live"));
  parts.element = h(
    "li",
    { class: "tile", "data-testid": "camera", "data-id": camera.id },
    parts.button,
    parts.live,
  );
  return parts;
}

function pick(filter, id) {
  go("clips", filter.camera === id ? null : id, queryOf(filter));
}

function update(parts, camera, filter) {
  const how = condition(camera);
  const newest = store.clipList(camera.id)[0];
  attribute(parts.element, "data-condition", newest?.state === "recording" ? "recording" : how);
  attribute(parts.button, "aria-pressed", String(filter.camera === camera.id));
  attribute(parts.live, "aria-label", t("live.open", { name: camera.name }));
  parts.live.title = t("live.open", { name: camera.name });
  text(parts.name, camera.name);
  text(parts.state, words(camera, how, newest));
  parts.button.title = camera.problem
    ? plainly(camera.problem, camera.wording)
    : t("clips.only", { name: camera.name });
  showPicture(parts.image, newest);
}

function words(camera, how, newest) {
  if (newest?.state === "recording") {
    return t("state.recording");
  }
  return how === "online" && newest ? lastSeen(newest.detectedAt) : t(`camera.${how}`);
}

function lastSeen(when) {
  const recent = Date.now() - Date.parse(when) < 20 * 3_600_000;
  return recent ? timeOfDay(when) : dateOf(when);
}

/** The newest stored frame while a clip is recorded, the newest clip's thumbnail otherwise. */
function showPicture(image, clip) {
  if (!clip) {
    return;
  }
  const recording = clip.state === "recording" && clip.frames > 0;
  const source = recording ? api.frame(clip.id, clip.frames - 1) : api.thumbnail(clip.id);
  if (image.getAttribute("src") !== source || image.classList.contains("absent")) {
    image.src = source;
  }
}
