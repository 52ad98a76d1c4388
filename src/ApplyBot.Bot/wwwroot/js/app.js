// The page: the chat (Web Chat where the build fetched it, else a plain one) and the programmes beside it.
import { DirectLine } from './direct-line.js';
import { openPlainChat } from './plain-chat.js';
import { dropStaffKey, staffKey } from './staff-key.js';
import { showProgrammes } from './programmes.js';

const place = document.querySelector('.chat');
const notice = document.querySelector('.notice');
const directLine = new DirectLine({ locale: 'zh-CN', staffKey: staffKey(), onWrongKey });

const chat = await openChat();
showProgrammes(question => chat.ask(question));

async function openChat() {
  try {
    await load('/webchat.js');
    const { openWebChat } = await import('./web-chat.js');
    return openWebChat(place, directLine);
  } catch {
    tell('标准聊天组件没有随构建下载（构建时需要 Node.js 和网络），现在使用简易聊天窗口，问答功能相同。');
    return openPlainChat(place, directLine);
  }
}

function onWrongKey() {
  dropStaffKey();
  tell('工作人员密钥不对（可能已更换），现在按普通访客打开。请用启动时打印的工作人员入口重新打开本页。');
}

function tell(text) {
  notice.hidden = false;
  notice.textContent = text;
}

function load(source) {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    Object.assign(script, { src: source, onload: done, onerror: failed });
    document.head.append(script);
  });
}
