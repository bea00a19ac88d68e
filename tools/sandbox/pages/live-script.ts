/** Fetches the page again when something changed and swaps the live part; what a person types stays. */
export const liveScript = `
const mark = document.querySelector('.live');
const say = (on, text) => { mark.classList.toggle('on', on); mark.textContent = text; };
const bottom = () => { if (document.querySelector('.thread')) scrollTo(0, document.body.scrollHeight); };
let busy = false, again = false;
async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-live]'), shown = document.querySelector('[data-live]');
    if (fresh && shown && fresh.innerHTML !== shown.innerHTML) { shown.innerHTML = fresh.innerHTML; bottom(); }
  } catch (error) {
    say(false, 'Not connected');
  } finally {
    busy = false;
    if (again) { again = false; refresh(); }
  }
}
const feed = new EventSource('/live');
let lost = false;
feed.onopen = () => { say(true, 'Live'); if (lost) refresh(); lost = false; };
feed.onerror = () => { lost = true; say(false, 'Not connected'); };
feed.addEventListener('changed', refresh);
bottom();
`;
