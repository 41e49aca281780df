// Show evidence: a link to quotes opens them in a sheet at the side; without script it is a page.
// Inside the matrix the arrows move from cell to cell.
"use strict";
{
  const sheet = document.getElementById("evidence");
  const body = document.getElementById("evidence-body");
  const WAYS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  const open = (url) => htmx.ajax("GET", url.pathname + url.search, { target: "#evidence-body", swap: "innerHTML" });

  window.workspace.acts.evidence = () => {
    // The nearest thing around what is in focus that has quotes; of a row's head, those of the row.
    let here = document.activeElement;
    const links = () => [...here.querySelectorAll("a[data-evidence]")];
    if (here.matches("a[data-evidence]")) { here.click(); return; }
    if (!here.closest("main") || here.matches("main")) return;
    while (!links().length && !here.matches("main, section")) here = here.parentElement;
    const keys = links().map((one) => new URL(one.href).searchParams.get("of"));
    if (!keys.length || here.matches("main, section")) return;
    const url = new URL(links()[0].href);
    url.searchParams.set("of", [...new Set(keys.join(",").split(","))].join(","));
    open(url);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-evidence]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(new URL(link.href));
  });
  document.addEventListener("htmx:after:swap", () => {
    if (!body.childElementCount || sheet.open) return;
    sheet.showModal();
    body.querySelector("h2")?.focus();
  });
  sheet.addEventListener("close", () => body.replaceChildren());
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });

  document.querySelector(".matrix")?.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    const cell = event.target.closest("td, th");
    if (!way || !cell || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const rows = cell.closest("table").rows;
    const next = rows[cell.parentElement.rowIndex + way[0]]?.cells[cell.cellIndex + way[1]];
    if (!next) return;
    event.preventDefault();
    const link = next.querySelector("a");
    if (!link) next.tabIndex = -1;
    (link ?? next).focus();
  });
}
