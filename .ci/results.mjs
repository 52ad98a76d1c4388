// Sums the counters of all test results: node results.mjs FOLDER
// Prints what failed, then "N passed, N failed". Fails when a test failed, none ran, or a test project left no result.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.trx')) : [];
const projects = readdirSync('tests').filter(name => name.endsWith('Tests') && existsSync(join('tests', name, `${name}.csproj`)));
const seen = new Set();
const sum = { passed: 0, failed: 0, skipped: 0 };
let sound = true;

for (const file of files) {
  const xml = readFileSync(join(folder, file), 'utf8');
  const summary = /<ResultSummary outcome="(\w+)"/.exec(xml)?.[1];
  const count = name => Number(new RegExp(`<Counters[^>]*\\b${name}="(\\d+)"`).exec(xml)?.[1] ?? NaN);
  const [total, executed, passed] = ['total', 'executed', 'passed'].map(count);
  if (![total, executed, passed].every(Number.isInteger)) fail(`${file}: no counters`);
  // Whatever ran and did not pass has failed: error, timeout, aborted and the rest.
  else { sum.passed += passed; sum.failed += executed - passed; sum.skipped += total - executed; }
  if (summary === 'Failed' && executed === passed) fail(`${file}: the run failed beside its tests`);
  for (const [, head, body] of xml.matchAll(/<UnitTestResult ([^>]*outcome="(?:Failed|Error|Timeout|Aborted)"[^>]*)>([^]*?)<\/UnitTestResult>/g)) {
    const why = /<Message>([^]*?)<\/Message>/.exec(body)?.[1] ?? '';
    console.log(`failed: ${/testName="([^"]*)"/.exec(head)?.[1]}\n${why.split('\n').slice(0, 12).map(line => `    ${line}`).join('\n')}`);
  }
  for (const name of projects) if (new RegExp(`[\\\\/"]${name.replaceAll('.', '\\.')}\\.dll"`, 'i').test(xml)) seen.add(name);
}
for (const name of projects.filter(name => !seen.has(name))) fail(`${name} left no result`);
if (sum.passed + sum.failed === 0) fail('no test ran');
if (sum.failed > 0) sound = false;
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`);
process.exit(sound ? 0 : 1);

function fail(reason) {
  console.log(reason);
  sound = false;
}
