// Direct Line 3.0 by polling, in the shape that Web Chat expects of a connection (activity$, connectionStatus$, postActivity).
// Unlike the client in Web Chat it outlives failed polls, a restarted server and a forgotten conversation.
const connecting = 1;
const online = 2;
const lost = [401, 403, 404]; // the token or the conversation is gone: begin anew
const sleep = ms => new Promise(done => setTimeout(done, ms));

export class DirectLine {
  #root; #locale; #staffKey; #onWrongKey; #conversation; #watermark = ''; #wake = () => {}; #sending = 0; #lastSent = 0; #ended = false; #refreshAt = 0;
  #activities = subject();
  #status = subject(0);

  constructor({ root = '/directline', locale, staffKey, onWrongKey }) {
    this.#root = root;
    this.#locale = locale;
    this.#staffKey = staffKey;
    this.#onWrongKey = onWrongKey;
    this.connectionStatus$ = this.#status.observable;
    this.activity$ = this.#activities.observable;
    this.#run();
  }

  postActivity(activity) {
    return observable(observer => {
      this.#post(activity).then(id => { observer.next(id); observer.complete(); }, error => observer.error(error));
    });
  }

  end() {
    this.#ended = true;
    this.#wake();
  }

  async #run() {
    for (let failures = 0; !this.#ended;) {
      try {
        if (!this.#conversation) await this.#open();
        if (this.#activities.isHeard()) await this.#poll();
        this.#status.next(online);
        failures = 0;
        await this.#pause();
      } catch (error) {
        if (lost.includes(error.status)) this.#conversation = null;
        this.#status.next(connecting);
        await sleep(error.retryAfter ?? Math.min(3_000, 300 * 2 ** failures++));
      }
    }
  }

  async #open() {
    const granted = await this.#generate();
    const conversation = await this.#send('POST', '/conversations', granted.token, {});
    await this.#send('POST', `${path(conversation)}/activities`, conversation.token, { type: 'event', name: 'webchat/join', locale: this.#locale });
    // Questions that wait for a conversation come after the joining: the welcome never follows an answer.
    this.#conversation = conversation;
    this.#watermark = '';
    this.#refreshLater(conversation);
    // Said before the first reading: Web Chat drops what comes while it is not connected.
    this.#status.next(online);
  }

  // Who shows a wrong key is a visitor like any other.
  async #generate() {
    const asked = { user: { id: identity() } };
    if (this.#staffKey) {
      try {
        return await this.#send('POST', '/tokens/generate', null, asked, { 'X-Staff-Key': this.#staffKey });
      } catch (error) {
        if (![401, 403].includes(error.status)) throw error;
        this.#staffKey = undefined;
        this.#onWrongKey?.();
      }
    }
    return this.#send('POST', '/tokens/generate', null, asked);
  }

  async #poll() {
    if (Date.now() > this.#refreshAt) {
      Object.assign(this.#conversation, await this.#send('POST', '/tokens/refresh', this.#conversation.token));
      this.#refreshLater(this.#conversation);
    }
    const conversation = this.#conversation;
    const set = await this.#send('GET', `${path(conversation)}/activities?watermark=${this.#watermark}`, conversation.token);
    this.#watermark = set.watermark;
    set.activities.forEach(activity => this.#activities.next(activity));
  }

  // Often while an answer is awaited, seldom while nobody looks.
  #pause() {
    const lively = !this.#watermark || this.#sending > 0 || Date.now() - this.#lastSent < 2_000;
    return Promise.race([sleep(lively ? 150 : document.hidden ? 15_000 : 2_000), new Promise(wake => { this.#wake = wake; })]);
  }

  async #post(activity) {
    this.#sending++;
    this.#wake();
    try {
      // The server runs an activity with the same clientActivityID once, so that trying again is safe.
      for (let tries = 0; ; tries++) {
        try {
          return await this.#deliver(activity);
        } catch (error) {
          if (tries === 3 || (error.status && ![...lost, 429].includes(error.status))) throw error;
          if (lost.includes(error.status)) this.#conversation = null;
          this.#wake();
          await sleep(error.retryAfter ?? 700);
        }
      }
    } finally {
      this.#sending--;
      this.#lastSent = Date.now();
      this.#wake();
    }
  }

  async #deliver(activity) {
    while (!this.#conversation) await sleep(100);
    return (await this.#send('POST', `${path(this.#conversation)}/activities`, this.#conversation.token, activity)).id;
  }

  #refreshLater({ expires_in: seconds }) {
    this.#refreshAt = Date.now() + seconds * 500;
  }

  async #send(method, at, token, body, more) {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json', ...more };
    if (token) headers.Authorization = `Bearer ${token}`;
    const response = await fetch(this.#root + at, { method, headers, body: body && JSON.stringify(body) });
    if (response.ok) return response.json();
    const wait = Number(response.headers.get('Retry-After')) * 1_000;
    throw Object.assign(new Error(`${method} ${at}: ${response.status}`), { status: response.status, retryAfter: wait || undefined });
  }
}

const path = ({ conversationId }) => `/conversations/${conversationId}`;

function observable(start) {
  return {
    subscribe(next, error, complete) {
      const given = typeof next === 'function' ? { next, error, complete } : next;
      let open = true;
      const call = name => value => { if (open) given[name]?.(value); };
      const stop = start({ next: call('next'), error: call('error'), complete: call('complete') });
      return { unsubscribe() { open = false; stop?.(); } };
    },
    [Symbol.observable ?? '@@observable']() { return this; },
  };
}

// Hands each value to all that listen; one made with a first value repeats its last one to newcomers.
function subject(...first) {
  const observers = new Set();
  let last = first;
  return {
    isHeard: () => observers.size > 0,
    next(value) {
      if (first.length && last[0] === value) return;
      if (first.length) last = [value];
      observers.forEach(observer => observer.next(value));
    },
    observable: observable(observer => {
      observers.add(observer);
      last.forEach(observer.next);
      return () => observers.delete(observer);
    }),
  };
}

// The same person when the page is opened again: what was remembered is found by this secret, which stays in the browser.
function identity() {
  const made = () => `dl_${Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')}`;
  try {
    const known = localStorage.getItem('applybot-user');
    if (known) return known;
    const id = made();
    localStorage.setItem('applybot-user', id);
    return id;
  } catch {
    return made(); // storage is blocked: somebody new each time
  }
}
