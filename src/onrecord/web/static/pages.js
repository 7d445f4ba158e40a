// Quicker ways for those who have a script running; every page works without.
"use strict";

const typing = (element) => element.matches("input, textarea, select");

// "/" goes to the search; j and k, or the arrows, go from one entry to the next; Enter opens it.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find")?.focus();
  } else if (event.key === "j" || event.key === "k") {
    const entries = [...document.querySelectorAll(".event .day, .pair button[value=same], .reportlist a")];
    const at = entries.indexOf(document.activeElement);
    const next = entries[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }
});

// The words that a link leads to are brought into view, however long the page.
document.querySelector(".lit")?.scrollIntoView({ block: "center" });

// Ticks and choices of a filter are asked at once.
document.querySelectorAll("form[data-at-once]").forEach((form) =>
  form.addEventListener("change", () => form.requestSubmit()));
document.querySelectorAll("#filters input[type=checkbox]").forEach((input) =>
  input.addEventListener("change", () => input.form.requestSubmit()));
// Nothing empty stands in an address.
document.querySelectorAll("#filters").forEach((form) =>
  form.addEventListener("submit", () =>
    form.querySelectorAll("input").forEach((input) => { input.disabled = !input.value; })));

// The day of a situation, by a slider between the first and the last day told.
document.querySelectorAll(".slide").forEach((slide) => {
  const day = slide.form.elements.as_of;
  slide.hidden = false;
  slide.addEventListener("input", () => {
    const first = new Date(`${slide.dataset.first}T00:00:00Z`);
    first.setUTCDate(first.getUTCDate() + Number(slide.value));
    day.value = first.toISOString().slice(0, 10);
  });
  slide.addEventListener("change", () => slide.form.requestSubmit());
});

// A brush over the timeline: the days between the two ends become the filter, for every view.
document.querySelectorAll("svg[data-brush]").forEach((svg) => {
  document.querySelectorAll(".needs-script").forEach((words) => { words.hidden = false; });
  const { first, last } = svg.dataset;
  const left = Number(svg.dataset.left), right = Number(svg.dataset.right);
  const start = Date.parse(`${first}T00:00:00Z`), days = (Date.parse(`${last}T00:00:00Z`) - start) / 864e5 + 1;
  const place = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
    return Math.min(Math.max(at, left), right);
  };
  const day = (x) => new Date(start + Math.floor((x - left) / (right - left) * days - 1e-6) * 864e5).toISOString().slice(0, 10);
  let from = null, box = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || event.target.closest("a")) return;
    from = place(event);
    box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    box.setAttribute("class", "brush");
    box.setAttribute("y", 18);
    box.setAttribute("height", svg.viewBox.baseVal.height - 18);
    svg.append(box);
    event.preventDefault();
  });
  addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = place(event);
    box.setAttribute("x", Math.min(from, to));
    box.setAttribute("width", Math.abs(to - from));
  });
  addEventListener("pointerup", (event) => {
    if (from === null) return;
    const ends = [from, place(event)].sort((a, b) => a - b);
    from = null;
    box.remove();
    if (ends[1] - ends[0] < 4) return;
    const address = new URL(location.pathname === "/" ? "/timeline" : location.href, location.href);
    address.searchParams.set("since", day(ends[0]));
    address.searchParams.set("until", day(ends[1]));
    address.searchParams.delete("page");
    location.assign(address);
  });
});
