// Keys, the sheet that lists them, light or dark. The rows of the sheet are the table of handlers:
// each has data-keys, data-where and data-act; an act is a name in `acts`, with a word after it.
"use strict";

const acts = {
  sheet() {
    const sheet = document.getElementById("sheet");
    if (sheet.open) { sheet.close(); return; }
    sheet.showModal();
    document.getElementById("sheet-title").focus();
  },
  focus(selector) { document.querySelector(selector)?.focus(); },
  press(selector) { document.querySelector(selector)?.click(); },
  go(path) {
    const day = new URL(location.href).searchParams.get("as_of");
    location.assign(day ? `${path}?as_of=${day}` : path);
  },
  close() {
    document.querySelectorAll("dialog[open]").forEach((one) => one.close());
    if (inField(document.activeElement)) document.activeElement.blur();
    document.getElementById("notice").replaceChildren();
  },
  theme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  },
};

function inField(element) {
  return element?.matches("input:not([type=checkbox]):not([type=radio]), textarea, select") ?? false;
}

function run(act, event) {
  const [name, ...rest] = act.split(" ");
  acts[name]?.(rest.join(" "), event);
}

const table = {};
let waiting = "";

function listen() {
  for (const row of document.querySelectorAll("#sheet tr[data-keys]")) {
    const here = row.dataset.where === "everywhere" || document.body.classList.contains(row.dataset.where);
    row.hidden = !here;
    if (here) for (const key of row.dataset.keys.split("|")) table[key] = row.dataset.act;
  }
  const single = document.getElementById("single-keys");
  single.checked = localStorage.getItem("single-keys") !== "off";
  single.addEventListener("change", () => localStorage.setItem("single-keys", single.checked ? "on" : "off"));
  document.addEventListener("DOMContentLoaded", () => setTimeout(begin));  // as late as htmx, which was first in line
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-act]");
    if (button) run(button.dataset.act, event);
  });
}

// Every script of the page has its acts by now, and every form its handler.
function begin() {
  document.removeEventListener("keydown", window.hasten);
  document.addEventListener("keydown", pressed);
  for (const event of window.early.splice(0)) pressed(event);
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") { run(table.Escape, event); return; }
  if (!event.target.closest || inField(event.target) || localStorage.getItem("single-keys") === "off") return;
  if (document.querySelector("dialog[open]") && event.key !== "?") return;
  const key = waiting + event.key;
  waiting = "";
  if (Object.keys(table).some((one) => one.startsWith(`${key} `))) { waiting = `${key} `; return; }
  const act = table[key];
  if (!act || (key === "Enter" && event.target.closest("a, button, summary"))) return;
  event.preventDefault();
  run(act, event);
}

window.workspace = { acts, run };
listen();
