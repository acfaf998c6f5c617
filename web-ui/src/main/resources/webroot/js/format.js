// Times, spans and sizes as people read them.
import { locale, t } from "./i18n.js";

const format = (options) => new Intl.DateTimeFormat(locale, options);
const clock = format({ timeStyle: "medium" });
const date = format({ dateStyle: "medium" });
const moment = format({ dateStyle: "medium", timeStyle: "medium" });
const exact = format({
  hour: "numeric",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
});
const day = format({ weekday: "long", month: "long", day: "numeric" });
const dayOfYear = format({ weekday: "long", year: "numeric", month: "long", day: "numeric" });

export const timeOfDay = (when) => clock.format(new Date(when));
export const dateOf = (when) => date.format(new Date(when));
export const dateAndTime = (when) => moment.format(new Date(when));
export const exactTime = (when) => exact.format(new Date(when));

/** A span as m:ss, or h:mm:ss from one hour on; never negative. */
export function span(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const [first, ...rest] = hours > 0 ? [hours, ...parts] : parts;
  return [first, ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
}

/** A position inside a clip as m:ss.mmm. */
export function position(ms) {
  const whole = Math.max(0, Math.round(ms));
  const minutes = Math.floor(whole / 60_000);
  const seconds = ((whole % 60_000) / 1000).toFixed(3).padStart(6, "0");
  return `${minutes}:${seconds}`;
}

const sizes = ["byte", "kilobyte", "megabyte", "gigabyte"];

export function size(bytes) {
  const step = bytes < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: sizes[step],
    unitDisplay: "short",
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** step);
}

export const rate = (bytesPerSecond) => `${size(bytesPerSecond)}/s`;

/** The day of a time in local time, as a key that sorts: 2026-11-23. */
export function dayKey(when) {
  const date = new Date(when);
  const two = (n) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A day's heading: today, yesterday, or its date, with the year where it is another one. */
export function dayName(key, now) {
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (key === dayKey(now)) {
    return t("day.today");
  }
  if (key === dayKey(yesterday)) {
    return t("day.yesterday");
  }
  const noon = new Date(`${key}T12:00`);
  return (noon.getFullYear() === new Date(now).getFullYear() ? day : dayOfYear).format(noon);
}
