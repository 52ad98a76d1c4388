// The staff key, as `#staff=KEY` in the address brings it. It is kept while this tab is open, and taken out of the address, where it would be seen and remembered.
const name = 'applybot-staff';
let brought;

export function staffKey() {
  take();
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return brought; // storage is blocked: until the page is left
  }
}

export function dropStaffKey() {
  brought = undefined;
  try {
    sessionStorage.removeItem(name);
  } catch {
    // nothing was kept
  }
}

// Put into the address of a page that is open already.
addEventListener('hashchange', () => {
  if (take()) location.reload();
});

function take() {
  const [, shown] = /^#staff=(.+)$/.exec(location.hash) ?? [];
  if (!shown) return false;
  history.replaceState(null, '', location.pathname + location.search);
  try {
    brought = decodeURIComponent(shown).trim();
  } catch {
    brought = shown;
  }
  if (!/^[!-~]{1,200}$/.test(brought)) brought = undefined; // a header holds nothing else
  if (!brought) return false;
  try {
    sessionStorage.setItem(name, brought);
  } catch {
    // kept in `brought` alone
  }
  return true;
}
