// The visit a shown clip belongs to, as one line of time, and the visits beside it.
import * as api from "./api.js";
import * as store from "./store.js";
import { locate, segments, visitOf, visits } from "./visits.js";

/** Whoever comes by a link to an old clip has only that one: its neighbours are asked for. */
const AROUND_MS = 30 * 60_000;

export class VisitLine {
  visit = null;
  #id;
  #parts = [];
  #all = [];
  #asked = false;

  constructor(id) {
    this.#id = id;
  }

  /** Takes what is known of the clip that is shown, and of all others. */
  show(clip) {
    this.#id = clip.id;
    const known = store.clipList();
    const shown = { reviewed: store.clip(clip.id)?.reviewed, ...clip };
    this.#all = visits([shown, ...known.filter(({ id }) => id !== clip.id)]);
    this.visit = visitOf(this.#all, clip.id);
    this.#parts = segments(this.visit.clips);
    if (!store.clip(clip.id) && store.state.loaded && !this.#asked) {
      this.#asked = true;
      this.#askAround(clip);
    }
  }

  get ids() {
    return this.visit.clips.map(({ id }) => id);
  }

  get length() {
    const last = this.#parts.at(-1);
    return last ? last.at + last.length : 0;
  }

  /** Positions of the detections, those that are not cut off. */
  get detections() {
    return this.visit.clips.map((clip, n) => {
      const { at, cut } = this.#parts[n];
      return at - cut + Date.parse(clip.detectedAt) - Date.parse(clip.startedAt);
    });
  }

  /** Where in the visit a position of the shown clip is. */
  at(ms) {
    const part = this.#parts.find(({ id }) => id === this.#id);
    return part ? part.at - part.cut + ms : ms;
  }

  locate(ms) {
    return locate(this.#parts, ms);
  }

  /** Gaps of the shown clip, as positions of the visit. */
  gaps(of) {
    return of.map((gap) => ({ ...gap, from: this.at(gap.from), to: this.at(gap.to) }));
  }

  /** Where the visit goes on after a clip; undefined after its last. */
  after(id) {
    const next = this.#parts[this.#parts.findIndex((part) => part.id === id) + 1];
    return next && { id: next.id, ms: next.cut };
  }

  neighbour(offset) {
    return this.#all[this.#all.indexOf(this.visit) + offset];
  }

  async #askAround({ camera, detectedAt }) {
    const when = (offset) => new Date(Date.parse(detectedAt) + offset).toISOString();
    const asked = { camera, from: when(-AROUND_MS), before: when(AROUND_MS), limit: store.PAGE };
    try {
      store.addClips(await api.listClips(asked));
    } catch {
      // The clip plays alone.
    }
  }
}
