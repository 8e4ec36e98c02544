// What pages gain with JavaScript; everything they must do works without it.
// Runs on the page and on every part that HTMX puts in it.

import { followSections } from "./sections.js";
import { makeSortable } from "./tables.js";

function found(root, selector) {
  const inside = [...root.querySelectorAll(selector)];
  return root.matches?.(selector) ? [root, ...inside] : inside;
}

function enhance(root) {
  found(root, "table[data-sortable]").forEach(makeSortable);
  found(root, "[data-section-nav]").forEach(followSections);
  found(root, "[data-focus]").at(0)?.focus();
}

enhance(document);
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) enhance(event.detail.elt);
});
