// The view of one clip: plays it, follows it while it grows, and lets its owner keep or remove it.
import * as api from "./api.js";
import { inProgress } from "./card.js";
import { confirmDelete } from "./dialog.js";
import { h, text } from "./dom.js";
import { makeFacts } from "./facts.js";
import { dateAndTime } from "./format.js";
import { t } from "./i18n.js";
import { elsewhere, listen } from "./keys.js";
import { failed, noteError, placard } from "./notice.js";
import { Playback } from "./playback.js";
import { buildActions, buildControls, buildStage, buildTop, showPlay } from "./player-parts.js";
import { noteOf, showActions, showTimes } from "./player-words.js";
import { go, to } from "./routes.js";
import { Seekbar } from "./seekbar.js";
import * as store from "./store.js";
import { gaps } from "./timeline.js";

const REFRESH_MS = 1000;
const JUMP_MS = 5000;
const BEHIND_NOW_MS = 1500;

export function show(root, id) {
  const view = new PlayerView(root, id);
  return { leave: () => view.leave() };
}

class PlayerView {
  #root;
  #id;
  #clip = null;
  #gaps = [];
  #left = false;
  #timer = 0;
  #top;
  #stage;
  #bar;
  #controls;
  #facts = makeFacts((ms) => this.#playback.seek(ms));
  #actions;
  #playback;
  #ends;

