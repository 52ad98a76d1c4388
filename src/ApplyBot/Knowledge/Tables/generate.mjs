// Writes compatibility.tsv, traditional.tsv and pinyin.tsv from the Unicode Han database (Debian package unicode-data).
// Run by a maintainer when a new Unicode version matters: node generate.mjs [FOLDER WITH Unihan_*.txt.bz2]
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const folder = process.argv[2] ?? '/usr/share/unicode';
const read = f => execFileSync('bzcat', [`${folder}/${f}.txt.bz2`], { maxBuffer: 1 << 28 }).toString().split('\n')
  .filter(l => l.startsWith('U+')).map(l => l.split('\t')).map(([c, k, v]) => [parseInt(c.slice(2), 16), k, v]);
const bmp = c => c <= 0xffff;
const mappings = read('Unihan_OtherMappings').filter(([c]) => bmp(c));
// The kGB0 characters are the 6,763 of the simplified standard set: what typed Chinese is made of.
const standard = new Set(mappings.filter(([, k]) => k === 'kGB0').map(([c]) => c));

const traditional = new Map();
for (const [c, k, v] of read('Unihan_Variants')) {
  if (k !== 'kSimplifiedVariant' || !bmp(c)) continue;
  // A character that is itself in everyday simplified use (后, 干, 里) stays as it is.
  const first = v.split(' ').map(x => parseInt(x.slice(2), 16)).find(x => x !== c && bmp(x));
  if (first && !standard.has(c)) traditional.set(c, first);
}
for (const [from, to] of [['麼', '么'], ['甚', '什'], ['妳', '你'], ['裏', '里'], ['裡', '里'], ['著', '着'], ['佔', '占'], ['週', '周']])
  traditional.set(from.codePointAt(0), to.codePointAt(0));
writeFileSync('traditional.tsv', [...traditional].sort(([a], [b]) => a - b)
  .map(([a, b]) => `${String.fromCodePoint(a)}\t${String.fromCodePoint(b)}\n`).join(''));

const plain = s => s.normalize('NFD').replace(/u\u0308/g, 'v').replace(/[\u0300-\u036f]/g, '').replace(/ü/g, 'v').toLowerCase();
const pinyin = new Map();
for (const [c, k, v] of read('Unihan_Readings')) {
  if (!standard.has(c)) continue;
  if (k === 'kHanyuPinlu') pinyin.set(c, plain(v.split('(')[0]));
  else if (k === 'kMandarin' && !pinyin.has(c)) pinyin.set(c, plain(v.split(' ')[0]));
}
writeFileSync('pinyin.tsv', [...pinyin].sort(([a], [b]) => a - b)
  .map(([a, b]) => `${String.fromCodePoint(a)}\t${b}\n`).join(''));
// NFKC of single characters: .NET's own needs ICU, which a machine may lack, and answers must not hang on that.
const compatible = [];
for (let c = 0x80; c <= 0xffff; c++) {
  const skip = (c >= 0xd800 && c <= 0xf8ff) || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xfb50 && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe);
  const from = String.fromCharCode(c), to = from.normalize('NFKC');
  if (!skip && from !== to && !/[\t\n\r]/.test(to)) compatible.push(`${from}\t${to}\n`);
}
writeFileSync('compatibility.tsv', compatible.join(''));
console.log(compatible.length, 'compatibility,', traditional.size, 'traditional,', pinyin.size, 'readings');
