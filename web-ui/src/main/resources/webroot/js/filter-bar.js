// The row under the heading in which one chooses a day, a cause, and an order. Where there is
// little room it is opened by a button.
import { iconButton } from "./buttons.js";
import { h } from "./dom.js";
import { causes } from "./filter.js";
import { dayKey } from "./format.js";
import { t } from "./i18n.js";

/** changed(part) is told what of the filter is different now. */
export function makeFilterBar(changed) {
  const day = h("input", {
    type: "date",
    id: "filter-day",
    "data-testid": "filter-day",
    onchange: () => changed({ day: day.value || null }),
  });
  const cause = choice("cause", ["", ...causes], (id) => t(id ? `cause.${id}` : "filter.any"));
  cause.addEventListener("change", () => changed({ cause: cause.value || null }));
  const order = choice("order", ["time", "importance"], (id) => t(`filter.order.${id}`));
  order.addEventListener("change", () => changed({ important: order.value === "importance" }));
  const element = h(
    "div",
    {
      class: "filter",
      id: "filter",
      role: "group",
      "aria-label": t("filter.label"),
      "data-testid": "filter",
    },
    field("day", day),
    field("cause", cause),
    field("order", order),
  );
  const toggle = iconButton("filter", t("filter.label"), "filter-toggle", () => open(!isOpen()));
  toggle.classList.add("filter-toggle");
  toggle.setAttribute("aria-controls", "filter");
  const isOpen = () => element.dataset.open === "true";
  const open = (is) => {
    element.dataset.open = String(is);
    toggle.setAttribute("aria-expanded", String(is));
  };
  open(false);
  const show = (filter) => {
    if (filter.day || filter.cause || filter.important) {
      open(true);
    }
    day.max = dayKey(Date.now());
    day.value = filter.day ?? "";
    cause.value = filter.cause ?? "";
    order.value = filter.important ? "importance" : "time";
  };
  return { element, toggle, show };
}

const field = (id, control) =>
  h("div", { class: "field" }, h("label", { for: `filter-${id}` }, t(`filter.${id}`)), control);

const choice = (id, values, name) =>
  h(
    "select",
    { id: `filter-${id}`, "data-testid": `filter-${id}` },
    values.map((value) => h("option", { value }, name(value))),
  );
