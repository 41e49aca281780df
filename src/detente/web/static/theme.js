// Before the page is painted: the reader's choice of light or dark, and that scripts run at all.
"use strict";
{
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  document.documentElement.classList.add("scripted");
}

// What is pressed before the page has its handlers waits for them (keys.js).
window.early = [];
window.hasten = (event) => window.early.push(event);
document.addEventListener("keydown", window.hasten);
