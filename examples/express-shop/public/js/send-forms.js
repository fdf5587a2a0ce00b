import { refreshLive } from './live.js';
import { toast } from './toast.js';

/** Sends forms marked `data-fetch` without leaving the page. Without this script they are plain form posts. */
export function sendForms() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-fetch]')) return;
    event.preventDefault();
    send(form);
  });
}

async function send(form) {
  const buttons = form.querySelectorAll('button');
  for (const button of buttons) button.disabled = true;
  try {
    const response = await fetch(form.getAttribute('action'), {
      method: form.dataset.fetch || 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    await follow(form, response.status, await response.json());
  } catch {
    toast('We couldn’t reach the shop. Please try again.');
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

async function follow(form, status, answer) {
  if (status === 401) return location.assign(`/login?next=${encodeURIComponent(location.pathname)}`);
  if (answer.error) return showErrors(form, answer.error);
  if (answer.location) return location.assign(answer.location);
  form.closest('dialog')?.close();
  await refreshLive();
  if (answer.message) toast(answer.message);
}

function showErrors(form, { message, fields }) {
  const summary = form.querySelector('[data-form-error]');
  if (summary) {
    summary.textContent = message;
    summary.hidden = false;
  } else {
    toast(message);
  }
  for (const note of form.querySelectorAll('[data-error-for]')) {
    const error = fields[note.dataset.errorFor];
    note.dataset.hint ??= note.textContent;
    note.textContent = error ?? note.dataset.hint;
    note.classList.toggle('error', Boolean(error));
    form.elements[note.dataset.errorFor].toggleAttribute('aria-invalid', Boolean(error));
  }
  form.querySelector('[aria-invalid]')?.focus();
}
