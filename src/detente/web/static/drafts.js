// What is typed into the card and not saved is kept for each item, in this window, until it is saved
// or discarded; on every page a form with unsaved words is not left without a warning.
"use strict";
{
  const SKIPPED = new Set(["key", "seen", "checks", "start", "end", "as_of"]);
  let leaving = false;
  const card = () => document.getElementById("card");
  const name = (item) => `draft:${location.pathname.split("/")[2]}:${item}`;
  const draftOf = (item) => JSON.parse(sessionStorage.getItem(name(item)) ?? "null");

  function stands(control) {
    const known = control.dataset.stands;
    if (known !== undefined) return ["checkbox", "radio"].includes(control.type) ? known === "yes" : known;
    if (control.type === "checkbox" || control.type === "radio") return control.defaultChecked;
    if (control.tagName === "SELECT") return ([...control.options].find((one) => one.defaultSelected) ?? control.options[0])?.value;
    return control.defaultValue;
  }
  const held = (control) => (["checkbox", "radio"].includes(control.type) ? control.checked : control.value);
  const controls = (form) => [...form.elements].filter((one) => one.name && !SKIPPED.has(one.name) && one.type !== "submit");

  function typed(form) {
    const found = {};
    for (const one of controls(form)) {
      if (held(one) === stands(one)) continue;
      if (one.type !== "radio") found[one.name] = held(one);
      else if (one.checked) found[one.name] = one.value;
    }
    return found;
  }

  function keep(form) {
    const item = card().dataset.item;
    const values = typed(form);
    const edges = form.hasAttribute("data-moved") || item === "new";
    if (!Object.keys(values).length && !form.hasAttribute("data-moved")) { drop(item); return; }
    const draft = { values, kind: form.dataset.kind, title: document.getElementById("card-title")?.textContent };
    if (edges) for (const end of ["start", "end"]) draft[end] = form.elements[end]?.value;
    sessionStorage.setItem(name(item), JSON.stringify(draft));
    hint();
  }

  function drop(item) {
    sessionStorage.removeItem(name(item));
    hint();
  }

  function restore() {
    const form = card()?.querySelector("form.edit");
    if (form && !form.hasAttribute("data-typed")) {
      const values = draftOf(card().dataset.item)?.values ?? {};
      for (const one of controls(form)) {
        if (!(one.name in values)) continue;
        if (one.type === "checkbox") one.checked = values[one.name];
        else if (one.type === "radio") one.checked = one.value === values[one.name];
        else one.value = values[one.name];
      }
    }
    if (form) keep(form); else hint();
  }

  // The hint in the card, and the mark of every item of this document that has something unsaved.
  function hint() {
    if (!card()) return;
    const told = document.getElementById("unsaved");
    const draft = draftOf(card().dataset.item);
    if (told) {
      told.hidden = !draft;
      const how = card().querySelector("form.edit") ? "It is kept in this window until you save or discard it." : "Go on with it by e.";
      told.querySelector("span").textContent = `Not saved: what you typed here. ${how}`;
    }
    for (const row of document.querySelectorAll("#items li")) {
      const item = new URLSearchParams(row.firstElementChild.search).get("item");
      row.classList.toggle("typed", draftOf(item) !== null);
    }
    document.getElementById("draft")?.classList.toggle("typed", draftOf("new") !== null);
  }

  // Where a card is opened for editing, the edges and the kind that were chosen come back too.
  function completed(url) {
    const item = url.searchParams.get("item");
    const draft = draftOf(item);
    if (!draft || !url.searchParams.has("edit") || url.searchParams.has("start")) return url;
    if (item === "new" && draft.kind) url.searchParams.set("edit", draft.kind);
    for (const end of ["start", "end"]) if (draft[end]) url.searchParams.set(end, draft[end]);
    return url;
  }

  window.workspace.drafts = { restore, drop, completed, leave: () => { leaving = true; } };
  window.workspace.acts.discard = () => {
    drop(card().dataset.item);
    const cancel = document.getElementById("cancel");
    if (cancel) cancel.click();
  };
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => { if (event.target.form?.matches("#card form.edit")) keep(event.target.form); });
  }
  document.addEventListener("submit", (event) => { leaving = !event.defaultPrevented; });
  window.addEventListener("beforeunload", (event) => {
    const forms = document.querySelectorAll("main form[method=post]");
    const here = card() ? Object.keys(sessionStorage).some((one) => one.startsWith(name(""))) : false;
    if (!leaving && (here || [...forms].some((one) => Object.keys(typed(one)).length))) event.preventDefault();
    leaving = false;
  });
  restore();
}
