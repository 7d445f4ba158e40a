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
