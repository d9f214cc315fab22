/* Looks at the browser that reads the page and says in plain words what is wrong with it. Written in the language of
   1999 on purpose: it must still run where nothing else here does (the IE mode of Edge), to say so. */
(function () {
  "use strict";

  var DAY = 86400000;
  var list = document.getElementById("checks");
  var report = document.getElementById("check-report");

  function found(good, value) {
    return { good: good, value: value === undefined ? "" : String(value) };
  }

  /** How a sign is drawn, as text to compare; signs that no font has all look the same. */
  function drawing(sign) {
    var canvas = document.createElement("canvas");
    canvas.width = canvas.height = 32;
    var pen = canvas.getContext("2d");
    pen.font = "24px sans-serif";
    pen.fillText(sign, 2, 26);
    return Array.prototype.join.call(pen.getImageData(0, 0, 32, 32).data);
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  /** What is looked at, by the name of its line; each may throw, which is then an answer too. */
  var checks = {
    script: function () {
      return found(true);
    },
    mode: function () {
      return found(!document.documentMode, document.documentMode);
    },
    lookup: function () {
      return found(Boolean(window.faqLookup && window.faqLookup.search));
    },
    storage: function () {
      window.localStorage.setItem("faq-self-check", "1");
      var kept = window.localStorage.getItem("faq-self-check") === "1";
      window.localStorage.removeItem("faq-self-check");
      return found(kept);
    },
    copy: function () {
      return found(Boolean(navigator.clipboard) || document.queryCommandSupported("copy"));
    },
    fonts: function () {
      var draws = drawing("A") !== drawing("B"); // some browsers hide what they draw: then nobody can tell
      return found(!draws || drawing("漢") !== drawing("字"));
    },
    zoom: function () {
      var fingers = window.visualViewport ? window.visualViewport.scale : 1;
      var percent = Math.round((100 * fingers * (window.outerWidth || window.innerWidth)) / window.innerWidth);
      return found(percent >= 70 && percent <= 250, percent);
    },
    clock: function () {
      var now = new Date();
      var days = (now.getTime() - Date.parse(list.getAttribute("data-made"))) / DAY;
      return found(days > -1, now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()));
    },
  };

  function look(name) {
    try {
      return checks[name]();
    } catch (error) {
      return found(false, error.message);
    }
  }

  /** Fill in one line, and return it for the report. */
  function judge(row) {
    var result = look(row.getAttribute("data-check"));
    var text = row.getAttribute(result.good ? "data-good" : "data-bad").replace("{value}", result.value);
    row.querySelector(".check__result").textContent = text;
    row.className = "check check--" + (result.good ? "good" : "bad");
    return (result.good ? "OK " : "NG ") + row.querySelector(".check__name").textContent + ": " + text;
  }

  function run() {
    var rows = list.querySelectorAll("[data-check]");
    var lines = Array.prototype.map.call(rows, judge);
    document.getElementById("check-off").style.display = "none";
    lines.push(
      list.getAttribute("data-version"),
      location.protocol + " " + navigator.language + " " + screen.width + "x" + screen.height,
      navigator.userAgent
    );
    report.value = lines.join("\n");
    document.getElementById("check-copy").setAttribute("data-copy", report.value);
    document.getElementById("check-told").style.display = "";
  }

  if (document.readyState === "complete") run();
  else window.addEventListener("load", run);
})();
