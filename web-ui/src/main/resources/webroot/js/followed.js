// One clip as the server has it: asked for at once, and again each second while it grows.
import * as api from "./api.js";
import { inProgress } from "./visits.js";

const EACH_MS = 1000;

export class Followed {
  #id;
  #came;
  #failed;
  #grows = false;
  #timer = 0;
  #over = false;

  /** came(clip) and failed(error) are told of every answer until the end. */
  constructor(id, { came, failed }) {
    this.#id = id;
    this.#came = came;
    this.#failed = failed;
  }

  /** Now, and not only when a second is over. */
  async ask() {
    clearTimeout(this.#timer);
    const tell = await api.findClip(this.#id).then(
      (clip) => this.#take(clip),
      (error) => this.#miss(error),
    );
    if (this.#over) {
      return;
    }
    tell();
    clearTimeout(this.#timer);
    if (this.#grows) {
      this.#timer = setTimeout(() => this.ask(), EACH_MS);
    }
  }

  end() {
    this.#over = true;
    clearTimeout(this.#timer);
  }

  #take(clip) {
    this.#grows = inProgress(clip);
    return () => this.#came(clip);
  }

  /** A clip is known by its first stored frame: one that is about to begin is waited for. */
  #miss(error) {
    this.#grows = error.again || (this.#grows && error.status !== 404);
    return () => this.#failed(error);
  }
}
