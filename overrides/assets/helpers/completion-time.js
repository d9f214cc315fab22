/* When something that was received will be ready: windows of the day, and days that do not count.

   Times are those of the office, in ms as if its clock showed UTC ("wall time"); only draw.js and `options` know the
   reader's own zone. What the rule leaves open is decided for the later time: the very minute where two windows meet
   belongs to the second, and what arrives on a day that does not count is taken to arrive at the same time of the next
   day that does. */
(function (root) {
  "use strict";

  const { kinds, fill, result, note, error } = root.faqHelpers;

  const MINUTE = 60000;
  const DAY = 24 * 60 * MINUTE;
  const WALL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?$/;
  const ASKED = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?[^\d]{0,8}?(午後|pm\s*)?(\d{1,2})\s*(?::\s*(\d\d)|時\s*(半|(\d{1,2})\s*分)?)(?:\s*(pm|p\.m\.))?/i;

  const isoMinute = (wall) => new Date(wall).toISOString().slice(0, 16);
  const isoDay = (wall) => isoMinute(wall).slice(0, 10);
  const startOfDay = (wall) => wall - (((wall % DAY) + DAY) % DAY);

  /** "2026-11-27T15:00" as wall time in ms; NaN for what is no date or time. */
  function parseWall(text) {
    const parts = WALL.exec(text);
    if (!parts) return NaN;
    const [year, month, day, hour, minute] = parts.slice(1).map(Number);
    const wall = Date.UTC(year, month - 1, day, hour, minute);
    return isoMinute(wall).endsWith(`-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}`) ? wall : NaN; // no 31 June
  }

  /** "18:00" in ms after midnight; "24:00" is the end of the day. */
  function timeOf(text) {
    const [hour, minute] = text.split(":").map(Number);
    return (hour * 60 + minute) * MINUTE;
  }

  /** Why a day does not count: "saturday", "sunday", the name of a holiday; "" for a day that counts. */
  function reasonOf(day, { days_off: daysOff }) {
    return daysOff[isoDay(day)] || { 0: "sunday", 6: "saturday" }[new Date(day).getUTCDay()] || "";
  }

  /** The first day from `day` on that counts; those passed over are added to `skipped`. */
  function nextCounted(day, facts, skipped) {
    let at = day;
    while (reasonOf(at, facts)) {
      skipped.push({ day: at, reason: reasonOf(at, facts) });
      at += DAY;
    }
    return at;
  }

  /**
   * @param {number} wall when it was received
   * @param {{received: Object[], days_off: Object, known: string[]}} facts windows {from, to, ready, days}; names of
   *   days off by date; the first and the last day whose holidays are known
   * @returns {{known: boolean, ready: number, window: Object, skipped: Object[], shifted: boolean, onEdge: boolean}}
   */
  function complete(wall, facts) {
    const skipped = [];
    const today = startOfDay(wall);
    const time = wall - today;
    const window = facts.received.find(({ from, to }) => timeOf(from) <= time && time < timeOf(to));
    const counted = nextCounted(today, facts, skipped);
    let day = counted;
    for (let left = window.days; left > 0; left -= 1) day = nextCounted(day + DAY, facts, skipped);
    const [first, last] = facts.known;
    return {
      known: isoDay(today) >= first && isoDay(day) <= last,
      ready: day + timeOf(window.ready),
      window, skipped,
      shifted: counted !== today,
      onEdge: facts.received.some(({ to }) => timeOf(to) === time),
    };
  }

  /** A wall time in words: "2026年11月30日(月) 18:00". */
  function inWords(wall, words, pattern) {
    const date = new Date(wall);
    return fill(pattern, {
      y: date.getUTCFullYear(),
      m: words.helper_time_months.split(" ")[date.getUTCMonth()],
      d: date.getUTCDate(),
      w: words.helper_time_weekdays.split(" ")[date.getUTCDay()],
      time: isoMinute(wall).slice(11),
    });
  }

  const dayInWords = (day, words) => inWords(day, words, words.helper_time_day);

  function skippedLine(skipped, words) {
    const names = { saturday: words.helper_time_saturday, sunday: words.helper_time_sunday, closed: words.helper_time_closed };
    const days = skipped.map(({ day, reason }) => fill(words.helper_time_skipped_day, { day: dayInWords(day, words), reason: names[reason] || reason }));
    return fill(words.helper_time_skipped, { days: days.join(words.helper_time_and) });
  }

  /** The same moment by the reader's own clock, where that shows another time. */
  function ownLine(ready, { utc_offset: office }, words, offset) {
    const moment = ready - office * MINUTE;
    const own = offset ? offset(moment) : office;
    return own === office ? [] : [note(fill(words.helper_time_own, { time: inWords(moment + own * MINUTE, words, words.helper_time_moment) }))];
  }

  function answer(value, facts, words, options) {
    const wall = parseWall(value);
    if (Number.isNaN(wall)) return [error(words.helper_time_wrong)];
    const found = complete(wall, facts);
    const [first, last] = facts.known.map((day) => inWords(parseWall(`${day}T00:00`), words, words.helper_time_date));
    if (!found.known) return [error(fill(words.helper_time_unknown, { first, last }))];
    const { from, to, ready, days } = found.window;
    const pattern = { 0: words.helper_time_rule_same, 1: words.helper_time_rule_next }[days] || words.helper_time_rule_later;
    return [
      result(fill(words.helper_time_result, { time: inWords(found.ready, words, words.helper_time_moment) })),
      ...ownLine(found.ready, facts, words, options.offset),
      note(fill(words.helper_time_applied, { rule: fill(pattern, { from, to, ready, days }) })),
      ...(found.skipped.length ? [note(skippedLine(found.skipped, words))] : []),
      ...(found.shifted ? [note(words.helper_time_open_day)] : []),
      ...(found.onEdge ? [note(words.helper_time_open_edge)] : []),
      note(words.helper_time_longer),
    ];
  }

  /** A date with a time in a question: 「2026年11月27日 15時半に登録」. */
  function find(text) {
    const match = ASKED.exec(String(text).normalize("NFKC"));
    if (!match) return null;
    const [, year, month, day, before, hours, minutes, half, past, after] = match;
    const hour = Number(hours) + ((before || after) && Number(hours) < 12 ? 12 : 0);
    const two = (number) => String(number).padStart(2, "0");
    return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(half === "半" ? 30 : minutes || past || 0)}`;
  }

  /** The time at the office, as a field for dates and times takes it. */
  const initial = ({ utc_offset: office }, now) => isoMinute(now + office * MINUTE);

  kinds["completion-time"] = { answer, find, initial, complete, parseWall, isoMinute };
})(typeof window === "undefined" ? this : window);
