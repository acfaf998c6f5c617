// A live picture: one WebSocket onto one canvas. Of frames that come faster than they are drawn
// only the latest is kept. It says of each that it was taken, so that no more are on the way than
// can be drawn, and every few seconds that somebody still looks.
import * as api from "./api.js";
import { asBuffers, decode } from "./decode.js";
import { draw } from "./frames.js";
import { sentence } from "./sayings.js";

const ALIVE_MS = 5000;
const RETRY_MS = 2000;

export class Feed {
  #camera;
  #canvas;
  #told;
  #state = "";
  #socket = null;
  #alive = 0;
  #retry = 0;
  #waiting = null;
  #decoding = false;

  /** told(state, reason): connecting, live, waiting, offline or lost, and why in parts of text. */
  constructor(camera, canvas, told) {
    this.#camera = camera;
    this.#canvas = canvas;
    this.#told = (state, reason) => {
      if (state !== this.#state || reason) {
        this.#state = state; // What is live already is not told with each picture.
        told(state, reason);
      }
    };
  }

  /** Opens the feed unless it is open. */
  open() {
    if (this.#socket) {
      return;
    }
    clearTimeout(this.#retry);
    this.#told("connecting");
    this.#socket = this.#connect();
    this.#alive = setInterval(() => this.#say("alive"), ALIVE_MS);
  }

  /** Ends the feed, so that an idle camera may rest; the last picture stays. */
  close() {
    clearTimeout(this.#retry);
    clearInterval(this.#alive);
    this.#socket?.close();
    this.#socket = null;
    this.#waiting = null;
  }

  #connect() {
    const socket = new WebSocket(api.live(this.#camera));
    const mine = (act) => (event) => socket === this.#socket && act(event);
    socket.binaryType = asBuffers ? "arraybuffer" : "blob";
    socket.addEventListener(
      "open",
      mine(() => this.#say("alive")),
    );
    socket.addEventListener(
      "message",
      mine(({ data }) => this.#take(data)),
    );
    socket.addEventListener(
      "close",
      mine(() => this.#lost()),
    );
    return socket;
  }

  #say(word) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(word);
    }
  }

  #take(data) {
    if (typeof data === "string") {
      const { state, reason, wording } = JSON.parse(data);
      this.#told(state, sentence(reason, wording));
    } else {
      if (this.#waiting) {
        this.#say("taken"); // And passed over.
      }
      this.#waiting = data;
      this.#decode();
    }
  }

  async #decode() {
    if (this.#decoding) {
      return;
    }
    this.#decoding = true;
    while (this.#waiting) {
      const data = this.#waiting;
      this.#waiting = null;
      await this.#drawn(data);
      this.#say("taken");
    }
    this.#decoding = false;
  }

  /** A broken picture is passed over: the next one is on its way. */
  async #drawn(data) {
    try {
      const picture = await decode(data, this.#canvas);
      draw(this.#canvas, picture);
      picture.close();
      this.#told("live");
    } catch {
      this.#told("connecting");
    }
  }

  #lost() {
    this.close();
    this.#told("lost");
    this.#retry = setTimeout(() => this.open(), RETRY_MS);
  }
}
