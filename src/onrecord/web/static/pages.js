// Quicker ways for those who have a script running; every page works without.
"use strict";

const VIEWS = ["/events", "/timeline", "/map", "/network", "/rhetoric", "/together"];
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

// ---- What is asked for takes the place of what is shown, without the page being loaded anew.

let asked = 0;

const swap = async (address, { form = null, keep = false } = {}) => {
  const number = ++asked;
  const answer = await fetch(address, form ? { method: "POST", body: new URLSearchParams(form) } : {});
  const text = await answer.text();
  if (number !== asked) return;
  const page = new DOMParser().parseFromString(text, "text/html");
  document.querySelectorAll(".notice").forEach((one) => one.remove());
  document.querySelector(".bar").after(...page.querySelectorAll(".notice"));
  const part = page.getElementById("explored") && document.getElementById("explored") ? "explored" : "main";
  document.getElementById(part).replaceWith(page.getElementById(part));
  document.title = page.title;
  if (answer.ok) {
    const here = answer.url === location.href;
    history[keep || here ? "replaceState" : "pushState"]({ swapped: true }, "", answer.url);
  }
  liven();
};

const visit = (address) => swap(address).catch(() => location.assign(address));

history.replaceState({ swapped: true }, "");
addEventListener("popstate", (event) => {
  if (event.state?.swapped) swap(location.href, { keep: true }).catch(() => location.reload());
});

// A form that stays where it is: its answer is swapped in, and the same button keeps the focus.
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (form.id === "filters" && document.getElementById("explored")) {
    event.preventDefault();
    const given = [...new FormData(form)].filter(([, value]) => value);
    visit(`${form.action.split("?")[0]}?${new URLSearchParams(given)}`);
  } else if (form.matches("[data-swap]")) {
    event.preventDefault();
    const place = form.closest("[id]")?.id, step = submitter?.dataset.step;
    try {
      await swap(form.action, { form: new FormData(form, submitter), keep: true });
    } catch {
      location.reload();
    }
    const now = document.getElementById(place);
    (now?.querySelector(`[data-step="${step}"]:not(:disabled)`) ?? now?.querySelector("button:not(:disabled)")
      ?? document.getElementById("main")).focus();
  }
});

// A link from one view of the events to another, or to the same with another filter.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("#explored a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const to = new URL(link.getAttribute("href"), location.href);
  if (to.hash || !VIEWS.includes(to.pathname)) return;
  event.preventDefault();
  visit(to.href);
});

// ---- What needs the elements themselves, again after each swap.

// The day of a situation, by a slider between the first and the last day told.
const slides = (slide) => {
  const day = slide.form.elements.as_of;
  slide.hidden = false;
  slide.addEventListener("input", () => {
    const first = new Date(`${slide.dataset.first}T00:00:00Z`);
    first.setUTCDate(first.getUTCDate() + Number(slide.value));
    day.value = first.toISOString().slice(0, 10);
  });
  slide.addEventListener("change", () => slide.form.requestSubmit());
};

// A brush over days: those between its two ends become the filter, for every view.
const brushes = (svg) => {
  const { first, last } = svg.dataset;
  const left = Number(svg.dataset.left), right = Number(svg.dataset.right);
  const start = Date.parse(`${first}T00:00:00Z`), days = (Date.parse(`${last}T00:00:00Z`) - start) / 864e5 + 1;
  const place = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
    return Math.min(Math.max(at, left), right);
  };
  const day = (x) => new Date(start + Math.floor((x - left) / (right - left) * days - 1e-6) * 864e5).toISOString().slice(0, 10);
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || (event.target.closest("a") && !svg.matches(".overview"))) return;
    const from = place(event);
    const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    box.setAttribute("class", "brush");
    box.setAttribute("y", svg.matches(".overview") ? 0 : 18);
    box.setAttribute("height", svg.viewBox.baseVal.height);
    const drawn = (move) => {
      const to = place(move);
      if (!box.isConnected && Math.abs(to - from) >= 4) svg.append(box);
      box.setAttribute("x", Math.min(from, to));
      box.setAttribute("width", Math.abs(to - from));
    };
    const ended = (up) => {
      removeEventListener("pointermove", drawn);
      const ends = [from, place(up)].sort((a, b) => a - b);
      if (ends[1] - ends[0] < 4) return;
      const still = (click) => { click.preventDefault(); click.stopPropagation(); };
      addEventListener("click", still, { capture: true });
      setTimeout(() => removeEventListener("click", still, { capture: true }), 50);
      setTimeout(() => box.remove(), 400);
      const address = new URL(VIEWS.includes(location.pathname) ? location.href : "/timeline", location.href);
      address.searchParams.set("since", day(ends[0]));
      address.searchParams.set("until", day(ends[1]));
      address.searchParams.delete("page");
      if (document.getElementById("explored")) visit(address.href);
      else location.assign(address);
    };
    addEventListener("pointermove", drawn);
    addEventListener("pointerup", ended, { once: true });
    event.preventDefault();
  });
};

