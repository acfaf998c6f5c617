// People: who is of which site, inviting somebody, and what everybody did.
import * as api from "../api.js";
import { ask, button } from "../dialog.js";
import { h, text } from "../dom.js";
import { dateAndTime } from "../format.js";
import { t } from "../i18n.js";
import { note, noteError } from "../notice.js";

const ROLES = ["viewer", "owner"];

export function render(root, me) {
  fill(root, me).catch(noteError);
}

async function fill(root, me) {
  const sites = await sitesOf(me);
  root.append(
    ...sites.map((site) => siteOf(site, me)),
    ...(me.role === "operator" ? [everybody(me)] : []),
    h("h3", {}, t("audit.title")),
    audit(),
  );
}

async function sitesOf(me) {
  return me.role === "operator"
    ? (await api.listSites()).map(({ id }) => id)
    : Object.keys(me.sites).filter((site) => me.sites[site] === "owner");
}

function siteOf(site, me) {
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
  showMembers(list, site, me);
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

/** Asks for the role, then shows the link: nobody can be shown it again. */
async function inviteTo(site) {
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

function showLink({ token, expiresAt }) {
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

/** Every account, for operators: to let somebody back in, and to remove one. */
function everybody(me) {
  const list = h("ul", { class: "rows", "data-testid": "accounts" });
  const show = async () => {
    const accounts = await api.listAccounts();
    list.replaceChildren(...accounts.map((account) => accountRow(account, me, show)));
  };
  show().catch(noteError);
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

function audit() {
  const list = h("ol", { class: "rows", "data-testid": "audit" });
  const more = h("button", { class: "button", type: "button", hidden: true }, t("audit.more"));
  let before = null;
  const load = async () => {
    const deeds = await api.listDeeds(before);
    list.append(...deeds.map(deedRow));
    before = deeds.at(-1)?.at ?? before;
    more.hidden = deeds.length < api.DEEDS;
    if (!list.firstChild) {
      list.append(h("li", { class: "hint" }, t("audit.none")));
    }
  };
  more.addEventListener("click", () => load().catch(noteError));
  load().catch(noteError);
  return h("div", { class: "people" }, list, more);
}

function deedRow({ at, account, action, site, subject, detail, outcome, address }) {
  const what = named("deed", action);
  const made = detail && `→ ${named("role", detail)}`;
  const details = [site, subject && short(subject), made, address].filter(Boolean).join(" · ");
  const words = h(
    "div",
    { class: "row-words" },
    h("b", {}, account || t("audit.nobody")),
    ` ${what}`,
  );
  if (outcome !== "done") {
    words.append(" ", h("span", { class: "deed-refused" }, t(`audit.${outcome}`)));
  }
  const time = h("time", { datetime: at, class: "hint" });
  text(time, dateAndTime(at));
  words.append(h("span", { class: "hint row-line" }, time, details && ` · ${details}`));
  return h("li", { class: "row" }, words);
}

/** In the reader's words, where there are some. */
function named(kind, value) {
  const key = `${kind}.${value}`;
  return t(key) === key ? value : t(key);
}

const short = (subject) => (/^[0-9a-f]{32}$/.test(subject) ? subject.slice(0, 8) : subject);
