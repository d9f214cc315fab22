/* The lookup's answers as elements. Everything a person typed is put in as text, never as markup. */
(function (root) {
  "use strict";

  /** An element with a class and a text. */
  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /** "{code}: listed." with {code: "X"} gives "X: listed." */
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? String(values[name]) : whole;
    });
  }

  const KANA = /[\u3040-\u30ff]/;

  /** The element marked as Japanese if its text is: an entry that is not translated keeps its question. */
  function inLanguage(element) {
    if (KANA.test(element.textContent)) element.lang = "ja";
    return element;
  }

  function link(className, text, href) {
    const element = make("a", className, text);
    element.href = href;
    return inLanguage(element);
  }

  /**
   * A message with what matched marked and the reader's own values in its slots.
   * @param {{text: string, mark?: boolean, slot?: string}[]} pieces
   */
  function messageLine(pieces) {
    const line = make("p", "hit__message");
    line.lang = "ja";
    line.translate = false;
    pieces.forEach(function (piece) {
      const outer = piece.mark ? make("mark", "", "") : null;
      const own = piece.mark ? "hit__value" : "slot";
      const inner = piece.slot ? make("b", own, piece.text) : document.createTextNode(piece.text);
      if (piece.slot) inner.title = piece.slot;
      if (outer) outer.appendChild(inner);
      line.appendChild(outer || inner);
    });
    return line;
  }

  /** The words for why an entry is listed. */
  function reason(hit, words) {
    if (!hit.confident && hit.reason === "text") return words.lookup_reason_weak;
    const key = "lookup_reason_" + String(hit.reason || "text").replace(/-/g, "_");
    return words[key] || words.lookup_reason_text;
  }

  function hitLink(hit, config) {
    // In the single-file edition an address is an anchor already.
    const sign = hit.url.includes("#") ? "--" : "#";
    return config.assets + hit.url + (hit.anchor ? sign + hit.anchor : "");
  }

  /** One entry of the result list; beside a sure answer (`beside`), a mere suggestion is only its question. */
  function hitItem(hit, config, beside) {
    const words = config.words;
    const item = make("li", "hit");
    item.dataset.id = hit.id;
    item.dataset.number = hit.number;
    item.dataset.confident = String(Boolean(hit.confident));
    const why = make("p", "hit__why");
    why.appendChild(make("span", "hit__verdict", reason(hit, words)));
    if (hit.code) {
      const code = make(hit.reason === "code" ? "mark" : "span", "hit__code");
      code.appendChild(make("code", "", hit.code));
      code.translate = false;
      why.appendChild(code);
    }
    const title = make("p", "");
    title.appendChild(link("hit__title", hit.number + ". " + hit.title, hitLink(hit, config)));
    item.append(why, title);
    if (beside && !hit.confident) return item;
    const pieces = hit.match && hit.match.pieces;
    if (pieces && pieces.length) item.appendChild(messageLine(pieces));
    if (hit.summary) item.appendChild(inLanguage(make("p", "hit__summary", hit.summary)));
    const section = words["section_" + hit.anchor];
    if (section) item.appendChild(make("p", "hit__goes", fill(words.lookup_goes_to, { section: section })));
    return item;
  }

  /** One line: how many, and how sure. */
  function statusText(answer, words) {
    const sure = answer.hits.filter(function (hit) {
      return hit.confident;
    }).length;
    const rest = answer.hits.length - sure;
    if (!answer.hits.length) return words.lookup_status_none;
    if (!sure) {
      const weak = answer.verdict === "near" ? words.lookup_status_near : words.lookup_status_weak;
      return fill(weak, { n: rest });
    }
    const first = answer.verdict === "exact" ? words.lookup_status_exact : words.lookup_status_text;
    const more = rest ? " " + fill(words.lookup_status_more, { n: rest }) : "";
    return fill(first, { n: sure }) + more;
  }

  /** What became of one code in the query, or null where there is nothing to say about it. */
  function codeLine(code, answer, config) {
    const words = config.words;
    const values = { text: code.text, code: code.canonical };
    const line = make("li", "");
    if (code.status === "listed") {
      const hit = answer.hits.find(function (one) {
        return one.code === code.canonical;
      });
      const plain = code.text === code.canonical;
      line.textContent = fill(plain ? words.lookup_code_listed : words.lookup_code_read_as, values);
      if (hit) line.append(" ", link("", hit.number + ". " + hit.title, hitLink(hit, config)));
      return line;
    }
    const near = code.status === "near" && code.canonical;
    line.textContent = fill(near ? words.lookup_code_near : words.lookup_code_unlisted, values);
    return line;
  }

  /** One of several errors that was found by its message, as it begins. */
  function errorLine(error, answer, config) {
    const line = make("li", "");
    line.append(inLanguage(make("span", "", fill(config.words.lookup_message_listed, { text: error.message }))));
    const hit = answer.hits.find(function (one) {
      return one.id === error.id;
    });
    if (hit) line.append(" ", link("", hit.number + ". " + hit.title, hitLink(hit, config)));
    return line;
  }

  /** The errors of a text one by one, in its order: [place, line]. */
  function errorLines(answer, config) {
    const byCode = answer.codes.map(function (code) {
      return [code.start, codeLine(code, answer, config)];
    });
    const byMessage = answer.errors.filter(function (error) {
      return !error.code;
    });
    const lines = byCode.concat(byMessage.map(function (error) {
      return [error.start, errorLine(error, answer, config)];
    }));
    return lines.sort(function (a, b) {
      return a[0] - b[0];
    });
  }

  /** Where a question belongs that no entry answers. */
  function subjectLine(subject, words) {
    const line = make("p", "ask__subject", fill(words.lookup_subject, { subject: subject.title }));
    if (subject.link) line.append(" ", link("", fill(words.lookup_subject_link, { title: subject.link.title }), subject.link.url));
    return line;
  }

  /** What is to be said before the hits: another subject; several errors one by one; a code that is not listed. */
  function remarks(answer, config) {
    const words = config.words;
    const part = document.createDocumentFragment();
    if (answer.subject) part.appendChild(subjectLine(answer.subject, words));
    const strange = answer.codes.some(function (code) {
      return code.status !== "listed";
    });
    const lines = errorLines(answer, config);
    if (!strange && lines.length < 2) return part;
    if (answer.errors.length) part.appendChild(make("p", "", fill(words.lookup_several, { n: answer.errors.length })));
    const list = make("ol", "");
    list.setAttribute("aria-label", words.lookup_errors);
    lines.forEach(function (line) {
      list.appendChild(line[1]);
    });
    part.appendChild(list);
    if (strange && answer.hits.length) part.appendChild(make("p", "ask__remarks-note", words.lookup_code_digit));
    return part;
  }

  function listItem(child) {
    const item = make("li", "");
    item.append(child);
    return item;
  }

  /** Where to go when nothing fits: the tables, the categories, the help desk, a report. */
  function onwardPart(config) {
    const words = config.words;
    const part = document.createDocumentFragment();
    part.appendChild(make("p", "ask__onward-title", words.lookup_onward_title));
    const ways = make("ul", "");
    ways.append(listItem(words.lookup_onward_shorter));
    ways.append(listItem(link("", words.lookup_onward_table, config.lookup + "#by-code")));
    config.categories.forEach(function (category) {
      ways.append(listItem(link("", category.title, category.url)));
    });
    const ask = listItem(words.lookup_onward_ask);
    if (config.official) ask.append(" ", link("", config.official.title, config.official.url));
    const tell = make("ul", "");
    ["code", "when", "version", "card"].forEach(function (name) {
      tell.append(listItem(words["lookup_onward_ask_" + name]));
    });
    ask.append(tell);
    ways.append(ask);
    if (config.report) {
      const report = listItem(link("", words.lookup_onward_report, config.report));
      report.append(" " + words.lookup_onward_private);
      ways.append(report);
    }
    part.appendChild(ways);
    return part;
  }

  root.faqLookupResults = { make, link, hitItem, statusText, remarks, onwardPart };
})(typeof window === "undefined" ? this : window);
