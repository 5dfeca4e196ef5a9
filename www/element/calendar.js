// Dates, times and lengths of time in plain words, from ISO 8601 and TIMEX3.

import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").TemporalValue} TemporalValue */

const DAY = 86_400_000;

/**
 * @param {TemporalValue} value
 * @returns {string | undefined} undefined where the text leaves it open
 */
export function temporal({ when, from, to, duration }) {
  if (when) return moment(when);
  if (from && to) return words.say("value.between", { from: moment(from), to: moment(to) });
  if (from) return words.say("value.since", { from: moment(from) });
  if (to) return words.say("value.until", { to: moment(to) });
  if (duration) return length(duration);
  return undefined;
}

/**
 * How far a date is from the article's, roughly, as `last month` or `in 2 years`.
 * @param {TemporalValue} value
 * @param {string | undefined} today the article's day
 * @returns {string | undefined}
 */
export function distance({ when, from }, today) {
  const then = when ?? from;
  if (!then || !today) return undefined;
  const [there, here] = [bounds(then), bounds(today)];
  if (!there || !here) return undefined;
  const a = new Date(there.start);
  const b = new Date(here.start);
  const years = a.getUTCFullYear() - b.getUTCFullYear();
  if (there.unit === "year" || Math.abs(years) > 1) return words.relative(years, "year");
  const months = years * 12 + a.getUTCMonth() - b.getUTCMonth();
  if (there.unit === "month" || Math.abs(months) > 2) return words.relative(months, "month");
  const days = Math.round((there.start - here.start) / DAY);
  if (there.unit === "week" || Math.abs(days) > 20) return words.relative(Math.round(days / 7), "week");
  return words.relative(days, "day");
}

/**
 * The stretch of time a value names, to draw it.
 * @param {string} when
 * @returns {{ start: number, end: number, unit: "year" | "month" | "week" | "day" } | undefined} milliseconds
 */
export function bounds(when) {
  let match = /^(\d{4})-(\d\d)-(\d\d)/.exec(when);
  if (match) {
    const start = utc(Number(match[1]), Number(match[2]), Number(match[3]));
    return { start, end: start + DAY, unit: "day" };
  }
  match = /^(\d{4})-W(\d\d)$/.exec(when);
  if (match) {
    const start = monday(Number(match[1]), Number(match[2]));
    return { start, end: start + 7 * DAY, unit: "week" };
  }
  match = /^(\d{4})-(\d\d|Q[1-4]|H[12]|SP|SU|AU|FA|WI)$/.exec(when);
  if (match) {
    const year = Number(match[1]);
    const [month, months] = part(match[2]);
    return { start: utc(year, month, 1), end: utc(year, month + months, 1), unit: "month" };
  }
  match = /^(\d{1,4})X*$/.exec(when);
  if (match) {
    const years = 10 ** (4 - match[1].length);
    const first = Number(match[1]) * years;
    return { start: utc(first, 1, 1), end: utc(first + years, 1, 1), unit: "year" };
  }
  return undefined;
}

/** @param {string} when */
function moment(when) {
  const time = /^T?(\d\d?):(\d\d)/.exec(when);
  if (time) return clock(Number(time[1]), Number(time[2]));
  const full = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(when);
  if (full) return `${day(full[1])}, ${clock(Number(full[2]), Number(full[3]))}`;
  if (/^\d{4}-\d\d-\d\d$/.test(when)) return day(when);
  const week = /^(\d{4})-W(\d\d)$/.exec(when);
  if (week) {
    const start = monday(Number(week[1]), Number(week[2]));
    const days = words.say("value.between", { from: short(start), to: short(start + 6 * DAY) });
    return words.say("value.week", { week: String(Number(week[2])), year: week[1], days });
  }
  const partOfYear = /^(\d{4})-(Q[1-4]|H[12]|SP|SU|AU|FA|WI)$/.exec(when);
  if (partOfYear) return words.say(season(partOfYear[2]), { year: partOfYear[1] });
  if (/^\d{4}-\d\d$/.test(when)) {
    const known = bounds(when);
    return known ? words.date(new Date(known.start), { month: "long", year: "numeric" }) : when;
  }
  const years = /^(\d{2,3})(X+)?$/.exec(when);
  if (years && years[1].length === 3) return words.say("value.decade", { year: `${years[1]}0` });
  if (years && years[1].length === 2) return words.say("value.century", { n: words.ordinal(Number(years[1]) + 1) });
  return when;
}

/** @param {string} when */
function day(when) {
  const known = bounds(when);
  return known
    ? words.date(new Date(known.start), { weekday: "long", day: "numeric", month: "long", year: "numeric" })
    : when;
}

/** @param {number} time */
function short(time) {
  return words.date(new Date(time), { day: "numeric", month: "long" });
}

/**
 * @param {number} hour
 * @param {number} minute
 */
function clock(hour, minute) {
  return words.date(new Date(Date.UTC(2000, 0, 1, hour, minute)), { hour: "numeric", minute: "2-digit" });
}

/** @type {readonly [string, string][]} */
const DATE_PARTS = [["Y", "year"], ["M", "month"], ["W", "week"], ["D", "day"]];
/** @type {readonly [string, string][]} */
const TIME_PARTS = [["H", "hour"], ["M", "minute"], ["S", "second"]];

/** @param {string} duration */
function length(duration) {
  const [date, time = ""] = duration.replace(/^P/, "").split("T");
  const said = [...units(date, DATE_PARTS), ...units(time, TIME_PARTS)];
  return said.length ? words.list(said) : duration;
}

/**
 * @param {string} text
 * @param {readonly [string, string][]} parts
 */
function units(text, parts) {
  return parts.flatMap(([letter, unit]) => {
    const amount = new RegExp(`([\\d.,]+)${letter}`).exec(text)?.[1];
    if (!amount) return [];
    const value = Number(amount.replace(",", "."));
    return words.number(value, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 3 });
  });
}

/**
 * First month and length in months of a part of the year.
 * @param {string} code
 * @returns {[number, number]}
 */
function part(code) {
  switch (code) {
    case "SP": return [3, 3];
    case "SU": return [6, 3];
    case "AU":
    case "FA": return [9, 3];
    case "WI": return [12, 3];
    case "H1": return [1, 6];
    case "H2": return [7, 6];
  }
  return code.startsWith("Q") ? [Number(code[1]) * 3 - 2, 3] : [Number(code), 1];
}

/**
 * @param {string} code
 * @returns {import("./words.js").Key}
 */
function season(code) {
  switch (code) {
    case "SP": return "value.spring";
    case "SU": return "value.summer";
    case "WI": return "value.winter";
    case "Q1": return "value.quarter-1";
    case "Q2": return "value.quarter-2";
    case "Q3": return "value.quarter-3";
    case "Q4": return "value.quarter-4";
    case "H1": return "value.half-1";
    case "H2": return "value.half-2";
  }
  return "value.autumn";
}

/**
 * The Monday that an ISO week begins with.
 * @param {number} year
 * @param {number} week
 */
function monday(year, week) {
  // The fourth of January is always in the first week.
  const fourth = utc(year, 1, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + ((week - 1) * 7 - weekday) * DAY;
}

/**
 * Midnight of a day; years below 100 are meant as they are.
 * @param {number} year
 * @param {number} month from 1, may go over the year's end
 * @param {number} date
 */
function utc(year, month, date) {
  const time = new Date(Date.UTC(2000, 0, 1));
  time.setUTCFullYear(year, month - 1, date);
  return time.getTime();
}
