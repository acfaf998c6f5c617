// The reader's passkeys: making one, what it is called, and removing it.
import * as api from "../api.js";
import { ask, button } from "../dialog.js";
import { h } from "../dom.js";
import { dateAndTime } from "../format.js";
import { t } from "../i18n.js";
import { note, noteError } from "../notice.js";
import * as passkeys from "../passkeys.js";
import { fill, row } from "./rows.js";

export function section(me) {
  const list = h("ul", { class: "rows", "data-testid": "passkeys" });
  show(list);
  return [
    h("h3", {}, t("account.passkeys")),
    h(
      "p",
      { class: "hint", "data-testid": "passkeys-lead" },
      t(passkeys.able() ? "account.passkeys.lead" : "account.passkeys.unable"),
    ),
    list,
    passkeys.able() &&
      h(
        "button",
        {
          class: "button",
          type: "button",
          "data-testid": "passkey-add",
          onclick: () => add(me, list),
        },
        t("account.passkeys.add"),
      ),
  ];
}

const show = (list) =>
  fill(list, api.listPasskeys, "account.passkeys.none", (passkey) =>
    row(passkey.title, facts(passkey), "passkey", {
      [t("account.passkeys.rename")]: () => rename(passkey, list),
      [t("remove")]: () => remove(passkey, list),
    }),
  );

function facts({ host, createdAt, usedAt }) {
  const made = t("account.passkeys.made", { host, when: dateAndTime(createdAt) });
  const used = usedAt
    ? t("account.passkeys.used", { when: dateAndTime(usedAt) })
    : t("account.passkeys.unused");
  return `${made} · ${used}`;
}

async function add(me, list) {
  const title = await askTitle(t("account.passkeys.add"), t("account.passkeys.this"), "add");
  if (!title) {
    return;
  }
  try {
    await passkeys.add(me.user, title);
    note(t("account.passkeys.added"));
    await show(list);
  } catch (error) {
    if (error instanceof DOMException) {
      note(t(error.name === "InvalidStateError" ? "passkey.known" : "passkey.none"), "bad");
    } else {
      noteError(error);
    }
  }
}

async function rename({ id, title }, list) {
  const wanted = await askTitle(t("account.passkeys.rename"), title, "save");
  if (wanted) {
    await api.renamePasskey(id, wanted);
    await show(list);
  }
}

async function remove(passkey, list) {
  const lead = h("p", {}, t("account.passkeys.remove.lead", { name: passkey.title }));
  const buttons = [button("", t("cancel")), button("remove", t("remove"), "button-bad")];
  if ((await ask(t("account.passkeys.remove"), "passkey-dialog", lead, buttons)) === "remove") {
    await passkeys.remove(passkey);
    await show(list);
  }
}

/** What a passkey is to be called; null when the reader would rather not. */
async function askTitle(heading, title, act) {
  const input = h("input", {
    id: "passkey-title",
    maxlength: "60",
    required: true,
    pattern: ".*\\S.*",
    "data-testid": "passkey-title",
  });
  input.value = title;
  const fields = h(
    "div",
    { class: "fields" },
    h("label", { for: "passkey-title" }, t("account.passkeys.title")),
    input,
  );
  const buttons = [
    button("", t("cancel")),
    button(act, t(act === "add" ? "account.passkeys.add.go" : "camera.save"), "button-main"),
  ];
  return (await ask(heading, "passkey-dialog", fields, buttons)) === act
    ? input.value.trim()
    : null;
}
