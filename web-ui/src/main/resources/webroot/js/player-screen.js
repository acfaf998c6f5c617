// The player's elements together: what they show of a clip, of its camera, and of where one is.
import { h, text } from "./dom.js";
import { makeFacts } from "./facts.js";
import { dateAndTime } from "./format.js";
import { t } from "./i18n.js";
import { buildActions, buildControls, buildStage, buildTop, showPlay } from "./player-parts.js";
import { noteOf, showActions, showTimes, showVisit } from "./player-words.js";
import { Seekbar } from "./seekbar.js";
import * as store from "./store.js";
import { inProgress } from "./visits.js";

export class PlayerScreen {
  #top;
  #bar;
  #controls;
  #actions;
  #facts;

  /** act says what each control does. */
  constructor(act) {
    this.#top = buildTop({ newer: () => act.beside(-1), older: () => act.beside(1) });
    this.stage = buildStage(act.toggle);
    this.#bar = new Seekbar(act.seek);
    this.#controls = buildControls({
      ...act,
      back: () => act.step(-1),
      forward: () => act.step(1),
    });
    this.#actions = buildActions(act);
    this.#facts = makeFacts(act.seekInClip);
    this.element = h(
      "article",
      {
        class: "player",
        "data-testid": "player",
        "aria-busy": "true",
        "aria-label": t("player.label"),
      },
      this.#top.element,
      this.stage.element,
      this.#bar.element,
      this.#controls.element,
      this.#actions.element,
      this.#facts.element,
    );
  }

  showClip(clip, gaps) {
    Object.assign(this.element.dataset, { state: clip.state, id: clip.id });
    text(this.#top.when, dateAndTime(clip.detectedAt));
    text(this.stage.badge, inProgress(clip) ? t(`state.${clip.state}`) : "");
    this.#facts.update(clip, gaps);
    showActions(this.#actions, clip);
    this.#controls.now.hidden = clip.state !== "recording";
  }

  showCamera(clip) {
    const camera = clip && store.camera(clip.camera);
    text(this.#top.title, clip ? store.nameOf(clip.camera) : "");
    if (camera?.width > 0 && camera.height > 0) {
      this.stage.element.style.setProperty("--shape", `${camera.width / camera.height}`);
    }
  }

  /** The visit of a clip, and whether there are others beside it. */
  showBeside(line, id) {
    showVisit({ part: this.#top.part, review: this.#actions.review }, line.visit, id);
    this.#top.newer.disabled = !line.neighbour(-1);
    this.#top.older.disabled = !line.neighbour(1);
  }

  /** The parts that move while it plays. */
  showMoment(clip, playback, line, gaps) {
    const { position, frame, playing, source, speed, frameFailed } = playback;
    const at = line.at(position);
    const end = Math.max(line.length, line.at(playback.end));
    Object.assign(this.element.dataset, { source, playing: String(playing) });
    this.#bar.show(at, end);
    this.#bar.mark(line.detections, line.gaps(gaps), end);
    this.#actions.video.hidden = !playback.hasVideo;
    showPlay(this.#controls.play, playing);
    showTimes(this.#controls, clip, { at, end, frame });
    this.#controls.speeds.forEach((button) =>
      button.setAttribute("aria-pressed", String(Number(button.dataset.speed) === speed)),
    );
    text(this.stage.note, noteOf(clip, frameFailed && source === "frames"));
  }
}
