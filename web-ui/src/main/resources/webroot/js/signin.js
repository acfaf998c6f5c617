// The door: lets the reader in by name and password, by a passkey, or by a one-time link.
import * as api from "./api.js";
import { h, text } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { words } from "./notice.js";
import * as passkeys from "./passkeys.js";
import { tokenOf } from "./routes.js";

/** Shows the door; calls back once the server let the reader in. */
export function show(root, { token, ended, entered }) {
  const door = build(entered);
  root.replaceChildren(door.element);
  if (ended) {
    text(door.error, t("signin.ended"));
  }
  return token ? enter(door, () => api.signIn(token), entered) : door.name.focus();
}

function build(entered) {
  const name = field("name", { type: "text", autocomplete: "username" });
  const password = field("password", { type: "password", autocomplete: "current-password" });
  const token = field("token", { type: "password", autocomplete: "off" });
  const error = h("p", {
    id: "signin-error",
    class: "signin-error",
    role: "alert",
    "data-testid": "signin-error",
  });
  const go = submit("signin-go", t("signin.go"), "button-main");
  const byName = h(
    "form",
    { class: "signin", "data-testid": "signin" },
    h("span", { class: "signin-mark" }, icon("live")),
    h("h1", {}, t("signin.title")),
    h("label", { for: "name" }, t("signin.name")),
    name,
    h("label", { for: "password" }, t("signin.password")),
    password,
    error,
    go,
  );
  const byLink = h(
    "form",
    { class: "signin" },
    h("p", {}, t("signin.lead")),
    h("label", { for: "token" }, t("signin.label")),
    token,
    submit("signin-link-go", t("signin.go")),
  );
  const link = h("details", { class: "signin-more" }, h("summary", {}, t("signin.link")), byLink);
  const element = h("div", { class: "door" }, h("div", { class: "signin" }, byName));
  const door = { element, name, error, password };
  element.firstChild.append(passkeys.able() ? passkeyButton(door, entered) : passkeyHint(), link);
  onSubmit(byName, () =>
    enter(door, () => api.signInAs(name.value.trim(), password.value), entered),
  );
  onSubmit(byLink, () => enter(door, () => api.signIn(tokenOf(token.value)), entered));
  return door;
}

const field = (id, props) =>
  h("input", {
    id,
    name: id,
    required: true,
    spellcheck: "false",
    autocapitalize: "none",
    "aria-describedby": "signin-error",
    "data-testid": `signin-${id}`,
    ...props,
  });

const submit = (id, label, kind = "") =>
  h("button", { class: `button ${kind}`, "data-testid": id }, label);

function passkeyButton(door, entered) {
  return h(
    "button",
    {
      class: "button",
      type: "button",
      "data-testid": "signin-passkey",
      onclick: () => enter(door, passkeys.signIn, entered, "signin.passkey.refused"),
    },
    icon("key"),
    t("signin.passkey"),
  );
}

const passkeyHint = () =>
  h("p", { class: "hint", "data-testid": "signin-no-passkey" }, t("signin.passkey.unable"));

function onSubmit(form, act) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
}

async function enter(door, prove, entered, refused = "signin.refused") {
  busy(door, true);
  try {
    await prove();
    entered();
  } catch (error) {
    busy(door, false);
    text(door.error, reason(error, refused));
    door.password.value = "";
    door.name.focus();
  }
}

function busy(door, is) {
  door.element.querySelectorAll("button").forEach((button) => (button.disabled = is));
  text(door.error, is ? t("signin.busy") : "");
}

function reason(error, refused) {
  if (error.status === 429) {
    return t("signin.many");
  }
  if (error instanceof DOMException) {
    return t("signin.passkey.none", { host: location.hostname });
  }
  return error.status === 401 ? t(refused) : words(error);
}
