// Tables that the reader sorts by pressing a head. A cell is sorted by its data-value, else by its
// text in the page's language. Cells without a figure stay last whichever way one sorts.

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

function valueOf(row, column) {
  const cell = row.cells[column];
  if (!cell) return null;
  const given = cell.dataset.value;
  if (given === undefined) return cell.textContent.trim();
  if (given === "") return null;
  return Number.isNaN(Number(given)) ? given : Number(given); // "2024-11" is sorted as text
}

function compare(a, b) {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : collator.compare(String(a), String(b));
}

function sortRows(body, column, sign) {
  const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, column) }));
  const some = rows.filter((entry) => entry.value !== null);
  const none = rows.filter((entry) => entry.value === null);
  some.sort((a, b) => sign * compare(a.value, b.value));
  body.append(...[...some, ...none].map((entry) => entry.row));
}

function press(table, head) {
  // Numbers are first shown from the largest, words from A
  const first = head.classList.contains("numeric") ? "descending" : "ascending";
  const second = first === "ascending" ? "descending" : "ascending";
  const order = head.getAttribute("aria-sort") === first ? second : first;
  table.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", order);
  for (const body of table.tBodies) {
    sortRows(body, head.cellIndex, order === "ascending" ? 1 : -1);
  }
}

export function makeSortable(table) {
  if (table.querySelector(".sort")) return;
  for (const head of table.tHead?.rows[0]?.cells ?? []) {
    if ("noSort" in head.dataset || head.colSpan > 1) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    const unit = head.querySelector(".unit");
    button.append(...[...head.childNodes].filter((node) => node !== unit));
    head.prepend(button);
    button.addEventListener("click", () => press(table, head));
  }
}
