// Does what README.md says, and compares: node .ci/readme.mjs
//   ```console  a line "$ command" is run; the lines below it must stand in what it prints, in order; … stands for anything
//   `knowledge/…`:  above a code block writes it into a copy of knowledge/, which must then pass check and evaluate
//   | question | **part** |  asks the running web chat; every part in bold must stand in the answer
//   [text](path), and paths of the layout, must exist
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const readme = readFileSync('README.md', 'utf8');
const blocks = [...readme.matchAll(/(?:^`(?<file>knowledge\/[^`]+)`:\n+)?^(?<indent> *)```(?<kind>\w*)\n(?<text>[\s\S]*?)^\k<indent>```$/gm)]
  .map(({ groups }) => ({ ...groups, text: groups.text.replaceAll(new RegExp(`^${groups.indent}`, 'gm'), '') }));
let [said, wrong] = [0, 0];
const data = mkdtempSync(join(tmpdir(), 'applybot-data-'));
process.on('exit', () => rmSync(data, { recursive: true, force: true }));
process.env.XDG_DATA_HOME = data; // where the bot keeps its data unless told otherwise

paths();
commands();
newNotice();
settings();
await firstMinute();
console.log(`${said} claims of README.md tried, ${wrong} wrong`);
process.exit(wrong > 0 || said === 0 ? 1 : 0);

function claim(what, holds, detail = '') {
  said++;
  if (!holds) wrong++;
  console.log(`${holds ? 'ok   ' : 'WRONG'} ${what}${holds || !detail ? '' : `\n${detail}`}`);
}

function paths() {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(match => match[1]);
  const layout = blocks.filter(block => block.kind === 'text').flatMap(block => block.text.split('\n'))
    .map(line => /^([\w.][\w./-]*)(?: {2,}|$)/.exec(line)?.[1]).filter(Boolean);
  for (const path of new Set([...links, ...layout])) claim(`there is ${path}`, existsSync(path));
  const icons = run('node manifest/icons.mjs --check');
  claim('the icons are what manifest/icons.mjs draws', icons.status === 0, icons.printed);
  const emulator = /^ *node (tests\/peers\/\S+)/m.exec(readme)?.[1];
  claim('the emulator lies where its command says', emulator && (existsSync(emulator) || !existsSync('tests/peers/node_modules')));
}

function run(command, limit = 300_000) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8', timeout: limit });
  return { status, printed: stdout + stderr };
}

function commands() {
  for (const block of blocks.filter(block => block.kind === 'console'))
    for (const part of block.text.split(/^\$ /m).slice(1)) {
      const [command, ...expected] = part.trimEnd().split('\n');
      const { status, printed } = run(command);
      const pattern = expected.map(line => line.trim()).filter(line => line !== '…')
        .map(line => line.split('…').map(text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ +/g, ' +')).join('.*')).join('[\\s\\S]*');
      claim(`$ ${command}`, status === 0 && new RegExp(pattern).test(printed), `exit ${status}\n${printed}`);
    }
}

function newNotice() {
  const files = blocks.filter(block => block.file);
  const folder = join(mkdtempSync(join(tmpdir(), 'applybot-')), 'knowledge');
  try {
    cpSync('knowledge', folder, { recursive: true });
    for (const { file, text } of files) {
      const path = join(dirname(folder), file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const cli = 'dotnet run --no-build --project src/ApplyBot.Cli --';
    const check = run(`${cli} check --knowledge ${folder}`);
    claim('the notice shown passes check', files.length > 1 && check.status === 0 && !existsSync(files[0]?.file), check.printed);
    for (const { file } of files.filter(({ file }) => file.endsWith('questions.yaml'))) {
      const evaluate = run(`${cli} evaluate ${join(dirname(folder), file)} --knowledge ${folder}`);
      claim(`${file} is answered`, evaluate.status === 0 && /^([1-9]\d*)\/\1 /m.test(evaluate.printed), evaluate.printed);
    }
  } finally {
    rmSync(dirname(folder), { recursive: true, force: true });
  }
}

// Names, defaults and environment form of the settings table: | `DirectLine:Name` | default | … |
function settings() {
  const source = readFileSync('src/ApplyBot.Bot/Channels/DirectLine/DirectLineOptions.cs', 'utf8');
  for (const [, name, value] of readme.matchAll(/^\| `DirectLine:(\w+)` \| ([^|]+?) \|/gm)) {
    const property = new RegExp(`\\b${name} \\{ get; set; \\}(?: = ([^;]+);)?`).exec(source);
    const written = (property?.[1] ?? 'none').replaceAll('_', '').replace(/TimeSpan\.From(\w+)\((\d+)\)/, (_, unit, n) => `${n} ${unit.toLowerCase()}`)
      .replace(/(\d+) \* 1024/, '$1 KB');
    claim(`DirectLine:${name} is ${value} unless set`, property !== null && written === value, `it is ${written}`);
  }
  const refused = run('DirectLine__MaxBodyBytes=1 dotnet run --no-build --project src/ApplyBot.Bot -- --urls http://localhost:3979', 30_000);
  claim('settings are taken from the environment, and checked at start', refused.status === 1 && refused.printed.includes('MaxBodyBytes'), refused.printed);
}

async function firstMinute() {
  const [command, address] = ['dotnet run --project src/ApplyBot.Bot', 'http://localhost:3978'];
  claim(`${command} and ${address} stand at the head`, readme.indexOf(command) > 0 && readme.indexOf(address) > 0 && readme.indexOf(command) < 2000);
  if (await fetch(address).catch(() => null)) {
    claim(`port 3978 is free`, false, 'something answers there already; stop it first');
    return;
  }
  const bot = spawn('bash', ['-c', `exec ${command}`], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  bot.stdout.on('data', data => printed += data);
  try {
    const up = await until(async () => (await fetch(`${address}/health/ready`).catch(() => null))?.ok, 90_000);
    claim(`${command} answers at ${address}`, up, printed);
    if (!up) return;
    const notices = readme.match(/(\d+) notices, /)?.[1];
    claim('it prints the address, the notices and what is open today', await until(() => printed.includes(address) && printed.includes(`${notices} 份通知`) && /今天（.*申报的项目/.test(printed), 5_000), printed);
    claim('it names the folder of its data', printed.includes(join(data, 'ApplyBot')) && existsSync(join(data, 'ApplyBot', 'keys')), printed);
    claim('the page is served', (await (await fetch(address)).text()).includes('项目一览'));
    claim('the page has the Web Chat', (await fetch(`${address}/webchat.js`)).ok);
    const list = await (await fetch(`${address}/api/programmes`)).json();
    claim('the programmes are listed with window, money and status', list.programmes.length > 10 && list.programmes.every(row => row.glance.status));
    claim('/api/messages answers', await teams(address));
    for (const path of ['/health/live', '/health/ready']) claim(`${path} is served`, (await fetch(address + path)).ok);
    await ask(address);
  } finally {
    process.kill(-bot.pid, 'SIGTERM');
  }
}

// What the emulator would post, its answer awaited in the response.
async function teams(address) {
  const activity = { type: 'message', id: '1', channelId: 'msteams', deliveryMode: 'expectReplies', text: '赣海汇智什么时候截止？', conversation: { id: 'readme' }, from: { id: 'me' }, recipient: { id: 'bot' }, serviceUrl: 'http://localhost:1/' };
  const response = await fetch(`${address}/api/messages`, { method: 'POST', body: JSON.stringify(activity), headers: { 'content-type': 'application/json' } });
  return response.ok && JSON.stringify(await response.json()).includes('3月25日');
}

async function ask(address) {
  const call = async (path, body) => {
    const response = await fetch(`${address}/directline/${path}`, { method: body === undefined ? 'GET' : 'POST', body: body && JSON.stringify(body), headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  let token, watermark = '';
  ({ token } = await call('tokens/generate', {}));
  const { conversationId } = await call('conversations', {});
  const rows = [...readme.matchAll(/^\| ([^|`]+?) \| ([^|]*\*\*[^|]*) \|$/gm)];
  claim('five questions to try', rows.length >= 5);
  for (const [, question, says] of rows) {
    await call(`conversations/${conversationId}/activities`, { type: 'message', text: question, from: { id: 'me' } });
    let answer = '';
    await until(async () => {
      const got = await call(`conversations/${conversationId}/activities?watermark=${watermark}`);
      watermark = got.watermark;
      answer = got.activities.filter(activity => activity.type === 'message' && activity.from.role === 'bot').at(-1)?.text ?? answer;
      return answer;
    }, 5_000);
    const parts = [...says.matchAll(/\*\*(.+?)\*\*/g)].map(match => match[1]);
    claim(`${question} is answered with ${parts.join(', ')}`, parts.every(part => answer.includes(part)), answer);
  }
}

async function until(holds, limit) {
  for (const end = Date.now() + limit; Date.now() < end; await new Promise(done => setTimeout(done, 200))) if (await holds()) return true;
  return false;
}