  constructor(root, id) {
    this.#root = root;
    this.#id = id;
    this.#build();
    this.#playback = new Playback(id, this.#stage.canvas, this.#stage.video, () => this.#show());
    this.#ends = [
      store.on("clips", (changed) => changed?.id === id && this.#heard(changed)),
      store.on("clips", () => this.#showNeighbours()),
      store.on("cameras", () => this.#showCamera()),
      listen(document, "keydown", (event) => this.#onKey(event)),
    ];
    this.#refresh();
  }

  leave() {
    this.#left = true;
    clearTimeout(this.#timer);
    this.#ends.forEach((end) => end());
    this.#playback.dispose();
  }

  #build() {
    const play = () => this.#playback;
    this.#top = buildTop({ newer: () => this.#beside(-1), older: () => this.#beside(1) });
    this.#stage = buildStage(() => play().toggle());
    this.#bar = new Seekbar((ms) => play().seek(ms));
    this.#controls = buildControls({
      toggle: () => play().toggle(),
      back: () => play().step(-1),
      forward: () => play().step(1),
      speed: (speed) => play().setSpeed(speed),
      now: () => this.#jumpToNow(),
      detection: () => this.#jumpToDetection(),
    });
    this.#actions = buildActions(this.#id, {
      pin: () => this.#pin(),
      remove: () => this.#remove(),
    });
    this.element = h(
      "article",
      {
        class: "player",
        "data-testid": "player",
        "aria-busy": "true",
        "aria-label": t("player.label"),
      },
      this.#top.element,
      this.#stage.element,
      this.#bar.element,
      this.#controls.element,
      this.#actions.element,
      this.#facts.element,
    );
    this.#root.append(this.element);
  }

  async #refresh() {
    clearTimeout(this.#timer);
    try {
      this.#take(await api.findClip(this.#id));
    } catch (error) {
      this.#fail(error);
    }
    if (!this.#left && this.#clip && inProgress(this.#clip)) {
      this.#timer = setTimeout(() => this.#refresh(), REFRESH_MS);
    }
  }

  #take(clip) {
    if (this.#left) {
      return;
    }
    const first = !this.#clip;
    this.#clip = clip;
    this.#gaps = gaps(clip);
    this.#showClip();
    this.#playback.update(clip);
    if (first) {
      this.#begin();
    }
  }

  #begin() {
    if (!this.element.isConnected) {
      this.#root.replaceChildren(this.element);
    }
    this.element.removeAttribute("aria-busy");
    this.#showCamera();
    this.#showNeighbours();
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.#playback.play();
    }
  }

  /** A failed refresh of a shown clip is tried again; a first one, or a clip that is gone, is told. */
  #fail(error) {
    if (this.#left || error.status === 401 || (this.#clip && error.status !== 404)) {
      return;
    }
    if (error.again) {
      this.#wait();
      return;
    }
    this.#playback.pause();
    this.#root.replaceChildren(
      error.status === 404 ? gone() : failed(error, () => location.reload()),
    );
  }

  /** A clip is known by its first stored frame; whoever comes before it waits for it here. */
  #wait() {
    this.#root.replaceChildren(
      placard({ id: "soon", picture: "clips", title: t("error.soon"), lead: t("error.soon.lead") }),
    );
    this.#timer = setTimeout(() => this.#refresh(), REFRESH_MS);
  }

  #heard(changed) {
    if (changed.removed) {
      this.#fail({ status: 404 });
    } else if (!this.#clip) {
      this.#refresh();
    } else {
      const done = changed.state !== this.#clip.state;
      this.#clip = { ...this.#clip, pinned: changed.pinned };
      this.#showClip();
      if (done) {
        this.#refresh();
      }
    }
  }

  #showClip() {
    const clip = this.#clip;
    this.element.dataset.state = clip.state;
    text(this.#top.when, dateAndTime(clip.detectedAt));
    text(this.#stage.badge, inProgress(clip) ? t(`state.${clip.state}`) : "");
    this.#facts.update(clip, this.#gaps);
    showActions(this.#actions, clip);
    this.#controls.now.hidden = clip.state !== "recording";
  }

  #showCamera() {
    const camera = this.#clip && store.camera(this.#clip.camera);
    text(this.#top.title, this.#clip ? store.nameOf(this.#clip.camera) : "");
    if (camera?.width > 0 && camera.height > 0) {
      this.#stage.element.style.setProperty("--shape", `${camera.width / camera.height}`);
    }
  }

  #showNeighbours() {
    this.#top.newer.disabled = !this.#neighbour(-1);
    this.#top.older.disabled = !this.#neighbour(1);
  }

  #neighbour(offset) {
    const clips = store.clipList();
    const here = clips.findIndex(({ id }) => id === this.#id);
    return here === -1 ? undefined : clips[here + offset];
  }

  #beside(offset) {
    const clip = this.#neighbour(offset);
    if (clip) {
      go("clip", clip.id);
    }
  }

  /** The moving parts; called at each repaint while playing. */
  #show() {
    const clip = this.#clip;
    if (!clip) {
      return;
    }
    const { position: at, end, frame, playing, source, speed, frameFailed } = this.#playback;
    Object.assign(this.element.dataset, { source, playing: String(playing) });
    this.#bar.show(at, end);
    this.#bar.mark(detectedMs(clip), this.#gaps, end);
    this.#actions.video.hidden = !this.#playback.hasVideo;
    showPlay(this.#controls.play, playing);
    showTimes(this.#controls, clip, { at, end, frame });
    this.#controls.speeds.forEach((button) =>
      button.setAttribute("aria-pressed", String(Number(button.dataset.speed) === speed)),
    );
    text(this.#stage.note, noteOf(clip, frameFailed && source === "frames"));
  }

  #jumpToNow() {
    this.#playback.seek(this.#playback.end - BEHIND_NOW_MS);
    if (!this.#playback.playing) {
      this.#playback.play();
    }
  }

  #jumpToDetection() {
    this.#playback.seek(detectedMs(this.#clip));
  }

  async #pin() {
    const pinned = !this.#clip.pinned;
    try {
      store.putClip(await api.pinClip(this.#id, pinned));
    } catch (error) {
      noteError(error);
    }
  }

  async #remove() {
    const { camera, detectedAt } = this.#clip;
    if (!(await confirmDelete(store.nameOf(camera), dateAndTime(detectedAt)))) {
      return;
    }
    try {
      await api.deleteClip(this.#id);
      go("clips");
      store.removeClip(this.#id);
    } catch (error) {
      noteError(error);
    }
  }

  #onKey(event) {
    const act = this.#actionOf(event);
    if (act && this.#clip && !elsewhere(event)) {
      event.preventDefault();
      act();
    }
  }

  #actionOf(event) {
    const move = (sign) =>
      event.shiftKey
        ? () => this.#playback.seek(this.#playback.position + sign * JUMP_MS)
        : () => this.#playback.step(sign);
    return {
      " ": () => this.#playback.toggle(),
      ArrowLeft: move(-1),
      ArrowRight: move(1),
      d: () => this.#jumpToDetection(),
      p: () => this.#pin(),
      "[": () => this.#beside(-1),
      "]": () => this.#beside(1),
      Escape: () => go("clips"),
    }[event.key];
  }
}

const detectedMs = (clip) => Date.parse(clip.detectedAt) - Date.parse(clip.startedAt);

function gone() {
  const action = h("a", { class: "button", href: to("clips") }, t("back.clips"));
  return placard({ id: "gone", picture: "trash", title: t("error.gone"), action });
}
