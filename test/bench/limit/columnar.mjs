// What a page can do at best with users in its own memory: columns, one joined text to search, kept orders.
const SEPARATOR = '\u0001';

/** Columns of users that come in the order of their handles. `text` is their folded search text. */
export function columnsOf(users) {
  const count = users.length;
  const groupNames = [...new Set(users.flatMap((user) => user.groups))];
  const shownAt = new Uint32Array(count + 1);
  const textAt = new Uint32Array(count + 1);
  const groups = new Uint32Array(count);
  const changed = new Float64Array(count);
  const shown = [];
  const texts = [];
  for (let row = 0; row < count; row += 1) {
    const user = users[row];
    const cells = [user.handle, user.status, user.administrator ?? '', user.groups.join(', '), user.changed ?? ''];
    const line = cells.join(SEPARATOR);
    shown.push(line);
    texts.push(`${user.text}\n`);
    shownAt[row + 1] = shownAt[row] + line.length;
    textAt[row + 1] = textAt[row] + user.text.length + 1;
    for (const group of user.groups) groups[row] |= 1 << groupNames.indexOf(group);
    changed[row] = user.changed === null ? Number.POSITIVE_INFINITY : Date.parse(user.changed);
  }
  const whole = flat(shown.join(''));
  return {
    count,
    groupNames,
    groups,
    changed,
    text: flat(texts.join('')),
    textAt,
    orders: new Map(),
    cells: (row) => whole.slice(shownAt[row], shownAt[row + 1]).split(SEPARATOR),
  };
}

/** Makes one string of pieces: a search in joined ones would join them first. */
function flat(text) {
  text.charCodeAt(text.length >> 1);
  return text;
}

/** Rows whose text holds a word, in their own order. */
function scan({ text, textAt, count }, word) {
  const found = new Uint32Array(count);
  let [size, row, at] = [0, 0, text.indexOf(word)];
  while (at >= 0) {
    let step = 1;
    while (row + step < count && textAt[row + step] <= at) step <<= 1;
    let low = row;
    let high = Math.min(count, row + step);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (textAt[middle] <= at) low = middle;
      else high = middle;
    }
    found[size] = low;
    size += 1;
    row = low + 1;
    if (row >= count) break;
    at = text.indexOf(word, textAt[row]);
  }
  return found.subarray(0, size);
}

/** The rows by the time of the last change of a password, worked out once. */
export function orderByChanged(columns) {
  const kept = columns.orders.get('changed');
  if (kept) return kept;
  const order = Uint32Array.from({ length: columns.count }, (_, row) => row);
  order.sort((one, other) => columns.changed[one] - columns.changed[other] || one - other);
  columns.orders.set('changed', order);
  return order;
}

/** The rows to show for a search, a group and an order. */
export function viewOf(columns, { word, group, sort }) {
  const { count } = columns;
  const order = sort ? orderByChanged(columns) : null;
  if (!word && !group) {
    if (!order) return { count, at: (place) => place };
    return sort === 'asc' ? { count, at: (place) => order[place] } : { count, at: (place) => order[count - 1 - place] };
  }
  const bit = group ? 1 << columns.groupNames.indexOf(group) : 0;
  const keep = (row) => bit === 0 || (columns.groups[row] & bit) !== 0;
  const found = new Uint32Array(count);
  let size = 0;
  if (!order) {
    if (word) for (const row of scan(columns, word)) if (keep(row)) found[size++] = row;
    if (!word) for (let row = 0; row < count; row += 1) if (keep(row)) found[size++] = row;
  } else {
    const marked = new Uint8Array(count);
    if (word) for (const row of scan(columns, word)) marked[row] = 1;
    for (let place = 0; place < count; place += 1) {
      const row = order[sort === 'asc' ? place : count - 1 - place];
      if ((word === '' || marked[row] === 1) && keep(row)) found[size++] = row;
    }
  }
  return { count: size, at: (place) => found[place] };
}
