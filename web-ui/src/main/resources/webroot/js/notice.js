// Short words to the reader: the banner while the line is lost, notes that pass, and states that
// fill a view (empty, loading, failed).
import { h, text } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { to } from "./routes.js";
import { sentence } from "./sayings.js";
import * as store from "./store.js";

const SHOWN_MS = 5000;
const told = new Set([401, 403, 404, 409, 413, 429, 500, 502, 503]);

const banner = () => document.querySelector("#banner");

export function watchConnection() {
  store.on("state", () => {
    banner().hidden = store.state.connected;
    text(banner(), store.state.connected ? "" : t("offline"));
    if (store.state.connected) {
      note(t("online"));
    }
  });
}

export function hideBanner() {
  banner().hidden = true;
}

/** A note at the foot of the page, read out politely, gone by itself. */
export function note(message, kind = "plain") {
  const element = h("p", { class: `note note-${kind}` }, message);
  document.querySelector("#notes").append(element);
  setTimeout(() => element.remove(), SHOWN_MS);
}

export function noteError(error) {
  note(words(error), "bad");
}

/** What went wrong in a sentence, as an element's children; the server's own where it gave one. */
export function words(error) {
  if (error.status === 0) {
    return [t("error.network")];
  }
  if (error.detail) {
    return sentence(error.detail, error.wording);
  }
  return [error.status ? refused(error.status) : String(error.message)];
}

/** What a status means where whoever answered, such as a proxy, gave no reason. */
const refused = (status) =>
  told.has(status) ? t(`error.${status}`) : t("error.status", { status: String(status) });

/**
 * A state that fills a view: a picture, a heading, a line, and what to do.
 *
 * @param alone whether the view has no other heading
 */
export function placard({ picture, title, lead, action, id, alone = false }) {
  return h(
    "div",
    { class: "placard", "data-testid": id },
    icon(picture),
    h(alone ? "h1" : "h2", {}, title),
    lead && h("p", {}, lead),
    action,
  );
}

/** What a house without cameras shows, and where its owner adds one. */
export function noCameras() {
  const action = h(
    "a",
    { class: "button button-main owner-only", href: to("settings", "cameras") },
    t("cameras.add"),
  );
  return placard({
    id: "empty",
    picture: "camera",
    title: t("live.empty"),
    lead: t("clips.nocameras"),
    action,
  });
}

export function failed(error, retry) {
  const again = h("button", { class: "button", type: "button", onclick: retry }, t("retry"));
  return placard({
    id: "error",
    alone: true,
    picture: "warn",
    title: t("error.title"),
    lead: words(error),
    action: again,
  });
}
