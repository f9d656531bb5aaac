// The limit: a recycled pool of rows over columns in the page's own memory, without library or framework.
import { columnsOf, orderByChanged, viewOf } from './columnar.mjs';

const ROW = 34;
const HEAD = 34;
/** Taller than this a page is scaled, as Roster's is. */
const TALLEST = 8_000_000;
const HEADS = [
  ['Handle', 320],
  ['Status', 110],
  ['Administrator', 130],
  ['Groups', 280],
  ['Password changed', 200],
];

const cell = ([text, width]) => `<span class="cell" style="width:${width}px">${text}</span>`;
document.querySelector('#root').innerHTML = `
  <div class="page">
    <div class="bar">
      <input id="search" />
      <button id="by-changed">changed</button><button id="by-changed-down">changed ↓</button>
      <button id="by-nothing">unsorted</button>
      <button id="facet">Diagnostics</button><button id="no-facet">any group</button>
    </div>
    <div class="host"><div class="view">
      <div class="head"><span class="cell box"></span>${HEADS.map(cell).join('')}</div>
      <div class="size"><div class="layer"></div></div>
    </div></div>
  </div>`;

const $ = (selector) => document.querySelector(selector);
const [view, size, layer] = ['.view', '.size', '.layer'].map($);
const asked = { word: '', group: '', sort: null };
const height = view.clientHeight - HEAD;
const pool = Array.from({ length: Math.ceil(height / ROW) + 1 }, (_, place) => {
  const element = document.createElement('div');
  element.className = 'row';
  element.style.transform = `translateY(${place * ROW}px)`;
  element.innerHTML = `<span class="cell box"><input type="checkbox"></span>${HEADS.map(([, width]) => cell([' ', width])).join('')}`;
  layer.append(element);
  return { element, texts: [...element.children].slice(1).map((one) => one.firstChild), row: -2 };
});
let columns = columnsOf([]);
let rows = viewOf(columns, asked);

function paint() {
  const full = rows.count * ROW;
  const shown = Math.min(full, TALLEST);
  const scroll = view.scrollTop;
  const top = full > TALLEST ? (scroll / (shown - height)) * (full - height) : scroll;
  const first = Math.max(0, Math.min(Math.floor(top / ROW), rows.count - 1));
  layer.style.transform = `translateY(${scroll - (top - first * ROW)}px)`;
  for (let place = 0; place < pool.length; place += 1) {
    const one = pool[place];
    const row = first + place < rows.count ? rows.at(first + place) : -1;
    one.element.dataset.index = first + place;
    if (one.row === row) continue;
    one.row = row;
    one.element.style.visibility = row < 0 ? 'hidden' : '';
    if (row < 0) continue;
    const cells = columns.cells(row);
    for (let at = 0; at < cells.length; at += 1) one.texts[at].data = cells[at];
  }
}

function refresh(change = {}) {
  if ('sort' in change) view.scrollTop = 0;
  Object.assign(asked, change);
  rows = viewOf(columns, asked);
  size.style.height = `${Math.min(rows.count * ROW, TALLEST)}px`;
  for (const one of pool) one.row = -2;
  paint();
}

view.addEventListener('scroll', paint, { passive: true });
$('#search').addEventListener('input', (event) => refresh({ word: event.target.value }));
$('#by-changed').onclick = () => refresh({ sort: 'asc' });
$('#by-changed-down').onclick = () => refresh({ sort: 'desc' });
$('#by-nothing').onclick = () => refresh({ sort: null });
$('#facet').onclick = () => refresh({ group: 'Diagnostics' });
$('#no-facet').onclick = () => refresh({ group: '' });

const users = await (await fetch('/data/users.json')).json();
columns = columnsOf(users);
orderByChanged(columns);
refresh();
