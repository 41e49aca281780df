// Show evidence: a link to quotes opens them in a sheet at the side; without script it is a page.
"use strict";
{
  const sheet = document.getElementById("evidence");
  const body = document.getElementById("evidence-body");

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-evidence]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const url = new URL(link.href);
    htmx.ajax("GET", url.pathname + url.search, { target: "#evidence-body", swap: "innerHTML" });
  });
  document.addEventListener("htmx:after:swap", () => {
    if (!body.childElementCount || sheet.open) return;
    sheet.showModal();
    body.querySelector("h2")?.focus();
  });
  sheet.addEventListener("close", () => body.replaceChildren());
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });
}
