// A clip's stored frames on a canvas: loads the wanted one and those after it, draws the newest
// that is due, and forgets those far away.
import * as api from "./api.js";

const AHEAD = 12;
const AT_ONCE = 4;
const KEPT = 40;
const MAY_LAG_MS = 250;
const RETRY_MS = 1000;

class NoPicture extends Error {}

export class FrameStage {
  times = [];
  #canvas;
  #clip;
  #drew;
  #wanted = 0;
  #drawn = -1;
  #cache = new Map();
  #loading = new Set();
  #failed = new Set();
  #resting = 0;
  #stop = new AbortController();

  /** drew(failed) is called after each drawing, and with true where a wanted frame will not come. */
  constructor(canvas, clip, drew) {
    this.#canvas = canvas;
    this.#clip = clip;
    this.#drew = drew;
  }

  show(index) {
    this.#wanted = index;
    this.#draw();
    this.#load();
  }

  /** Whether the clock may go on: the picture is the due one, or not far behind it. */
  keepsUp() {
    const lag = this.times[this.#wanted] - this.times[this.#drawn];
    return this.#failed.has(this.#wanted) || (lag >= 0 && lag <= MAY_LAG_MS);
  }

  dispose() {
    this.#stop.abort();
    clearTimeout(this.#resting);
    this.#cache.forEach((picture) => picture.close());
    this.#cache.clear();
  }

  #draw() {
    const index = this.#due();
    if (index === -1 || index === this.#drawn) {
      return;
    }
    const picture = this.#cache.get(index);
    draw(this.#canvas, picture);
    this.#drawn = index;
    this.#canvas.dataset.frame = index;
    this.#drew(false);
  }

  /** The wanted frame; while it is loaded, the nearest one on the way to it; -1 if none. */
  #due() {
    if (this.#cache.has(this.#wanted)) {
      return this.#wanted;
    }
    const between = [...this.#cache.keys()].filter((n) => n > this.#drawn && n < this.#wanted);
    return between.length > 0 ? Math.max(...between) : -1;
  }

  #load() {
    if (this.#resting || this.#stop.signal.aborted) {
      return;
    }
    const end = Math.min(this.times.length, this.#wanted + AHEAD);
    for (let n = Math.max(0, this.#wanted); n < end && this.#loading.size < AT_ONCE; n++) {
      if (!this.#cache.has(n) && !this.#loading.has(n) && !this.#failed.has(n)) {
        this.#fetch(n);
      }
    }
  }

  async #fetch(n) {
    this.#loading.add(n);
    try {
      this.#keep(n, await picture(api.frame(this.#clip, n), this.#stop.signal));
    } catch (error) {
      this.#fail(n, error);
    }
    this.#loading.delete(n);
    if (!this.#stop.signal.aborted) {
      this.#draw();
      this.#load();
    }
  }

  #keep(n, bitmap) {
    if (this.#stop.signal.aborted) {
      bitmap.close();
      return;
    }
    this.#cache.set(n, bitmap);
    if (this.#cache.size > KEPT) {
      this.#forget();
    }
  }

  /** A frame that is not there, or broken, is passed over; an unreachable server is asked again. */
  #fail(n, error) {
    if (this.#stop.signal.aborted) {
      return;
    }
    if (error instanceof NoPicture) {
      this.#failed.add(n);
    } else {
      this.#rest();
    }
    if (n === this.#wanted) {
      this.#drew(true);
    }
  }

  #rest() {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#resting = 0;
      this.#load();
    }, RETRY_MS);
  }

  #forget() {
    const far = (n) => Math.abs(n - this.#wanted);
    const furthest = [...this.#cache.keys()].reduce((a, b) => (far(a) > far(b) ? a : b));
    this.#cache.get(furthest).close();
    this.#cache.delete(furthest);
  }
}

async function picture(url, signal) {
  const response = await fetch(url, { signal });
  if (response.status === 404) {
    throw new NoPicture(url);
  }
  if (!response.ok) {
    throw new Error(`status ${response.status}`);
  }
  const blob = await response.blob();
  return createImageBitmap(blob).catch(() => Promise.reject(new NoPicture(url)));
}

/** Draws a picture at its own size and counts it in data-frames. */
export function draw(canvas, picture) {
  const width = picture.displayWidth ?? picture.width;
  const height = picture.displayHeight ?? picture.height;
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
  }
  canvas.getContext("2d", { alpha: false }).drawImage(picture, 0, 0);
  canvas.dataset.frames = Number(canvas.dataset.frames ?? 0) + 1;
}
