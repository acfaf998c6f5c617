// A glimpse of a visit without opening it: a few of its stored frames, one after the other, while
// a mouse rests on its card or a finger does. Nothing moves for those who asked for less motion.
import * as api from "./api.js";
import { motion } from "./choices.js";
import { h } from "./dom.js";

const FRAMES = 8;
const REST_MS = 250;
const PRESS_MS = 500;
const EACH_MS = 450;

/** So many frames, evenly over all clips: [clip id, position] each. */
export function glimpses(clips, count = FRAMES) {
  const total = clips.reduce((sum, { frames }) => sum + frames, 0);
  const wanted = Math.min(count, total);
  return Array.from({ length: wanted }, (_, k) =>
    positionOf(clips, Math.floor(((k + 0.5) * total) / wanted)),
  );
}

function positionOf(clips, n) {
  let left = n;
  for (const { id, frames } of clips) {
    if (left < frames) {
      return [id, left];
    }
    left -= frames;
  }
  return null;
}

/** Shows glimpses in a picture while somebody rests on the link; clips() says of what. */
export function addPreview(link, picture, clips) {
  let stop = () => {};
  let pressed = false;
  const begin = (afterMs, mark) => {
    stop();
    stop = motion() ? play(picture, clips(), afterMs, mark) : () => {};
  };
  const end = () => stop();
  link.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType === "mouse") {
      begin(REST_MS, () => {});
    }
  });
  link.addEventListener("pointerdown", ({ pointerType }) => {
    pressed = false;
    if (pointerType === "touch") {
      begin(PRESS_MS, () => (pressed = true));
    } else {
      end();
    }
  });
  ["pointerleave", "pointerup", "pointercancel"].forEach((type) =>
    link.addEventListener(type, end),
  );
  link.addEventListener("contextmenu", (event) => pressed && event.preventDefault());
  link.addEventListener("click", (event) => {
    if (pressed) {
      event.preventDefault(); // The finger came to look, not to open.
      pressed = false;
    }
  });
  return end;
}

/** Returns what ends it: the frame under way is cancelled, the card's own picture is back. */
function play(picture, clips, afterMs, begun) {
  const stopping = new AbortController();
  const image = h("img", { class: "preview", alt: "", "data-testid": "preview" });
  const timer = setTimeout(() => {
    begun();
    run(picture, image, clips, stopping.signal);
  }, afterMs);
  return () => {
    clearTimeout(timer);
    stopping.abort();
    image.remove();
    URL.revokeObjectURL(image.src);
  };
}

async function run(picture, image, clips, signal) {
  const shown = glimpses(clips);
  try {
    for (let k = 0; shown.length > 0 && !signal.aborted; k = (k + 1) % shown.length) {
      const next = await load(...shown[k], signal);
      URL.revokeObjectURL(image.src);
      image.src = next;
      if (!image.isConnected) {
        picture.append(image);
      }
      await new Promise((go) => setTimeout(go, EACH_MS));
    }
  } catch {
    image.remove(); // Somebody left, or the clip is gone: the card's own picture says enough.
  }
}

async function load(clip, n, signal) {
  const response = await fetch(api.frame(clip, n), { signal, priority: "low" });
  if (!response.ok) {
    throw new Error(`status ${response.status}`);
  }
  const blob = await response.blob();
  signal.throwIfAborted();
  return URL.createObjectURL(blob);
}
