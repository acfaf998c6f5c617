// One clip being played: a position, and a source that follows it. The MP4 plays where there is
// one; before that, and for every single step, the stored frames do, since they are exact.
import * as api from "./api.js";
import { FrameStage } from "./frames.js";
import { advance, frameAt } from "./timeline.js";

const LONGEST_TICK_MS = 100;
const CUSHION_MS = 600;

export class Playback {
  position = 0;
  playing = false;
  speed = 1;
  source = "frames";
  frameFailed = false;
  #clip = { frameTimes: [], durationMs: 0, state: "recording" };
  #stage;
  #video;
  #changed;
  #videoState = "none";
  #starved = false;
  #entry = 0;
  #last = 0;
  #ended;
  #over = new AbortController();

  /**
   * changed() is called at each change of position or state, up to once per repaint; ended() when
   * the last frame was played. Once disposed of, canvas and video may serve another clip.
   */
  constructor(id, { canvas, video }, { changed, ended }) {
    this.#video = video;
    this.#changed = changed;
    this.#ended = ended;
    this.#stage = new FrameStage(canvas, id, (failed) => this.#drew(failed));
    const { signal } = this.#over;
    video.addEventListener("loadedmetadata", () => this.#videoCame(), { signal });
    video.addEventListener("error", () => this.#videoFailed(), { signal });
    video.addEventListener("ended", () => this.playing && this.#finish(), { signal });
  }

  /** Takes the clip's newest details: more frames, or its MP4. */
  update(clip) {
    this.#clip = clip;
    this.#stage.times = clip.frameTimes;
    if (this.#videoState === "none" && (clip.state === "ready" || clip.state === "incomplete")) {
      this.#videoState = "loading";
      this.#video.src = api.video(clip.id);
    }
    if (!this.playing && this.source === "frames") {
      this.#stage.show(this.frame);
    }
    this.#changed();
  }

  get frame() {
    return frameAt(this.#clip.frameTimes, this.position);
  }

  get hasVideo() {
    return this.#videoState === "usable";
  }

  get growing() {
    return this.#clip.state === "recording";
  }

  /** Where playing ends: after the last frame, or at the newest one while more will come. */
  get end() {
    const newest = this.#clip.frameTimes.at(-1) ?? 0;
    return this.growing ? newest : Math.max(newest, this.#clip.durationMs);
  }

  toggle() {
    if (this.playing) {
      this.pause();
    } else {
      this.play();
    }
  }

  play() {
    if (this.position >= this.end && !this.growing) {
      this.position = 0;
    }
    this.playing = true;
    this.#last = performance.now();
    requestAnimationFrame(this.#tick);
    this.#enterVideo();
    this.#changed();
  }

  pause() {
    this.#followVideo();
    this.playing = false;
    this.#video.pause();
    this.#changed();
  }

  /** Goes to a position: the playing source goes on there, a halted one shows that very frame. */
  seek(ms) {
    this.position = Math.min(Math.max(0, ms), this.end);
    this.#starved = false;
    if (this.playing && this.source === "video") {
      this.#video.currentTime = this.#videoTime();
    } else {
      this.#become("frames");
      this.#stage.show(this.frame);
      this.#enterVideo();
    }
    this.#changed();
  }

  /** Halts, and goes some frames back or forward. */
  step(count) {
    this.pause();
    const times = this.#clip.frameTimes;
    const target = Math.min(Math.max(0, this.frame + count), times.length - 1);
    this.seek(times[target] ?? 0);
  }

  setSpeed(speed) {
    this.speed = speed;
    this.#video.playbackRate = speed;
    this.#changed();
  }

  dispose() {
    this.playing = false;
    this.#entry++;
    this.#over.abort();
    this.#stage.dispose();
    this.#video.removeAttribute("src");
    this.#video.load();
  }

  #tick = (now) => {
    if (!this.playing) {
      return;
    }
    const elapsed = Math.min(LONGEST_TICK_MS, Math.max(0, now - this.#last));
    this.#last = now;
    if (this.source === "video") {
      this.#followVideo();
    } else {
      this.#runFrames(elapsed);
    }
    this.#changed();
    requestAnimationFrame(this.#tick);
  };

  #runFrames(elapsed) {
    this.#starved = this.#isStarved();
    if (!this.#starved && this.#stage.keepsUp()) {
      this.position = advance(this.position, elapsed, this.speed, this.end);
    }
    this.#stage.show(this.frame);
    if (this.position >= this.end && !this.growing) {
      this.#finish();
    }
  }

  /** At the newest frame of a growing clip, waits for a cushion, so that it goes on smoothly. */
  #isStarved() {
    const left = this.end - this.position;
    return this.growing && (left <= 0 || (this.#starved && left < CUSHION_MS));
  }

  #followVideo() {
    if (this.source === "video") {
      this.position = Math.min(this.end, this.#start() + this.#video.currentTime * 1000);
    }
  }

  #finish() {
    this.position = this.end;
    this.playing = false;
    this.#changed();
    this.#ended();
  }

  #videoCame() {
    this.#videoState = "usable";
    this.#changed();
    this.#enterVideo();
  }

  #videoFailed() {
    this.#videoState = "failed";
    this.#followVideo();
    this.#become("frames");
    this.#stage.show(this.frame);
  }

  /** Hands over from the frames to the video, at the position reached, once it is there. */
  async #enterVideo() {
    if (!this.playing || this.#videoState !== "usable") {
      return;
    }
    const entry = ++this.#entry;
    const current = () => entry === this.#entry && this.playing;
    this.#video.playbackRate = this.speed;
    await this.#videoAt(this.#videoTime());
    if (current() && (await started(this.#video)) && current()) {
      this.#become("video");
    }
  }

  #videoAt(seconds) {
    return new Promise((resolve) => {
      this.#video.addEventListener("seeked", resolve, { once: true });
      this.#video.currentTime = seconds;
    });
  }

  #become(source) {
    if (source === "frames") {
      this.#video.pause();
    }
    this.source = source;
    this.#entry++;
    this.#changed();
  }

  #drew(failed) {
    this.frameFailed = failed;
    this.#changed();
  }

  /** The MP4 begins with the first stored frame. */
  #start() {
    return this.#clip.frameTimes[0] ?? 0;
  }

  #videoTime() {
    return Math.max(0, (this.position - this.#start()) / 1000);
  }
}

/** Whether a video began to play; a browser may refuse. */
async function started(video) {
  try {
    await video.play();
    return true;
  } catch {
    return false;
  }
}
