// Inviting somebody: what they are to be, then the link by which they come in.
import * as api from "../api.js";
import { ask, button } from "../dialog.js";
import { h } from "../dom.js";
import { dateAndTime } from "../format.js";
import { t } from "../i18n.js";
import { note, noteError } from "../notice.js";

/** What a member of a site may be. */
export const ROLES = ["viewer", "owner"];

/** To a site, or, for null, to be an operator. Shows the link, which nobody can be shown again. */
export async function inviteTo(site) {
  const roles = site ? ROLES : ["operator"];
  const select = h(
    "select",
    { id: "invite-role" },
    roles.map((role) => h("option", { value: role }, t(`role.${role}`))),
  );
  const fields = h(
    "div",
    { class: "fields" },
    h("label", { for: "invite-role" }, t("people.role")),
    select,
    h("p", { class: "hint" }, t("people.invite.lead")),
  );
  const buttons = [button("", t("cancel")), button("invite", t("people.invite.go"), "button-main")];
  if ((await ask(t("people.invite"), "invite-dialog", fields, buttons)) === "invite") {
    try {
      await showLink(await api.invite({ role: select.value, site: site ?? undefined }));
    } catch (error) {
      noteError(error);
    }
  }
}

export function showLink({ token, expiresAt }) {
  const link = `${location.origin}/sign-in?invite=${token}`;
  const field = h("input", { id: "invite-link", readonly: true, "data-testid": "invite-link" });
  field.value = link;
  const copy = h(
    "button",
    {
      class: "button",
      type: "button",
      onclick: async () => {
        field.select();
        await navigator.clipboard?.writeText(link).then(
          () => note(t("people.copied")),
          () => {},
        );
      },
    },
    t("people.copy"),
  );
  const content = h(
    "div",
    { class: "fields" },
    h("label", { for: "invite-link" }, t("people.link")),
    field,
    h("p", {}, t("people.link.lead", { until: dateAndTime(expiresAt) })),
    copy,
  );
  return ask(t("people.link.title"), "link-dialog", content, [button("", t("close"))]);
}
