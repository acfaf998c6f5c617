// What is known of a clip, as a list under its picture.
import { makeImportance, showWhole } from "./card.js";
import { h, text } from "./dom.js";
import { dateAndTime, exactTime, size, span } from "./format.js";
import { t } from "./i18n.js";

const words = {
  "fact.detected": (clip) => dateAndTime(clip.detectedAt),
  "fact.started": (clip) => exactTime(clip.startedAt),
  "fact.cause": (clip) => t(`cause.${clip.cause}`),
  "fact.duration": (clip) => span(clip.durationMs),
  "fact.size": (clip) => size(clip.bytes),
};

export function makeFacts() {
  const values = Object.keys(words).map((key) => [key, h("dd")]);
  const whole = h("dd", { class: "card-whole", "data-testid": "completeness" });
  const importance = makeImportance();
  const element = h(
    "dl",
    { class: "facts" },
    values.map(([key, dd]) => fact(t(key), dd)),
    fact(t("fact.frames"), whole),
    fact(t("fact.importance"), h("dd", {}, importance.element)),
  );
  const update = (clip) => {
    values.forEach(([key, dd]) => text(dd, words[key](clip)));
    showWhole(whole, clip);
    importance.update(clip.importance);
  };
  return { element, update };
}

const fact = (term, dd) => h("div", {}, h("dt", {}, term), dd);
