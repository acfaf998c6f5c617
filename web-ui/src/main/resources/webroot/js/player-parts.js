// The player's furniture: elements only, no behaviour.
import * as api from "./api.js";
import { h, hidden } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { to } from "./routes.js";

const SPEEDS = [0.5, 1, 2];

/** A button with a picture; its label is read out and shown on hover. */
export function iconButton(picture, label, id, act, kind = "") {
  return h("button", {
    class: `button button-icon ${kind}`, type: "button", title: label, "aria-label": label,
    "data-testid": id, onclick: act,
  }, icon(picture));
}

export function buildStage(toggle) {
  const parts = {
    canvas: h("canvas", { width: "640", height: "360", "data-testid": "frame", "data-frames": "0" }),
    video: h("video", { playsinline: true, preload: "auto", "data-testid": "video" }),
    badge: h("span", { class: "badge badge-rec", "data-testid": "player-state" }),
    note: h("p", { class: "stage-note", role: "status" }),
  };
  parts.video.muted = true;
  parts.element = h("div", { class: "stage", onclick: toggle },
    parts.canvas, parts.video, parts.badge, parts.note);
  return parts;
}

export function buildControls(act) {
  const parts = {
    play: iconButton("play", t("player.play"), "play", act.toggle, "button-play"),
    time: h("span", { class: "now", "data-testid": "time" }),
    total: h("span", { class: "total", "data-testid": "duration" }),
    clock: h("span", { class: "clock", "data-testid": "clock" }),
    frame: h("span", { class: "frame-count", "data-testid": "frame-count" }),
    speeds: SPEEDS.map((speed) => speedButton(speed, act.speed)),
    detection: h("button", {
      class: "button button-small", type: "button", "data-testid": "to-detection",
      title: t("player.detection.jump"), onclick: act.detection,
    }, t("player.detected")),
    now: h("button", {
      class: "button button-small", type: "button", "data-testid": "now", onclick: act.now,
    }, t("player.now")),
  };
  parts.element = h("div", { class: "controls" },
    h("div", { class: "times" }, h("span", {}, parts.time, " / ", parts.total), parts.clock, parts.frame),
    h("div", { class: "buttons" },
      iconButton("back", t("player.back"), "step-back", act.back), parts.play,
      iconButton("forward", t("player.forward"), "step-forward", act.forward)),
    h("div", { class: "sides" }, parts.detection, parts.now,
      h("div", { class: "speeds", role: "group", "aria-label": t("player.speed") }, parts.speeds)));
  return parts;
}

function speedButton(speed, choose) {
  return h("button", {
    type: "button", "data-speed": speed, "data-testid": `speed-${speed}`, onclick: () => choose(speed),
  }, `${speed}×`);
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

export function buildActions(id, act) {
  const parts = {
    pin: h("button", { class: "button owner-only", type: "button", "data-testid": "pin", onclick: act.pin,
      title: t("pin.hint") }, icon("pin"), h("span")),
    remove: h("button", { class: "button button-bad owner-only", type: "button", "data-testid": "delete",
      onclick: act.remove }, icon("trash"), t("delete")),
    video: download(`${api.video(id)}?download`, "player.download.video", "download-video"),
    frames: download(api.frames(id), "player.download.frames", "download-frames"),
  };
  parts.element = h("div", { class: "actions" }, parts.pin, parts.video, parts.frames, parts.remove);
  return parts;
}

function download(href, label, id) {
  return h("a", { class: "button", href, download: true, "data-testid": id },
    icon("download"), hidden(t("player.download")), t(label));
}

/** Back to the list, and to the clips beside this one. */
export function buildTop(act) {
  const parts = {
    title: h("h1", { "data-testid": "player-camera" }),
    when: h("p", { class: "player-when" }),
    newer: iconButton("left", t("player.newer"), "newer", act.newer),
    older: iconButton("right", t("player.older"), "older", act.older),
  };
  parts.element = h("div", { class: "head player-head" },
    h("a", { class: "button button-icon", href: to("clips"), title: t("back.clips"),
      "aria-label": t("back.clips"), "data-testid": "back" }, icon("arrow")),
    h("div", { class: "player-title" }, parts.title, parts.when),
    h("div", { class: "pair" }, parts.newer, parts.older));
  return parts;
}
