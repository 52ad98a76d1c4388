// Draws color.png (192×192) and outline.png (32×32) of the app package: node manifest/icons.mjs; with --check, tells whether they are what it draws.
import { readFileSync, writeFileSync } from 'node:fs';
import zlib from 'node:zlib';

const [teal, white] = [[11, 92, 107], [255, 255, 255]];
const samples = 8;

// A speech bubble with three lines of text on a field of 48×48, as wwwroot/icon.svg has it.
const box = (x, y, left, top, right, bottom, radius) => {
  const dx = Math.max(left + radius - x, x - right + radius, 0), dy = Math.max(top + radius - y, y - bottom + radius, 0);
  return x >= left && x <= right && y >= top && y <= bottom && dx * dx + dy * dy <= radius * radius;
};
const tail = (x, y, grow = 0) => y >= 32 && y <= 40 + grow && x >= 15 - grow && x <= 23 + grow && (x - 15) * 7 + (y - 40) * 8 <= grow * 10;
const bubble = (x, y) => box(x, y, 8, 11, 40, 33, 4) || tail(x, y);
const line = (x, y, right, at, width) => {
  const dx = Math.max(15 - x, x - right, 0);
  return dx * dx + (y - at) ** 2 <= (width / 2) ** 2;
};
const text = (x, y, width) => line(x, y, 33, 18, width) || line(x, y, 33, 23, width) || line(x, y, 25, 28, width);

const color = (x, y) => bubble(x, y) && !text(x, y, 2.6) ? [...white, 255] : [...teal, 255];

// Only white and transparent: Teams colours it. Stretched to the edge, and as thick as a line must be at 32 pixels.
const outline = (x, y) => {
  const [u, v] = [24 + (x - 24) / 1.3, 25 + (y - 24) / 1.3];
  const inside = box(u, v, 10.2, 13.2, 37.8, 30.8, 2.2) || (v >= 30 && tail(u - 1.5, v + 4));
  return (bubble(u, v) && !inside) || text(u, v, 2.2) ? [...white, 255] : [...white, 0];
};

function pixels(size, at) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0, 0];
      for (let i = 0; i < samples * samples; i++) {
        const [r, g, b, a] = at((column + (i % samples + 0.5) / samples) * 48 / size, (row + (Math.floor(i / samples) + 0.5) / samples) * 48 / size);
        sum[0] += r * a; sum[1] += g * a; sum[2] += b * a; sum[3] += a;
      }
      const place = row * (size * 4 + 1) + 1 + column * 4;
      for (let c = 0; c < 3; c++) rows[place + c] = sum[3] ? Math.round(sum[c] / sum[3]) : 255;
      rows[place + 3] = Math.round(sum[3] / (samples * samples));
    }
  return rows;
}

function png(size, rows) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, size, 0, 0, 0, size, 8, 6, 0, 0, 0]);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', zlib.deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

// crc32 of node:zlib is younger than Node 18.
function crc(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value >>> 1 ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

// The pixels are compared, not the bytes: zlib packs them differently from version to version.
function same(file, rows) {
  const bytes = readFileSync(file);
  return zlib.inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33))).equals(rows);
}

let wrong = 0;
for (const [name, size, at] of [['color.png', 192, color], ['outline.png', 32, outline]]) {
  const [file, rows] = [new URL(name, import.meta.url), pixels(size, at)];
  if (!process.argv.includes('--check')) writeFileSync(file, png(size, rows));
  else if (!same(file, rows)) console.error(`${name} is not what this draws (${++wrong})`);
}
process.exit(wrong);
