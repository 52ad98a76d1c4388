// Fetches the prebuilt Bot Framework Web Chat: node webchat.mjs TARGET_FOLDER
// Taken from npm once, checked against the checksums below, then from the cache (APPLYBOT_CACHE, or ~/.cache/applybot).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const name = 'botframework-webchat';
const version = '4.18.1';
const tarballHash = '64247186a977768d3536e6eef61cf1d6077a3b8e9c491cc3292422f6bf8d62c6';
const files = {
  'webchat.js': '0a68ad0a64fc04d621197da10c3eec0f843e16f7d03f6bcbed29b47517cf9bff',
  'webchat.js.LICENSE.txt': '0e5d49c2257986a71e6394be4e9a8257afdd212b204de2d6d8ed1cbe890badcc',
};

const target = process.argv[2];
const cache = join(process.env.APPLYBOT_CACHE ?? join(homedir(), '.cache', 'applybot'), `${name}-${version}`);

try {
  if (!isSound(cache)) fetchInto(cache);
  place(target, file => readFileSync(join(cache, file)));
} catch (error) {
  // npm says what is wrong in its last line but for the pointer to its log.
  const npm = String(error.stderr ?? '').split('\n').filter(line => /^npm (error|ERR!) (?!code|A complete log|errno|syscall)/.test(line));
  console.log((npm[0] ?? String(error.message)).split('\n')[0]);
  process.exit(1);
}

function fetchInto(folder) {
  tell(`ApplyBot: fetching ${name} ${version} from npm (7 MB, once) ...`);
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(folder, 'pack-'));
  try {
    // npm is a script on Windows, which only a shell can start.
    execFileSync('npm', ['pack', `${name}@${version}`, '--loglevel=error', '--ignore-scripts'],
      { cwd: work, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32', timeout: 300_000 });
    const tarball = readFileSync(join(work, `${name}-${version}.tgz`));
    check('the package', tarball, tarballHash);
    const entries = untar(gunzipSync(tarball));
    place(folder, file => entries.get(`package/dist/${file}`));
    tell(`ApplyBot: ${name} ${version} checked and kept in ${folder}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

// To the terminal where there is one: `dotnet run` swallows what a build prints.
function tell(line) {
  try {
    appendFileSync('/dev/tty', `${line}\n`);
  } catch {
    console.log(line);
  }
}

// webchat.js last: where it stands, the rest does too. Renamed into place, so that two builds at once do no harm.
function place(folder, read) {
  mkdirSync(folder, { recursive: true });
  for (const [file, hash] of Object.entries(files).reverse()) {
    const content = read(file);
    check(file, content, hash);
    const part = join(folder, `${file}.${process.pid}`);
    writeFileSync(part, content);
    renameSync(part, join(folder, file));
  }
}

function isSound(folder) {
  return Object.entries(files).every(([file, hash]) => existsSync(join(folder, file)) && sha256(readFileSync(join(folder, file))) === hash);
}

function check(what, content, expected) {
  const actual = content ? sha256(content) : 'missing';
  if (actual !== expected) throw new Error(`${name} ${version}: ${what} has SHA-256 ${actual}, expected ${expected}.`);
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

function untar(tar) {
  const entries = new Map();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const text = (from, length) => tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12), 8);
    entries.set(text(0, 100), tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}
