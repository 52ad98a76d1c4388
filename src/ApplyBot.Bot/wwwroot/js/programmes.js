// The panel beside the chat: each programme with its window on the year's time line, money and status today.
const body = document.getElementById('glance-body');
const toggle = document.querySelector('.glance-toggle');
const summary = document.querySelector('.glance-summary');
const dayMs = 86_400_000;

export async function showProgrammes(ask) {
  toggle.addEventListener('click', () => fold(toggle.getAttribute('aria-expanded') === 'true'));
  try {
    const response = await fetch('/api/programmes');
    if (!response.ok) throw new Error(String(response.status));
    const { today, programmes } = await response.json();
    const open = programmes.filter(row => row.glance.status === 'Open').length;
    summary.textContent = `今天 ${chineseDate(today, true)}，${programmes.length} 个项目中 ${open} 个正在申报`;
    body.replaceChildren(legend(), ...groups(programmes).map(rows => group(rows, today, question => { fold(true); ask(question); })));
  } catch {
    summary.textContent = '项目没有读出来，请刷新页面再试。';
  }
}

function fold(folded) {
  toggle.setAttribute('aria-expanded', String(!folded));
  toggle.textContent = folded ? '展开' : '收起';
}

function groups(programmes) {
  const byNotice = new Map();
  for (const row of programmes) byNotice.set(row.glance.notice, [...byNotice.get(row.glance.notice) ?? [], row]);
  return [...byNotice.values()];
}

function group(rows, today, ask) {
  const { glance, docNumber, year } = rows[0];
  const months = element('div', 'months');
  months.ariaHidden = 'true';
  months.append(...[1, 4, 7, 10].map(month => element('span', '', `${month}月`)));
  const list = element('ul', '');
  list.append(...rows.map(row => item(row, today, ask)));
  const section = element('section', 'group');
  section.append(element('h3', '', glance.noticeName.zh), element('p', 'group-note', [`${year}年`, docNumber].filter(Boolean).join(' · ')), months, list);
  return section;
}

function item({ glance, year }, today, ask) {
  const line = element('li', 'row');
  const name = element('button', 'row-name', glance.name.zh);
  name.type = 'button';
  name.title = '点按提问：这个项目支持什么';
  name.addEventListener('click', () => ask(`介绍一下${glance.noticeName.zh}的${glance.name.zh}`));
  line.append(name, element('span', `badge ${glance.status.toLowerCase()}`, statusText(glance)), bar(glance, year, today));
  line.append(element('p', 'row-window', windowText(glance)));
  line.append(glance.amount ? element('p', 'row-amount', glance.amount.zh) : element('p', 'row-window', '资助金额没有写明'));
  return line;
}

function statusText({ status, daysLeft, opens }) {
  switch (status) {
    case 'Open': return daysLeft === 0 ? '今天截止' : `申报中，还有 ${daysLeft} 天`;
    case 'Upcoming': return `${chineseDate(opens.date)}开始`;
    case 'Closed': return '已截止';
    case 'Later': return '另行通知';
    default: return '截止未写明';
  }
}

function windowText({ opens, closes, status }) {
  if (status === 'Later') return '申报时间另行通知';
  const end = closes && `${chineseDate(closes.date)}${closes.time ? ` ${closes.time.slice(0, 5)}` : ''}`;
  if (opens && end) return `${chineseDate(opens.date)}至${end}`;
  if (end) return `${end}截止，开始时间未写明`;
  return opens ? `${chineseDate(opens.date)}起，截止时间未写明` : '通知没有写明申报时间';
}

// A window whose one end is not stated fades out there.
function bar({ opens, closes, status }, noticeYear, today) {
  const year = Number((closes ?? opens)?.date.slice(0, 4) ?? noticeYear);
  const track = element('div', 'track');
  track.ariaHidden = 'true';
  if (opens || closes) {
    const from = place(opens?.date ?? closes.date, year) - (opens ? 0 : 8);
    const to = place(closes?.date ?? opens.date, year, 1) + (closes ? 0 : 8);
    const span = element('div', `window ${status.toLowerCase()}${opens ? '' : ' no-start'}${closes ? '' : ' no-end'}`);
    span.style.left = `${from}%`;
    span.style.width = `${Math.max(1.5, to - from)}%`;
    track.append(span);
  }
  const now = element('div', 'today');
  if (today.slice(0, 4) !== String(year)) now.classList.add(Number(today.slice(0, 4)) > year ? 'after' : 'before');
  else now.style.left = `${place(today, year)}%`;
  track.append(now);
  return track;
}

function place(date, year, daysLater = 0) {
  const start = Date.UTC(year, 0, 1);
  const share = (Date.parse(date) + daysLater * dayMs - start) / (Date.UTC(year + 1, 0, 1) - start);
  return Math.min(1, Math.max(0, share)) * 100;
}

function legend() {
  const line = element('p', 'legend');
  line.ariaHidden = 'true';
  line.append(element('span', 'key-window'), '申报时间', element('span', 'key-today'), '今天');
  return line;
}

function chineseDate(date, withYear = false) {
  const [year, month, day] = date.split('-').map(Number);
  return `${withYear ? `${year}年` : ''}${month}月${day}日`;
}

function element(name, className, text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
