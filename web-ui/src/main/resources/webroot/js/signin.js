// The door: takes the one-time token from the link, or from the reader.
import * as api from "./api.js";
import { h, text } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { words } from "./notice.js";
import { tokenOf } from "./routes.js";

/** Shows the door; calls back once the server let the reader in. */
export function show(root, { token, ended, entered }) {
  const door = build();
  root.replaceChildren(door.element);
  const enter = (value) => tryToken(door, value, entered);
  door.form.addEventListener("submit", (event) => {
    event.preventDefault();
    enter(tokenOf(door.input.value));
  });
  if (ended) {
    text(door.error, t("signin.ended"));
  }
  return token ? enter(token) : door.input.focus();
}

function build() {
  const input = h("input", {
    id: "token",
    type: "password",
    required: true,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "signin-error",
    "data-testid": "signin-token",
  });
  const button = h(
    "button",
    { class: "button button-main", "data-testid": "signin-go" },
    t("signin.go"),
  );
  const error = h("p", {
    id: "signin-error",
    class: "signin-error",
    role: "alert",
    "data-testid": "signin-error",
  });
  const form = h(
    "form",
    { class: "signin", "data-testid": "signin" },
    h("span", { class: "signin-mark" }, icon("live")),
    h("h1", {}, t("signin.title")),
    h("p", {}, t("signin.lead")),
    h("label", { for: "token" }, t("signin.label")),
    input,
    error,
    button,
  );
  return { element: h("div", { class: "door" }, form), form, input, button, error };
}

async function tryToken(door, token, entered) {
  busy(door, true);
  try {
    await api.signIn(token);
    entered();
  } catch (error) {
    busy(door, false);
    text(door.error, reason(error));
    door.input.focus();
  }
}

function busy(door, is) {
  door.button.disabled = is;
  text(door.button, t(is ? "signin.busy" : "signin.go"));
  if (is) {
    text(door.error, "");
  }
}

function reason(error) {
  if (error.status === 429) {
    return t("signin.many");
  }
  return error.status >= 400 && error.status < 500 ? t("signin.refused") : words(error);
}
