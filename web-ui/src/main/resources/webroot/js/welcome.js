// The door for somebody who was invited: shows to what, and takes a name and a password.
import * as api from "./api.js";
import { h, text } from "./dom.js";
import { dateAndTime } from "./format.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { placard, words } from "./notice.js";

/** Shows it; calls back once the server let the reader in. */
export async function show(root, { token, entered }) {
  const door = h("div", { class: "door" });
  root.replaceChildren(door);
  try {
    const invitation = await api.lookAtInvitation(token);
    const me = invitation.account ? null : await api.meQuietly();
    door.replaceChildren(
      me ? joining(invitation, token, me, entered) : newcomer(invitation, token, entered),
    );
  } catch (error) {
    door.replaceChildren(refused(error));
  }
}

const refused = (error) =>
  placard({
    id: "invitation-refused",
    alone: true,
    picture: "warn",
    title: t("invitation.refused"),
    lead: words(error),
    action: h("a", { class: "button", href: "/" }, t("invitation.signin")),
  });

function newcomer(invitation, token, entered) {
  const name = input("name", { autocomplete: "username", pattern: "[a-z0-9][a-z0-9\\-]{0,39}" });
  const title = input("title", { autocomplete: "name", required: false, maxlength: 60 });
  const password = input("password", {
    type: "password",
    autocomplete: "new-password",
    minlength: 10,
    maxlength: 128,
  });
  if (invitation.account) {
    name.value = invitation.account;
    name.readOnly = true;
  }
  const names = invitation.account
    ? [...labelled("invitation.name", name)]
    : [
        ...labelled("invitation.name", name, "invitation.name.hint"),
        ...labelled("invitation.title", title),
      ];
  return form(
    invitation,
    t("invitation.go"),
    entered,
    [...names, ...labelled("invitation.password", password, "account.password.hint")],
    () =>
      api.acceptInvitation({
        token,
        name: name.value,
        title: title.value.trim() || undefined,
        password: password.value,
      }),
  );
}

/** Somebody who has an account already. */
const joining = (invitation, token, me, entered) =>
  form(invitation, t("invitation.join", { name: me.user }), entered, [], () =>
    api.joinByInvitation(token),
  );

function form(invitation, label, entered, fields, act) {
  const error = h("p", { class: "signin-error", role: "alert", "data-testid": "invitation-error" });
  const go = h("button", { class: "button button-main", "data-testid": "invitation-go" }, label);
  const element = h(
    "form",
    { class: "signin", "data-testid": "invitation" },
    h("span", { class: "signin-mark" }, icon("people")),
    h("h1", {}, t("invitation.heading")),
    h("p", {}, lead(invitation)),
    fields,
    error,
    go,
  );
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    go.disabled = true;
    try {
      await act();
      entered();
    } catch (failure) {
      go.disabled = false;
      text(error, words(failure));
    }
  });
  return element;
}

function lead({ role, site, account, invitedBy, expiresAt }) {
  const values = { by: invitedBy, site: site ?? "", until: dateAndTime(expiresAt) };
  if (account) {
    return t("invitation.back", values);
  }
  return t(site ? `invitation.${role}` : "invitation.operator", values);
}

const input = (id, props) =>
  h("input", {
    id,
    required: true,
    spellcheck: "false",
    "data-testid": `invitation-${id}`,
    ...props,
  });

const labelled = (key, field, hint) => [
  h("label", { for: field.id }, t(key)),
  field,
  ...(hint ? [h("p", { class: "hint" }, t(hint))] : []),
];
