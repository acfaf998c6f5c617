// The player's furniture: elements only, no behaviour.
import { backLink, iconButton, smallButton } from "./buttons.js";
import { h, hidden } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { to } from "./routes.js";

const SPEEDS = [0.5, 1, 2];

export function buildStage(toggle) {
  const parts = {
    canvas: h("canvas", {
      width: "640",
      height: "360",
      "data-testid": "frame",
      "data-frames": "0",
    }),
    video: h("video", { playsinline: true, preload: "auto", "data-testid": "video" }),
    badge: h("span", { class: "badge badge-rec", "data-testid": "player-state" }),
    note: h("p", { class: "stage-note", role: "status" }),
  };
  parts.video.muted = true;
  parts.element = h(
    "div",
    { class: "stage", onclick: toggle },
    parts.canvas,
    parts.video,
    parts.badge,
    parts.note,
  );
  return parts;
}

export function buildControls(act) {
  const times = buildTimes();
  const buttons = {
    play: iconButton("play", t("player.play"), "play", act.toggle, "button-play"),
    back: iconButton("back", t("player.back"), "step-back", act.back),
    forward: iconButton("forward", t("player.forward"), "step-forward", act.forward),
  };
  const sides = buildSides(act);
  const row = h("div", { class: "buttons" }, buttons.back, buttons.play, buttons.forward);
  const element = h("div", { class: "controls" }, times.element, row, sides.element);
  return { ...times, ...buttons, ...sides, element };
}

function buildTimes() {
  const time = h("span", { class: "now", "data-testid": "time" });
  const total = h("span", { class: "total", "data-testid": "duration" });
  const clock = h("span", { class: "clock", "data-testid": "clock" });
  const frame = h("span", { class: "frame-count", "data-testid": "frame-count" });
  const element = h("div", { class: "times" }, h("span", {}, time, " / ", total), clock, frame);
  return { time, total, clock, frame, element };
}

function buildSides(act) {
  const detection = smallButton(t("player.detected"), "to-detection", act.detection);
  detection.title = t("player.detection.jump");
  const now = smallButton(t("player.now"), "now", act.now);
  now.hidden = true;
  const speeds = SPEEDS.map((speed) => speedButton(speed, act.speed));
  const group = h(
    "div",
    { class: "speeds", role: "group", "aria-label": t("player.speed") },
    speeds,
  );
  return { detection, now, speeds, element: h("div", { class: "sides" }, detection, now, group) };
}

function speedButton(speed, choose) {
  return h(
    "button",
    {
      type: "button",
      "data-speed": speed,
      "data-testid": `speed-${speed}`,
      onclick: () => choose(speed),
    },
    `${speed}×`,
  );
}

export function showPlay(button, playing) {
  const name = playing ? "pause" : "play";
  if (button.dataset.shows !== name) {
    button.dataset.shows = name;
    button.replaceChildren(icon(name));
    const label = playing ? t("player.pause") : t("player.play");
    button.setAttribute("aria-label", label);
    button.title = label;
  }
}

export function buildActions(act) {
  const parts = {
    review: h(
      "button",
      {
        class: "button",
        type: "button",
        disabled: true,
        "data-testid": "review",
        onclick: act.review,
      },
      icon("check"),
      h("span", {}, t("review.mark")),
    ),
    pin: h(
      "button",
      {
        class: "button owner-only",
        type: "button",
        disabled: true,
        "data-testid": "pin",
        onclick: act.pin,
        title: t("pin.hint"),
      },
      icon("pin"),
      h("span"),
    ),
    remove: h(
      "button",
      {
        class: "button button-bad owner-only",
        type: "button",
        disabled: true,
        "data-testid": "delete",
        onclick: act.remove,
      },
      icon("trash"),
      t("delete"),
    ),
    video: download("player.download.video", "download-video"),
    frames: download("player.download.frames", "download-frames"),
  };
  parts.element = h(
    "div",
    { class: "actions" },
    parts.review,
    parts.pin,
    parts.video,
    parts.frames,
    parts.remove,
  );
  return parts;
}

function download(label, id) {
  return h(
    "a",
    { class: "button", download: true, "data-testid": id },
    icon("download"),
    hidden(t("player.download")),
    t(label),
  );
}

/** Back to the list, and to the clips beside this one. */
export function buildTop(act) {
  const parts = {
    title: h("h1", { "data-testid": "player-camera" }),
    when: h("p", { class: "player-when" }),
    part: h("p", { class: "player-when player-part", "data-testid": "visit-part" }),
    newer: iconButton("left", t("player.newer"), "newer", act.newer),
    older: iconButton("right", t("player.older"), "older", act.older),
  };
  parts.element = h(
    "div",
    { class: "head player-head" },
    backLink(to("clips"), t("back.clips")),
    h("div", { class: "player-title" }, parts.title, parts.when, parts.part),
    h("div", { class: "pair" }, parts.newer, parts.older),
  );
  return parts;
}
