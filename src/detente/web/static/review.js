// Review: the text stays, the card is swapped, classes of marks and rows are toggled.
// What a key does while a card is on its way waits for the card, so that no act meets another item.
"use strict";
{
  const { acts, drafts, run } = window.workspace;
  const text = document.getElementById("text");
  const list = () => document.getElementById("items");
  const card = () => document.getElementById("card");
  const TOLD = "told";  // what was done, while the page is asked for again
  const STATES = ["con", "rej", "cor", "ret", "add"];
  const refOf = (row) => new URLSearchParams(row.firstElementChild.search).get("item");
  const states = new Map(pairsOf(card()));
  const rows = new Map();  // every item, with its row where the list shows one
  listed();
  const marks = new Map();
  for (const mark of text.querySelectorAll("mark")) {
    for (const ref of mark.dataset.ids.split(" ")) {
      if (!marks.has(ref)) marks.set(ref, []);
      marks.get(ref).push(mark);
    }
  }
  let now = card().dataset.item;
  let busy = false;  // a card is on its way
  let posting = false;  // and it is the answer to an act
  let saving = null;  // the item whose typed fields the act saves
  let later = [];
  let next = null;  // the card that was asked for while another was on its way: the last one counts
  let edge = "end";
  let looked = null;  // which item was asked for again, and in which state it was seen
  const seenOf = () => card().querySelector("input[name=seen]")?.value;

  function pairsOf(one) {
    return one.dataset.states.trim().split(" ").filter(Boolean).map((pair) => pair.split(":")).map(([ref, state = ""]) => [ref, state]);
  }

  function listed() {
    const shown = new Map([...list().children].map((row) => [refOf(row), row]));
    for (const ref of states.keys()) rows.set(ref, shown.get(ref));
  }

  // The list holds the rows near one item; those near another are asked for.
  async function fetchList(ref) {
    const url = new URL(document.getElementById("list").dataset.url, location.href);
    url.searchParams.set("item", ref);
    const answer = await fetch(url);
    if (!answer.ok || now !== ref) return;
    document.getElementById("list").outerHTML = await answer.text();
    listed();
    reveal(now);
    document.dispatchEvent(new Event("workspace:listed"));
  }

  function reveal(ref) {
    const row = rows.get(ref);
    if (row) list().scrollTop += row.getBoundingClientRect().top - list().getBoundingClientRect().top - list().clientHeight / 3;
    else if (rows.has(ref)) fetchList(ref);
  }

  const rejecting = () => document.getElementById("reasons")?.open;
  const editing = () => card().querySelector("form.edit");

  function choose(ref) {
    toggle(now, false);
    now = ref;
    toggle(now, true);
    const words = marks.get(ref)?.[0];
    words?.scrollIntoView({ block: "nearest" });
    document.getElementById("to-text").href = `#${words?.closest("p").id ?? "text"}`;
    reveal(ref);
  }

  // Until the card of the marked row is there the old one is dimmed and says which row is to come.
  function announce() {
    const shown = card();
    const late = shown.dataset.item !== now && rows.has(now);
    if (late) shown.dataset.coming = `Row ${[...rows.keys()].indexOf(now) + 1} of ${rows.size} is on its way`;
    shown.setAttribute("aria-busy", String(late));
  }

  function toggle(ref, on) {
    rows.get(ref)?.classList.toggle("now", on);
    marks.get(ref)?.forEach((mark) => mark.classList.toggle("now", on));
  }

  function fetchCard(url, ref) {
    if (ref && ref !== now) document.querySelector("#notice .problem")?.remove();  // it was about the last item
    if (ref) { choose(ref); announce(); }
    if (busy) { next = url; return; }
    looked = { item: card().dataset.item, seen: seenOf() };
    busy = true;
    const whole = drafts.completed(new URL(url, location.href));
    htmx.ajax("GET", whole.pathname + whole.search, { target: "#card", swap: "outerHTML", source: "#card" });
  }

  function go(ref) {
    const url = new URL(card().dataset.url, location.href);
    url.searchParams.set("item", ref);
    fetchCard(url.pathname + url.search, ref);
  }

  function near(step, wanted) {
    const order = [...rows.keys()];
    let place = order.indexOf(now);
    if (place < 0) place = step > 0 ? -1 : order.length;
    for (place += step; place >= 0 && place < order.length; place += step) {
      if (wanted(order[place])) return order[place];
    }
    return null;
  }

  function settle() {
    const fresh = card();
    if (saving) drafts.drop(saving);
    renew();
    if (!posting) warn(fresh);
    busy = posting = false;
    looked = null;
    saving = null;
    drafts.restore();
    narrow();
    if (!next && fresh.dataset.item !== now) choose(fresh.dataset.item);
    let unknown = false;
    for (const [ref, state] of pairsOf(fresh)) {
      if (!rows.has(ref)) unknown = true;
      else if (states.get(ref) !== state) colour(ref, state);
    }
    if (unknown) { anew(fresh.dataset.url); return; }
    document.getElementById("progress").textContent = `${fresh.dataset.review} of ${rows.size} to review`;
    if (next) {
      const url = next;
      next = null;
      announce();
      fetchCard(url, null);
      return;
    }
    history.replaceState(null, "", fresh.dataset.url);
    const field = fresh.querySelector("[data-focus]");
    (field ?? fresh).focus({ preventScroll: true });
    const heading = fresh.querySelector("h2")?.textContent ?? "";
    const notice = document.querySelector("#notice span")?.textContent ?? "";
    document.getElementById("said").textContent = `${notice} ${heading}. ${fresh.dataset.review} to review.`;
    while (later.length && !busy) run(...later.shift());
  }

  // Of an item that is new the text has no mark yet: the page is asked for again, and tells then what was done.
  function anew(url) {
    sessionStorage.setItem(TOLD, document.querySelector("#notice span")?.textContent ?? "");
    drafts.leave();
    location.assign(url);
  }

  function tell() {
    const done = sessionStorage.getItem(TOLD);
    sessionStorage.removeItem(TOLD);
    if (!done) return;
    const told = Object.assign(document.createElement("p"), { className: "toast" });
    told.append(Object.assign(document.createElement("span"), { textContent: done }));
    document.getElementById("notice").replaceChildren(told);
  }

  // An answer brings how the items that it is about are now called; where they are many, the list is asked for.
  function renew() {
    const fresh = document.getElementById("renewed");
    for (const one of fresh.children) {
      const link = rows.get(one.dataset.of)?.firstElementChild;
      if (link) link.textContent = one.textContent;
    }
    if ("list" in fresh.dataset) fetchList(now);
  }

  // A card that is asked for again, such as for its form, tells where somebody decided in between.
  function warn(fresh) {
    const moved = looked?.seen && fresh.dataset.item === looked.item && seenOf() && seenOf() !== looked.seen;
    if (!moved) return;
    const told = document.createElement("p");
    told.className = "toast problem";
    told.append(Object.assign(document.createElement("span"), {
      textContent: "This item was decided since you looked at it; the card shows how it stands now.",
    }));
    document.getElementById("notice").replaceChildren(told);
  }

  function colour(ref, state) {
    states.set(ref, state);
    const top = (marks.get(ref) ?? []).filter((mark) => mark.dataset.ids.split(" ")[0] === ref);
    for (const one of [rows.get(ref), ...top].filter(Boolean)) {
      one.classList.remove(...STATES);
      if (state) one.classList.add(state);
    }
  }

  function place(node, offset) {
    const base = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
    if (!base) return null;
    const before = document.createRange();
    before.setStart(base, 1);  // behind the paragraph's number
    before.setEnd(node, offset);
    return Number(base.dataset.at) + [...before.toString()].length;
  }

  // Of the options only those of the chosen issue are offered: different issues have ways of one name.
  function narrow() {
    const [issue, option] = ["issue", "option"].map((name) => card().querySelector(`form.edit [name=${name}]`));
    if (!issue || !option) return;
    const chosen = option.value;
    const about = issue.selectedOptions[0]?.textContent;
    const groups = [...option.querySelectorAll("optgroup")];
    for (const group of groups) group.hidden = group.disabled = Boolean(issue.value) && group.label !== about;
    groups.find((one) => !one.disabled)?.parentElement.insertBefore(groups.find((one) => !one.disabled), groups[0]);
    const fits = [...option.options].filter((one) => !one.parentElement.disabled);
    (fits.find((one) => one.value === chosen) ?? fits[0]).selected = true;
  }

  // After an act everything waits for its answer; while a card is only fetched, steps go on.
  const waits = (act, name = act.name) => (word = "", event) => {
    if (posting || (busy && !["step", "open"].includes(name))) later.push([`${name} ${word}`.trim(), event]);
    else act(word, event);
  };
  const press = acts.press;
  const close = acts.close;
  Object.assign(acts, {
    step: waits(function step(word) {
      const ended = now === "end" && word === "1";
      const ref = ended ? null : near(Number(word), () => true);
      if (ref) go(ref); else if (Number(word) > 0) press("#next-document");
    }),
    open: waits(function open(word) {
      const ref = near(Number(word), (one) => states.get(one) === "");
      if (ref) go(ref);
      else if (Number(word) > 0) fetchCard(card().dataset.url.replace(/item=[^&]*/, "item=end"), null);
    }),
    press: waits(function press(selector) {
      const found = document.querySelector(selector);
      if (found) found.click();
      else if (selector === "#confirm") document.querySelector("#next-document")?.click();
    }),
    reject: waits(function reject() {
      const reasons = document.getElementById("reasons");
      if (reasons) { reasons.open = !reasons.open; reasons.querySelector("summary").focus(); }
    }),
    digit: waits(function digit(word, event) {
      const found = card().querySelector(`${editing() ? "form.edit" : "#reasons"} [data-digit="${event.key}"]`);
      if (found && (editing() || rejecting())) { found.focus(); found.click(); }
    }),
    option: waits(function option() {
      if (editing()) acts.focus("#card [name=option]"); else acts.press("#over");
    }),
    edge: waits((word) => { edge = word; if (!editing()) document.getElementById("edit")?.click(); }, "edge"),
    move: waits(function move(word) {
      const out = (edge === "start") === (word === "-1");
      document.getElementById(`${edge}-${out ? "out" : "in"}`)?.click();
    }),
    save: waits(function save() { editing()?.requestSubmit(); }),
    draft: waits(function draft() {
      const link = document.getElementById("draft");
      const chosen = getSelection();
      const url = new URL(link.href);
      if (chosen.rangeCount && !chosen.isCollapsed && text.contains(chosen.anchorNode)) {
        const range = chosen.getRangeAt(0);
        const start = place(range.startContainer, range.startOffset);
        const end = place(range.endContainer, range.endOffset);
        if (start !== null && end !== null) { url.searchParams.set("start", start); url.searchParams.set("end", end); }
      }
      fetchCard(url.pathname + url.search, null);
    }),
    close() {
      if (document.activeElement?.matches("#card input:not([type=radio]), #card textarea, #card select")) { card().focus(); return; }
      const reasons = document.getElementById("reasons");
      if (reasons?.open) { reasons.open = false; card().focus(); return; }
      if (editing() && !document.querySelector("dialog[open]")) { document.getElementById("cancel").click(); return; }
      close();
    },
  });

  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark && getSelection().isCollapsed) go(mark.dataset.ids.split(" ")[0]);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const url = new URL(link.href);
    const ref = link.closest("#items") ? refOf(link.parentElement) : link.dataset.ref;
    if (link.closest("#items") || link.matches("[data-ref], [data-part]")) fetchCard(url.pathname + url.search, ref);
    else if (link.dataset.step === "open") acts.open("1");
    else if (link.dataset.step) acts.step(link.dataset.step);
    else if (link.matches("[data-draft]")) acts.draft("");
    else if (link.matches("[data-notice]")) htmx.ajax("GET", url.pathname + url.search, { target: "#notice", swap: "innerHTML" });
    else if (link.matches("[data-close]")) close();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {  // a list of choices does not send its form by itself
    if (event.key !== "Enter" || !event.target.matches?.("#card form.edit select")) return;
    event.preventDefault();
    acts.save("");
  });
  document.addEventListener("submit", (event) => {
    if (event.target.closest("#card, #notice")) busy = posting = true;
    if (event.target.matches("form.edit")) saving = card().dataset.item;
    if (event.target.closest("#notice")) setTimeout(() => document.querySelector("#notice form")?.remove());
  }, true);
  document.addEventListener("change", (event) => { if (event.target.matches("form.edit [name=issue]")) narrow(); });
  narrow();
  tell();
  if (new URL(location.href).searchParams.has("item")) choose(now);
  document.addEventListener("htmx:after:swap", () => {
    if (busy) settle(); else document.querySelector("#notice [data-focus]")?.focus();
  });
  // What is refused leaves the card; but where somebody else decided, the card comes as it now stands.
  function failed(event) {
    const renewed = event.detail?.ctx?.response?.status === 409 && !event.detail.ctx.response.headers.has("HX-Retarget");
    busy = renewed;
    posting = false;
    saving = next = null;
    later = [];
    if (!renewed && rows.has(card().dataset.item)) choose(card().dataset.item);
    announce();
  }
  document.addEventListener("htmx:error", failed);
  document.addEventListener("htmx:response:error", failed);

  // What had waited for the server is saved: its fields are no drafts any more, and review goes on.
  document.addEventListener("workspace:answered", (event) => {
    const { act, ok } = event.detail;
    const item = act.url.match(/\/items\/([^/]+)\/correct/)?.[1] ?? (/\/items(\?|$)/.test(act.url) ? "new" : null);
    if (ok && item && act.url.startsWith(location.pathname)) drafts.drop(decodeURIComponent(item));
  });
  document.addEventListener("workspace:sent", (event) => {
    const { act, page } = event.detail;
    for (const part of ["#notice", "#saved"]) {
      document.querySelector(part).replaceChildren(...(page.querySelector(part)?.childNodes ?? []));
    }
    const shown = page.getElementById("card")?.dataset;
    const here = act.url.startsWith(location.pathname) && shown;
    if (here) fetchCard(shown.url, rows.has(shown.item) ? shown.item : null);
    if (here) fetchList(now);
    looked = null;  // what changed since was done here
  });
}
