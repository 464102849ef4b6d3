// Tables that sort and filter. Without this script everything is there to read, in its own order.
"use strict";

const ORDER = new Intl.Collator("zh-CN", { numeric: true });

// What a cell is sorted by: its data-sort, else its text; a number where both cells hold one.
function key(row, column) {
  const cell = row.cells[column];
  return cell === undefined ? "" : (cell.dataset.sort ?? cell.textContent.trim());
}

function compare(one, other) {
  const numbers = [one, other].map((text) => (text === "" ? NaN : Number(text.replaceAll(",", ""))));
  if (!numbers.some(Number.isNaN)) return numbers[0] - numbers[1];
  if ((one === "") !== (other === "")) return one === "" ? 1 : -1;
  return ORDER.compare(one, other);
}

function sort(table, head, column) {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const cell of head.parentElement.cells) cell.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  for (const body of table.tBodies) {
    const rows = [...body.rows].sort((a, b) => compare(key(a, column), key(b, column)));
    body.append(...(down ? rows.reverse() : rows));
  }
}

function makeSortable(table) {
  const heads = table.tHead?.rows[0]?.cells ?? [];
  [...heads].forEach((head, column) => {
    if (head.textContent.trim() === "" || head.colSpan > 1) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head, column));
    head.append(button);
  });
}

// Show the rows that fit every filter; a row's years are words in one attribute.
function filter(form, table) {
  const wanted = [...form.elements].filter((select) => select.value !== "");
  let count = 0;
  for (const row of table.tBodies[0].rows) {
    row.hidden = !wanted.every((select) => row.dataset[select.name].split(" ").includes(select.value));
    if (!row.hidden) count += 1;
  }
  table.caption.textContent = table.caption.dataset.counted.replace("{n}", String(count));
}

document.querySelectorAll("main table").forEach(makeSortable);
const form = document.querySelector("form.filters");
if (form) {
  const table = document.querySelector("main table");
  form.hidden = false;
  form.addEventListener("change", () => filter(form, table));
  filter(form, table);
}
