// People: who is of which site, all accounts, and what everybody did.
import * as api from "../api.js";
import { ask, button } from "../dialog.js";
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { noteError } from "../notice.js";
import { everybody } from "./accounts.js";
import { audit } from "./audit.js";
import { inviteTo, ROLES } from "./invite.js";

export function render(root, me) {
  fill(root, me).catch(noteError);
}

/** All at once, so that nothing moves. */
async function fill(root, me) {
  const sites = await sitesOf(me);
  const parts = sites.map((site) => siteOf(site, me));
  root.append(
    ...(await Promise.all(me.role === "operator" ? [...parts, everybody(me)] : parts)),
    h("h3", {}, t("audit.title")),
    audit(),
  );
}

async function sitesOf(me) {
  return me.role === "operator"
    ? (await api.listSites()).map(({ id }) => id)
    : Object.keys(me.sites).filter((site) => me.sites[site] === "owner");
}

async function siteOf(site, me) {
  const list = h("ul", { class: "rows" });
  const invite = h(
    "button",
    {
      class: "button",
      type: "button",
      "data-testid": `invite-${site}`,
      onclick: () => inviteTo(site),
    },
    t("people.invite"),
  );
  await showMembers(list, site, me);
  return h(
    "section",
    { class: "people", "data-testid": `people-${site}` },
    h("h3", {}, t("people.site", { site })),
    list,
    invite,
  );
}

async function showMembers(list, site, me) {
  try {
    const members = await api.listMembers(site);
    list.replaceChildren(
      ...(members.length > 0
        ? members.map((member) => memberRow(member, site, me, list))
        : [h("li", { class: "hint" }, t("people.none"))]),
    );
  } catch (error) {
    noteError(error);
  }
}

function memberRow({ account, title, role }, site, me, list) {
  const again = () => showMembers(list, site, me);
  const change = (act) => act.then(again).catch((error) => (noteError(error), again()));
  const select = h(
    "select",
    {
      "aria-label": t("people.role.of", { name: title }),
      "data-testid": `role-${account}`,
      onchange: (event) => change(api.changeMember(site, account, event.target.value)),
    },
    ROLES.map((one) => h("option", { value: one, selected: one === role }, t(`role.${one}`))),
  );
  const remove = async () => {
    const lead = h("p", {}, t("people.remove.lead", { name: title, site }));
    const buttons = [button("", t("cancel")), button("remove", t("remove"), "button-bad")];
    if ((await ask(t("people.remove.title"), "remove-dialog", lead, buttons)) === "remove") {
      await change(api.removeMember(site, account));
    }
  };
  return h(
    "li",
    { class: "row", "data-testid": `member-${account}` },
    h("div", { class: "row-words" }, h("b", {}, title), h("span", { class: "hint" }, account)),
    select,
    h(
      "button",
      {
        class: "button button-small",
        type: "button",
        "aria-label": `${t("remove")}: ${title}`,
        onclick: remove,
      },
      t("remove"),
    ),
  );
}
