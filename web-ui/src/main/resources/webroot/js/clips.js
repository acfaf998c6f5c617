// The home view: the cameras, and the latest clips by day, newest first. It follows the store.
import * as api from "./api.js";
import { makeCard } from "./card.js";
import { h, Keyed, text } from "./dom.js";
import { dayKey, dayName } from "./format.js";
import { t } from "./i18n.js";
import { noteError, placard } from "./notice.js";
import { to } from "./routes.js";
import * as store from "./store.js";
import { makeTile } from "./strip.js";

const SHOWN = 50;
const SKELETONS = 8;

/** Shows the clips of a camera, or of all; another camera is taken without building anew. */
export function show(root, camera) {
  const view = new ClipsView(root, camera);
  return { leave: () => view.leave(), change: (id) => view.filter(id) };
}

class ClipsView {
  #camera;
  #parts = build();
  #tiles;
  #days;
  #ends;
  #due = 0;

  constructor(root, camera) {
    this.#camera = camera;
    root.append(this.#parts.strip, this.#parts.head, this.#parts.days, this.#parts.state);
    this.#tiles = new Keyed(
      this.#parts.tiles,
      ({ id }) => id,
      makeTile(() => this.#camera),
    );
    this.#days = new Keyed(this.#parts.days, ({ key }) => key, makeDay);
    this.#ends = ["clips", "cameras"].map((topic) => store.on(topic, () => this.#soon()));
    this.filter(camera);
  }

  leave() {
    cancelAnimationFrame(this.#due);
    this.#ends.forEach((end) => end());
  }

  filter(camera) {
    this.#camera = camera;
    this.#show();
    if (camera) {
      api.clipsOf(camera).then(store.addClips).catch(noteError);
    }
  }

  /** Many changes in one moment are one change of the page. */
  #soon() {
    cancelAnimationFrame(this.#due);
    this.#due = requestAnimationFrame(() => this.#show());
  }

  #show() {
    if (store.state.loaded) {
      this.#showCameras(store.cameraList());
      this.#showClips(store.clipList(this.#camera).slice(0, SHOWN));
    } else {
      this.#parts.state.replaceChildren(skeleton());
    }
  }

  #showCameras(cameras) {
    this.#tiles.show(cameras);
    this.#parts.nocameras.hidden = cameras.length > 0;
    text(this.#parts.title, this.#camera ? store.nameOf(this.#camera) : t("clips.title"));
    this.#parts.all.hidden = !this.#camera;
  }

  #showClips(clips) {
    this.#days.show(byDay(clips));
    const state = clips.length > 0 ? [] : [empty(this.#camera)];
    this.#parts.state.replaceChildren(...state);
  }
}

function build() {
  const tiles = h("ul", { class: "tiles", "data-testid": "cameras" });
  const nocameras = h("p", { class: "hint", hidden: true }, t("clips.nocameras"));
  const title = h("h1", {}, t("clips.title"));
  const all = h(
    "a",
    { class: "button button-small", href: to("clips"), hidden: true },
    t("clips.all"),
  );
  return {
    tiles,
    nocameras,
    title,
    all,
    strip: h("section", { class: "strip", "aria-label": t("clips.cameras") }, tiles, nocameras),
    head: h("div", { class: "head" }, title, all),
    days: h("div", { class: "days", "data-testid": "clips" }),
    state: h("div"),
  };
}

function byDay(clips) {
  const days = new Map();
  for (const clip of clips) {
    const key = dayKey(clip.detectedAt);
    days.set(key, [...(days.get(key) ?? []), clip]);
  }
  return [...days].map(([key, of]) => ({ key, clips: of }));
}

function makeDay({ key }) {
  const heading = h("h2", { id: `day-${key}` });
  const list = h("ul", { class: "cards" });
  const cards = new Keyed(list, ({ id }) => id, makeCard);
  return {
    element: h("section", { class: "day", "aria-labelledby": `day-${key}` }, heading, list),
    update: (day) => {
      text(heading, dayName(key, Date.now()));
      cards.show(day.clips);
    },
  };
}

function empty(camera) {
  const lead = camera
    ? t("clips.empty.camera", { name: store.nameOf(camera) })
    : t("clips.empty.lead");
  return placard({ id: "empty", picture: "bell", title: t("clips.empty"), lead });
}

function skeleton() {
  const card = () =>
    h(
      "li",
      { class: "card" },
      h("span", { class: "picture" }),
      h("span", { class: "bone" }),
      h("span", { class: "bone bone-short" }),
    );
  return h(
    "ul",
    { class: "cards skeleton", "aria-label": t("loading"), "data-testid": "skeleton" },
    Array.from({ length: SKELETONS }, card),
  );
}
