// Your account: the password, passkeys, and the browsers that are signed in.
import * as api from "../api.js";
import * as device from "../device.js";
import { h, text } from "../dom.js";
import { dateAndTime } from "../format.js";
import { t } from "../i18n.js";
import { words } from "../notice.js";
import * as passkeys from "./passkeys.js";
import { fill, row } from "./rows.js";

export function render(root, me) {
  const sessions = h("ul", { class: "rows", "data-testid": "sessions" });
  root.append(
    h("p", { class: "hint", "data-testid": "account-name" }, t("account.lead", { name: me.user })),
    h("h3", {}, t("account.password")),
    passwordForm(),
    ...passkeys.section(me).filter(Boolean),
    h("h3", {}, t("account.sessions")),
    sessions,
  );
  showSessions(sessions);
}

function passwordForm() {
  const old = secret("old", "current-password", false);
  const fresh = secret("new", "new-password", true);
  const state = h("p", { class: "form-state", role: "status", "data-testid": "password-state" });
  const form = h(
    "form",
    { class: "fields", "data-testid": "password-form" },
    h("label", { for: "old" }, t("account.password.old")),
    old,
    h("label", { for: "new" }, t("account.password.new")),
    fresh,
    h("p", { class: "hint" }, t("account.password.hint")),
    state,
    h("button", { class: "button", "data-testid": "password-go" }, t("account.password.go")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await api.changePassword(old.value || undefined, fresh.value);
      device.renew().catch(() => {}); // Else when the page is opened again.
      form.reset();
      text(state, t("account.password.done"));
    } catch (error) {
      text(state, words(error));
    }
  });
  return form;
}

const secret = (id, autocomplete, required) =>
  h("input", {
    id,
    type: "password",
    autocomplete,
    required,
    minlength: required ? 10 : false,
    maxlength: 128,
    "data-testid": `password-${id}`,
  });

async function showSessions(list) {
  await fill(list, api.listSessions, "account.sessions.none", (session) =>
    row(
      browserOf(session.userAgent),
      t(session.current ? "account.session.this" : "account.session", {
        address: session.address || "?",
        when: dateAndTime(session.seenAt),
      }),
      "session",
      session.current ? {} : { [t("account.session.end")]: () => end(session, list) },
    ),
  );
}

async function end({ id }, list) {
  await api.endSession(id);
  device.renew().catch(() => {});
  await showSessions(list);
}

/** What a browser calls itself, as shortly as people do. */
function browserOf(userAgent) {
  const browser = /(Edg|Firefox|Chrome|Safari)[/\w]*\/?\d*/.exec(userAgent)?.[1];
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1];
  const name = browser === "Edg" ? "Edge" : browser;
  return [name, system].filter(Boolean).join(" · ") || userAgent || "?";
}
