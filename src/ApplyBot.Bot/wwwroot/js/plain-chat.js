// A small chat over the same connection, for builds without Web Chat.
export function openPlainChat(place, directLine) {
  const log = element('div', { className: 'plain-log', role: 'log', ariaLabel: '对话记录', tabIndex: 0 });
  const choices = element('div', { className: 'plain-choices', role: 'group', ariaLabel: '可以接着问' });
  const input = element('input', { name: 'text', autocomplete: 'off', enterKeyHint: 'send', placeholder: '输入问题，例如“什么时候截止？”', ariaLabel: '问题' });
  const form = element('form', { className: 'plain-form' }, input, element('button', { type: 'submit', textContent: '发送' }));
  place.replaceChildren(log, choices, form);

  form.addEventListener('submit', event => {
    event.preventDefault();
    ask(input.value);
    input.value = '';
  });
  directLine.activity$.subscribe(show);
  return { ask };

  function ask(text) {
    if (!text.trim()) return;
    const clientActivityID = crypto.randomUUID();
    directLine.postActivity({ type: 'message', text, locale: 'zh-CN', channelData: { clientActivityID } })
      .subscribe(() => {}, () => say('没有发送成功，请再试一次。', 'failed'));
  }

  function show(activity) {
    log.querySelector('.typing')?.remove();
    if (activity.type === 'typing') say('正在输入……', 'typing');
    if (activity.type !== 'message') return;
    const mine = activity.from.role === 'user';
    const bubble = say('', mine ? 'mine' : 'bot');
    // A card says the same in plain text; its steps are answered by their numbers.
    const text = activity.text ?? activity.attachments?.[0]?.content?.fallbackText ?? '';
    bubble.append(...(mine ? [text] : formatted(text)));
    if (!mine) bubble.prepend(element('span', { className: 'spoken', textContent: 'ApplyBot：' }));
    const citations = activity.channelData?.citations ?? [];
    if (citations.length) bubble.append(citationList(citations));
    choices.replaceChildren(...(activity.suggestedActions?.actions ?? []).map(({ title, value }) => {
      const button = element('button', { type: 'button', textContent: title });
      button.addEventListener('click', () => ask(value));
      return button;
    }));
    log.scrollTop = log.scrollHeight;
  }

  function say(text, kind) {
    const bubble = element('div', { className: `plain-bubble ${kind}`, textContent: text });
    log.append(bubble);
    log.scrollTop = log.scrollHeight;
    return bubble;
  }
}

function citationList(citations) {
  return element('details', {}, element('summary', { textContent: `依据（${citations.length}）` }), ...citations.map(citation => element('blockquote', {},
    element('strong', { textContent: citation.clause }),
    element('p', { textContent: citation.text }),
    element('cite', { textContent: citation.docNumber ? `${citation.title}（${citation.docNumber}）` : citation.title }))));
}

// The bot's markdown has links and escapes only.
function formatted(text) {
  return text.split(/(\[(?:\\.|[^\]\\])*\]\((?:https?:\/\/|mailto:)[^)]*\))/).map((part, index) => {
    if (index % 2 === 0) return unescaped(part);
    const [, label, href] = /^\[(.*)\]\((.*)\)$/.exec(part);
    return element('a', { href, target: '_blank', rel: 'noopener noreferrer', textContent: unescaped(label) });
  });
}

function unescaped(text) {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('  \n', '\n');
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
