// For operators: what each plan gives, which site has which, and what each site uses.
import * as api from "../api.js";
import { h, text } from "../dom.js";
import { size } from "../format.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";
import { failed, note, noteError, words } from "../notice.js";

export function render(root) {
  const show = async () => {
    try {
      const [sites, plans] = await Promise.all([api.listSites(), api.listPlans()]);
      root.replaceChildren(...siteList(sites, plans), ...planList(plans, show));
    } catch (error) {
      root.replaceChildren(failed(error, show));
    }
  };
  show();
}

function siteList(sites, plans) {
  const list = h("ul", { class: "sites", "data-testid": "sites" });
  list.append(...sites.map((site) => siteCard(site, plans)));
  const sheet = h(
    "a",
    { class: "button", href: api.siteSheet, download: "sites.csv", "data-testid": "sheet" },
    icon("download"),
    t("sites.sheet"),
  );
  return [h("h3", {}, t("sites.title")), list, h("p", {}, sheet)];
}

function siteCard(site, plans) {
  const id = `plan-of-${site.id}`;
  const choice = h(
    "select",
    { id, "data-testid": id },
    plans.map(({ name }) => h("option", { value: name }, name)),
  );
  choice.value = site.plan;
  const figures = h("dl", { class: "figures" });
  const show = (now) => figures.replaceChildren(...figuresOf(now));
  show(site);
  choice.addEventListener("change", async () => {
    try {
      const changed = await api.changeSite(site.id, { plan: choice.value });
      site = changed;
      show(changed);
      note(t("sites.changed", { site: site.id, plan: changed.plan }));
    } catch (error) {
      choice.value = site.plan;
      noteError(error);
    }
  });
  return h(
    "li",
    { class: "site", "data-testid": `site-${site.id}` },
    h("h4", {}, site.id),
    figures,
    h("label", { for: id }, t("sites.plan")),
    choice,
  );
}

const figuresOf = ({ cameras, streams, clips, clipsKept, bytes, dedicatedAgent }) =>
  [
    ["sites.cameras", cameras],
    ["sites.streams", streams],
    ["sites.clips", t("sites.clips.of", { clips, clipsKept })],
    ["sites.disk", size(bytes)],
    ["sites.agents", t(dedicatedAgent ? "sites.agents.own" : "sites.agents.shared")],
  ].map(([key, value]) => h("div", {}, h("dt", {}, t(key)), h("dd", {}, String(value))));

function planList(plans, changed) {
  return [
    h("h3", {}, t("plans.title")),
    h("p", { class: "hint" }, t("plans.lead")),
    ...plans.map((plan) => planForm(plan, changed)),
  ];
}

const numbers = [
  ["clipsKept", 1, 10_000, 1],
  ["width", 160, 3_840, 2],
  ["height", 120, 2_160, 2],
  ["rate", 1, 60, 1],
  ["quality", 10, 100, 1],
];

function planForm(plan, changed) {
  const inputs = numbers.map(([name, min, max, step]) => {
    const control = h("input", {
      id: `${plan.name}-${name}`,
      type: "number",
      inputmode: "numeric",
      required: true,
      min,
      max,
      step,
    });
    control.value = plan[name];
    return { name, control };
  });
  const own = h("input", { type: "checkbox", id: `${plan.name}-own`, role: "switch" });
  own.checked = plan.dedicatedAgent;
  const result = h("p", { class: "result", role: "status" });
  const save = async (event) => {
    event.preventDefault();
    const wish = Object.fromEntries(
      inputs.map(({ name, control }) => [name, control.valueAsNumber]),
    );
    try {
      await api.changePlan(plan.name, { ...wish, dedicatedAgent: own.checked });
      note(t("plans.saved", { plan: plan.name }));
      await changed();
    } catch (error) {
      text(result, words(error));
    }
  };
  const fields = inputs.map(({ name, control }) =>
    h("div", {}, h("label", { for: control.id }, t(`plans.${name}`)), control),
  );
  return h(
    "details",
    { class: "plan", "data-testid": `plan-${plan.name}` },
    h("summary", {}, h("span", {}, plan.name), h("span", { class: "hint" }, summary(plan))),
    h(
      "form",
      { class: "plan-form", onsubmit: save },
      h("div", { class: "plan-fields" }, fields),
      h("label", { class: "switch", for: own.id }, own, t("plans.own")),
      h("button", { class: "button button-main", "data-testid": `save-${plan.name}` }, t("save")),
      result,
    ),
  );
}

const summary = ({ clipsKept, width, height, rate, dedicatedAgent }) =>
  [
    t("plans.clips", { n: clipsKept }),
    `${width} × ${height}`,
    t("camera.rate", { rate }),
    dedicatedAgent ? t("plans.own.short") : null,
  ]
    .filter(Boolean)
    .join(", ");
