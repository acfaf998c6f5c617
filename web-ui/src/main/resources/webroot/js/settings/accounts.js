// Every account, for operators.
import * as api from "../api.js";
import { ask, button } from "../dialog.js";
import { h } from "../dom.js";
import { dateAndTime } from "../format.js";
import { t } from "../i18n.js";
import { noteError } from "../notice.js";
import { inviteTo, showLink } from "./invite.js";

/** All of them: to let somebody back in, and to remove one. */
export async function everybody(me) {
  const list = h("ul", { class: "rows", "data-testid": "accounts" });
  const show = async () => {
    const accounts = await api.listAccounts();
    list.replaceChildren(...accounts.map((account) => accountRow(account, me, show)));
  };
  await show().catch(noteError);
  return h(
    "section",
    { class: "people" },
    h("h3", {}, t("people.all")),
    list,
    h(
      "button",
      {
        class: "button",
        type: "button",
        "data-testid": "invite-operator",
        onclick: () => inviteTo(null),
      },
      t("people.invite.operator"),
    ),
  );
}

function accountRow({ id, title, role, sites, seenAt }, me, show) {
  const where = Object.entries(sites).map(([site, its]) => `${site}: ${t(`role.${its}`)}`);
  const what = role === "operator" ? [t("role.operator")] : where;
  const seen = seenAt ? t("people.seen", { when: dateAndTime(seenAt) }) : t("people.never");
  const again = h(
    "button",
    {
      class: "button button-small",
      type: "button",
      "aria-label": `${t("people.back")}: ${title}`,
      onclick: () => api.invite({ role, account: id }).then(showLink).catch(noteError),
    },
    t("people.back"),
  );
  return h(
    "li",
    { class: "row", "data-testid": `account-${id}` },
    h(
      "div",
      { class: "row-words" },
      h("b", {}, title),
      h("span", { class: "hint" }, [id, ...what, seen].join(" · ")),
    ),
    again,
    id === me.user || id === "operator" ? null : removeAccount(id, title, show),
  );
}

function removeAccount(id, title, show) {
  const press = async () => {
    const lead = h("p", {}, t("people.account.remove.lead", { name: title }));
    const buttons = [button("", t("cancel")), button("remove", t("remove"), "button-bad")];
    if ((await ask(t("people.remove.title"), "remove-dialog", lead, buttons)) === "remove") {
      await api.removeAccount(id).then(show).catch(noteError);
    }
  };
  return h(
    "button",
    {
      class: "button button-small",
      type: "button",
      "aria-label": `${t("remove")}: ${title}`,
      onclick: press,
    },
    t("remove"),
  );
}
