// The view of a visit: plays its clips as one, follows it while it grows, and lets its owner keep
// or remove a clip. The address names the clip that is shown.
import { motion } from "./choices.js";
import { Followed } from "./followed.js";
import { elsewhere, listen } from "./keys.js";
import { failed } from "./notice.js";
import { gone, pin, remove, soon } from "./player-acts.js";
import { Playback } from "./playback.js";
import { PlayerScreen } from "./player-screen.js";
import { review } from "./reviews.js";
import { go, to } from "./routes.js";
import * as store from "./store.js";
import { gaps } from "./timeline.js";
import { VisitLine } from "./visit-line.js";

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
  #screen = new PlayerScreen({
    toggle: () => this.#playback.toggle(),
    step: (frames) => this.#playback.step(frames),
    speed: (speed) => this.#playback.setSpeed(speed),
    seek: (ms) => this.#seek(ms),
    seekInClip: (ms) => this.#playback.seek(ms),
    now: () => this.#jumpToNow(),
    detection: () => this.#jumpToDetection(),
    beside: (offset) => this.#beside(offset),
    review: () => review(this.#line.ids, !this.#line.visit.reviewed),
    pin: () => pin(this.#clip),
    remove: () => remove(this.#clip),
  });
  #playback;
  #followed;
  #line;
  #entry;
  #ends;

  constructor(root, id) {
    this.#root = root;
    this.#id = id;
    this.#line = new VisitLine(id);
    this.#entry = { play: motion(), ms: null };
    root.append(this.#screen.element);
    this.#playback = this.#play(id);
    this.#ends = [
      store.on("clips", (changed) => changed?.id === this.#id && this.#heard(changed)),
      store.on("clips", () => this.#showBeside()),
      store.on("cameras", () => this.#showCamera()),
      listen(document, "keydown", (event) => this.#onKey(event)),
    ];
    this.#followed = this.#follow(id);
  }

  leave() {
    this.#followed.end();
    this.#ends.forEach((end) => end());
    this.#playback.dispose();
  }

  #play(id) {
    return new Playback(id, this.#screen.stage, {
      changed: () => this.#show(),
      ended: () => this.#ended(),
    });
  }

  /** Goes to another clip of the visit; the picture stays until the first one of it has come. */
  #turnTo({ id, ms }, play) {
    const { speed } = this.#playback;
    this.#followed.end();
    this.#playback.dispose();
    this.#id = id;
    this.#clip = null;
    this.#entry = { play, ms };
    this.#playback = this.#play(id);
    this.#playback.setSpeed(speed);
    history.replaceState(null, "", to("clip", id));
    this.#followed = this.#follow(id);
  }

  #follow(id) {
    const followed = new Followed(id, {
      came: (clip) => this.#take(clip),
      failed: (error) => this.#fail(error),
    });
    followed.ask();
    return followed;
  }

  #take(clip) {
    const first = !this.#clip;
    this.#clip = clip;
    this.#gaps = gaps(clip);
    this.#line.show(clip);
    this.#showClip();
    this.#playback.update(clip);
    if (first) {
      this.#begin();
    }
  }

  #begin() {
    if (!this.#screen.element.isConnected) {
      this.#root.replaceChildren(this.#screen.element);
    }
    this.#screen.element.removeAttribute("aria-busy");
    this.#showCamera();
    this.#showBeside();
    if (this.#entry.ms !== null) {
      this.#playback.seek(this.#entry.ms);
    }
    if (this.#entry.play) {
      this.#playback.play();
    }
  }

  /** A failed refresh of a shown clip is passed over; a first one, or a clip that is gone, is told. */
  #fail(error) {
    if (error.status === 401 || (this.#clip && error.status !== 404)) {
      return;
    }
    this.#playback.pause();
    this.#root.replaceChildren(
      error.again ? soon() : error.status === 404 ? gone() : failed(error, () => location.reload()),
    );
  }

  #heard(changed) {
    if (changed.removed) {
      this.#fail({ status: 404 });
    } else if (!this.#clip) {
      this.#followed.ask();
    } else {
      const done = changed.state !== this.#clip.state;
      this.#clip = { ...this.#clip, pinned: changed.pinned };
      this.#showClip();
      if (done) {
        this.#followed.ask();
      }
    }
  }

  /** Who saw a clip to its end has reviewed it; the visit goes on with the next one. */
  #ended() {
    review([this.#id]);
    const next = this.#line.after(this.#id);
    if (next) {
      this.#turnTo(next, true);
    }
  }

  #showClip() {
    this.#screen.showClip(this.#clip, this.#gaps);
  }

  #showCamera() {
    this.#screen.showCamera(this.#clip);
  }

  #showBeside() {
    if (this.#clip) {
      this.#line.show(this.#clip);
      this.#screen.showBeside(this.#line, this.#id);
    }
  }

  #beside(offset) {
    const visit = this.#line.neighbour(offset);
    if (visit) {
      go("clip", visit.id);
    }
  }

  /** Goes to a position of the visit. */
  #seek(ms) {
    const place = this.#line.locate(ms);
    if (place.id === this.#id) {
      this.#playback.seek(place.ms);
    } else {
      this.#turnTo(place, this.#playback.playing);
    }
  }

  /** Called at each repaint while playing. */
  #show() {
    if (this.#clip) {
      this.#screen.showMoment(this.#clip, this.#playback, this.#line, this.#gaps);
    }
  }

  #jumpToNow() {
    this.#playback.seek(this.#playback.end - BEHIND_NOW_MS);
    if (!this.#playback.playing) {
      this.#playback.play();
    }
  }

  #jumpToDetection() {
    this.#playback.seek(Date.parse(this.#clip.detectedAt) - Date.parse(this.#clip.startedAt));
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
        ? () => this.#seek(this.#line.at(this.#playback.position) + sign * JUMP_MS)
        : () => this.#playback.step(sign);
    return {
      " ": () => this.#playback.toggle(),
      ArrowLeft: move(-1),
      ArrowRight: move(1),
      d: () => this.#jumpToDetection(),
      p: () => pin(this.#clip),
      "[": () => this.#beside(-1),
      "]": () => this.#beside(1),
      Escape: () => go("clips"),
    }[event.key];
  }
}
