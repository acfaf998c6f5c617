// The settings: a list of sections, and one of them. Wide screens show both side by side, narrow
// ones the list or the section.
import { backLink } from "./buttons.js";
import { attribute, h, text } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { failed, placard } from "./notice.js";
import { to } from "./routes.js";
import { seenBy } from "./settings/sections.js";
import { state } from "./store.js";

const wide = matchMedia("(min-width: 720px)");

export function show(root, id) {
  const view = new SettingsView(root, id);
  return { leave: () => view.leave(), change: (next) => view.open(next) };
}

class SettingsView {
  #sections = seenBy(state.me);
  #parts = build(this.#sections);
  #asked;
  #opened = null;
  #leaveSection = () => {};
  #onWidth = () => this.open(this.#asked);

  constructor(root, id) {
    root.append(this.#parts.element);
    wide.addEventListener("change", this.#onWidth);
    this.open(id);
  }

  leave() {
    wide.removeEventListener("change", this.#onWidth);
    this.#close();
  }

  /** Opens a section; without one, the first where there is room for it beside the list. */
  open(id) {
    const chosen = id ?? (wide.matches ? this.#sections[0].id : null);
    this.#asked = id;
    this.#mark(chosen);
    if (chosen !== this.#opened) {
      this.#close();
      this.#opened = chosen;
      this.#fill(chosen);
    }
  }

  #mark(chosen) {
    attribute(this.#parts.element, "data-open", String(chosen !== null));
    this.#parts.links.forEach(({ id, link }) => {
      link.toggleAttribute("aria-current", false);
      if (id === chosen) {
        link.setAttribute("aria-current", "page");
      }
    });
  }

  #close() {
    this.#opened = null;
    this.#leaveSection();
    this.#leaveSection = () => {};
  }

  async #fill(id) {
    const { body } = this.#parts;
    const section = this.#sections.find((one) => one.id === id);
    body.replaceChildren(...(id !== null && !section ? [unknown()] : []));
    if (!section) {
      return;
    }
    const room = h("div", { class: "section", "data-testid": `section-${id}` });
    body.append(h("h2", {}, t(`settings.${id}`)), room);
    try {
      const { render } = await section.load();
      if (this.#opened === id && room.isConnected) {
        this.#leaveSection = render(room, state.me) ?? (() => {});
      }
    } catch (error) {
      room.replaceChildren(failed(error, () => location.reload()));
    }
  }
}

function build(sections) {
  const links = sections.map(({ id, icon: picture }) => ({ id, link: sectionLink(id, picture) }));
  const title = h("h1", {});
  text(title, t("settings.title"));
  const back = backLink(to("settings"), t("settings.back"));
  back.classList.add("settings-back");
  const list = h(
    "ul",
    {},
    links.map(({ link }) => h("li", {}, link)),
  );
  const nav = h("nav", { class: "settings-list", "aria-label": t("settings.sections") }, list);
  const body = h("div", { class: "settings-body" });
  const element = h(
    "div",
    { class: "settings", "data-testid": "settings" },
    h("div", { class: "head player-head" }, back, title),
    h("div", { class: "settings-both" }, nav, body),
  );
  return { element, links, body };
}

const sectionLink = (id, picture) =>
  h(
    "a",
    { href: to("settings", id), "data-testid": `to-${id}` },
    icon(picture),
    h("span", {}, t(`settings.${id}`)),
    icon("right"),
  );

const unknown = () =>
  placard({
    id: "error",
    picture: "help",
    title: t("error.view"),
    action: h("a", { class: "button", href: to("settings") }, t("settings.back")),
  });
