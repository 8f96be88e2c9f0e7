"use strict";
// The page works without this: links open the cards. This keeps the words in sight, marks them, and adds three keys.
(function () {
  var text = document.getElementById("text");
  var keys = document.getElementById("keys");
  var findings = document.querySelectorAll(".card.finding");
  var held = null;

  function card() {
    var found = document.getElementById(location.hash.slice(1));
    return found && found.classList.contains("card") ? found : null;
  }

  function mark() {
    text.querySelectorAll(".on").forEach(function (one) { one.classList.remove("on"); });
    var open = card();
    if (!open) return;
    var words = document.getElementById(open.dataset.at);
    if (held !== null) scrollTo(0, held);
    held = null;
    if (words) {
      words.classList.add("on");
      var box = words.getBoundingClientRect();
      var narrow = matchMedia("(max-width: 60rem)").matches;
      if (box.top < 40 || box.bottom > innerHeight * (narrow ? 0.36 : 0.95)) {
        words.scrollIntoView({ block: narrow ? "start" : "center" });
      }
    }
    open.scrollTop = 0;
    open.focus({ preventScroll: true });
    open.parentNode.scrollTop = 0;
  }

  function step(by) {
    if (!findings.length) return;
    var now = Array.prototype.indexOf.call(findings, card());
    var next = now < 0 ? (by > 0 ? 0 : findings.length - 1) : (now + by + findings.length) % findings.length;
    held = scrollY;
    location.hash = findings[next].id;
  }

  function back() {
    var open = card();
    if (!open) return;
    var link = text.querySelector('a[href="#' + open.id + '"]');
    var at = scrollY;
    location.hash = "text";
    scrollTo(0, at);
    if (link) link.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest('a[href^="#"]');
    if (!link) return;
    if (link.matches(".back, .close")) {
      event.preventDefault();
      back();
    } else if (link.closest(".desk")) {
      held = scrollY;
      if (link.hash === location.hash) mark();
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") back();
    else if (keys.getAttribute("aria-pressed") !== "true") return;
    else if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
  });
  keys.addEventListener("click", function () {
    var on = keys.getAttribute("aria-pressed") !== "true";
    keys.setAttribute("aria-pressed", String(on));
    keys.textContent = on ? "Keys: on" : "Keys: off";
  });
  document.getElementById("key-help").hidden = false;
  addEventListener("hashchange", mark);
  mark();
})();
