// One camera on the live wall: its picture, how it is, and a way to fire it by hand.
import * as api from "./api.js";
import { attribute, h, text } from "./dom.js";
import { Feed } from "./feed.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { note, noteError } from "./notice.js";
import { to } from "./routes.js";
import { sentence } from "./sayings.js";

/** A part for Keyed: connected while it is seen and the page is in front, silent otherwise. */
export function makeScreen(camera) {
  const screen = new Screen(camera);
  return screen;
}

class Screen {
  #camera;
  #parts;
  #feed;
  #reason = [];
  #seen = false;
  #observer;
  #onVisibility = () => this.#connect();

  constructor(camera) {
    this.#camera = camera;
    this.#parts = build(camera);
    this.element = this.#parts.element;
    this.#feed = new Feed(camera.id, this.#parts.canvas, (state, reason) =>
      this.#tell(state, reason),
    );
    this.#observer = new IntersectionObserver((entries) => {
      this.#seen = entries.at(-1).isIntersecting;
      this.#connect();
    });
    this.#observer.observe(this.element);
    document.addEventListener("visibilitychange", this.#onVisibility);
  }

  update(camera) {
    this.#camera = camera;
    text(this.#parts.name, camera.name);
    attribute(this.#parts.link, "aria-label", t("live.open", { name: camera.name }));
    attribute(this.#parts.detect, "aria-label", t("live.detect.label", { name: camera.name }));
    this.#parts.detect.disabled = !camera.online;
    if (camera.width > 0 && camera.height > 0) {
      this.element.style.setProperty("--shape", `${camera.width / camera.height}`);
    }
    text(this.#parts.sensors, sensorWords(camera.sensors));
    this.#showReason();
  }

  dispose() {
    this.#observer.disconnect();
    document.removeEventListener("visibilitychange", this.#onVisibility);
    this.#feed.close();
  }

  #connect() {
    if (this.#seen && document.visibilityState === "visible") {
      this.#feed.open();
    } else {
      this.#feed.close();
    }
  }

  #tell(state, reason) {
    this.#reason = reason ?? [];
    attribute(this.#parts.element, "data-state", state);
    this.#showReason();
  }

  /** The camera's own problem explains more than the line's state. */
  #showReason() {
    const { element, state, reason } = this.#parts;
    const { problem, wording } = this.#camera;
    const live = element.dataset.state === "live";
    text(state, t(problem && !live ? "live.problem" : `live.${element.dataset.state}`));
    text(reason, live ? "" : problem ? sentence(problem, wording) : this.#reason);
  }
}

function build(camera) {
  const parts = {
    canvas: h("canvas", {
      width: "640",
      height: "360",
      "data-testid": "live-canvas",
      "data-frames": "0",
    }),
    name: h("span", { class: "screen-name" }),
    state: h("span", { class: "screen-state", "data-testid": "live-state" }, t("live.connecting")),
    reason: h("p", { class: "screen-reason" }),
    sensors: h("span", { class: "screen-sensors", "data-testid": "sensors" }),
    detect: h(
      "button",
      { class: "button button-small owner-only", type: "button", "data-testid": "detect" },
      icon("bell"),
      h("span", {}, t("live.detect")),
    ),
  };
  parts.detect.addEventListener("click", () => detect(camera, parts.detect));
  parts.link = h("a", {
    class: "screen-open",
    href: to("live", camera.id),
    "data-testid": "enlarge",
  });
  parts.element = h(
    "li",
    { class: "screen", "data-testid": "live", "data-id": camera.id, "data-state": "connecting" },
    h("div", { class: "screen-picture" }, icon("camera"), parts.canvas, parts.reason, parts.link),
    h(
      "div",
      { class: "screen-bar" },
      h("div", { class: "screen-words" }, parts.name, parts.state, parts.sensors),
      parts.detect,
    ),
  );
  return parts;
}

/** What the sensors have to say, as an element's children: nothing while all wait for somebody. */
export function sensorWords(sensors) {
  return sensors
    .map(sensorWord)
    .filter((word) => word.length > 0)
    .flatMap((word, n) => (n === 0 ? word : [" · ", word].flat()));
}

function sensorWord({ condition, problem, wording, metres }) {
  if (condition === "failed") {
    return [t("sensor.failed"), ...sentence(problem, wording)];
  }
  const far = metres === null ? "" : t("sensor.metres", { metres });
  return condition === "active" ? [t("sensor.active"), far].filter(Boolean).join(", ") : far;
}

async function detect(camera, button) {
  button.disabled = true;
  try {
    await api.detect(camera.id);
    note(t("live.detected", { name: camera.name }));
  } catch (error) {
    noteError(error);
  }
  button.disabled = false;
}