// Words selected in a report: a small menu offers what can be done with them.
const menu = document.createElement("div");
menu.className = "menu";
menu.hidden = true;
menu.setAttribute("role", "group");
menu.setAttribute("aria-label", "With the words selected");

const chosen = () => {
  const selection = getSelection(), range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const from = range?.startContainer, first = from?.nodeType === Node.TEXT_NODE ? from.parentElement : from;
  const text = first?.closest?.(".text[data-start]");
  if (!text || selection.isCollapsed || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const claim = first.closest("mark[id^=c-]")?.id;
  const near = Number(text.dataset.start) + [...before.toString()].length;
  return { words: selection.toString(), near, row: text.closest(".row"), claim, box: range.getBoundingClientRect() };
};

const filled = (form, id, value) => {
  form.open = true;
  const field = document.getElementById(id);
  field.value = value;
  field.form.scrollIntoView({ block: "nearest" });
  field.form.querySelector("select, input:not([type=hidden])").focus();
};

const offers = (found) => {
  const adding = document.getElementById("add"), setting = document.getElementById("facts");
  const choices = [
    ["Add a claim", () => {
      found.row.after(adding);
      adding.querySelector("[name=near]").value = found.near;
      filled(adding, "a-words", found.words);
    }],
    ["Its outlet", () => filled(setting, "s-outlet", found.words.trim())],
    ["Its date", () => filled(setting, "s-date", found.words.trim())],
  ];
  if (found.claim) choices.unshift(["Correct the claim", () => location.assign(`/claim/${found.claim}`)]);
  return choices.map(([name, act]) => {
    const button = document.createElement("button");
    button.textContent = name;
    button.addEventListener("click", () => { menu.hidden = true; getSelection().removeAllRanges(); act(); });
    return button;
  });
};

if (document.getElementById("add")) {
  document.body.append(menu);
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    if (menu.contains(document.activeElement)) return;
    menu.hidden = true;
    waiting = setTimeout(() => {
      const found = chosen();
      if (!found) return;
      menu.hidden = false;
      menu.replaceChildren(...offers(found));
      menu.style.setProperty("top", `${scrollY + found.box.bottom + 6}px`);
      menu.style.setProperty("left", `${Math.max(8, Math.min(found.box.left, innerWidth - menu.offsetWidth - 8))}px`);
    }, 120);
  });
}

// While a change is worked in, the page is asked for again, ever more seldom, and never under somebody's hands.
let patience = 400;
const renewed = () => {
  if (!document.querySelector("[data-working]")) { patience = 400; return; }
  setTimeout(() => {
    if (typing(document.activeElement) || !getSelection().isCollapsed) renewed();
    else swap(location.href, { keep: true }).catch(() => {});
  }, patience = Math.min(2 * patience, 10_000));
};

const liven = () => {
  renewed();
  document.querySelectorAll("#filters input[type=checkbox]").forEach((input) =>
    input.addEventListener("change", () => input.form.requestSubmit()));
  document.querySelectorAll(".slide").forEach(slides);
  document.querySelectorAll("svg[data-brush]").forEach(brushes);
  document.querySelectorAll(".needs-script").forEach((words) => { words.hidden = false; });
};

liven();
