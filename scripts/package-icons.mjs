// Renders packaging/icons/*.svg, with the browser of the tests, into what each system wants: PNG files, one ICO, one ICNS.
// The results are kept in the repository; run `npm run package:icons` after a change of a drawing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import tests from '../playwright.config.ts';

const folder = path.join(import.meta.dirname, '../packaging/icons');
/** Pixels of a side. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Up to this size the simpler drawing is the clearer one. */
const SMALL = 24;
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for a size; those for screens of double density come twice. */
const ICNS_TYPES = {
  icp4: 16,
  ic11: 32,
  icp5: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};

const pictures = await render();
mkdirSync(path.join(folder, 'png'), { recursive: true });
for (const [size, picture] of pictures) writeFileSync(path.join(folder, `png/${size}x${size}.png`), picture);
writeFileSync(path.join(folder, 'roster.ico'), ico());
writeFileSync(path.join(folder, 'roster.icns'), icns());

async function render() {
  const browser = await chromium.launch(tests.use.launchOptions);
  const page = await browser.newPage();
  const found = new Map();
  for (const size of SIZES) {
    const drawing = readFileSync(path.join(folder, size <= SMALL ? 'roster-small.svg' : 'roster.svg'), 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${drawing}`,
    );
    found.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return found;
}

/** Windows' container: a directory of pictures, then the pictures as they are. */
function ico() {
  const head = Buffer.alloc(6 + 16 * ICO_SIZES.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(ICO_SIZES.length, 4);
  let offset = head.length;
  ICO_SIZES.forEach((size, index) => {
    const at = 6 + 16 * index;
    const { length } = pictures.get(size);
    // One byte a side: 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += length;
  });
  return Buffer.concat([head, ...ICO_SIZES.map((size) => pictures.get(size))]);
}

/** Apple's container: pictures, each with its type and length before it. */
function icns() {
  const parts = Object.entries(ICNS_TYPES).map(([type, size]) => chunk(type, pictures.get(size)));
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
