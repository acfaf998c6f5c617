// Lists of things one has, each with what can be done with it.
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { noteError } from "../notice.js";

/** Fills a list with what is loaded, or says that there is none. */
export async function fill(list, load, none, make) {
  try {
    const items = await load();
    list.replaceChildren(
      ...(items.length > 0 ? items.map(make) : [h("li", { class: "hint" }, t(none))]),
    );
  } catch (error) {
    noteError(error);
  }
}

/** acts: what its buttons say, by what they do. */
export function row(title, line, id, acts) {
  return h(
    "li",
    { class: "row", "data-testid": id },
    h("div", { class: "row-words" }, h("b", {}, title), h("span", { class: "hint" }, line)),
    Object.entries(acts).map(([label, act]) => actButton(label, title, act)),
  );
}

function actButton(label, title, act) {
  const press = ({ currentTarget }) => {
    currentTarget.disabled = true;
    act()
      .catch(noteError)
      .finally(() => (currentTarget.disabled = false));
  };
  return h(
    "button",
    {
      class: "button button-small",
      type: "button",
      "aria-label": `${label}: ${title}`,
      onclick: press,
    },
    label,
  );
}
