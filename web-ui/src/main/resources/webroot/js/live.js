// The live view: all cameras at once as a wall, or one of them large.
import * as api from "./api.js";
import { editCamera } from "./dialog.js";
import { h, Keyed, text } from "./dom.js";
import { dateAndTime } from "./format.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { noteError, placard } from "./notice.js";
import { iconButton } from "./player-parts.js";
import { go, to } from "./routes.js";
import { makeScreen } from "./screen.js";
import * as store from "./store.js";

export function show(root, id) {
  const view = new LiveView(root, id);
  return { leave: () => view.leave() };
}

class LiveView {
  #id;
  #parts;
  #screens;
  #end;
  #onKey = (event) => this.#key(event);

  constructor(root, id) {
    this.#id = id;
    this.#parts = id ? buildLarge(() => this.#edit(), (offset) => this.#beside(offset)) : buildWall();
    root.append(this.#parts.head, this.#parts.list, this.#parts.state);
    this.#screens = new Keyed(this.#parts.list, (camera) => camera.id, makeScreen);
    this.#end = store.on("cameras", () => this.#show());
    document.addEventListener("keydown", this.#onKey);
    this.#show();
  }

  leave() {
    this.#end();
    document.removeEventListener("keydown", this.#onKey);
    this.#screens.dispose();
  }

  #show() {
    const cameras = this.#cameras();
    this.#screens.show(cameras);
    if (this.#id) {
      this.#showLarge(cameras[0]);
    }
    const state = cameras.length > 0 || !store.state.loaded ? [] : [empty(this.#id)];
    this.#parts.state.replaceChildren(...state);
  }

  #cameras() {
    return store.cameraList().filter(({ id }) => !this.#id || id === this.#id);
  }

  #showLarge(camera) {
    text(this.#parts.title, camera?.name ?? this.#id);
    text(this.#parts.facts, camera ? facts(camera) : "");
    this.#parts.edit.hidden = !camera;
  }

  #key(event) {
    const act = {
      "Escape": () => this.#id && go("live"),
      "[": () => this.#beside(-1),
      "]": () => this.#beside(1),
    }[event.key];
    if (act && !document.querySelector("dialog[open]")) {
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

  async #edit() {
    const change = await editCamera(store.camera(this.#id));
    try {
      if (change) {
        store.putCamera(await api.changeCamera(this.#id, change)
          ?? { ...store.camera(this.#id), ...change });
      }
    } catch (error) {
      noteError(error);
    }
  }
}

function facts(camera) {
  const rate = t("camera.rate", { rate: Math.round(camera.framesPerSecond * 10) / 10 });
  const last = camera.lastDetectionAt
    ? t("camera.last", { when: dateAndTime(camera.lastDetectionAt) }) : t("camera.never");
  const picture = camera.width > 0 ? [`${camera.width} × ${camera.height}`, rate] : [];
  return [...picture, last].join(" · ");
}

function buildWall() {
  return {
    head: h("div", { class: "head" }, h("h1", {}, t("live.title"))),
    list: h("ul", { class: "wall", "data-testid": "wall" }),
    state: h("div"),
  };
}

function buildLarge(edit, beside) {
  const title = h("h1");
  const factsLine = h("p", { class: "player-when" });
  const editButton = h("button", { class: "button button-small owner-only", type: "button",
    "data-testid": "edit", onclick: edit }, icon("edit"), t("camera.edit"));
  const head = h("div", { class: "head player-head" },
    h("a", { class: "button button-icon", href: to("live"), title: t("live.wall"),
      "aria-label": t("live.wall"), "data-testid": "back" }, icon("arrow")),
    h("div", { class: "player-title" }, title, factsLine),
    h("div", { class: "pair" }, editButton,
      iconButton("left", t("live.newer"), "newer", () => beside(-1)),
      iconButton("right", t("live.older"), "older", () => beside(1))));
  return {
    head, title, facts: factsLine, edit: editButton, state: h("div"),
    list: h("ul", { class: "wall wall-large", "data-testid": "large" }),
  };
}

const empty = (id) => id
  ? placard({ id: "error", picture: "camera", title: t("error.view"),
    action: h("a", { class: "button", href: to("live") }, t("live.wall")) })
  : placard({ id: "empty", picture: "camera", title: t("live.empty"), lead: t("clips.nocameras") });
