// The live view: all cameras at once as a wall, or one of them large.
import { backLink, iconButton } from "./buttons.js";
import { h, Keyed, text } from "./dom.js";
import { editCamera } from "./edit-camera.js";
import { dateAndTime } from "./format.js";
import { t } from "./i18n.js";
import { elsewhere, listen } from "./keys.js";
import { noCameras, placard } from "./notice.js";
import { go, to } from "./routes.js";
import { makeScreen } from "./screen.js";
import * as store from "./store.js";

/** More cameras than these are shown smaller, so that all are seen together. */
const FEW = 6;

export function show(root, id) {
  const view = new LiveView(root, id);
  return { leave: () => view.leave() };
}

class LiveView {
  #id;
  #parts;
  #screens;
  #ends;
  #due = 0;
  #unkey;

  constructor(root, id) {
    this.#id = id;
    this.#parts = id
      ? buildLarge(
          () => editCamera(this.#id),
          (offset) => this.#beside(offset),
        )
      : buildWall();
    root.append(...this.#parts.order);
    this.#screens = new Keyed(this.#parts.list, (camera) => camera.id, makeScreen);
    this.#ends = ["cameras", "clips"].map((topic) => store.on(topic, () => this.#soon()));
    this.#unkey = listen(document, "keydown", (event) => this.#key(event));
    this.#show();
  }

  leave() {
    cancelAnimationFrame(this.#due);
    this.#ends.forEach((end) => end());
    this.#unkey();
    this.#screens.dispose();
  }

  #soon() {
    cancelAnimationFrame(this.#due);
    this.#due = requestAnimationFrame(() => this.#show());
  }

  #show() {
    const cameras = this.#cameras();
    this.#screens.show(cameras);
    arrange(this.#parts.list, cameras.length);
    if (this.#id) {
      this.#showLarge(cameras[0]);
    }
    const state = cameras.length > 0 || !store.state.loaded ? [] : [empty(this.#id)];
    this.#parts.state.replaceChildren(...state);
  }

  #cameras() {
    const cameras = store.cameraList().filter(({ id }) => !this.#id || id === this.#id);
    return this.#parts.list.contains(document.activeElement)
      ? asBefore(cameras, this.#screens.values())
      : recordingFirst(cameras, store.clipList());
  }

  #showLarge(camera) {
    text(this.#parts.title, camera?.name ?? this.#id);
    text(this.#parts.facts, camera ? facts(camera) : "");
    this.#parts.edit.hidden = !camera;
  }

  #key(event) {
    const act = {
      Escape: () => this.#id && go("live"),
      "[": () => this.#beside(-1),
      "]": () => this.#beside(1),
    }[event.key];
    if (act && !elsewhere(event)) {
      act();
    }
  }

  #beside(offset) {
    const all = store.cameraList();
    const here = all.findIndex(({ id }) => id === this.#id);
    if (here !== -1 && all.length > 1) {
      go("live", all.at((here + offset) % all.length).id);
    }
  }
}

/** Where something happens now comes first; else the order is that of importance. */
export function recordingFirst(cameras, clips) {
  const recording = new Set(
    clips.filter(({ state }) => state === "recording").map(({ camera }) => camera),
  );
  return [...cameras].sort((a, b) => recording.has(b.id) - recording.has(a.id));
}

/** Nothing moves under the hands of whoever is at the wall by keyboard. */
export function asBefore(cameras, screens) {
  const order = screens.map(({ element }) => element.dataset.id);
  const place = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...cameras].sort((a, b) => place(a) - place(b));
}

/** How so many are arranged: as square as may be, smaller where they are many. */
export function arrangement(n) {
  const columns = Math.max(1, Math.ceil(Math.sqrt(n)));
  return { columns, rows: Math.max(1, Math.ceil(n / columns)), many: n > FEW };
}

function arrange(list, n) {
  const { columns, rows, many } = arrangement(n);
  list.style.setProperty("--columns", columns);
  list.style.setProperty("--rows", rows);
  list.toggleAttribute("data-many", many);
}

function facts(camera) {
  const rate = t("camera.rate", { rate: Math.round(camera.framesPerSecond * 10) / 10 });
  const last = camera.lastDetectionAt
    ? t("camera.last", { when: dateAndTime(camera.lastDetectionAt) })
    : t("camera.never");
  const picture = camera.width > 0 ? [`${camera.width} × ${camera.height}`, rate] : [];
  return [...picture, last].join(" · ");
}

function buildWall() {
  const head = h("div", { class: "head" }, h("h1", {}, t("live.title")));
  const list = h("ul", { class: "wall", "data-testid": "wall" });
  const state = h("div");
  return { list, state, order: [head, list, state] };
}

function buildLarge(edit, beside) {
  const title = h("h1");
  const facts = h("p", { class: "large-facts" });
  const editButton = iconButton("edit", t("camera.edit"), "edit", edit, "owner-only");
  const newer = iconButton("left", t("live.newer"), "newer", () => beside(-1));
  const older = iconButton("right", t("live.older"), "older", () => beside(1));
  const head = h(
    "div",
    { class: "head player-head" },
    backLink(to("live"), t("live.wall")),
    h("div", { class: "player-title" }, title),
    h("div", { class: "pair" }, editButton, newer, older),
  );
  const list = h("ul", { class: "wall wall-large", "data-testid": "large" });
  const state = h("div");
  return { list, state, title, facts, edit: editButton, order: [head, list, facts, state] };
}

const empty = (id) =>
  id
    ? placard({
        id: "error",
        picture: "camera",
        title: t("error.view"),
        action: h("a", { class: "button", href: to("live") }, t("live.wall")),
      })
    : noCameras();
