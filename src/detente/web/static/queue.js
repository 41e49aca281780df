// Acts that no server answered: kept in this browser in their order, and sent again, each under its
// own key, until they are answered. The record knows a key again, so that none is taken down twice.
"use strict";
{
  const KEPT = `acts:${document.body.dataset.case}`;
  const AWAY = [502, 503, 504];
  const VERB = /\/(confirm|reject|correct|restore|undo|redo|items)$/;
  const TOLD = { confirm: "Confirm", reject: "Reject", correct: "Correct", restore: "Take back the decision on",
    undo: "Undo", redo: "Redo", items: "Add" };
  const asked = window.fetch.bind(window);
  const panel = document.getElementById("waiting");
  let pause = 1;
  let timer = null;
  let sending = false;

  const kept = () => JSON.parse(localStorage.getItem(KEPT) ?? "[]");
  function keep(acts) {
    if (acts.length) localStorage.setItem(KEPT, JSON.stringify(acts)); else localStorage.removeItem(KEPT);
    show(acts);
  }

  function actOf(address, how) {
    const url = new URL(address, location.href);
    const verb = url.pathname.match(VERB)?.[1];
    if (how.method !== "POST" || !verb || !url.pathname.startsWith("/documents/")) return null;
    const about = ["undo", "redo"].includes(verb) ? "the last act"
      : url.pathname.includes("/items/") ? document.getElementById("card-title")?.textContent
      : verb === "confirm" ? "all that is shown" : "an item";
    return { url: url.pathname + url.search, body: String(how.body ?? ""), told: `${TOLD[verb]}: ${about}` };
  }
  const about = (act) => act.url.match(/^(.*\/items\/[^/]+)\//)?.[1];

  function add(act) {
    const acts = kept();
    const twice = acts.some((one) => one.body === act.body && one.url === act.url);
    const waits = about(act) && acts.some((one) => about(one) === about(act));
    if (!twice && !waits) acts.push(act);
    keep(acts);
    if (waits && !twice) panel.append("What was done before on the same item waits still; this one was not kept.");
    clearTimeout(timer);
    timer = setTimeout(send, pause * 1000);
  }

  window.fetch = async (address, how = {}) => {
    const act = actOf(address, how);
    if (act && kept().length) { add(act); throw new TypeError("fetch: what was done before waits still"); }
    try {
      const answer = await asked(address, how);
      if (!act || !AWAY.includes(answer.status)) return answer;
    } catch (error) {
      if (act) add(act); else away();
      throw error;
    }
    add(act);
    throw new TypeError("fetch: the server is on its way out");
  };

  function away() {
    const told = document.createElement("p");
    told.className = "toast problem";
    told.textContent = kept().length
      ? "The server does not answer. What was done is kept and sent by itself; start detente serve again if it has ended."
      : "The server does not answer. Nothing that was saved is lost; start detente serve again, then open this once more.";
    document.getElementById("notice").replaceChildren(told);
  }

  // One tab sends at a time; what is refused stops the rest, for they may build on it.
  async function send() {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    try { await (navigator.locks ? navigator.locks.request(KEPT, sendAll) : sendAll()); } finally { sending = false; }
  }

  async function sendAll() {
    let last = null;
    for (let acts = kept(); acts.length && !acts[0].refused; acts = kept()) {
      const head = { "Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true", "HX-Request-Type": "partial" };
      let answer;
      try { answer = await asked(acts[0].url, { method: "POST", headers: head, body: acts[0].body }); } catch { answer = null; }
      if (!answer || AWAY.includes(answer.status)) {
        pause = Math.min(2 * pause, 8);
        timer = setTimeout(send, pause * 1000);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.ok) {
        last = { act: acts[0], page };
        keep(kept().slice(1));
      } else {
        const said = page.querySelector(".problem")?.textContent.trim() ?? `Answer ${answer.status}`;
        keep([{ ...acts[0], refused: said }, ...kept().slice(1)]);
      }
      document.dispatchEvent(new CustomEvent("workspace:answered", { detail: { act: acts[0], ok: answer.ok } }));
    }
    pause = 1;
    if (last && !kept().length) document.dispatchEvent(new CustomEvent("workspace:sent", { detail: last }));
  }

  function show(acts) {
    panel.hidden = !acts.length;
    if (!acts.length) { panel.replaceChildren(); return; }
    const refused = acts[0].refused;
    const told = document.createElement("p");
    told.append(Object.assign(document.createElement("strong"), {
      textContent: refused ? "Refused, and not saved: " : "Not saved yet: the server does not answer. ",
    }), refused ?? "Kept in this browser, and sent in this order as soon as it does; start detente serve again if it has ended.");
    const list = document.createElement("ol");
    for (const one of acts) list.append(Object.assign(document.createElement("li"), { textContent: one.told }));
    const first = button(acts.length > 1 ? "Drop the first, send the rest" : "Drop it", () => { keep(kept().slice(1)); send(); });
    const all = acts.length > 1 ? [button("Drop all", () => keep([]))] : [];
    panel.replaceChildren(told, list, ...(refused ? [first, ...all] : [button("Send now", () => { pause = 1; send(); })]));
    document.getElementById("saved").textContent = `not saved: ${acts.length} waiting`;
  }

  function button(label, pressed) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.addEventListener("click", pressed);
    return made;
  }

  window.addEventListener("online", send);
  window.addEventListener("storage", (event) => { if (event.key === KEPT) show(kept()); });
  window.addEventListener("beforeunload", (event) => { if (kept().length) event.preventDefault(); });
  show(kept());
  if (kept().length) send();
}
