// What stands above every view: the tabs, with how much there is to see, and the tools.
import { h, hidden, text } from "./dom.js";
import { language, t } from "./i18n.js";
import { icon } from "./icons.js";
import { watchCount } from "./reviews.js";
import { go, to } from "./routes.js";

/** Views that have a tab, and a key: 1, 2, 3. */
export const tabs = ["clips", "live", "mesh"];

const nav = document.querySelector("#nav");

const count = h(
  "span",
  { class: "count", hidden: true, "data-testid": "unreviewed" },
  h("b", { "aria-hidden": "true" }),
  hidden(""),
);

let title = "Pasu";
let unreviewed = 0;

/** Fills what the document has empty; called once. */
export function furnish({ content, help, signOut }) {
  document.documentElement.lang = language;
  furnishSkip(document.querySelector("#skip"), content);
  nav.setAttribute("aria-label", t("nav.label"));
  nav.append(
    ...tabs.map((view) =>
      h("a", { href: to(view), "data-view": view }, icon(view), h("span", {}, t(`nav.${view}`))),
    ),
  );
  nav.firstElementChild.append(count);
  tool("#notify", "bell", () => go("settings", "notifications"), "notify.title");
  tool("#help", "help", help);
  tool("#settings", "gear", () => {}, "settings.title");
  tool("#sign-out", "out", signOut, "signOut");
  watchCount(count, showUnreviewed);
}

/** Goes to the content by focus alone: the address' fragment belongs to the routes. */
function furnishSkip(link, content) {
  text(link, t("skip"));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    content.focus();
  });
}

function tool(selector, picture, act, label = picture) {
  const button = document.querySelector(selector);
  button.append(icon(picture));
  button.title = t(label);
  button.setAttribute("aria-label", t(label));
  button.addEventListener("click", act);
}

/** Says which view is shown, in the tabs and in the title; undefined for none of them. */
export function mark(view) {
  const here = view === "clip" ? "clips" : view;
  [...nav.children, document.querySelector("#settings")].forEach((link) => {
    link.toggleAttribute("aria-current", false);
    if (here && (link.dataset.view ?? link.id) === here) {
      link.setAttribute("aria-current", "page");
    }
  });
  title = here ? `${titleOf(here)} · Pasu` : "Pasu";
  showTitle();
}

function showTitle() {
  const inside = document.body.dataset.inside === "true";
  document.title = inside && unreviewed > 0 ? `(${unreviewed}) ${title}` : title;
}

/** In the title, and on the icon of the installed page. */
function showUnreviewed(n) {
  unreviewed = n;
  showTitle();
  navigator.setAppBadge?.(n).catch(() => {});
}

const titles = { settings: "settings.title", enrol: "enrol.title" };
const titleOf = (view) => t(titles[view] ?? `nav.${view}`);
