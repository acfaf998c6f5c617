// Buttons that several views have.
import { h } from "./dom.js";
import { icon } from "./icons.js";

/** A button with a picture; its label is read out and shown on hover. */
export function iconButton(picture, label, id, act, kind = "") {
  return h(
    "button",
    {
      class: `button button-icon ${kind}`,
      type: "button",
      title: label,
      "aria-label": label,
      "data-testid": id,
      onclick: act,
    },
    icon(picture),
  );
}

export function smallButton(label, id, act, kind = "") {
  return h(
    "button",
    { class: `button button-small ${kind}`, type: "button", "data-testid": id, onclick: act },
    label,
  );
}

/** A link with a picture of an arrow, up to where one came from. */
export function backLink(href, label) {
  return h(
    "a",
    { class: "button button-icon", href, title: label, "aria-label": label, "data-testid": "back" },
    icon("arrow"),
  );
}
